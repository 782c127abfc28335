"""The stretch of days (时段) that somebody asks about: 本月, 近7天, 11月20日, 11.1-11.20, 2026-W47."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from domain.dates import Days, months_on
from domain.ordinary import ordinary
from domain.period_forms import (
    BEFORE,
    FORMS,
    RANGE_ENDS,
    SINCE,
    TAIL,
    UNTIL,
)
from domain.period_needs import needed
from domain.period_readings import Reading, Seen, day_after
from domain.period_spoken import SPOKEN

_Form = tuple[re.Pattern[str], Reading, frozenset[str]]
_WRITTEN: tuple[_Form, ...] = tuple((*form, needed(form)) for form in FORMS)
_ALL = (*_WRITTEN, *((*form, needed(form)) for form in SPOKEN))


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included, in the words that were used for it.

    本周, 本月 and the like are the whole week or month, days to come included. The words do not count when two
    periods are compared.
    """

    first: date
    last: date
    words: str = field(compare=False)


@dataclass(frozen=True, slots=True)
class PeriodSaid:
    """Where in a text a period is said: `text[start:end]`, with what hangs on its words (12月份的)."""

    start: int
    end: int
    period: Period


def find_period(text: str, today: date) -> tuple[Period, str] | None:
    """The first period named in `text`, seen from `today` (the local day), and the text without its words.

    Weeks begin on Monday. A month, a quarter or a day without a year is the latest one that has begun:
    12月 said in November is last year's. A range ends on or after its first day, or is not taken for one.
    None if no period is named, or only one that no calendar has.
    """
    text = ordinary(text)
    said = next(_said(text, Seen(today), _WRITTEN), None)
    if said is None:
        return None
    rest = text[: said.start].strip(), text[said.end :].strip()
    return said.period, " ".join(part for part in rest if part)


def find_periods(text: str, today: date, *, ahead: bool, nearest: bool = False) -> list[PeriodSaid]:
    """Every period named in `text` (in NFKC form), left to right, as `find_period` reads it; 12号 is one too.

    With `ahead` a day without a month, a weekday and a month without a year is the next one instead of the
    latest: 周五 in 周五到期的有哪些. With `nearest` too, a date without a year may be over: 11月到期几件 in December.
    """
    return list(_said(text, Seen(today, ahead, nearest), _ALL))


def year_before(period: Period, words: str) -> Period:
    """The same days a year earlier (去年同期); of 29 February the 28th."""
    return Period(_a_year_ago(period.first), _a_year_ago(period.last), words)


def just_before(period: Period, words: str) -> Period:
    """The month, quarter or year before one that is whole, else as many days right before it (环比)."""
    last = period.first - timedelta(days=1)
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    if period.first.day == 1 and (period.last + timedelta(days=1)).day == 1:
        return Period(months_on(period.first, -months), last, words)
    return Period(period.first - (period.last - last), last, words)


def just_after(period: Period, words: str) -> Period:
    """The month, quarter or year after one that is whole, else as many days right after it."""
    first = period.last + timedelta(days=1)
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    if period.first.day == 1 and first.day == 1:
        return Period(first, months_on(first, months) - timedelta(days=1), words)
    return Period(first, first + (period.last - period.first), words)


def _a_year_ago(day: date) -> date:
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)


def _said(text: str, seen: Seen, forms: tuple[_Form, ...]) -> Iterator[PeriodSaid]:
    """Periods left to right; of those that begin at one place the longest."""
    chars = set(text)
    found = sorted(
        (match.start(), -match.end(), days)
        for pattern, reading, needs in forms
        if not needs or not needs.isdisjoint(chars)
        for match in pattern.finditer(text)
        if (days := reading(match, seen))
    )
    free = 0
    for start, minus_end, days in found:
        if start < free:
            continue
        said = _whole(text, start, -minus_end, days, seen)
        free = said.end
        yield said


def _whole(text: str, start: int, end: int, days: Days, seen: Seen) -> PeriodSaid:
    """A period with its range end (到11月20日) or with what goes on until today (以来)."""
    first, last = days
    if ending := _range_end(text, end, first, seen):
        end, last = ending
    period = Period(first, last, text[start:end])
    if (since := SINCE.match(text, end)) and last < seen.today:
        end = since.end()
        period = replace(period, last=seen.today, words=text[start:end])
    if seen.ahead and first >= seen.today and (until := BEFORE.match(text, end)):
        end = until.end()
        period = Period(seen.today, last, text[start:end])
    tail = TAIL.match(text, end)
    return PeriodSaid(start, tail.end() if tail else end, period)


def _range_end(text: str, position: int, first: date, seen: Seen) -> tuple[int, date] | None:
    """If the period goes on as a range (到11月20日, -11.20, 至20日): where that ends, and its last day."""
    joint = UNTIL.match(text, position)
    if joint is None:
        return None
    for pattern in RANGE_ENDS:
        if match := pattern.match(text, joint.end()):
            last = day_after(match, first, seen)
            return (match.end(), last) if last else None
    return None
