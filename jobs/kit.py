"""What a job is made of: its name, its times, how late it may still run, and what it gives back."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Required, TypedDict, Unpack

from domain.calendar import Calendar, full_hours
from domain.chat import Outgoing
from domain.cycles import Cycle
from domain.notices import Notice
from domain.rosters import Roster, Shift, shifts_on
from domain.rules import Rules
from storage.store import Store

When = Callable[[Rules], tuple[time, ...] | Cycle]
Work = Callable[[datetime, Store], Iterable[Outgoing]]
Alarms = Callable[[Store], Iterable[datetime]]
Beforehand = Callable[[datetime, Store], object]
OfShift = Callable[[Shift, Rules], tuple[datetime, ...]]


def each_hour(rules: Rules) -> tuple[time, ...]:
    """When a job is due that looks after something all day: the full hours at work."""
    return full_hours(rules.hours)


WAITED_FOR = timedelta.max  # the grace of a job with alarms


@dataclass(frozen=True, slots=True)
class Slot:
    """One time at which a job is due: the local day, and the time of day by which it is named."""

    job: Job
    day: date
    time: time
    at: datetime

    @property
    def name(self) -> str:
        """Its name among those of the day: `18:00`."""
        return self.time.isoformat("minutes")


@dataclass(frozen=True)
class Job:
    """One thing the clock asks for. `title` is what people call it, when it has to be said that it was missed.

    Due at the times of `when`, or `of_shift`: for each shift of the rosters (值班), or `alarms`: at the full minutes at
    which somebody waits for it. What rings is run however late it is (`WAITED_FOR`), or it would be waited for without
    end.
    """

    work: Work
    name: str
    title: str
    when: When
    grace: timedelta  # later than this after its time it is no longer run but reported as missed
    working_days: bool = True  # on no other days
    report_missed: bool = True  # False if its next run does the same work
    # It changes nothing, so it is worked out beside the writer: a digest takes a while, in which messages must be kept.
    # Only such a job may say pictures, for nothing is drawn in a transaction that writes.
    only_says: bool = False
    of_shift: OfShift | None = None
    alarms: Alarms | None = None
    notice: Notice = Notice.OTHER  # of what kind its messages are, where they do not say so themselves
    # Writes down what it needs, in a transaction of its own; may be done twice.
    beforehand: Beforehand | None = None

    def rung(self, store: Store) -> Iterator[Slot]:
        """When somebody waits for it."""
        for alarm in set(self.alarms(store)) if self.alarms is not None else ():
            local = alarm.astimezone(store.zone)
            yield Slot(self, local.date(), local.time(), local)

    def slots(
        self, day: date, calendar: Calendar, rules: Rules, rosters: tuple[Roster, ...] = ()
    ) -> Iterator[Slot]:
        """When it is due on a day; for a job of shifts, for those that begin on it."""
        when = self.when(rules)
        if self.of_shift is not None:
            moments = {
                at
                for shift in shifts_on(day, rosters, calendar)
                for at in self.of_shift(shift, rules)
                if shift.roster.since is None or at >= shift.roster.since
            }
            for moment in sorted(moments):  # a night's shift may end the next day
                yield Slot(self, moment.date(), moment.time(), moment)
        elif not isinstance(when, tuple):
            for moment in when.moments(day, day, calendar):
                yield Slot(self, day, moment.time(), moment)
        elif not self.working_days or calendar.is_working_day(day):
            for at in when:
                yield Slot(self, day, at, datetime.combine(day, at, calendar.zone))


class Ways(TypedDict, total=False):
    """How a job is run, as the fields of `Job` say."""

    grace: Required[timedelta]
    working_days: bool
    report_missed: bool
    only_says: bool
    of_shift: OfShift
    alarms: Alarms
    notice: Notice
    beforehand: Beforehand


def job(name: str, title: str, when: When, **ways: Unpack[Ways]) -> Callable[[Work], Job]:
    """Declare a job. `when` says from the district's rules at what times of day it is due, or how it comes round."""
    return lambda work: Job(work, name, title, when, **ways)


@cache
def find_jobs() -> tuple[Job, ...]:
    """Every job of every file in this folder."""
    import jobs

    found: list[Job] = []
    for module in sorted(one.name for one in pkgutil.iter_modules(jobs.__path__)):
        for value in vars(importlib.import_module(f"jobs.{module}")).values():
            if isinstance(value, Job) and value.work.__module__ == f"jobs.{module}":
                found.append(value)
    return tuple(found)
