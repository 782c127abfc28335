"""How people write days of a rule: a month, or the first and the last day (排摸月 2026-12)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from domain.dates import month_of
from domain.spelling import NONE, SEPARATED, Spelling, listed

_MONTH = re.compile(r"(?P<year>20\d{2})(?:[-/.]|年)\s*(?P<month>\d{1,2})月?")
_DAY = re.compile(r"(?P<year>20\d{2})(?:[-/.]|年)(?P<month>\d{1,2})(?:[-/.]|月)(?P<day>\d{1,2})[日号]?")
_FROM_TO = re.compile(r"\s*(?:到|至|\.{2,}|[~〜—–])\s*")


@dataclass(frozen=True, slots=True)
class DaysOf:
    """Some days on end, both included (排摸月)."""

    first: date
    last: date


def _amnesty(text: str) -> tuple[DaysOf, ...]:
    return () if text in NONE else tuple(days_of(part) for part in SEPARATED.split(text) if part)


def days_of(text: str) -> DaysOf:
    """`2026-12`, `2026年12月`, or the first and the last day. Raises ValueError."""
    whole = _MONTH.fullmatch(text)
    try:
        if whole is not None:
            return DaysOf(*month_of(date(int(whole["year"]), int(whole["month"]), 1)))
        first, last = (_day(one) for one in _FROM_TO.split(text))
    except ValueError:
        raise ValueError from None
    if last < first:
        raise ValueError("到的日子早于从的日子")
    return DaysOf(first, last)


def _day(text: str) -> date:
    found = _DAY.fullmatch(text)
    if found is None:
        raise ValueError
    return date(int(found["year"]), int(found["month"]), int(found["day"]))


def say_days(days: DaysOf) -> str:
    """As people write it."""
    if (days.first, days.last) == month_of(days.first):
        return f"{days.first:%Y-%m}"
    return f"{days.first}到{days.last}"


AMNESTY = Spelling(
    _amnesty,
    lambda months: listed(map(say_days, months)),
    f"应为月份或起止日子，如 2026-12 或 2026-12-01到2026-12-20，或 {NONE[0]}",
)
