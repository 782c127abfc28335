"""When a case is due (时限): its category's limit, counted from the moment the case was opened."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial

from domain.calendar import Calendar, end_of_day, next_working_day, working_spans
from domain.categories import LimitUnit


def due_at(at: datetime, limit: float, unit: LimitUnit, calendar: Calendar) -> datetime:
    """When something opened at `at` (aware, any zone) is due; the answer is in the calendar's zone.

    - 小时: so many hours on the clock, nights and holidays included.
    - 工作时: so many hours of working time; lunch, nights, weekends and holidays stop the count. A limit
      used up exactly when a stretch of work ends is due then, not at the start of the next one.
    - 工作日: when work ends on the n-th working day after the local day of opening. That day itself never counts,
      whatever the hour, worked or not: 1 工作日 from Friday 10:00, from Saturday or Sunday is Monday evening.
    - 自然日: when work would end on the n-th calendar day after the local day of opening.
    - A part of a day runs on from there, or from the opening if there is no whole day: half a 工作日 is half of a day's
      working time, half a 自然日 twelve hours, and never more than one day would be.

    Hours are rounded to the second, and to at least one second.
    Raises ValueError if `at` is naive or `limit` is not a positive number.
    """
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    if not (math.isfinite(limit) and limit > 0):
        raise ValueError(f"a limit is a positive number, not {limit}")
    local = at.astimezone(calendar.zone)
    match unit:
        case LimitUnit.HOUR:
            # Through UTC: within one zone Python adds on the wall clock, which is wrong where clocks change.
            return (local.astimezone(UTC) + _hours(limit)).astimezone(calendar.zone)
        case LimitUnit.WORKING_HOUR:
            return _after_working_time(local, _hours(limit), calendar)
        case LimitUnit.WORKING_DAY:
            return _in_working_days(local, limit, calendar)
        case LimitUnit.CALENDAR_DAY:
            return _in_calendar_days(local, limit, calendar)


def resumed(
    due_at: datetime, left: datetime, back: datetime, unit: LimitUnit, calendar: Calendar
) -> datetime:
    """When something is due whose clock stood from `left` to `back`: later by that time, in the limit's own measure.

    A limit that had passed when the clock stopped has passed: it stays where it was. Moments are aware, the answer is
    in the calendar's zone.
    """
    due, left, back = (moment.astimezone(calendar.zone) for moment in (due_at, left, back))
    if due < left or back <= left:
        return due
    match unit:
        case LimitUnit.HOUR:
            return (due.astimezone(UTC) + (back - left)).astimezone(calendar.zone)
        case LimitUnit.WORKING_HOUR:
            worked = working_time(left, back, calendar)
            return _after_working_time(due, worked, calendar) if worked else due
        case LimitUnit.WORKING_DAY:
            days = working_days_between(left.date(), back.date(), calendar)
            return _same_hour(due, _working_days_later(due.date(), days, calendar)) if days else due
        case LimitUnit.CALENDAR_DAY:
            return _same_hour(due, due.date() + max(timedelta(), back.date() - left.date()))


def _in_working_days(local: datetime, limit: float, calendar: Calendar) -> datetime:
    part, whole = math.modf(limit)
    days = int(whole)
    begun = end_of_day(_working_days_later(local.date(), days, calendar), calendar) if days else local
    if not part:
        return begun
    return _after_working_time(begun, _hours(part * _hours_worked(calendar)), calendar)


def _hours_worked(calendar: Calendar) -> float:
    """How many hours a day has that is worked."""
    clocks = [(end.hour - start.hour) + (end.minute - start.minute) / 60 for start, end in calendar.hours]
    return sum(clocks)


def _in_calendar_days(local: datetime, limit: float, calendar: Calendar) -> datetime:
    part, whole = math.modf(limit)
    days = int(whole)
    begun = end_of_day(local.date() + timedelta(days=days), calendar) if days else local
    if not part:
        return begun
    later = (begun.astimezone(UTC) + _hours(part * 24)).astimezone(calendar.zone)
    return min(later, end_of_day(local.date() + timedelta(days=days + 1), calendar))


def _same_hour(due: datetime, day: date) -> datetime:
    return datetime.combine(day, due.time(), due.tzinfo)


def _hours(limit: float) -> timedelta:
    return timedelta(seconds=max(1, round(limit * 3600)))


def _after_working_time(local: datetime, left: timedelta, calendar: Calendar) -> datetime:
    day = local.date()
    while True:
        for start, end in working_spans(day, calendar):
            begin = max(start, local)
            if begin < end:
                if left <= end - begin:
                    return begin + left
                left -= end - begin
        day = next_working_day(day, calendar)


def _working_days_later(day: date, count: int, calendar: Calendar) -> date:
    for _ in range(count):
        day = next_working_day(day, calendar)
    return day


def working_time(start: datetime, end: datetime, calendar: Calendar) -> timedelta:
    """How much working time lies between two local moments."""
    return _time_in(start, end, partial(working_spans, calendar=calendar))


def working_times(calendar: Calendar) -> Callable[[datetime, datetime], timedelta]:
    """The same for whoever asks for many moments: each day is looked up once."""
    zone, spans = calendar.zone, cache(partial(working_spans, calendar=calendar))
    return lambda start, end: _time_in(start.astimezone(zone), end.astimezone(zone), spans)


def _time_in(
    start: datetime, end: datetime, spans: Callable[[date], Iterable[tuple[datetime, datetime]]]
) -> timedelta:
    day, until, worked = start.date(), end.date(), timedelta()
    while day <= until:
        for first, last in spans(day):
            begin, stop = max(first, start), min(last, end)
            if begin < stop:
                worked += stop - begin
        day += timedelta(days=1)
    return worked


def working_days_between(first: date, last: date, calendar: Calendar) -> int:
    """How many days after `first`, up to `last`, are worked."""
    days = (first + timedelta(days=1 + count) for count in range((last - first).days))
    return sum(calendar.is_working_day(day) for day in days)
