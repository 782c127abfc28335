"""What a spoken sentence orders about cases (整改 4、6 都好了, 5到8号都通过), as the command that it means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.ordinary import ordinary
from understanding.orders import words
from understanding.orders.case_numbers import NumberGroup, groups_in, number_first, ordinals_in
from understanding.orders.deciding import ASSIGN, CLAIM, DEFER, MORE_TIME, RETURN, decided_in
from understanding.orders.not_again import NAMED as NOT_AGAIN
from understanding.orders.order import Order
from understanding.orders.own_forms import in_own_form
from understanding.orders.put_right import said_anew
from understanding.orders.steps import ADD, FAIL, LOOK, PASS, RECTIFY, SaidStep, read_step
from understanding.orders.under_way import tells_of_work

WITHDRAW = "撤回"
URGED = LOOK  # whoever urges is shown how it stands
LONGEST_ORDER = 300  # characters; longer texts are papers and reports


def read_orders(text: str, *, numbers_quoted: Sequence[int] = (), has_photo: bool) -> tuple[Order, ...]:
    """Every order of a text, one for each part that has numbers of its own: 5通过，6不通过，路面还有垃圾.

    Nothing, if it orders nothing that concerns a case. `numbers_quoted` are the cases of the quoted message: one of a
    card, several of a list. Without a number and without a quote only a text that says nothing else is taken: with a
    photo 处理好了 is 整改 of a case to be found.
    """
    plain = _plain(text)
    if not plain or len(plain) > LONGEST_ORDER:
        return ()
    parts = _parts(plain)
    found = [_read(part, numbers_quoted, has_photo) for part in parts] if len(parts) > 1 else []
    orders = [one for one in found if one is not None]
    given = {one.words for one in orders if one.step == ASSIGN}  # 84给东港，85给双龙
    if len(orders) == len(parts) and _NUMBERS_BEHIND.match(plain) and all(map(_is_whole, orders)):
        return tuple(orders)
    if len(orders) == len(parts) and (len({one.step for one in orders}) > 1 or len(given) > 1):
        # 5可以了，6还不行: each makes the other plain.
        verdicts = {one.step for one in orders} == {PASS, FAIL}
        return tuple(replace(one, sure=one.sure or verdicts) for one in orders)
    whole = _read(plain, numbers_quoted, has_photo)
    return (whole,) if whole is not None else ()


def _is_whole(order: Order) -> bool:
    """True for each of 整改 95 已清运 整改 96 已劝阻: what is told of one is not told of the other."""
    return order.sure and bool(order.numbers)


def _plain(text: str) -> str:
    """In ordinary digits and letters, without mentions, politeness and signs at the ends; Chinese marks stay."""
    text = text.replace("§", "")
    kept = (one if one in "，。；：！？、（）" else ordinary(one) for one in text)
    plain = _END.sub("", _POLITE.sub("", _EMOJI.sub(" ", "".join(kept)))).strip()
    plain = _MEND_IT.sub("", _HEADED.sub("", plain))
    if also := _ALSO.fullmatch(plain):
        plain = f"{also['one']}、{also['other']}{also['step']}"
    return plain if _WORD_AHEAD.match(plain) else number_first(plain)


def _parts(text: str) -> list[str]:
    """The text cut before each clause that begins with a number, or with a command word and a number."""
    cut = _CUT_AT_WORDS if _NUMBERS_BEHIND.match(text) else _CUT
    return [part for part in cut.split(text) if part]


def _read(text: str, quoted: Sequence[int], has_photo: bool) -> Order | None:
    if words.PAPER.search(text):
        return None
    if _PUT_OFF.search(text):
        text = _TO_DAY.sub("", text)
    if whole := in_own_form(text):
        return whole
    if not quoted:
        text = _NO_LIST.sub("", text)
    picked, text = ordinals_in(text, quoted)
    meant = [group for group in groups_in(text) if _is_case(group, text)]
    named = tuple(dict.fromkeys(one for group in meant for one in group.numbers)) or picked
    numbers = named or tuple(quoted)
    marked = _marked(text, meant)
    if quoted and not named:
        marked = _BARE_COMMAND.sub(r"\1§", marked)
    said = SaidStep(LOOK, "", True) if _MERE_NUMBER.fullmatch(text) else None
    said = said or read_step(marked, has_number=numbers != (), has_photo=has_photo)
    if said is None and not numbers and _URGES.search(text):
        said = SaidStep(URGED, "", False)
    # Whoever listens to quotes keeps what is said of a quoted case.
    if said is None and not quoted and tells_of_work(text, of_a_case=named != ()):
        told = _UNNUMBERED.sub("", marked)  # a number inside of it stays as it was said
        said = SaidStep(ADD, text if "§" in told else told, False)
    if said is None:
        return None if numbers else _by_its_clause(text)
    if said.step == LOOK and len(numbers) > 1 and _WHOSE.search(text):
        return None  # 1、3谁负责: a question, which is told who it is
    if numbers and said.step == WITHDRAW and said_anew(marked.replace("§", "")) is not None:
        return None  # 85报错了，是金山小学门口
    if not numbers:
        return _without_number(said, marked, has_photo) or _by_its_clause(text)
    clear = _which_is_clear(named, quoted, text)
    return Order(said.step, numbers, said.words, said.sure and clear and not _parted_by_a_step(text, meant))


_WHOSE = re.compile("(?:归|由)?(?:谁|哪个?(?:单位|部门|家))(?:在|来)?(?:负责|管)|(?:归|属于?)(?:谁|哪[个家])")


def _parted_by_a_step(text: str, groups: Sequence[NumberGroup]) -> bool:
    """True for 73可以了76不行: one step for all of the numbers is not what was said."""
    between = (text[one.end : other.start] for one, other in pairwise(groups))
    return any(_STEP_BETWEEN.search(one) for one in between)


def _which_is_clear(named: tuple[int, ...], quoted: Sequence[int], text: str) -> bool:
    """False if several cases are quoted and none is named, or if others are named than are quoted."""
    if not named:
        return len(quoted) == 1 or re.search("都|全", text) is not None
    return not quoted or set(named) <= set(quoted)


def _is_case(group: NumberGroup, text: str) -> bool:
    """True for `#12`, and for a number with which an order begins (12整改好了) or that stands after its word."""
    before, after = text[: group.start], text[group.end :]
    if "#" in text[group.start : group.end] or _OPENING.fullmatch(before):
        return True
    if _SPLIT_IT.fullmatch(before) and _AMONG.match(after):
        return True
    return len(after) < _SHORT_REST and _STEP_AHEAD.match(after) is not None


def _marked(text: str, groups: list[NumberGroup]) -> str:
    """The text with § where the numbers of cases stood."""
    for group in reversed(groups):
        text = f"{text[: group.start]}§{text[group.end :]}"
    return re.sub(r"\s*§\s*", "§", text).strip()


def _by_its_clause(text: str) -> Order | None:
    """那两件都延到明天吧 车坏: a step with its time or reason; of which case is to be asked."""
    decided = None if _COUNTS.search(text) else decided_in(text)  # 挂账 有哪些 asks
    if decided is None or decided.step not in _BY_ITS_CLAUSE:
        return None
    return Order(decided.step, (), f"{decided.named} {decided.told}".strip(), False)


def _without_number(said: SaidStep, text: str, has_photo: bool) -> Order | None:
    """What is said of no case in particular counts if nothing else is said; with more words the bot must ask."""
    if _COUNTS.search(text):
        return None
    if has_photo and said.step == RETURN and words.DONE.search(text):
        said = SaidStep(RECTIFY, text, False)  # 我们拉走了 本来不归我们
    if said.step == RECTIFY and _ONLY_DONE.fullmatch(text):
        told = has_photo or RECTIFY in text
        return Order(RECTIFY, (), said.words, said.sure and has_photo) if told else None
    if said.step == RECTIFY:
        return Order(RECTIFY, (), said.words, False) if has_photo or all_of_them(text) else None
    if said.step == ADD and tells_of_work(text, of_a_case=False):
        return Order(ADD, (), text, False)
    if said.step == WITHDRAW and said_anew(text) is not None:
        return None  # 报错了，是李渔路
    if said.step == WITHDRAW and len(text) <= _SHORT:
        return Order(WITHDRAW, (), "", False)
    only_its_word = text.startswith(said.step) and len(text) <= len(said.step) + 1
    if only_its_word:
        return Order(said.step, (), said.words, False)
    by_name = said.step in BY_NAME and len(text) <= _SHORT_NAMED
    return Order(said.step, (), _THAT.sub("", said.words), False) if by_name else None


def all_of_them(text: str) -> bool:
    """True for 广场那几件我全弄完了: several cases are told of as one."""
    return _SEVERAL.search(text) is not None


_SEVERAL = re.compile("[那这][几两三四五些][件个处条]?.{0,6}(?:全|都)")
_BY_ITS_CLAUSE = (RETURN, MORE_TIME, DEFER)  # with no case named it is asked which
_COUNTS = re.compile("[有是都]?(?:几件|哪些|哪几[件个]|多少件?)[了呢呀啊?？]*$")  # 本周撤回的有几件 asks
# Steps of a case that may be called by what it is or where: 面包车不归我们管, 苏溪河那件派给环卫所.
BY_NAME = frozenset({RECTIFY, RETURN, CLAIM, ASSIGN, WITHDRAW, URGED})
_SHORT_NAMED = 24  # characters
_URGES = re.compile(r"催(?:一?下|一催|一?催|办)?(?:吧|啊|呗|啦)?$")
_THAT = re.compile(r"^.{0,12}?[这那刚][个件条处才](?:报)?的?[\s,，]*")
_SHORT = 10  # characters: 刚才报错了
_SHORT_REST = 40  # characters; a number in a long description counts or names something
# The word alone on a quoted card; 好 and 通过 begin other sentences too (通过群众反映 …).
_AMONG_WORDS = "|".join(word for word in words.WORDS if word not in ("好", "通过"))
_BARE_COMMAND = re.compile(rf"^({_AMONG_WORDS})(?=[\s\d])")
_PUT_OFF, _TO_DAY = re.compile("延期|挂账"), re.compile(r"(?<=[到至])\s+(?=\d{1,2}[号日])")  # 延期 12 到 20号
_NO_LIST = re.compile(
    r"^第\s*(?:\d|[一二两三四五六七八九十])\s*[个件条项](?=(?:已经?|都|也)?[^\s,，]{0,4}[好完了妥]了?$)"
)
_UNNUMBERED = re.compile(r"^[\s,，:：]*§?[\s,，:：]*")
_MERE_NUMBER = re.compile(r"#\s*\d+")
_WORD_AHEAD = re.compile(rf"(?:{'|'.join(sorted(words.WORDS, key=len, reverse=True))})(?=[\s#\d])")
_WORD = rf"(?:{'|'.join(words.WORDS)})"
# 84 85过 86不行, 73通过76不通过
_VERDICT = r"(?:(?<=\d过)|(?<=\d行)|(?<=不行)|(?<=\d通过)|(?<=\d退回)|(?<=\d合格)|(?<=\d可以)) *"
_CUT = re.compile(rf"(?:[,，;；。\n]\s*|{_VERDICT})(?={_WORD}?\s*#?\d)")
_CUT_AT_WORDS = re.compile(rf"[,，;；。\n]?\s*(?<!^)(?<!不)(?<!撤回)(?={_WORD}\s*#?\d)")  # 通过91不通过76
_NUMBERS_BEHIND = re.compile(rf"{_WORD}\s*#?\d")
# 78派给金山社区，101也是
_ALSO = re.compile(
    r"(?P<one>[#＃]?\d{1,9})号?(?P<step>[^\d]+?)[\s,，。;；]+(?P<other>[#＃]?\d{1,9})号?(?:也是|也一样|一样|同样|也照办)(?:的|吧|了)*"
)
_MEND_IT = re.compile(
    r"(?<=\S)[\s,，。]+(?:麻烦|帮我|给我|请)?(?:改一?下|改过来|改改)(?:吧|哈)?$"
)  # 87应该给环卫所，改一下
_HEADED = re.compile(rf"^[^\d\s:：]{{1,6}}[:：]\s*(?={_WORD}\s*#?\d)")  # 重新来：通过 91
# A step that is said of the numbers before it: what follows is said of others.
_STEP_BETWEEN = re.compile("通过|不过|过(?![来去了会])|可以|合格|不行|退回")
_POLITE = re.compile(
    r"^(?:\s|[@＠]\S+\s+|[/／]|各位|领导|你好|您好|麻烦|好的?[,，]|收到[,，]|报告[,，]?|请(?=查|看"
    r"|把|将)|[,，、。：:])+"
)
_END = re.compile(
    r"(?:\s|谢谢|辛苦了|请(?:领导|查收|核查|验收|审核|复核|知悉|过目)+|哈|哦|啦|呀|哟|喽"
    r"|\[[\u4e00-\u9fffA-Za-z]{1,6}\]|[!！。.~～，,、])+$"
)
_EMOJI = re.compile("[\u2190-\u2bff\ufe0e\ufe0f\u200d\U0001f000-\U0001faff]")
_OPENING = re.compile(
    rf"(?:\s|[,，:：]|{'|'.join(sorted(words.WORDS, key=len, reverse=True))}"
    rf"|{'|'.join(pattern for _, pattern in words.SPOKEN if '§' not in pattern)}"
    rf"|{NOT_AGAIN.pattern}"
    "|催(?:一?下|一催)?|把|将|关于|对于?|给|那个?|这个?|就是|问题|案件|工单|编号|我们?|都|再|还有|先|一下|看|查"
    "|申请|要|已经?|完成|处理|清理|好了?|了)*+"
)
_SPLIT_IT, _AMONG = re.compile(r"(?:把|将|请)?\s*拆\s*"), re.compile(r"\s*(?:给|成|到|为|$)")
_STEP_AHEAD = re.compile(
    r"\s*(?:这件|那件|这个|那个|件|的)?\s*[,，:：]?\s*(?:都|也|全部|全|均|已经?|现在|今天|刚刚?"
    r"|我们?|还|没|不|怎么|谁|什么|申请|可以|应该|类别|地点|位置|在|想|要|整|处|清|好|过|弄|搞|办"
    r"|修|拆|通|报)"
)
_ONLY_DONE = re.compile(
    r"(?:已经?|都|全部|全|整改|处理|清理|清运|打扫|修|拆|弄|搞|办|做|完成|完毕|完|好|干净"
    r"|到位|掉|了|妥|定|现场|问题|按要求|这边|我们?|今天|刚才?|啦|OK|ok|的|并|清|扫|工|恢复"
    r"|原状|正常|这个|那个|[\s,，])+"
)
