"""How people write days of a rule: a month, or the first and the last day (排摸月 2026-12)."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from domain.spelling import Spelling

_SEPARATOR = re.compile(r"\s*[、,;]\s*")
_NONE = ("无", "不用", "没有")
_MONTH = re.compile(r"(?P<year>20\d{2})(?:[-/.]|年)\s*(?P<month>\d{1,2})月?")
_DAY = re.compile(r"(?P<year>20\d{2})(?:[-/.]|年)(?P<month>\d{1,2})(?:[-/.]|月)(?P<day>\d{1,2})[日号]?")
_FROM_TO = re.compile(r"\s*(?:到|至|\.{2,}|[~〜—–])\s*")


@dataclass(frozen=True, slots=True)
class DaysOf:
    """Some days on end, both included (排摸月)."""

    first: date
    last: date


def _amnesty(text: str) -> tuple[DaysOf, ...]:
    return () if text in _NONE else tuple(_days_of(part) for part in _SEPARATOR.split(text) if part)


def _days_of(text: str) -> DaysOf:
    """`2026-12`, `2026年12月`, or the first and the last day."""
    whole = _MONTH.fullmatch(text)
    try:
        if whole is not None:
            year, month = int(whole["year"]), int(whole["month"])
            return DaysOf(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
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


def _say_days(days: DaysOf) -> str:
    whole = days.first.day == 1 and (days.last + timedelta(days=1)).day == 1
    if whole and (days.first.year, days.first.month) == (days.last.year, days.last.month):
        return f"{days.first:%Y-%m}"
    return f"{days.first}到{days.last}"


AMNESTY = Spelling(
    _amnesty,
    lambda months: "、".join(map(_say_days, months)) or _NONE[0],
    f"应为月份或起止日子，如 2026-12 或 2026-12-01到2026-12-20，或 {_NONE[0]}",
)
