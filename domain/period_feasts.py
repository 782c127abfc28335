"""How feasts are read as days: 国庆以来, 五一期间, 元旦那天."""

from __future__ import annotations

import re
from datetime import timedelta

from domain.dates import Days, latest, real_day
from domain.feasts import feasts
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


# Feasts whose day is another one every year, and how long their holiday is.
LUNAR = {
    "春节": ("春节", 8),
    "过年": ("春节", 8),
    "清明": ("清明节", 3),
    "端午": ("端午节", 3),
    "中秋": ("中秋节", 3),
}


def feast_of_year(match: re.Match[str], seen: Seen) -> Days | None:
    """去年国庆: the holiday of that year, the feast alone where it has no days of its own."""
    year = year_said(match, seen.today)
    if year is None:
        return None
    name = match["feast"]
    length = _HOLIDAYS.get(name, 1)
    if name in LUNAR:
        feast, length = LUNAR[name]
        first = next((one.first for one in feasts(year) if one.name == feast), None)
        length = length if feast == "春节" else 1
    else:
        first = real_day(year, *FEASTS[name])
    return (first, first + timedelta(days=length - 1)) if first else None


def lunar_days(match: re.Match[str], seen: Seen) -> Days | None:
    """春节期间: from 除夕 on, of that year or the latest; of others the feast, or as many days as are said."""
    name, length = LUNAR[match["feast"]]
    year = year_said(match, seen.today)
    years = (year,) if year else (seen.today.year, seen.today.year - 1)
    began = (one.first for each in years for one in feasts(each) if one.name == name)
    first = next((day for day in began if year or day <= seen.today), None)
    if first is None:
        return None
    if match["one"]:
        first, length = first + timedelta(days=int(name == "春节")), 1  # 除夕 comes before 春节
    elif match["count"]:
        length = number_said(match["count"])
    elif name != "春节":
        length = 1
    return first, first + timedelta(days=length - 1)


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
