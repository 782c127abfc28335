"""How the forms in which people name weeks and days of a week are read."""

from __future__ import annotations

import re
from datetime import date, timedelta

from domain.dates import Days, monday_of
from domain.period_readings import Seen, number_said, steps, weekday, year_said


def named_week(match: re.Match[str], seen: Seen) -> Days:
    """本周, 上上周, 下周三, 周末 of a named week."""
    monday = monday_of(seen.today) + timedelta(days=7 * steps(match[0]))
    if match["day"] is None:
        return monday, monday + timedelta(days=6)
    if match["day"] == "末":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    day = monday + timedelta(days=weekday(match["day"]))
    return day, day


def bare_weekday(match: re.Match[str], seen: Seen) -> Days:
    """周五: the last that was, or the next where what is to come is meant."""
    if match["day"] == "末":
        return weekend(match, seen)
    day = _nearest(weekday(match["day"]), seen)
    return day, day


def weekend(_match: re.Match[str], seen: Seen) -> Days:
    """周末, 双休: the last Saturday and the day after it, or the next."""
    day = _nearest(5, seen)
    return day, day + timedelta(days=1)


def _nearest(day_of_week: int, seen: Seen) -> date:
    ahead = (day_of_week - seen.today.weekday()) % 7
    return seen.today + timedelta(days=ahead if seen.ahead or ahead == 0 else ahead - 7)


def two_weekdays(match: re.Match[str], seen: Seen) -> Days | None:
    """周六周日, 上周六日, 这周一和周二: two days of which one follows the other."""
    one, other = weekday(match["from"]), weekday(match["day"])
    if other != one + 1:
        return None
    if match["this"]:
        first = monday_of(seen.today) + timedelta(days=7 * steps(match["this"]) + one)
    else:
        ahead = (other - seen.today.weekday()) % 7
        first = seen.today + timedelta(days=ahead - 1 if seen.ahead or ahead == 0 else ahead - 8)
    return first, first + timedelta(days=1)


def weekdays_in_a_row(match: re.Match[str], seen: Seen) -> Days | None:
    """上周一二三: days that follow each other."""
    said = [weekday(char) for char in re.sub("[^一二三四五六日天]", "", match["days"])]
    if said != list(range(said[0], said[0] + len(said))):
        return None
    monday = monday_of(seen.today) + timedelta(days=7 * steps(match["this"]))
    return monday + timedelta(days=said[0]), monday + timedelta(days=said[-1])


def numbered_week(match: re.Match[str], seen: Seen) -> Days | None:
    """2026-W48, 第48周: without a year the latest that has begun."""
    year = year_said(match, seen.today)
    for one in (year,) if year else (seen.today.year, seen.today.year - 1):
        try:
            monday = date.fromisocalendar(one, number_said(match["week"]), 1)
        except ValueError:
            continue
        if year or monday <= seen.today:
            return monday, monday + timedelta(days=6)
    return None
