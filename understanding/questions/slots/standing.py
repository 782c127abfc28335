"""Which place one has (我们排第几), who comes first where nobody says of what, who has none (零上报)."""

from __future__ import annotations

import re

from domain.question import By, Measure, Status
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.signs import asks_where, kinds_are_parts
from understanding.questions.words.ages import IN_TIME, OF_AGE

_WHICH_PLACE = re.compile("第几|老几|第多少|排(?:在)?多少|几名|几位|名次|位次")
_WELL_OR_BADLY = re.compile("[好差糟惨]|不行|不力|落后|拖后腿|优秀|垫底|倒数|先进|出色")
_OURS = re.compile("我们|咱们?|俺们?|我(?=[这那排])")
_IS_IT = re.compile("最[多少高低好差]的?(?:一个|问题)?(?:是|是不是|是否)\\w")
_PLACES = re.compile("[名强]")
_LASTING = re.compile("[拖压搁放挂超逾卡积欠].{0,3}最[久长]|时间最长")
_ANY_UNIT = re.compile("(?:是|在)?(?:哪一?个|哪些|哪几个|哪|各个?|哪一)?(?:单位|部门|家)")
_NONE = re.compile(
    "(?:一[件个起条])?(?:都|也)?(?:从来|从|一直|任何)?(?:没有?|不|未)(?P<done>上?报|整改|办|销|处理|超期|逾期|返工|反弹|退回)|零(?:上报|报告|(?P<zero>超期|返工|反弹|退回))"
)
_DONE = {
    "整改": Status.FIXED,
    "办": Status.FIXED,
    "处理": Status.FIXED,
    "销": Status.CLOSED,
    "超期": Status.OVERDUE,
    "逾期": Status.OVERDUE,
    "返工": Status.REWORK,
    "反弹": Status.REBOUND,
    "退回": Status.RETURNED,
}


def asks_place(heard: Heard, measure: Measure) -> bool:
    """金山街道排第几, 金山社区是不是超期最多: the place of one among its like."""
    if measure is Measure.RANKING and (_asks_whether_first(heard) or asks_why_there(heard)):
        return True
    said = (heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.RANK)
    return (
        measure is Measure.RANKING
        and len(heard.said(Slot.SCOPE)) < 2
        and not (heard.said(Slot.BY) or heard.said(Slot.FIRST) or heard.said(Slot.ORDER))
        and any(_WHICH_PLACE.search(words) for words in said)
    )


def asks_why_there(heard: Heard) -> bool:
    """长城镇为什么排最后, 东港社区为啥这么低: why one part has the place it has, by what nobody says."""
    parts = [one.kind in ("unit", "grid", "own") for one in heard.of(Slot.SCOPE, NamedScope)]
    beside = (Slot.BY, Slot.PART, Slot.FIRST, Slot.KIND, Slot.PERSON, Slot.CATEGORY, Slot.STATUS, Slot.NUMBER)
    ordered = len(heard.said(Slot.ORDER)) == 1 and heard.has(Cue.WHY)
    return ordered and parts == [True] and not heard.has(Cue.SHARE) and not any(map(heard.said, beside))


def _asks_whether_first(heard: Heard) -> bool:
    """我们社区是不是超期最多: of one part of the district, where no other parts are asked for."""
    parts = [one.kind in ("unit", "grid", "own") for one in heard.of(Slot.SCOPE, NamedScope)]
    named = parts == [True] or (not heard.said(Slot.SCOPE) and _OURS.search(heard.typed.folded))
    others = (Slot.BY, Slot.FIRST, Slot.KIND, Slot.PERSON)
    parted = any(heard.folded(one) not in ("问题", "问题最多") for one in heard.said(Slot.PART))
    utmost = any(heard.folded(one).startswith("最") for one in heard.said(Slot.ORDER))
    asked = heard.has(Cue.WHETHER) and not heard.has(Cue.WHO, Cue.WHO_IS, Cue.WHICH)
    what = heard.said(Slot.CATEGORY) and _IS_IT.search(heard.typed.folded)  # 金山社区最多的是不是占道经营
    return bool(utmost and asked and named and not (parted or what or any(map(heard.said, others))))


def asks_own_place(heard: Heard) -> bool:
    """我们排第几: of the asker's own unit."""
    return asks_place(heard, Measure.RANKING) and _OURS.search(heard.typed.folded) is not None


def goes_by_share(heard: Heard, measure: Measure, states: tuple[Status, ...]) -> bool:
    """按期率最高的, 自查占比最高的: by how much, not by how many. Of 占道经营占比最高 nobody said of what."""
    shares = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.SHARE]
    if measure is not Measure.RANKING:
        return bool(shares) or fares_better(heard, measure)
    of_states = states and any(heard.folded(one).startswith("占比") for one in heard.said(Slot.ORDER))
    rates = states or any(words.endswith("率") for words in shares)
    return bool(of_states or (shares and rates)) or _ranks_by_rate(heard, measure)


_FARES = re.compile("进步|退步|长进|[强弱]")


def fares_better(heard: Heard, measure: Measure) -> bool:
    """比上个月进步没有, 比我们强还是弱: how well one does, beside before or another, which 按期率 decides too."""
    if measure not in (Measure.COMPARISON, Measure.TREND) or any(
        heard.said(slot) for slot in (Slot.STATUS, Slot.CATEGORY, Slot.KIND)
    ):
        return False
    asks = (Cue.MORE_OR_LESS, Cue.COMPARE, Cue.TREND)
    return any(_FARES.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value in asks)


