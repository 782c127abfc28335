"""What is told to a department by its subject (条线), whoever handles it: 执法中队条线上超期的有几件."""

from __future__ import annotations

import re

from domain.question import Measure
from understanding.questions.heard import Heard
from understanding.questions.pieces import Piece, Slot

_LINE = re.compile("[这那]?条线[上里内]?的?")
_COUNTED = frozenset(
    {Measure.COUNT, Measure.LIST, Measure.RATE, Measure.RANKING, Measure.TREND, Measure.COMPARISON}
)


def told_by_line(heard: Heard, measure: Measure) -> list[Piece]:
    """The words for it, where cases are counted; 条线单位 are the departments themselves."""
    if measure not in _COUNTED:
        return []
    said = (one for one in heard.pieces if one.slot in (Slot.FILLER, Slot.DUTY))
    return [one for one in said if _LINE.fullmatch(heard.folded(one))]
