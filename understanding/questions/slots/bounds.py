"""Between what the figure of a part lies: 超过10件的街道, 按期率低于80%的单位, 报过三次以上的点位."""

from __future__ import annotations

import re

from domain.narrowing import Bound
from domain.question import By, Measure, Status
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot
from understanding.questions.slots.signs import kinds_are_parts

_SO_OFTEN = re.compile("[次回遍趟]")
_MEASURES = frozenset({Measure.COUNT, Measure.LIST, Measure.RATE, Measure.RANKING})
_TIMES = frozenset({By.DAY, By.WEEK, By.MONTH})
_PARTS = frozenset({By.GRID, By.UNIT, By.CATEGORY, By.POINT}) | _TIMES


def bound_of(
    heard: Heard, measure: Measure, by: By | None, states: tuple[Status, ...]
) -> tuple[Bound, By, Piece] | None:
    """The bound that parts are held against, these parts, and the piece that says it; None where it is of no parts."""
    said = [one for one in heard.said(Slot.LENGTH) if isinstance(one.value, Bound)]
    if len(said) != 1 or measure not in _MEASURES or (len(states) > 1 and Status.NEW in states):
        return None
    bound, parts = said[0].value, _parts(heard, by)
    if parts is None:
        return None
    assert isinstance(bound, Bound), "chosen by that"
    by_rate = measure is Measure.RATE or heard.has(Cue.SHARE)
    often = _SO_OFTEN.search(bound.words) is not None
    if bound.percent is not by_rate or parts not in _PARTS:
        return None
    if by_rate and parts in _TIMES:
        return None
    if often and (parts is not By.POINT or set(states) - {Status.NEW}):
        return None
    return bound, parts, said[0]


def is_bounded(heard: Heard) -> bool:
    """超过10件的街道: parts, and a bound right before them, whatever else asks."""
    ends = {one.end for one in heard.said(Slot.LENGTH) if isinstance(one.value, Bound)}
    folded = heard.typed.folded
    starts = [one.start for one in heard.pieces if one.slot in (Slot.PART, Slot.BY, Slot.KIND)]
    return any(start in ends or (folded[start - 1 : start] == "的" and start - 1 in ends) for start in starts)


def _parts(heard: Heard, by: By | None) -> By | None:
    """The parts that are named, else units: 按期率低于80%的有哪些; none of the whole: 到底有没有上十件."""
    if by is not None:
        return by
    if kinds_are_parts(heard) or heard.said(Slot.KIND):
        return By.POINT
    named = heard.of(Slot.PART, By)
    if named:
        return named[-1]
    return None if heard.has(Cue.WHETHER) else By.UNIT