def _ranks_by_rate(heard: Heard, measure: Measure) -> bool:
    """谁干得最好, 本周前三名: who comes off best, which 按期率 decides, and not of which there are most."""
    if measure is not Measure.RANKING or any(
        heard.said(slot) for slot in (Slot.STATUS, Slot.CATEGORY, Slot.KIND)
    ):
        return False
    if heard.said(Slot.PART) or any(one.value in (By.CATEGORY, By.POINT) for one in heard.said(Slot.BY)):
        return False
    well = any(_WELL_OR_BADLY.search(heard.folded(one)) for one in heard.said(Slot.ORDER))
    return well or _asks_for_places(heard)


def _asks_for_places(heard: Heard) -> bool:
    return any(_PLACES.search(heard.folded(one)) for one in heard.said(Slot.FIRST))


def comes_first(heard: Heard, measure: Measure) -> bool:
    """前三名, where nobody says of what: units, and not cases."""
    return _ranks_by_rate(heard, measure) and _asks_for_places(heard)


def none_of(heard: Heard) -> tuple[Status, Piece] | tuple[None, None]:
    """零上报的网格, 哪些单位一件都没整改: which of the parts have none of these, and the piece that says so.

    零上报 alone is asked of grids."""
    parts = {one.value for one in (*heard.said(Slot.BY), *heard.said(Slot.PART))}
    if not parts or parts & {By.GRID, By.UNIT}:
        for one in heard.said(Slot.TOPIC):
            found = _NONE.search(heard.folded(one))
            if found and (parts or found[0].startswith("零")):
                return _DONE.get(found["done"] or found["zero"] or "", Status.NEW), one
    return None, None


def wants_the_most_urgent(heard: Heard) -> bool:
    """哪件最急: what is due first, and not only what is dangerous."""
    said = heard.said(Slot.STATUS)
    return bool(said) and all(
        one.value is Status.URGENT and heard.folded(one).startswith("最") for one in said
    )


def asks_for_the_oldest(heard: Heard) -> re.Match[str] | None:
    """最老的三件, 最先报的: those that were reported first, and the words for that."""
    found = (OF_AGE.search(heard.folded(one)) for one in heard.said(Slot.ORDER))
    return next((one for one in found if one), None)


def is_about_time(heard: Heard) -> bool:
    """拖得最久: cases are put in order, not their categories."""
    orders = [heard.folded(one) for one in heard.said(Slot.ORDER)]
    slow = any("件" in heard.folded(one) for one in heard.said(Slot.FIRST)) and any(
        "慢" in one for one in orders
    )
    of_one = any(
        "件" in heard.folded(one) for one in heard.said(Slot.CUE) if one.value in (Cue.SHOW, Cue.WHICH)
    )
    if of_one and any("严重" in words for words in orders):
        return True  # 最严重的是哪一件: the most urgent first, as the answer says
    return slow or any(IN_TIME.search(words) for words in orders)


def asks_whose_lasts(heard: Heard) -> bool:
    """谁拖得最久, 哪个单位超期最久: the cases, each with its unit, the longest first; by number would be 最多."""
    orders = [heard.folded(one) for one in heard.said(Slot.ORDER)]
    late = Status.OVERDUE in heard.of(Slot.STATUS, Status) and any(
        re.search("最[久长]", one) for one in orders
    )
    parts = {*heard.of(Slot.BY, By), *heard.of(Slot.PART, By)}
    units = all(_ANY_UNIT.fullmatch(heard.folded(one)) for one in heard.said(Slot.BY))
    asked = bool(parts) or heard.has(Cue.WHO, Cue.WHO_IS)
    return (late or any(map(_LASTING.search, orders))) and asked and units and parts <= {By.UNIT}


def wants_the_longest(heard: Heard) -> bool:
    """超期最久的是哪件, 谁拖得最久: cases, the longest first; 哪个单位拖得最凶 ranks units."""
    parts = {*heard.of(Slot.BY, By), *heard.of(Slot.PART, By)} - {By.CATEGORY}
    if asks_whose_lasts(heard):
        return True
    asked = parts or heard.has(Cue.WHO, Cue.WHO_IS) or kinds_are_parts(heard) or asks_where(heard)
    of_cases = any("件" in heard.folded(one) for one in heard.said(Slot.ORDER))  # 头一件报的是哪个
    of_kinds = any("类" in heard.folded(one) for one in heard.said(Slot.BY))
    return is_about_time(heard) and (of_cases or not asked) and not of_kinds


_LAID_OUT = re.compile("(?:给我?)?排(?:一下|一排|排)")


def lays_out(heard: Heard) -> bool:
    """明后天到期的先排一下, 逐月的数排一下: in the order of days, where no parts are named to be put in another."""
    said = [heard.folded(one) for one in heard.said(Slot.CUE) if one.value is Cue.RANK]
    by_days = Status.DUE in heard.of(Slot.STATUS, Status) or bool(_TIMES & set(heard.of(Slot.BY, By)))
    parts = any(map(heard.said, (Slot.PART, Slot.KIND, Slot.ORDER, Slot.FIRST)))
    asked = heard.has(Cue.WHICH, Cue.WHO) or bool(set(heard.of(Slot.BY, By)) - _TIMES)
    return bool(said) and all(map(_LAID_OUT.fullmatch, said)) and by_days and not (parts or asked)


_TIMES = frozenset({By.DAY, By.WEEK, By.MONTH})
