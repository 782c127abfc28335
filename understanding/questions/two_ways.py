"""Words that may be read in two ways, of which an answer would take one: they are asked about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from domain.question import Measure, Status
from domain.scope import Scope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

# What is given to a case, and may be wanted or taken back.
GRANTED = frozenset(
    {Status.EXTENDED, Status.DEFERRED, Status.CONSULTING, Status.SUPERVISED, Status.REOPENED, Status.VOID}
)


def read_two_ways(heard: Heard, measure: Measure) -> Iterator[str]:
    """What of the sentence is meant in one way or another, as it was typed."""
    yield from _unjoined_problems(heard)
    yield from _taken_back(heard)
    yield from _parts_as_cases(heard, measure)
    if measure is Measure.OWNER:
        yield from _guessed(heard)


def _unjoined_problems(heard: Heard) -> Iterator[str]:
    """红绿灯底下乱穿马路: two problems that nothing joins; one of them says where or which."""
    said = heard.said(Slot.CATEGORY)
    for one, other in pairwise(said):
        if one.value != other.value and not _JOINED.search(heard.typed.folded[one.end : other.start]):
            yield heard.words(one)


_JOINED = re.compile("[和跟与同及比加或、,，;；。/+]|还[有是]|连")


def _guessed(heard: Heard) -> Iterator[str]:
    """我猜是住建，标识标牌归谁管: a unit by itself may answer for it, and is not where the problem is."""
    told = [one.start for one in heard.said(Slot.CATEGORY)]
    for one in heard.said(Slot.SCOPE):
        unit = isinstance(one.value, Scope) and one.value.kind == "unit"
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
