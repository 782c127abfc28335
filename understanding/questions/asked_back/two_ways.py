"""Words that may be read in two ways, of which an answer would take one: they are asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.question import By, Measure, Status
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.shapes.people_meant import by_whom

# What is given to a case, and may be wanted or taken back.
GRANTED = frozenset(
    {Status.EXTENDED, Status.DEFERRED, Status.CONSULTING, Status.SUPERVISED, Status.REOPENED, Status.VOID}
)


def read_two_ways(heard: Heard, measure: Measure) -> Iterator[str]:
    """What of the sentence is meant in one way or another, as it was typed."""
    yield from _unjoined_problems(heard, measure)
    yield from _taken_back(heard)
    if measure is not Measure.OWNER:
        yield from filter(None, (by_whom(heard.folded(one)) for one in heard.said(Slot.CATEGORY)))
    yield from _parts_as_cases(heard, measure)
    if measure is not Measure.CASE:
        yield from _kinds_within(heard)
    if measure is Measure.RANKING:
        yield from _of_the_first(heard)
        yield from _within_another(heard)
    if measure in (Measure.COUNT, Measure.LIST, Measure.RATE):
        yield from _whose_parts(heard)
    if measure is Measure.CASE and heard.has(Cue.HOW_MANY):
        yield from (heard.words(one) for one in heard.said(Slot.NUMBER) if not _is_told_of(heard, one))
    if measure is Measure.OWNER:
        yield from _guessed(heard)
    if measure is Measure.LIST and heard.has(Cue.MINE) and not heard.said(Slot.STATUS):
        yield from (
            heard.words(one) for one in heard.said(Slot.BY) if one.value is By.POINT
        )  # 哪些地方该我去看


_OFTEN = re.compile("退|返|驳|打回|延|重开|反弹|催|督办|申诉")
_LAST_DAY = 31


def _is_told_of(heard: Heard, number: Piece) -> bool:
    """72号退了几次: its history tells; 12号退了几次 may be that day. Of 只剩百分之3电了，未销号多少 3 is no case."""
    often = any(
        heard.folded(one).endswith(("次", "回", "遍", "趟"))
        for one in heard.said(Slot.CUE)
        if one.value is Cue.HOW_MANY
    )
    befell = any(_OFTEN.search(heard.folded(one)) for one in heard.said(Slot.STATUS))
    return often and befell and isinstance(number.value, int) and number.value > _LAST_DAY


def _unjoined_problems(heard: Heard, measure: Measure) -> Iterator[str]:
    """红绿灯底下乱穿马路: two problems that nothing joins; one of them says where or which. Who answers for
    卖烤肠的流动摊 is the same whatever it sells."""
    said = heard.said(Slot.CATEGORY)
    for one, other in pairwise(said):
        told_of_it = one.cost >= _TOLD and one.end == other.start and heard.folded(one).endswith("的")
        if told_of_it and measure is Measure.OWNER:
            continue
        if one.value != other.value and not _JOINED.search(heard.typed.folded[one.end : other.start]):
            yield heard.words(one)


_JOINED = re.compile("[和跟与同及比加或、,，;；。/+]|还[有是]|连")


def _guessed(heard: Heard) -> Iterator[str]:
    """我猜是住建，标识标牌归谁管: a unit by itself may answer for it, and is not where the problem is."""
    told = [one.start for one in heard.said(Slot.CATEGORY)]
    for one in heard.said(Slot.SCOPE):
        unit = isinstance(one.value, NamedScope) and one.value.kind == "unit"
        if (
            unit
            and heard.typed.folded[one.end : one.end + 1] in (",", "，", "。")
            and told
            and told[0] > one.end
        ):
            yield heard.words(one)


def _taken_back(heard: Heard) -> Iterator[str]:
    """撤销督办的: what was granted was taken back, and the case is not void."""
    for one, other in pairwise(heard.pieces):
        if one.value is Status.VOID and other.value in GRANTED and one.end == other.start:
            yield heard.words(one)


def _parts_as_cases(heard: Heard, measure: Measure) -> Iterator[str]:
    """网格有几个超期的: how many grids, or how many cases of the grid?"""
    for one, other in pairwise(heard.pieces):
        counts = other.value is Cue.HOW_MANY and heard.folded(other)[-1] in "个家"
        before = heard.before(one)
        placed = before is not None and before.slot in (Slot.SCOPE, Slot.KIND, Slot.CATEGORY)
        if measure is Measure.COUNT and one.slot is Slot.PART and counts and not placed:
            yield heard.words(one)


_TOLD = 2.0  # the cost from which a problem was told, and not named


def _kinds_within(heard: Heard) -> Iterator[str]:
    """河边小区垃圾: a kind of places within a problem that is told, where its words for the problem are others."""
    said = {one.value for one in heard.said(Slot.KIND)}
    for told in heard.said(Slot.CATEGORY):
        within = [
            one
            for one in heard.found
            if one.slot is Slot.KIND
            and told.start <= one.start
            and one.end < told.end
            and one.end > one.start + 1
        ]
        if told.cost >= _TOLD and len({one.value for one in within} | said) > 1:
            yield heard.words(told)


def _of_the_first(heard: Heard) -> Iterator[str]:
    """销号最多的街道超期几件: which comes first in one state, and how many are in another."""
    orders = [one.end for one in heard.said(Slot.ORDER)]
    if not orders:
        return
    before = {one.value for one in heard.said(Slot.STATUS) if one.end <= orders[0]}
    parts = [one.start for slot in (Slot.PART, Slot.BY) for one in heard.said(slot) if one.start >= orders[0]]
    behind = [
        one for one in heard.said(Slot.STATUS) if parts and one.start > parts[0] and one.value not in before
    ]
    counts = any(
        _SO_MANY.search(heard.folded(one)) for one in heard.said(Slot.CUE) if one.value is Cue.HOW_MANY
    )
    if counts:
        yield from map(heard.words, behind)


_SO_MANY = re.compile("几|多少")
_PARTS = frozenset({By.GRID, By.UNIT, By.POINT})


def _within_another(heard: Heard) -> Iterator[str]:
    """问题最多的点位是哪类问题: which parts come first, and then which of other parts."""
    asked = heard.of(Slot.BY, By)
    if asked:
        parts = (one for one in heard.said(Slot.PART) if one.value in _PARTS and one.value not in asked)
        yield from (heard.words(one) for one in parts if _FIRST_OF.search(heard.typed.folded, 0, one.start))


_FIRST_OF = re.compile("(?:最|第一|垫底|倒数)[^,，。]{0,4}的$")


def _whose_parts(heard: Heard) -> Iterator[str]:
    """程晓燕那个网格, 沈知远联系的街道: parts that somebody is in charge of, and not what they reported."""
    for one, other in pairwise(heard.pieces):
        that = other.slot is Slot.BY and heard.folded(other)[0] in "那这"
        if one.slot is Slot.PERSON and (that or heard.folded(other) in _IN_CHARGE):
            yield heard.words(other)


_IN_CHARGE = (
    "联系", "联系的", "分管的", "包的", "挂的", "包片的", "管的", "负责的", "挂钩的",
    "分管", "包联的",
)  # fmt: skip
