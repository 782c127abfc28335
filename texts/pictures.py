"""What stands on every picture in words: over which days, until when, and the reference that its message has too."""

from __future__ import annotations

import re
from datetime import date, datetime

from domain.periods import Period
from texts.times import ending, near_year

_CALENDAR = re.compile(r"(20\d\d年(?:\d{1,2}月)?|20\d\d-\d{1,2})|\d{1,2}月")


def over(period: Period | None, at: datetime) -> str:
    """`近4周 11月1日—11月28日`: in the words that were used, and by the calendar, no further than today.

    A month or a year that is over is named by its words: twice it finds no room beside what is measured.
    """
    if period is None:
        return "现在"
    if _names_itself(period, at.date()):
        return period.words
    days = between(period.first, min(period.last, at.date()), at.date())
    return (
        days if period.words.replace(" ", "") in (days, days.replace("—", "-")) else f"{period.words} {days}"
    )


def _names_itself(period: Period, today: date) -> bool:
    """True for 2026年10月, 2026年, and 10月 of this year, once they are over."""
    named = _CALENDAR.fullmatch(period.words.replace(" ", ""))
    return named is not None and period.last < today and (bool(named[1]) or period.first.year == today.year)


def between(first: date, last: date, today: date) -> str:
    """`11月1日—11月28日`, one day by itself; with the year, said once, where it is not this one."""
    begin = near_year(first, today)
    same = first.year == last.year
    return begin if first >= last else f"{begin}—{near_year(last, last if same else today)}"


def cutoff(at: datetime) -> str:
    """`截至 2026年11月28日 16:00`: with the year, for it is made of any year and seen in any."""
    day, hour = ending(at)
    return f"截至 {day.year}年{day.month}月{day.day}日 {hour}"


def reference(title: str, where: str, period: Period | None, at: datetime) -> str:
    """`趋势 11-28 金山片 近4周`: what it is, made on which day, of whom and over which days."""
    return " ".join(one for one in (title, f"{at:%m-%d}", where, period.words if period else "") if one)


def nothing(head: str) -> str:
    """Said instead of an empty picture."""
    return f"{head}：一件也没有，没什么可画的。"
