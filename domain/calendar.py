"""Working time (工作时间): which days are worked, and which hours of such a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol

Hours = tuple[tuple[time, time], ...]  # (start, end) of each stretch of a day, in order, local time


class Calendar(Protocol):
    """The district's calendar: its time zone, and which local days are worked (holidays and 调休 included).

    It carries the zone because stored moments come back in UTC, in which the day may be another one.
    """

    @property
    def zone(self) -> tzinfo:
        """The zone in which the district reads its clocks."""

    @property
    def hours(self) -> Hours:
        """The hours of a day that is worked (规则 工作时间); at least one stretch."""

    def is_working_day(self, day: date) -> bool:
        """True if people work on this local day."""


def next_working_day(day: date, calendar: Calendar) -> date:
    """The first working day after `day`."""
    day += timedelta(days=1)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def last_working_days(day: date, count: int, calendar: Calendar) -> tuple[date, ...]:
    """So many working days up to `day`, that day included if it is worked, oldest first."""
    found: list[date] = []
    while len(found) < count:
        if calendar.is_working_day(day):
            found.insert(0, day)
        day -= timedelta(days=1)
    return tuple(found)


def working_spans(day: date, calendar: Calendar) -> tuple[tuple[datetime, datetime], ...]:
    """When people work on this day: (start, end) of each stretch; nothing on a day off."""
    if not calendar.is_working_day(day):
        return ()
    return tuple((_at(day, start, calendar), _at(day, end, calendar)) for start, end in calendar.hours)


def end_of_day(day: date, calendar: Calendar) -> datetime:
    """When work ends on this local day, were it worked."""
    return _at(day, calendar.hours[-1][1], calendar)


def full_hours(hours: Hours) -> tuple[time, ...]:
    """Each full hour that people are at work: 09:00, 10:00, 11:00 for 08:30-12:00."""
    clock = (time(hour) for hour in range(24))
    return tuple(at for at in clock if any(start <= at < end for start, end in hours))


def half_days(hours: Hours) -> tuple[time, ...]:
    """The first full hour that is worked, and the one at half of them: 09:00 and 14:00."""
    full = full_hours(hours)
    return tuple(dict.fromkeys((full[0], full[len(full) // 2]))) if full else ()


def half_day_before(at: datetime, count: int, calendar: Calendar) -> datetime:
    """The beginning of the half of a working day so many before `at`; of the days before, if `at` is not worked."""
    local = at.astimezone(calendar.zone)
    halves = half_days(calendar.hours)
    day, left = local.date(), count
    while True:
        worked = halves if calendar.is_working_day(day) else ()
        for begins in reversed(worked):
            moment = datetime.combine(day, begins, calendar.zone)
            left -= moment < at
            if left == 0:
                return moment
        day -= timedelta(days=1)


def _at(day: date, clock: time, calendar: Calendar) -> datetime:
    return datetime.combine(day, clock, calendar.zone)
