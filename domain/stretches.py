"""The time that a report (周报 月报 季报 年报) covers: from one cut-off (截稿) to the next, and how people call it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from domain.calendar import Calendar
from domain.dates import midnight, monday_of, months_on
from domain.periods import Period
from domain.rules import Rules
from domain.tally import Span

WEEK = timedelta(days=7)
MOST_WEEKS_OFF = 10  # without a day worked: nobody has more


class EditionKind(StrEnum):
    """Which report."""

    WEEKLY = "周报"
    MONTHLY = "月报"
    QUARTERLY = "季报"
    YEARLY = "年报"


EXAMPLES = {
    EditionKind.WEEKLY: "2026-W47",
    EditionKind.MONTHLY: "2026-11",
    EditionKind.QUARTERLY: "2026-Q4",
    EditionKind.YEARLY: "2026",
}
_BEFORE = {
    EditionKind.WEEKLY: "上周",
    EditionKind.MONTHLY: "上月",
    EditionKind.QUARTERLY: "上季",
    EditionKind.YEARLY: "上年",
}
_MONTHS = {EditionKind.MONTHLY: 1, EditionKind.QUARTERLY: 3, EditionKind.YEARLY: 12}


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one report covers: from `since` on and before `cut_off`. `period` is its name, such as `2026-W47`."""

    kind: EditionKind
    period: str
    since: datetime
    cut_off: datetime

    @property
    def span(self) -> Span:
        """The same as a span of time."""
        return Span(self.since, self.cut_off)

    @property
    def name(self) -> str:
        """`周报 2026-W47`: what one says to have it again."""
        return f"{self.kind} {self.period}"

    @property
    def title(self) -> str:
        """`2026年第47周`."""
        year, _, rest = self.period.partition("-")
        match self.kind:
            case EditionKind.WEEKLY:
                return f"{year}年第{int(rest[1:])}周"
            case EditionKind.MONTHLY:
                return f"{year}年{int(rest)}月"
            case EditionKind.QUARTERLY:
                return f"{year}年第{rest[1:]}季度"
            case EditionKind.YEARLY:
                return f"{year}年"

    @property
    def before(self) -> str:
        """What it is compared with: `上周`."""
        return _BEFORE[self.kind]


def stretch(kind: EditionKind, day: date, rules: Rules, calendar: Calendar) -> Stretch | None:
    """What the report of the week, month, quarter or year of that day covers; None for a week without a day worked."""
    if kind is EditionKind.WEEKLY:
        return _week(monday_of(day), rules, calendar)
    months = _MONTHS[kind]
    first = date(day.year, (day.month - 1) // months * months + 1, 1)
    after = months_on(first, months)
    return Stretch(kind, _named(kind, first), midnight(first, calendar.zone), midnight(after, calendar.zone))


def of_period(kind: EditionKind, period: Period, rules: Rules, calendar: Calendar) -> Stretch | None:
    """What the report of these days covers; None unless they are just one week, month, quarter or year."""
    if kind is EditionKind.WEEKLY:
        whole = period.first.weekday() == 0 and period.last - period.first == WEEK - timedelta(days=1)
        return stretch(kind, period.first, rules, calendar) if whole else None
    found = stretch(kind, period.first, rules, calendar)
    assert found is not None, "only a week may have no report"
    days = found.since.date(), (found.cut_off - timedelta(days=1)).date()
    return found if days == (period.first, period.last) else None


def latest(kind: EditionKind, at: datetime, rules: Rules, calendar: Calendar) -> Stretch:
    """The newest one whose cut-off has come."""
    return next(one for one in backwards(kind, at, rules, calendar) if one.cut_off <= at)


def backwards(kind: EditionKind, at: datetime, rules: Rules, calendar: Calendar) -> Iterator[Stretch]:
    """The one of this day and those before it, newest first."""
    day = at.astimezone(calendar.zone).date()
    while True:
        found = stretch(kind, day, rules, calendar)
        if found is not None:
            yield found
        day = _day_before(kind, day)


def _day_before(kind: EditionKind, day: date) -> date:
    if kind is EditionKind.WEEKLY:
        return day - WEEK
    months = _MONTHS[kind]
    return date(day.year, (day.month - 1) // months * months + 1, 1) - timedelta(days=1)


def _week(monday: date, rules: Rules, calendar: Calendar) -> Stretch | None:
    ends = _end_of_week(monday, rules, calendar)
    if ends is None:
        return None
    before = (_end_of_week(monday - WEEK * count, rules, calendar) for count in range(1, MOST_WEEKS_OFF))
    since = next((one for one in before if one), ends - WEEK)
    return Stretch(EditionKind.WEEKLY, _named(EditionKind.WEEKLY, monday), since, ends)


def _end_of_week(monday: date, rules: Rules, calendar: Calendar) -> datetime | None:
    return next(rules.weekly.moments(monday, monday + WEEK - timedelta(days=1), calendar), None)


def _named(kind: EditionKind, first: date) -> str:
    match kind:
        case EditionKind.WEEKLY:
            year, week, _ = first.isocalendar()
            return f"{year}-W{week:02}"
        case EditionKind.MONTHLY:
            return f"{first:%Y-%m}"
        case EditionKind.QUARTERLY:
            return f"{first.year}-Q{(first.month - 1) // 3 + 1}"
        case EditionKind.YEARLY:
            return f"{first.year}"
