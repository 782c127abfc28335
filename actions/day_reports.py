"""日报 of units: made of the facts, confirmed by one tap, and who has not is told in the next digest of 核心."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from actions.audience import answer_to
from domain.calendar import last_working_days
from domain.cause import Cause
from domain.chat import Outgoing
from domain.dates import midnight
from domain.day_reports import DayFacts, DayReport
from domain.district import Person, Purpose, Role, Unit
from domain.tally import Scope, Span
from storage.store import Store
from texts import day_reports as wording

# Longer than any feast: if nobody confirmed within it, the rule is new or not followed.
LATELY = timedelta(days=10)


def due(store: Store) -> list[Unit]:
    """The units that are asked: those that have a group of their own and somebody who may confirm."""
    district = store.district
    able = {one.unit for one in district.people_with(Role.UNIT_HEAD, Role.HANDLER)}
    return [
        one for one in district.units if one.id in able and district.groups_for(Purpose.UNIT, unit=one.id)
    ]


def missing(day: date, store: Store) -> list[Unit]:
    """Those of them that have not confirmed a day."""
    confirmed = store.day_reports.of(day)
    return [one for one in due(store) if one.id not in confirmed]


def asked(today: date, store: Store) -> frozenset[int]:
    """日报确认: the units that are asked this evening, on working days; not those that have confirmed already."""
    if not store.rules.confirmed_days or not store.calendar.is_working_day(today):
        return frozenset()
    return frozenset(one.id for one in missing(today, store))


def in_digest(today: date, store: Store) -> list[str]:
    """日报确认: which units have not confirmed the working day before.

    Where nobody at all has confirmed for days (the rule may be new) no unit is named: it is said that it is asked for.
    """
    if not store.rules.confirmed_days:
        return []
    day = last_worked(today, store)
    if not store.day_reports.any_within(today - LATELY, day):
        return [wording.nobody_yet(len(due(store)))]
    found = [one.short for one in missing(day, store)]
    return [wording.missing(day, found)] if found else []


def last_worked(today: date, store: Store) -> date:
    """The working day before today."""
    return last_working_days(today - timedelta(days=1), 1, store.calendar)[0]


def facts(unit: Unit, day: date, at: datetime, store: Store) -> DayFacts:
    """What a unit's day was, up to now if it is today; `at` is in the district's zone."""
    begins = midnight(day, at.tzinfo)
    ends = midnight(day + timedelta(days=1), at.tzinfo)
    span, units = Span(begins, min(ends, at)), store.district.within(unit.id)
    grids = {grid.id for grid in store.district.grids_of(units)}
    points = [one.id for one in store.district.points if one.grid in grids]
    seen = store.checked.between(points, span.start, span.end) if points else set()
    tally = store.standings.tally(Scope(unit.short, units=units), span, at)
    return DayFacts(day, len(points), len(seen), tally, whole=ends <= at)


def told(unit: Unit, day: date, at: datetime, store: Store) -> str:
    """The same in words."""
    return wording.told(unit.short, facts(unit, day, at, store), f"{at:%H:%M}")


def confirm(unit: Unit, day: date, words: str, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """A unit says that its day was so; a line of its own may be added later too."""
    report = DayReport(unit.id, day, person.id, cause.at, told(unit, day, cause.at, store), words)
    again = not store.day_reports.confirm(report)
    if again and words:
        store.day_reports.add(report, words)
    return answer_to(cause, wording.done(unit.short, store.day_reports.of(day)[unit.id], again=again))
