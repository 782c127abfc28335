"""第二个, 最后一个, 签发吧: which of several somebody means, told by where it stands or by its label."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.lexicon import NUMBER, number

_BEFORE = "(?:就|是|选|要|应该是|我说的是)*(?:那个)?"
_FIRST = "[头前]一?[个件条]|最?上面[那一]?[个件条]"
_LAST = "最后[一那]?[个件条]|倒数第一[个件条]?|最?下面[那一]?[个件条]|末一?[个件条]"
_SAID = re.compile(
    rf"{_BEFORE}(?:第(?P<n>{NUMBER})[个件条起]?|(?P<first>{_FIRST})|(?P<last>{_LAST}))"
    rf"(?:吧|的|啊|呀|那个|就是)*[。.!！~]*"
)


def which_of(text: str, several: int) -> int | None:
    """Which one of so many is meant, from 0; None if the words say something else or more."""
    found = _SAID.fullmatch(text.strip())
    return _place(found, several) if found else None


def _place(found: re.Match[str], several: int) -> int | None:
    """Where it stands, from 0; None if there are not so many."""
    place = number(found["n"]) or 0 if found["n"] else 1 if found["first"] else several
    return place - 1 if 0 < place <= several else None


_THAT_IS_IT = re.compile(
    r"(?:(?:就是|对的?|是的?|没错|嗯|啊|哦)[,，\s]*)+(?:这|那|它|昨天|刚才|我|之前|上次).{0,10}$"
)
_NUMBERED = re.compile(
    r"(?:就|是|应该是|选|那个|那件|指的?|说的?)*[#＃]?(\d{1,9})(?:号|那件|这件|那个|这个|"
    r"件|就是|是|它|吧|啊|呀|的)*[。.!！~]*"
)


def numbered(text: str, options: Sequence[str]) -> int | None:
    """Which of the options names the case of 84就是这个, from 0; None if none or several do, or more is said."""
    if len(options) == 1 and _THAT_IS_IT.match(text.strip()):
        return 0
    found = _NUMBERED.fullmatch(text.strip())
    named = [
        place for place, says in enumerate(options) if found and found[1] in re.findall(r"\d+", says)[:1]
    ]
    return named[0] if len(named) == 1 else None


_SEVERAL_NUMBERS = re.compile(
    r"(?:就|是|应该是|选|指的?|说的?|[#＃]?\d{1,9}号?|[和跟与、，,\s]|两?[件个]?都|全部?|是|的|这条|那条|街|路|这里|那里|吧|啊)+[。.!！~]*"
)
_FIRST_NUMBER = re.compile(r"(?<= )\d{1,9}(?= |$)")


def several_numbered(text: str, options: Sequence[str]) -> str | None:
    """The command of 84和85都是这条街的 where each of these cases was offered alone: one of all; None if it is no such
    answer."""
    said = [int(one) for one in re.findall(r"\d+", text)]
    if len(said) < 2 or _SEVERAL_NUMBERS.fullmatch(text.strip()) is None:
        return None
    found = [(says, _FIRST_NUMBER.search(says)) for says in options]
    offered = {int(number[0]): says for says, number in found if number}
    if not set(said) <= set(offered):
        return None
    return _FIRST_NUMBER.sub(" ".join(map(str, dict.fromkeys(said))), offered[said[0]], count=1)


_AROUND_A_LABEL = re.compile(r"^(?:我?点|那就|就)?(?P<label>.+?)(?:一下|吧|啊|哦|了)*[。.!！]*$")


def labels_in(text: str) -> tuple[str, ...]:
    """The labels that a text may name: itself without its spaces, and without what is said around it (打印吧)."""
    found = _AROUND_A_LABEL.match(text)
    return "".join(text.split()), found["label"] if found else text


_THE_LONGEST = "最[久急老]的那?一?[件个]"
# 第二个季度 counts something else; of 个 only what cannot be the measure of another word is taken.
_LINE = re.compile(
    rf"(?:第(?P<n>{NUMBER})(?:[件条]|个(?=看|谁|的|是|在|怎|到|归|现|问|照|为|查|派|给|退|"
    rf"吧|不[行过通合能用要]|没过|过|可以|行|合格|[也就]|还|我来|拖|催|卡|打|点|详|办|弄|没|超|有|$))|(?P<first>[头前]一[件条]|{_THE_LONGEST})"
    r"|(?P<last>最后一[件条]|倒数第一[件条]))(?:问题|案子|案件)?"
)


def line_meant(text: str, listed: Sequence[int]) -> str | None:
    """The text with the number of the case instead of its place in a list: 第二件谁负责 is #58谁负责.

    In: `listed`, the cases of the list from above. None if no place in it is named.
    """
    found = _LINE.search(text)
    place = _place(found, len(listed)) if found else None
    if found is None or place is None:
        return None
    return f"{text[: found.start()]}#{listed[place]}{text[found.end() :]}"


_BEGINS = re.compile(
    rf"(?:那|看|查|说|把|请|再|给我|[\s,，])*+第(?P<n>{NUMBER})[件个条](?![路巷街弄河道月]|季度)"
)


def place_ahead(text: str) -> int | None:
    """The place in a list with which a text begins (第20件是什么), from 1; None if it begins with none."""
    found = _BEGINS.match(text.strip())
    return number(found["n"]) if found and _LINE.search(text) else None


def means_the_longest(text: str) -> bool:
    """True for 最久的那件: it is the first of a list only if that begins with the longest."""
    return re.search(_THE_LONGEST, text) is not None


def means_urgent(text: str) -> bool:
    """True for 最急的那件."""
    return "最急" in text


_NEXT = re.compile(
    r"(?:那|好|看|来|再|给我|[\s,，])*下一?[个件条张](?:呢|吧|啊|看|是(?:哪[个件]|啥|什么))*[。.?？]*"
)


def asks_next(text: str) -> bool:
    """True for 下一个."""
    return _NEXT.fullmatch(text.strip()) is not None


def next_meant(text: str, listed: Sequence[int], now: int | None) -> int | None:
    """The case behind the one that was told of last, for 下一个; the first of the list if that one is not in it.

    None if the words say something else, or there is none behind it.
    """
    if not asks_next(text) or not listed:
        return None
    place = listed.index(now) + 1 if now in listed else 0
    return listed[place] if place < len(listed) else None


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Which of several is taken back, from 0, -1 for the last, None if it is not said; and why.

    `newest` is how many of what was reported last are meant, where that is said (刚才那两条); `every` all of it."""

    place: int | None
    why: str = ""
    newest: int | None = None
    every: bool = False


