"""Working time (工作时间): which days are worked, and which hours of such a day."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol

# 上午 and 下午 of a district office, local time.
WORKING_HOURS = ((time(8, 30), time(12, 0)), (time(14, 0), time(18, 0)))
END_OF_DAY = WORKING_HOURS[-1][1]


class Calendar(Protocol):
    """The district's calendar: its time zone, and which local days are worked (holidays and 调休 included).

    It carries the zone because a stored moment comes back in UTC, where 18:00 is somebody else's evening.
    """

    @property
    def zone(self) -> tzinfo:
        """The zone in which the district reads its clocks."""

    def is_working_day(self, day: date) -> bool:
        """True if people work on this local day."""


def next_working_day(day: date, calendar: Calendar) -> date:
    """The first working day after `day`."""
    day += timedelta(days=1)
    while not calendar.is_working_day(day):
        day += timedelta(days=1)
    return day


def working_spans(day: date, calendar: Calendar) -> tuple[tuple[datetime, datetime], ...]:
    """When people work on this day: (start, end) of the morning and the afternoon; nothing on a day off."""
    if not calendar.is_working_day(day):
        return ()
    return tuple((_at(day, start, calendar), _at(day, end, calendar)) for start, end in WORKING_HOURS)


def end_of_day(day: date, calendar: Calendar) -> datetime:
    """18:00 of this local day."""
    return _at(day, END_OF_DAY, calendar)


def is_working_time(at: datetime, calendar: Calendar) -> bool:
    """True if people are at work at this moment (aware, any zone); 12:00 and 18:00 are no longer in it."""
    local = at.astimezone(calendar.zone)
    return any(start <= local < end for start, end in working_spans(local.date(), calendar))


def _at(day: date, clock: time, calendar: Calendar) -> datetime:
    return datetime.combine(day, clock, calendar.zone)
