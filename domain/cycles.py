"""When something comes round (档期): every week, every month or every year, moved to a day that is worked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from itertools import chain
from typing import Protocol

from domain.calendar import Calendar, next_working_day
from domain.dates import monday_of, month_of, months_on

LAST_DAY = 31  # of a month, however long it is
EVERY_MONTH = frozenset(range(1, 13))
QUARTERS_BEGIN = frozenset({1, 4, 7, 10})


class Cycle(Protocol):
    """Something that comes round: `周五 17:00`, `1日 09:00`, `1月 10:00`."""

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """Its moments from the local day `first` to `last`, both included, oldest first, in the calendar's zone."""


@dataclass(frozen=True, slots=True)
class Weekly:
    """Once a week. `weekday` is 1 for Monday to 7 for Sunday; `at` is local time.

    If that day is off, it is the last day worked before it in the same week, else the first one after it, so that
    a report of the week comes while people still think of the week. A week without work has none.
    """

    weekday: int
    at: time

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `Cycle`."""
        monday = monday_of(first)
        while monday <= last:
            day = self._day(monday, calendar)
            if day and first <= day <= last:
                yield datetime.combine(day, self.at, calendar.zone)
            monday += timedelta(days=7)

    def __str__(self) -> str:
        """`周五 17:00`."""
        return f"周{'一二三四五六日'[self.weekday - 1]} {self.at:%H:%M}"

    def _day(self, monday: date, calendar: Calendar) -> date | None:
        week = [monday + timedelta(days=number) for number in range(7)]
        nearest = chain(reversed(week[: self.weekday]), week[self.weekday :])
        return next((day for day in nearest if calendar.is_working_day(day)), None)


@dataclass(frozen=True, slots=True)
class Monthly:
    """Once a month, on a day of the month from 1 to 31, or on the first day worked after it.

    A month that is too short for the day has it on its last day. `months` are those in which it comes round.
    """

    day: int
    at: time
    months: frozenset[int] = EVERY_MONTH

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `Cycle`."""
        month = months_on(first, -1)  # what was due at its end may have moved into the next one
        while month <= last:
            day = _worked(min(month + timedelta(days=self.day - 1), month_of(month)[1]), calendar)
            if month.month in self.months and first <= day <= last:
                yield datetime.combine(day, self.at, calendar.zone)
            month = months_on(month, 1)

    def __str__(self) -> str:
        """`1日 09:00`; `1、4、7、10月1日 09:30` if not in every month."""
        some = "" if self.months == EVERY_MONTH else f"{'、'.join(map(str, sorted(self.months)))}月"
        return f"{some}{self.day}日 {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Yearly:
    """Once a year, on the first day worked in a month from 1 to 12."""

    month: int
    at: time

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `Cycle`."""
        for year in range(first.year, last.year + 1):
            day = _worked(date(year, self.month, 1), calendar)
            if first <= day <= last:
                yield datetime.combine(day, self.at, calendar.zone)

    def __str__(self) -> str:
        """`1月 10:00`."""
        return f"{self.month}月 {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class MonthMoment:
    """A moment of each month, whether or not that day is worked: `月末 18:00`, `25日 18:00`.

    `day` is the day of the month, 31 the last one. A month that is too short for the day has it on its last day.
    """

    day: int
    at: time

    def of(self, month: date, zone: tzinfo) -> datetime:
        """The moment in the month that this day lies in."""
        first = month.replace(day=1)
        return datetime.combine(min(first + timedelta(days=self.day - 1), month_of(first)[1]), self.at, zone)

    def __str__(self) -> str:
        """`月末 18:00`, `25日 18:00`."""
        return f"{'月末' if self.day == LAST_DAY else f'{self.day}日'} {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class MonthsEnd:
    """At the midnight with which each month ends, worked or not."""

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `Cycle`."""
        days = (first + timedelta(days=number) for number in range((last - first).days + 1))
        yield from (datetime.combine(day, time(), calendar.zone) for day in days if day.day == 1)

    def __str__(self) -> str:
        """As `job --list` shows it."""
        return "每月1日 00:00"


def _worked(day: date, calendar: Calendar) -> date:
    return day if calendar.is_working_day(day) else next_working_day(day, calendar)