_GONE = (
    r"不(?:算|要|用(?=[了报])|是|报|作数)|别[报发算]|作废|收回|撤(?:回|掉|了)?|删(?:掉|了)?|取消|去掉|划掉"
)
_NO_MORE = rf"(?:就|先|也|给我|请|可以)*(?:{_GONE})(?:了|吧|的)*"
_ONE_OF = (
    rf"(?:第(?P<n>{NUMBER})[个件条张]|(?P<last>最后(?:那)?一?[个件条张])"
    r"|(?:前面|上面|刚才|刚|上一?)(?:那|这)?一?[个件条张]"
    r"|我?(?:刚才|刚刚|刚|前面|上面)(?:我|在|群里|这里)*上?[报发传]的?(?:那|这)?一?[个件条张]?)"
    r"(?:是|[报发点弄搞]?(?:错|重|岔|着玩)|试|测试|练|演示|一下|的|了|[\s,，])*"
)
_TAKEN_BACK = re.compile(
    rf"(?P<head>.{{0,10}}?)[\s,，]*(?:把)?{_ONE_OF}{_NO_MORE}(?:[\s,，。]+(?P<why>.{{1,20}}))?[。.!！]*"
)
# 刚才那两条作废, 我刚报的两件都不要了, 刚才报的都撤了.
_JUST_NOW = r"我?(?:前面|上面|刚才|刚刚|刚)(?:我|在|群里|这里)*(?:上?[报发传]的?)?"
_ALL_OF_THEM = rf"(?:[那这]?(?P<n>两|{NUMBER})[个件条张]|[那这]?(?:几|些)[个件条张]?|(?=[都全]))(?:问题)?"
_SEVERAL_BACK = re.compile(
    rf"(?:.{{0,6}}[,，\s])?(?:把)?{_JUST_NOW}{_ALL_OF_THEM}(?:都|全部?|是|[报发点弄搞]?(?:错|重|岔)|给我|的|了|[\s,，])*"
    rf"{_NO_MORE}(?:[\s,，。]+(?P<why>.{{1,20}}))?[。.!！]*"
)
_DOUBLE = re.compile(
    r"(?:不好意思|哎呀?|[\s,，])*(?:发|报|传)(?:重复?|岔|多)了?(?:一?[个件条张次])?[\s,，]*.{0,6}"
)


