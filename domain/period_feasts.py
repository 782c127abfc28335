"""How feasts are read as days: 国庆以来, 五一期间, 元旦那天."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.dates import Days, latest, real_day
from domain.period_readings import Seen, number_said, year_said

# Feasts that are on the same day every year: from then on something is counted.
FEASTS = {
    "元旦": (1, 1),
    "三八": (3, 8),
    "五一": (5, 1),
    "劳动": (5, 1),
    "六一": (6, 1),
    "七一": (7, 1),
    "八一": (8, 1),
    "国庆": (10, 1),
}


def feast(match: re.Match[str], seen: Seen) -> Days | None:
    """国庆以来: the latest one."""
    day = latest(*FEASTS[match["feast"]], seen.today)
    return (day, day) if day else None


# How long the holiday is; of others only the feast itself is known, or as many days as are said.
_HOLIDAYS = {"国庆": 7, "五一": 5, "劳动": 5}


def feast_days(match: re.Match[str], seen: Seen) -> Days | None:
    """国庆期间, 五一五天, 元旦那天: of the year that was said, or the latest."""
    year = year_said(match, seen.today)
    month, day = FEASTS[match["feast"]]
    first = real_day(year, month, day) if year else latest(month, day, seen.today)
    length = (
        1
        if match["one"]
        else number_said(match["count"])
        if match["count"]
        else _HOLIDAYS.get(match["feast"], 0)
    )
    return (first, first + timedelta(days=length - 1)) if first and length else None
