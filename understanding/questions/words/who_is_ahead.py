"""Who is ahead, and of whom that is asked: 谁家的返工多, 销号率哪家低, 谁超期更多."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.question import By, Order
from understanding.questions.cues import Cue
from understanding.questions.pieces import Piece, Slot

_OF_A_PLACE = frozenset({Slot.SCOPE, Slot.FILLER, Slot.CUE})
_WHOSE = re.compile("谁的[呢啊呀]*[?？。]?$")
_UNITS = re.compile("(?:责任|主管|主责|牵头)(?:单位|部门)")  # 超期最多的前三个责任单位是谁


def whose_in_order(pieces: Sequence[Piece], folded: str) -> list[Piece]:
    """谁家的返工多 asks which unit, and not who answers for something; 皇城北路，谁的 asks that."""
    cues = [one for one in pieces if one.slot is Slot.CUE]
    places = [one for one in pieces if one.slot is Slot.SCOPE]
    alone = len(cues) == len(places) == 1 and {one.slot for one in pieces} <= _OF_A_PLACE
    if alone and cues[0].value is Cue.WHO and _WHOSE.match(folded, cues[0].start):
        return [replace(one, value=Cue.OWNER) if one is cues[0] else one for one in pieces]
    ordered = any(one.slot is Slot.ORDER for one in pieces)
    first = any(one.slot is Slot.FIRST for one in pieces)
    pieces = [
        replace(one, slot=Slot.BY, value=By.UNIT)
        if ordered and first and one.value is Cue.OWNER and _UNITS.match(folded, one.start)
        else one
        for one in pieces
    ]
    return [
        replace(one, value=Cue.WHO)
        if ordered and one.value is Cue.OWNER and folded[one.start : one.end] in ("谁家的", "谁的")
        else one
        for one in pieces
    ]


def more_than(pieces: Sequence[Piece], folded: str) -> list[Piece]:
    """谁超期更多 compares; 更多 alone turns the page."""
    others = any(one.slot not in (Slot.FILLER, Slot.CUE) for one in pieces)
    return [
        replace(one, slot=Slot.ORDER, value=Order.MOST)
        if others and one.value is Cue.NEXT_PAGE and folded[one.start : one.end] == "更多"
        else one
        for one in pieces
    ]


_WHO_HAS_MORE = re.compile(
    "(?:(?P<unit>哪家)|(?P<who>谁)|(?P<which>哪一?个))的?更?(?:(?P<least>[少低差慢])|[多高好快乱脏]|严重)(?:些|一些|一点|点)?"
)
_OF_TWO = re.compile("[两二]|双方|俩")  # 两边销号率谁低: which two was said before
_NAMES = (Slot.SCOPE, Slot.PERIOD, Slot.CATEGORY)
_COMPARED = frozenset({Cue.COMPARE, Cue.VERSUS, Cue.LIKE_BEFORE, Cue.LIKE_LAST_YEAR})
_OF_CASES = frozenset({Slot.STATUS, Slot.CATEGORY, Slot.KIND})


def who_is_ahead(pieces: Sequence[Piece], folded: str) -> list[Piece]:
    """销号率哪家低, 超期谁多: of all units, where nobody names two of which one is ahead of the other."""
    cues = {one.value for one in pieces if one.slot is Slot.CUE}
    two = any(sum(one.slot is slot for one in pieces) > 1 for slot in _NAMES) or _OF_TWO.search(folded)
    of_cases = Cue.SHARE in cues or any(one.slot in _OF_CASES for one in pieces)
    if two or not of_cases or Cue.MORE_OR_LESS not in cues or not _COMPARED.isdisjoint(cues):
        return list(pieces)
    kept: list[Piece] = []
    for one in pieces:
        found = _WHO_HAS_MORE.fullmatch(folded, one.start, one.end) if one.value is Cue.MORE_OR_LESS else None
        kept += _taken_apart(one, found) if found else (one,)
    return kept


_ASKED = {"unit": (Slot.BY, By.UNIT), "who": (Slot.CUE, Cue.WHO), "which": (Slot.CUE, Cue.WHO_IS)}


def _taken_apart(piece: Piece, found: re.Match[str]) -> tuple[Piece, Piece]:
    """Who is asked for, and in which order."""
    sort = next(name for name in _ASKED if found[name])
    slot, value = _ASKED[sort]
    order = Order.LEAST if found["least"] else Order.MOST
    return (
        replace(piece, end=found.end(sort), slot=slot, value=value),
        replace(piece, start=found.end(sort), slot=Slot.ORDER, value=order),
    )
