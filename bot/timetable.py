"""When each job is due on each day; worked out once, for the clock asks every few seconds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from domain.calendar import Calendar
from domain.rosters import Roster
from domain.rules import Rules
from jobs.kit import Slot, find_jobs

Settled = dict[str, set[str]]  # of one day: the slots of each job that were run, or reported as missed


class Timetable:
    """The slots under one calendar, one set of rules, and some rosters (值班)."""

    def __init__(self, calendar: Calendar, rules: Rules, rosters: tuple[Roster, ...] = ()) -> None:
        self._calendar, self._rules, self._rosters = calendar, rules, rosters
        self._days: dict[date, tuple[list[Slot], ...]] = {}

    def holds(self, calendar: Calendar, rules: Rules, rosters: tuple[Roster, ...] = ()) -> bool:
        """False once the district has other ones."""
        return self._calendar is calendar and self._rules is rules and self._rosters is rosters

    def open(self, day: date, settled: Settled) -> list[Slot]:
        """The slots of a day that nobody has run or reported.

        A job that is due once a day is settled by any run of that day, because its time may have been changed (规则).
        That does not hold for jobs of shifts (值班): another roster may follow on the same day.
        """
        if day not in self._days:
            known = (day, self._calendar, self._rules, self._rosters)
            self._days[day] = tuple([*job.slots(*known)] for job in find_jobs())
        return [slot for slots in self._days[day] for slot in _open(slots, settled)]


def by_day(settled: Iterable[tuple[str, date, str]]) -> dict[date, Settled]:
    """What was run, or reported as missed: (job, day, slot)."""
    found: dict[date, Settled] = {}
    for job, day, slot in settled:
        found.setdefault(day, {}).setdefault(job, set()).add(slot)
    return found


def _open(slots: list[Slot], settled: Settled) -> list[Slot]:
    if not slots or not (done := settled.get(slots[0].job.name)):
        return slots
    if len(slots) == 1 and slots[0].job.of_shift is None:
        return []
    return [slot for slot in slots if slot.name not in done]
