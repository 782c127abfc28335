"""What a spoken sentence orders about cases (整改 4、6 都好了, 5到8号都通过), as the command that it means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from understanding import orderwords as words
from understanding.casenumbers import Group, groups_in, ordinals_in

LONGEST_ORDER = 300  # characters; longer texts are papers and reports
RECTIFY, LOOK, ADD, FAIL, REOPEN, MERGE, PASS = "整改", "查", "补充", "不通过", "重开", "并案", "通过"


@dataclass(frozen=True, slots=True)
class Order:
    """A step, in the chat's command word, on these cases; none if it was not said which.

    `words` are the rest: reason, explanation, unit, category or place. `sure` is False where the bot should ask.
    """

    step: str
    numbers: tuple[int, ...]
    words: str
    sure: bool


def as_command(order: Order) -> str:
    """The order as a command of the chat: 整改 4 6 都好了."""
    return " ".join([order.step, *map(str, order.numbers), *([order.words] if order.words else [])])


def read_order(text: str, *, numbers_quoted: Sequence[int] = (), has_photo: bool = False) -> Order | None:
    """What `text` orders; None if it orders nothing, or nothing that concerns a case.

    `numbers_quoted` are the cases of the quoted message: one of a card, several of a list. Without a number and
    without a quote only a text that says nothing else is taken: with a photo 处理好了 is 整改 of a case to be found.
    Of a text with several different orders the first is given, not sure.
    """
    orders = read_orders(text, numbers_quoted=numbers_quoted, has_photo=has_photo)
    if not orders:
        return None
    return orders[0] if len(orders) == 1 else replace(orders[0], sure=False)


def read_orders(
    text: str, *, numbers_quoted: Sequence[int] = (), has_photo: bool = False
) -> tuple[Order, ...]:
    """Every order of a text, one for each part that has numbers of its own: 5通过，6不通过，路面还有垃圾."""
    plain = _plain(text)
    if not plain or len(plain) > LONGEST_ORDER:
        return ()
    parts = _parts(plain)
    found = [_read(part, numbers_quoted, has_photo) for part in parts] if len(parts) > 1 else []
    orders = [one for one in found if one is not None]
    if len(orders) == len(parts) and len({one.step for one in orders}) > 1:
        return tuple(orders)
    whole = _read(plain, numbers_quoted, has_photo)
    return (whole,) if whole is not None else ()


_CASE = r"#?\s*(\d{1,9})\s*号?\s*"
_MERGE = re.compile(
    rf"(?:并案|合并)\s*{_CASE}(?:到|进|入|和|与|跟|、|,)?\s*{_CASE}"
    rf"|{_CASE}(?:并案?到|并入|合并到)\s*{_CASE}|{_CASE}[和跟与同]\s*{_CASE}(?:是?同一|重复|是?一样"
    rf"|合并|并案|是一[件个])"
)


_POLITE = re.compile(
    r"^(?:\s|[@＠]\S+\s+|[/／]|各位|领导|你好|您好|麻烦|好的?[,，]|收到[,，]|报告[,，]?|请(?=查|看"
    r"|把|将)|[,，、。：:])+"
)
_END = re.compile(
    r"(?:\s|谢谢|辛苦了|请(?:领导|查收|核查|验收|审核|复核|知悉|过目)+|哈+|哦|啦|呀|哟|喽"
    r"|\[[\u4e00-\u9fffA-Za-z]{1,6}\]|[!！。.~～，,、])+$"
)
_EMOJI = re.compile("[\u2190-\u2bff\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]")


def _plain(text: str) -> str:
    """NFKC, without mentions, politeness and signs at the ends."""
    text = _EMOJI.sub(" ", unicodedata.normalize("NFKC", text))
    return _END.sub("", _POLITE.sub("", text)).strip()


def _parts(text: str) -> list[str]:
    """The text cut before each clause that begins with a number or with a command word and a number."""
    step = "|".join(map(re.escape, words.WORDS))
    return [part for part in re.split(rf"[,，;；。\n]\s*(?=(?:{step})?\s*#?\d)", text) if part]


def _read(text: str, quoted: Sequence[int], has_photo: bool) -> Order | None:
    if words.PAPER.search(text):
        return None
    if merged := _MERGE.search(text):
        one, into = (int(number) for number in merged.groups() if number)
        return Order(MERGE, (one,), f"到 {into}", one != into)
    picked, text = ordinals_in(text, quoted)
    groups = groups_in(text)
    meant = _meant(text, groups)
    marked = _marked(text, meant)
    numbers = tuple(dict.fromkeys(one for group in meant for one in group.numbers)) or picked
    which_is_clear = bool(numbers) or len(quoted) == 1 or bool(re.search("都|全", text))
    numbers = numbers or tuple(quoted)
    if re.fullmatch(r"#\s*\d+", text):
        return Order(LOOK, numbers, "", True)
    step = _step(marked, numbers != (), has_photo)
    if step is None:
        return None
    word, rest, sure = step
    if not numbers:
        return _without_number(word, rest, sure, marked, has_photo)
    other = bool(quoted) and bool(meant) and not set(numbers) <= set(quoted)  # two cases may be meant
    return Order(word, numbers, rest, sure and which_is_clear and not other)


def _meant(text: str, groups: list[Group]) -> list[Group]:
    """The groups that are numbers of cases: by their mark, or because the sentence begins or goes on like an order."""
    found = []
    for group in groups:
        if (group.marked and "#" in text[group.start : group.end]) or _begins(text[: group.start]) or _is_followed(text[group.end :]):
            found.append(group)
    return found


_OPENING = re.compile(
    rf"(?:\s|[,，:：]|{'|'.join(words.WORDS)}"
    rf"|{'|'.join(pattern for _, pattern in words.SPOKEN if '§' not in pattern)}"
    "|把|将|关于|对于?|给|那个?|这个?|就是|问题|案件|工单|编号|我们?|都|再|还有|先|一下|看|查"
    "|申请|要|已经?|完成|处理|清理|好了?|了)*"
)
_STEP_AHEAD = re.compile(
    r"\s*(?:这件|那件|这个|那个|件|的)?\s*[,，:：]?\s*(?:都|也|全部|全|均|已经?|现在|今天|刚刚?"
    r"|我们?|还|没|不|怎么|谁|什么|申请|可以|应该|类别|地点|位置|在|想|要|整|处|清|好|过|弄|搞|办"
    r"|修|拆|通)"
)


def _begins(before: str) -> bool:
    return _OPENING.fullmatch(before) is not None


def _is_followed(after: str) -> bool:
    return _STEP_AHEAD.match(after) is not None and len(after) < 40


def _marked(text: str, groups: list[Group]) -> str:
    """The text with § where the numbers of cases stood."""
    for group in reversed(groups):
        text = f"{text[: group.start]}§{text[group.end :]}"
    return re.sub(r"\s*§\s*", "§", text).strip()


_LITERAL = re.compile(rf"({'|'.join(sorted(words.WORDS, key=len, reverse=True))})§")
_OURS = re.compile("(?:这个?|这件)?不(?:归|属于?|是|在)(?:我们?|本|咱)")
_ENDS_ASKING = re.compile("(?:[?？]|吗|没有?|不)$")


def _step(text: str, has_number: bool, has_photo: bool) -> tuple[str, str, bool] | None:
    """The command word that the text means, the words that go with it, and whether that is sure."""
    if words.ASKS.search(text):
        if has_number and (_ENDS_ASKING.search(text) or not _LITERAL.match(text)):
            return LOOK, "", not words.DELIBERATES.search(text)
    if found := _LITERAL.match(text):
        word = {"查询": LOOK, "派单": "派"}.get(found[1], found[1])
        return word, _rest(text[found.end() :]), True
    if has_number and words.LOOK.search(text):
        return LOOK, "", True
    for step, pattern in words.PATTERNS:
        found = pattern.search(text)
        if found and not words.NOT_SAID.search(text[: found.start()]):
            weak = all(words.WEAK.search(one[0]) for one in pattern.finditer(text))
            if step == PASS and has_photo and weak:
                return RECTIFY, _rest(text), True
            sure = not weak or _OURS.match(text, found.start()) is not None
            return (
                step,
                _rest(pattern.sub(" ", text)),
                sure and not words.NOT_YET.search(text[: found.start()]),
            )
    return _done(text)


def _done(text: str) -> tuple[str, str, bool] | None:
    """整改 if the text says that it is done; what is still bad or bad again, to be asked about."""
    if words.PRAISE.search(text):
        return None
    if words.AGAIN.search(text):
        return REOPEN, _rest(text), False
    if words.STILL_BAD.search(text) and not words.NOT_YET_DONE.search(text):
        return FAIL, _rest(text), False
    if words.NOT_DONE.search(text):
        return ADD, _rest(text), False
    found = words.DONE.search(text)
    if found is None or words.NOT_YET.search(text):
        return None
    return RECTIFY, _rest(text), True


def _rest(text: str) -> str:
    """Reason or explanation, without numbers and marks at the ends."""
    text = re.sub(r"§+", " ", text)
    text = re.sub(
        r"^[\s,，:：、。!！]*(?:因为|由于|(?:原因|理由)(?=[是为:：])|是(?=$|\s)|\s|的|吧|了|把|将"
        r"|都(?=$|\s)|全部(?=$)|给|申请(?=\s|$))*[\s,，:：、。!！]*",
        "",
        text,
    )
    return re.sub(
        r"[\s,，:：、。!！]+", " ", re.sub(r"[\s,，:：、。!！]*(?:吧|把|将|都|全部|我们|请)?$", "", text)
    ).strip()


_SHORT = 10  # characters: 刚才报错了
_ONLY_DONE = re.compile(
    r"(?:已经?|都|全部|全|整改|处理|清理|清运|清扫|打扫|修|拆|弄|搞|办|做|完成|完毕|完|好|干净"
    r"|到位|掉|了|妥|定|现场|问题|按要求|这边|我们?|今天|刚刚?|刚才|啦|OK|ok|的|并|清|扫|工|恢复"
    r"|原状|正常|这个|那个|[\s,，])+"
)


def _without_number(word: str, rest: str, sure: bool, text: str, has_photo: bool) -> Order | None:
    """What is said of no case in particular counts only if nothing else is said."""
    if word == RECTIFY:
        if _ONLY_DONE.fullmatch(text):
            return Order(word, (), rest, sure and has_photo) if has_photo or "整改" in text else None
        return Order(word, (), rest, False) if has_photo else None
    begins = text.startswith(word) and len(text) <= len(word) + 1
    if word == "撤回" and len(text) <= _SHORT:
        return Order(word, (), "", False)
    return Order(word, (), rest, False) if begins else None
