"""What the steps of a case share: the event of what was said, the unit's person and limit, the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.cases import Case, Event, Step
from domain.deadline import due_at
from domain.district import LimitUnit, Person
from domain.refused import Reason, Refused
from handlers.kit import Said
from storage.store import Store

MOST_WORDS = 2000  # characters that a person may write about a case at once
NO_LIMIT_HOURS = 24.0  # for a case whose category is not known


def event(case: Case, step: Step, said: Said, words: str | None = None) -> Event:
    """The line of history for what was said."""
    words = said.words if words is None else words
    if len(words) > MOST_WORDS:
        raise Refused(Reason.TOO_LONG, most=MOST_WORDS)
    message = f"{said.chat.platform}:{said.chat.id}:{said.message.id}"
    return Event(case.number, said.at, said.person.id, step, case.state, words, message, said.photos)


def limit(case: Case, at: datetime, store: Store) -> datetime:
    """When a unit that gets the case now must have fixed it."""
    category = store.district.category.get(case.category or 0)
    if category is None:
        return due_at(at, NO_LIMIT_HOURS, LimitUnit.HOUR, store.calendar)
    return due_at(at, category.limit, category.limit_unit, store.calendar)


def handler_of(unit: int, case: Case, store: Store) -> Person:
    """Who leads the case in a unit. Raises Refused if nobody there can."""
    person = store.district.handler_of(unit, case.grid)
    if person is None:
        raise Refused(Reason.UNIT_HAS_NOBODY, unit=store.district.unit[unit].short)
    return person


def with_line_unit(case: Case, store: Store) -> Case:
    """Name the line unit (条线) of the case's point or category beside the territorial one."""
    point, category = (
        store.district.point.get(case.point or 0),
        store.district.category.get(case.category or 0),
    )
    lines = (category.line_units if category else ()) or (point.line_units if point else ())
    return replace(case, line_unit=lines[0] if lines else None)
