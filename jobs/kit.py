"""What a job is made of: its name, its times, how late it may still run, and what it gives back."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

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

    What `only_says` is worked out beside the writer: a digest takes a while, in which messages must be kept. A job
    whose messages are to have pictures is one of these, for nothing is drawn in a transaction that writes.
    What such a job needs to have written down before is done by `beforehand`, in a transaction of its own, and can be
    done again without harm. `of_shift` says when it is due for each shift of the rosters (值班), and `alarms` at which
    full minutes somebody waits for it; such a job has no times of its own.
    """

    work: Work
    name: str
    title: str
    when: When
    working_days: bool
    grace: timedelta
    report_missed: bool
    only_says: bool
    of_shift: OfShift | None = None
    alarms: Alarms | None = None
    notice: Notice = Notice.OTHER
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


def job(
    name: str,
    title: str,
    when: When,
    *,
    grace: timedelta,
    working_days: bool = True,
    report_missed: bool = True,
    only_says: bool = False,
    of_shift: OfShift | None = None,
    alarms: Alarms | None = None,
    notice: Notice = Notice.OTHER,
    beforehand: Beforehand | None = None,
) -> Callable[[Work], Job]:
    """Declare a job. `when` says from the district's rules at what times of day it is due, or how it comes round.

    Later than `grace` after its time it is no longer run but reported as missed.

    `report_missed=False` is for a job whose next run does the same work, `only_says` for one that changes nothing.
    `of_shift` is for a job of shifts (值班) and `alarms` for one that somebody waits for, instead of `when`: that comes
    however long ago it was (`WAITED_FOR`), or it would be waited for without end.
    `notice` is what kind of notice its messages are, where they do not say so themselves; `beforehand` writes down what
    one that `only_says` reads.
    """

    def declare(work: Work) -> Job:
        return Job(
            work,
            name,
            title,
            when,
            working_days,
            grace,
            report_missed,
            only_says,
            of_shift,
            alarms,
            notice,
            beforehand,
        )

    return declare


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
