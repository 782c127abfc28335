"""Days on the calendar: which there are, and which month, quarter or year they lie in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo

Days = tuple[date, date]  # the first and the last


def days_around(day: date) -> tuple[date, ...]:
    """A day with the one before and the one after it, as of what may run over midnight."""
    return day - timedelta(days=1), day, day + timedelta(days=1)


def days_between(first: date, last: date) -> Iterator[date]:
    """Each day, both ends included; none where the last is before the first."""
    return (first + timedelta(days=count) for count in range((last - first).days + 1))


def real_day(year: int, month: int, day: int) -> date | None:
    """That day; None if no calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def midnight(day: date, zone: tzinfo | None) -> datetime:
    """When the day begins there."""
    return datetime.combine(day, time(), zone)


def monday_of(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def months_on(day: date, months: int) -> date:
    """The first of the month that is so many months after that of the day, or before it."""
    counted = day.year * 12 + day.month - 1 + months
    return date(counted // 12, counted % 12 + 1, 1)


def month_of(day: date) -> Days:
    """The month that the day lies in."""
    first = day.replace(day=1)
    return first, months_on(first, 1) - timedelta(days=1)


def quarter_of(day: date) -> Days:
    """The quarter that the day lies in."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return first, month_of(months_on(first, 2))[1]


def nearer(before: date | None, after: date | None, today: date) -> date | None:
    """Of the last such day and the next the nearer one: in December 11月 is last month, and 1月 the next."""
    if before is None or after is None:
        return after or before
    return before if today - before < after - today else after


def latest(month: int, day: int, today: date) -> date | None:
    """The last such day; today counts."""
    years = range(today.year, today.year - 9, -1)  # between two 29 February lie up to eight years
    return next((one for year in years if (one := real_day(year, month, day)) and one <= today), None)


def following(month: int, day: int, today: date) -> date | None:
    """The next such day; the first of the current month counts, for it stands for the whole month."""
    years = range(today.year, today.year + 9)
    from_day = today.replace(day=1) if day == 1 else today
    return next((one for year in years if (one := real_day(year, month, day)) and one >= from_day), None)
