"""Of a question before: what is set beside it (跟环卫所比), its parts put in order, which cases a rate was of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from domain.district import District
from domain.question import By, Measure, Question, Status
from domain.scope import NamedScope
from understanding.questions.cues import Cue
from understanding.questions.heard import Heard
from understanding.questions.pieces import Slot

_OF_PARTS = frozenset({Measure.COUNT, Measure.LIST, Measure.RATE, Measure.COMPARISON, Measure.TREND})


def sets_beside(heard: Heard, before: Question) -> bool:
    """跟环卫所比, of what was asked of one part before."""
    one = len(heard.said(Slot.SCOPE)) == 1 and len(before.scopes) == 1 and before.measure in _OF_PARTS
    said = {piece.slot for piece in heard.pieces} - {Slot.FILLER, Slot.CUE}
    return one and said == {Slot.SCOPE} and heard.has(Cue.VERSUS, Cue.COMPARE) and not heard.unknown


_OF_ONE_RATE = (
    {Status.ON_TIME, Status.NOT_KEPT},
    {Status.CLOSED, Status.UNCLOSED},
    {Status.ANSWERED, Status.NO_ANSWER},
    {Status.REWORK},
    {Status.RETURNED},
    {Status.REBOUND},
)


def is_of_the_rate(heard: Heard, before: Question, asks: Measure | None) -> bool:
    """没按期的是哪几个, after a rate: which they are of what it counted."""
    states = {*before.states, *heard.of(Slot.STATUS, Status)}
    of_rate = before.measure is Measure.RATE and before.states and any(states <= one for one in _OF_ONE_RATE)
    said = {one.slot for one in heard.pieces} - {Slot.FILLER, Slot.CUE}
    return bool(of_rate) and asks is Measure.LIST and said == {Slot.STATUS} and not heard.unknown


def side_by_side(merged: Question, before: Question, heard: Heard) -> Question:
    """那双龙呢 puts it in the place of the second; days said then are those of both."""
    if len(merged.scopes) == 1 and before.scopes and heard.said(Slot.SCOPE):
        against = merged.against if heard.said(Slot.PERIOD) else None
        merged = replace(merged, scopes=(before.scopes[0], *merged.scopes), against=against)
    if len(merged.scopes) > 1 and merged.against and not heard.has(Cue.VERSUS):
        return replace(merged, period=merged.period or merged.against, against=None)
    return merged


def whose_instead(heard: Heard, before: Question, district: District) -> dict[str, Any]:
    """那北湖街道呢 after a person's cases, and 毛俊逸呢 after a part's: one takes the other's place, unless the
    person works there."""
    people = heard.of(Slot.PERSON, int)
    if people and not heard.said(Slot.SCOPE) and before.scopes:
        return {} if _works_in(people[0], before.scopes, district) else {"scopes": ()}
    if heard.said(Slot.SCOPE) and before.person is not None and not people:
        named = heard.of(Slot.SCOPE, NamedScope)
        return {} if _works_in(before.person, named, district) else {"person": None}
    return {}


def _works_in(person: int, scopes: Iterable[NamedScope], district: District) -> bool:
    """True if every one of these parts has to do with the person's unit: it lies within it, or holds it."""
    own = district.person[person].unit
    return all(one.kind in ("own", "district") or own in _units(one, district) for one in scopes)


def _units(scope: NamedScope, district: District) -> Iterator[int]:
    """The units of a part: those that it names with what is below them, or the one in which it lies."""
    for one in scope.ids:
        if scope.kind == "unit":
            yield from district.within(one)
        else:
            grid = one if scope.kind == "grid" else district.point[one].grid
            yield district.grid[grid].unit


def of_more_than_one(merged: Question, heard: Heard, district: District) -> Question:
    """Parts are put in order: without the one of them that the question before was of, unless these words name it."""
    if merged.measure is not Measure.RANKING:
        return merged
    if merged.by is By.CATEGORY and not heard.said(Slot.CATEGORY):
        return replace(merged, categories=(), category_words="")
    one = merged.scopes[0] if len(merged.scopes) == 1 and not heard.said(Slot.SCOPE) else None
    return replace(merged, scopes=()) if one and _is_one(one, merged.by, district) else merged


_WITHIN_ONE = {By.UNIT: ("grid", "point"), By.GRID: ("grid", "point"), By.POINT: ("point",)}


def _is_one(scope: NamedScope, by: By | None, district: District) -> bool:
    """True if there is only one such part within it."""
    lowest = (
        by is By.UNIT and scope.kind == "unit" and all(len(district.within(one)) == 1 for one in scope.ids)
    )
    return lowest or (by is not None and scope.kind in _WITHIN_ONE.get(by, ()))
