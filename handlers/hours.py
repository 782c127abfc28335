"""A part of the days that a question is about (昨晚, 本周夜里, 下班后), as moments."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.calendar import Calendar
from domain.dates import days_between
from domain.narrowing import DayPart
from domain.periods import Period
from domain.tally import Span

_TODAY, _YESTERDAY = "今天", "昨天"


def hours_of(part: DayPart, period: Period | None, at: datetime, calendar: Calendar) -> Span:
    """These hours of each day of the period, up to now; without days those that began last."""
    days = period or day_of(part, at, calendar)
    last = min(days.last, at.date())
    stretches = [part.on(day, calendar.hours, at.tzinfo) for day in days_between(days.first, last)]
    begun = tuple((begin, min(end, at)) for begin, end in stretches if begin < at)
    if not begun:
        begin, _ = part.on(days.first, calendar.hours, at.tzinfo)
        return Span(begin, begin, ((begin, begin),))
    return Span(begun[0][0], begun[-1][1], begun if len(begun) > 1 else ())


def day_of(part: DayPart, at: datetime, calendar: Calendar) -> Period:
    """The day on which this part of a day began last: 夜里 said in the morning is yesterday's."""
    today = at.date()
    if part.on(today, calendar.hours, at.tzinfo)[0] <= at:
        return Period(today, today, _TODAY)
    day = today - timedelta(days=1)
    return Period(day, day, _YESTERDAY)
