"""How feasts are read as days: 国庆以来, 五一期间, 元旦那天."""

from __future__ import annotations

import re
from datetime import date, timedelta

from domain.dates import Days, latest, real_day
from domain.feasts import feasts
from domain.period_readings import Seen, number_said, year_said

# Feasts that are on the same day every year.
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
# Feasts whose day is another one every year, and what the law calls them.
LUNAR = {"春节": "春节", "过年": "春节", "清明": "清明节", "端午": "端午节", "中秋": "中秋节"}
# How long the holiday is, that of 春节 from 除夕 on; of others only the feast itself is known, or as many days as are
# said.
_HOLIDAYS = {"国庆": 7, "五一": 5, "劳动": 5, "春节": 8, "过年": 8}


def feast(match: re.Match[str], seen: Seen) -> Days | None:
    """国庆以来: the latest one."""
    day = latest(*FEASTS[match["feast"]], seen.today)
    return (day, day) if day else None


def feast_of_year(match: re.Match[str], seen: Seen) -> Days | None:
    """去年国庆: the holiday of that year, the feast alone where it has no days of its own."""
    year, name = year_said(match, seen.today), match["feast"]
    if year is None:
        return None
    first = _begins(name, year) if name in LUNAR else real_day(year, *FEASTS[name])
    return _on_from(first, _HOLIDAYS.get(name, 1))


def lunar_days(match: re.Match[str], seen: Seen) -> Days | None:
    """春节期间: from 除夕 on, of that year or the latest; of others the feast, or as many days as are said."""
    year, name = year_said(match, seen.today), match["feast"]
    years = (year,) if year else (seen.today.year, seen.today.year - 1)
    began = (_begins(name, one) for one in years)
    first = next((day for day in began if day and (year or day <= seen.today)), None)
    if first and match["one"] and LUNAR[name] == "春节":
        first += timedelta(days=1)  # 除夕 comes before 春节
    return _on_from(first, _days_said(match, _HOLIDAYS.get(name, 1)))


def feast_days(match: re.Match[str], seen: Seen) -> Days | None:
    """国庆期间, 五一五天, 元旦那天: of the year that was said, or the latest."""
    year, name = year_said(match, seen.today), match["feast"]
    first = real_day(year, *FEASTS[name]) if year else latest(*FEASTS[name], seen.today)
    return _on_from(first, _days_said(match, _HOLIDAYS.get(name, 0)))


def before_feast(match: re.Match[str], seen: Seen) -> Days | None:
    """元旦前必须办完的: from today up to the day before the next one; None where what is over is meant."""
    name = match["feast"]
    years = (seen.today.year, seen.today.year + 1) if seen.ahead else ()
    begins = (_begins(name, one) if name in LUNAR else real_day(one, *FEASTS[name]) for one in years)
    first = next((day for day in begins if day and day > seen.today), None)
    return (seen.today, first - timedelta(days=1)) if first else None


def _begins(name: str, year: int) -> date | None:
    return next((one.first for one in feasts(year) if one.name == LUNAR[name]), None)


def _days_said(match: re.Match[str], otherwise: int) -> int:
    """1 of 那天, 5 of 五天."""
    return 1 if match["one"] else number_said(match["count"]) if match["count"] else otherwise


def _on_from(first: date | None, length: int) -> Days | None:
    return (first, first + timedelta(days=length - 1)) if first and length else None
