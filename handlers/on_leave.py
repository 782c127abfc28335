"""Who is on leave (请假) beside roll-calls: unit heads, leaders and the office are never called, and days to come have
no roll-call yet."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from domain.district import Person
from domain.periods import Period
from domain.rollcall import RollCall
from domain.tally import Scope, grids_in
from handlers.inquiry import Inquiry
from texts import times

LONGEST = 31  # days that are looked through


def away_uncalled(asked: Inquiry, calls: list[RollCall], period: Period) -> list[Person]:
    """Those of the part of the district who are on leave on a day of the period, and whom no roll-call of it has."""
    called = {person for call in calls for person in call.answers}
    away = {one for day in _days(period) for one in asked.store.rollcalls.away(day)} - called
    return [one for one in asked.store.district.people if one.id in away and _is_meant(one, asked)]


def leaves_told(person: Person, period: Period, asked: Inquiry) -> list[str]:
    """On which days of the period, and in the weeks after today, somebody is on leave; nothing if on none."""
    today = asked.said.today
    days = [day for day in _days(period) if person.id in asked.store.rollcalls.away(day)]
    told = [f"{person.name} {'、'.join(times.day(day) for day in days)} 请假"] if days else []
    later = asked.store.rollcalls.leave_to_come(person.id, max(period.last, today))
    if later:
        first, last = later
        until = f"到 {times.day(last)}" if last != first else ""
        told.append(f"{person.name} {times.day(first)}{until} 已请假")
    return told


def _days(period: Period) -> Iterator[date]:
    for more in range(min((period.last - period.first).days, LONGEST) + 1):
        yield period.first + timedelta(days=more)


def _is_meant(person: Person, asked: Inquiry) -> bool:
    """True if the person works in one of the parts that are asked about."""
    return any(_works_in(person, scope, asked) for scope in asked.scopes)


def _works_in(person: Person, scope: Scope, asked: Inquiry) -> bool:
    """In its units where it has some, else in one of its grids; everybody works in the whole district."""
    if scope.units is not None:
        return person.unit in scope.units
    grids = grids_in(scope, asked.store.district)
    return grids is None or not grids.isdisjoint(person.grids)
