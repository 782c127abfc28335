"""What is said of two things that stand side by side: 谁压谁一头, 称一称, 摆一张桌上, 翻番没, 是轻了还是重了.

People have ever new pictures for who is ahead. Behind two names that are joined they compare, whatever the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from domain.lexicon import number
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot

_JOINED = re.compile("[和跟与同比对、]$")
_NAMED = (Slot.SCOPE, Slot.CATEGORY, Slot.PERIOD)
_SAYS = frozenset({*_NAMED, Slot.STATUS, Slot.KIND, Slot.NUMBER, Slot.PERSON, Slot.DUTY})
_END = r"(?=[呢啊呀吧嘛哈噻]*(?:[?？。!！]|$))"
# Who of the two, and then any few words that are no task: 谁压谁一头, 谁腰杆硬.
_WHO = (
    rf"(?:到底|究竟|看看|比比)?(?:是)?(?:谁|哪[个边家头]|孰)(?![一几]|的?手|个?[管负来去在报归没未牵承]|[^\W\d]{{0,6}}的[^\W\d]{{1,3}}[多少高低]{_END})"
    rf"(?:几[条里][街地路]|[^\W\d多少几哪没未归管]){{1,7}}[多少]?{_END}"
)
_SIDE_BY_SIDE = (
    "(?:[放搁摆凑拼码并拉拿](?:到|在|来|成|出来)?(?:一[起块道处堆]儿?|一?张?[桌台]面?[上子]?|"
    "一张[桌台纸表]上?|同?一[排行]上?|一?[杆架]?[秤天]平?上|对面|对过|一边一个))"
    "(?:来|去|上|里)?(?:[量称掂比对碰论看瞧瞅摆][^\\W\\d]{0,4})?"
)
_WEIGHED = (
    r"(?:两[边家头个者下方]|双方|俩|二者)?(?:来|去)?(?P<verb>[称量掂碰对论较赛拼斗掰亮晾过秤])一?(?P=verb)"
    rf"(?:手腕|腕子|斤两|份量|个头|高低|轻重|长短|招|看|一下)?{_END}"
)
# 摆一起看看，差多少: what is asked may follow
_TAILS = re.compile(f"(?P<who>{_WHO})|{_SIDE_BY_SIDE}(?:{_END}|(?=[,，]))|{_WEIGHED}")


_SO_MANY = re.compile(
    "(?:[这那]|一共|总共|合计|加起来)?(?P<count>[两二俩三仨四五六2-6])(?:个|条|处|家|边|头|位|方|座|所)?"
    "(?P<sort>地方|地点|单位|部门|位置|点|街道|社区|小区|网格|广场|公园|市场|菜场|学校|路口|[路街巷村镇局所河])?(?![天周月年日点次件起名期线])"
)
_COUNTS = {"俩": 2, "仨": 3}
_ANY_SORT = ("地方", "地点", "单位", "部门", "位置", "点", None)


def so_many_names(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """皇城北路、长城南路两条路: how many places or units were named, right behind them."""
    ends = sorted({one.end for one in pieces if one.slot is Slot.SCOPE and one.end - one.start > 1})
    for end in ends[1:]:
        found = _SO_MANY.match(folded, end)
        if found is None or found.end() - found.start() < _SHORTEST:
            continue
        named = {one.start for one in pieces if one.slot is Slot.SCOPE and one.end <= end}
        count = _count(found)
        alike = found["sort"] in _ANY_SORT or folded[:end].endswith(str(found["sort"])[-1])
        if len(named) >= count and alike:
            yield Piece(end, found.end(), Slot.FILLER, "", 0.8)


_AHEAD = re.compile(rf"(?:{_SO_MANY.pattern})[,，:：]?$")


def so_many_ahead(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """两条河，苏溪河同东港河: how many places are named, right before them."""
    starts = sorted({one.start for one in pieces if one.slot is Slot.SCOPE and one.end - one.start > 1})
    for at, start in enumerate(starts[:-1]):
        found = _AHEAD.search(folded, 0, start)
        if found is not None and len(starts) - at >= _count(found) and _sort_is(found, folded, pieces, start):
            yield Piece(found.start(), found.end(), Slot.FILLER, "", 0.8)


def _count(found: re.Match[str]) -> int:
    return _COUNTS.get(found["count"]) or number(found["count"]) or 2


def _sort_is(found: re.Match[str], folded: str, pieces: Sequence[Piece], start: int) -> bool:
    """True if what is named there is of that sort: 两条河 are 苏溪河 and another one."""
    if found["sort"] in _ANY_SORT:
        return True
    ends = {one.end for one in pieces if one.slot is Slot.SCOPE and one.start == start}
    return any(folded[:end].endswith(str(found["sort"])[-1]) for end in ends)


_SHORTEST = 2  # characters: 二 alone may begin another word


def side_by_side(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Words behind two names of one sort that are joined: they compare."""
    yield from _against(folded, pieces)
    if (end := _behind_two(folded, pieces)) is not None:
        for one in _TAILS.finditer(folded, end):
            if one["who"] and any(_says_more(piece) and piece.start >= one.start() for piece in pieces):
                continue
            yield Piece(one.start(), one.end(), Slot.CUE, Cue.COMPARE, 0.8)


_AGAINST = re.compile("的?(?P<said>对比?|对上|对着)")


def _against(folded: str, pieces: Sequence[Piece]) -> Iterator[Piece]:
    """九月对十月: the word between two stretches of days sets them against each other."""
    days = [one for one in pieces if one.slot is Slot.PERIOD]
    begins = {one.start for one in days}
    for one in days:
        joint = _AGAINST.match(folded, one.end)
        if joint and joint.end() in begins:
            yield Piece(*joint.span("said"), Slot.CUE, Cue.VERSUS, 0.8)


def _says_more(piece: Piece) -> bool:
    """谁超期厉害 names a state besides."""
    return piece.slot in _SAYS and piece.end - piece.start > 1


def _behind_two(folded: str, pieces: Sequence[Piece]) -> int | None:
    """Where the second of two joined names ends, if there are two."""
    for slot in _NAMED:
        named = [one for one in pieces if one.slot is slot]
        first = min((one.end for one in named), default=len(folded))
        seconds = [one for one in named if one.start > first and _JOINED.search(folded, 0, one.start)]
        if seconds:
            return max(one.end for one in seconds)
    return None
