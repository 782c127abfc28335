"""迎检: the days on which the district is inspected, and what the bot says more often on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar import Calendar
from domain.cycles import Weekly

LONGEST = 31  # days
NOON = time(12)
BEGINS = time(8)  # before work begins on the first day
ENDS = time(20)  # after the last digest of the last day


@dataclass(frozen=True, slots=True)
class Visit:
    """From the first to the last day, both included, worked or not."""

    first: date
    last: date

    def days(self, first: date, last: date) -> Iterator[date]:
        """Those of its days that lie from `first` to `last`."""
        day, end = max(self.first, first), min(self.last, last)
        while day <= end:
            yield day
            day += timedelta(days=1)

    def has(self, moment: datetime) -> bool:
        """True on one of its days; `moment` is local."""
        return self.first <= moment.date() <= self.last

    def __str__(self) -> str:
        """`2026-12-01 至 2026-12-05`."""
        return f"{self.first} 至 {self.last}"


@dataclass(frozen=True, slots=True)
class DuringVisit:
    """A cycle: at this time of each day of a visit, or of its first or last one alone; never without a visit."""

    visit: Visit | None
    at: time
    only: str = ""  # first, last
    but: Weekly | None = None  # what comes at the same time anyway

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `domain.cycles.Cycle`."""
        for day in self.visit.days(first, last) if self.visit else ():
            moment = datetime.combine(day, self.at, calendar.zone)
            if self._is_meant(day) and not (self.but and moment in self.but.moments(day, day, calendar)):
                yield moment

    def _is_meant(self, day: date) -> bool:
        assert self.visit is not None, "asked for its days"
        return day == getattr(self.visit, self.only) if self.only else True

    def __str__(self) -> str:
        """As the list of jobs has it."""
        return f"{self.at:%H:%M} 迎检期间"


@dataclass(frozen=True, slots=True)
class Denser:
    """A cycle: every day at this time, and at noon too during a visit."""

    at: time
    visit: Visit

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `domain.cycles.Cycle`."""
        noons = set(self.visit.days(first, last)) if self.at > NOON else set()
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            times = (NOON, self.at) if day in noons else (self.at,)
            yield from (datetime.combine(day, at, calendar.zone) for at in times)

    def __str__(self) -> str:
        """As the list of jobs has it."""
        return f"{self.at:%H:%M} 每天，迎检期间加 {NOON:%H:%M}"