def taken_back(text: str) -> TakenBack | None:
    """第二个不算 人家那是自家地; None if the words take nothing back."""
    said = text.strip()
    if several := _SEVERAL_BACK.fullmatch(said):
        newest = _how_many(several["n"])
        return TakenBack(None, (several["why"] or "").strip(), newest, every=newest is None)
    found = _TAKEN_BACK.fullmatch(said)
    if found is not None:
        place = (number(found["n"]) or 0) - 1 if found["n"] else -1 if found["last"] else None
        newest = 1 if place is None and "刚" in said else None
        return TakenBack(place, (found["why"] or found["head"] or "").strip(), newest)
    return TakenBack(None, said) if _DOUBLE.fullmatch(said) else None


def _how_many(said: str | None) -> int | None:
    """None where no number is said: 那几条, 都."""
    if said is None:
        return None
    return 2 if said == "两" else number(said) or None


_DESCRIBES = re.compile(
    r"(?:.{0,6}[,，\s])?(?:就|是|前面|刚才|上面|我说的?)*(?![不别没])(?:那|这)?(?:个|件|条)?.{2,12}?(?:那|这)?(?:个|件|条|的)(?:那个)?[吧啊。.]*"
)


def may_describe(text: str) -> bool:
    """True for words that may tell by what it is which one is meant: 是前面那个垃圾的."""
    return _DESCRIBES.fullmatch(text.strip()) is not None


# 〔2026〕1号, with or without 督办单; 1号督办单 and 督办单第1号.
_ORDER = re.compile(
    r"(?:督办[单令件]?)?[〔\[（(](?P<year>\d{4})[〕\]）)]第?(?P<a>\d{1,4})号(?:督办[单令件]?)?"
    r"|第?(?<!\d)(?P<b>\d{1,4})号督办[单令件]|督办[单令件]第(?P<c>\d{1,4})号"
)


@dataclass(frozen=True, slots=True)
class OrderNamed:
    """An order (督办单) by its own number, with the year if that was said, and where in the text it is named."""

    year: int | None
    number: int
    start: int
    end: int

    def instead(self, text: str, case: int) -> str:
        """The text with the case's number for the order's."""
        return f"{text[: self.start]}#{case} 督办单{text[self.end :]}"


_THE_ORDER = re.compile(
    r"(?:昨天|今天|前天|刚才|上次|那|的|这|把|我们?|给我们?)*[张份个件]?督办(?:单|件|文件)?(?:呢|在哪里?|我?(?:没|找不到|看不到|打不开|丢)[^,，\s]{0,4})?"
    r"[,，\s啊呀]*(?:再|重新|重|麻烦)*(?:发|传|给)(?:我|一下|一遍|一份|过来|一次|看看)*(?:吧|呗|啊)*(?:[\s,，]*我?们?(?:要|想)?(?:打印|存档|备查|看看?))?[。.!！]*"
)


def wants_the_order(text: str) -> bool:
    """True for 昨天那张督办我没看到啊 再发一下: the paper of an order whose number is not said."""
    return _THE_ORDER.fullmatch(text.strip()) is not None


def order_named(text: str) -> OrderNamed | None:
    """The order that a text names: 1号督办单, 〔2026〕1号. None if it names none."""
    found = _ORDER.search(text)
    if found is None:
        return None
    year = int(found["year"]) if found["year"] else None
    return OrderNamed(year, int(found["a"] or found["b"] or found["c"]), *found.span())
