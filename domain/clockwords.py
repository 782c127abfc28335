"""How people write times of day and what comes round: 8:30, 上午8点半, 08:30-12:00、14:00-18:00, 周五 17:00.

The readers are those of a `Spelling`.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from itertools import pairwise

from domain.calendar import Hours
from domain.cycles import EVERY_MONTH, LAST_DAY, QUARTERS_BEGIN, Monthly, MonthMoment, Weekly, Yearly
from domain.spelling import NONE, SPACED, Spelling

_DASH = re.compile(r"\s*(?:[-\u2010-\u2015\u2212~〜]+|至|到)\s*")
_LOOSE = re.compile(r"\s*([:.时点])\s*|(上午|下午)\s+")
_CLOCK = re.compile(
    r"(?P<half>上午|下午)?(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2})(?::00)?|[时点](?:(?P<past>\d{1,2})分?|(?P<mid>半))?)"
)
_DAYS_END = re.compile(r"(?:下午|晚上|夜里)?24(?:[:.]00(?::00)?|[时点]整?|)")  # midnight, as an end
_WEEKLY = re.compile(r"每?(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])\s*(?P<clock>.+)")
_MONTHLY = re.compile(r"(?:每月)?\s*(?P<day>\d{1,2})\s*[日号]\s*(?P<clock>.+)")
_MONTH_END = re.compile(r"(?:每月)?(?:月末|月底|最后一[天日])\s*(?P<clock>.+)")
_YEARLY = re.compile(r"(?:每年)?\s*(?P<month>\d{1,2})\s*月\s*(?P<clock>.+)")
WEEKDAY = {day: number for days in ("一二三四五六日", "1234567") for number, day in enumerate(days, 1)} | {
    "天": 7
}


def _clock(text: str) -> time:
    found = _CLOCK.fullmatch(_tight(text))
    if found is None:
        raise ValueError
    hour = int(found["hour"])
    minute = 30 if found["mid"] else int(found["minute"] or found["past"] or 0)
    if found["half"] == "下午" and 1 <= hour <= 11:
        hour += 12
    if hour > 23 or minute > 59:
        raise ValueError("没有这个时刻")
    return time(hour, minute)


def _tight(text: str) -> str:
    """Times without the spaces that people leave in them: `上午 8 : 30` is `上午8:30`."""
    return _LOOSE.sub(lambda found: found[1] or found[2], text).strip()


def _stretch(text: str) -> tuple[time, time]:
    parts = _DASH.split(text)
    if len(parts) != 2:
        raise ValueError
    start, end = parts
    if start.startswith("下午") and not end.startswith(("上午", "下午")):
        end = f"下午{end}"  # 下午2点到6点
    return _clock(start), time() if _DAYS_END.fullmatch(end) else _clock(end)


def read_stretch(text: str) -> tuple[time, time]:
    """From when to when: `08:00-12:00`, 上午8点到12点; over the night the end comes before the beginning, and a
    whole day, `00:00-24:00`, begins and ends at midnight."""
    return _stretch(_tight(text))


def say_stretch(stretch: tuple[time, time]) -> str:
    """`08:00-12:00`; a midnight at the end is `24:00`."""
    ends = f"{stretch[1]:%H:%M}" if stretch[1] > time() else "24:00"
    return f"{stretch[0]:%H:%M}-{ends}"


def _hours(text: str) -> Hours:
    hours = tuple(_stretch(part) for part in SPACED.split(_DASH.sub("-", _tight(text))) if part)
    if not hours:
        raise ValueError
    if any(start >= end for start, end in hours):
        raise ValueError("结束不晚于开始")
    if any(before[1] > after[0] for before, after in pairwise(hours)):
        raise ValueError("几段时间有重叠，或先后颠倒")
    return hours


def _night(text: str) -> tuple[time, time]:
    start, end = _stretch(text)
    if start == end:
        raise ValueError("开始和结束是同一时刻")
    return start, end


def _weekly(text: str) -> Weekly:
    found = _WEEKLY.fullmatch(text)
    if found is None:
        raise ValueError
    return Weekly(WEEKDAY[found["day"]], _clock(found["clock"]))


def _monthly(text: str) -> Monthly:
    found = _MONTHLY.fullmatch(text)
    if found is None:
        raise ValueError
    if not 1 <= int(found["day"]) <= 31:
        raise ValueError("没有这一天")
    return Monthly(int(found["day"]), _clock(found["clock"]))


def _quarterly(text: str) -> Monthly:
    return replace(_monthly(text), months=QUARTERS_BEGIN)


def _say_quarterly(cycle: Monthly) -> str:
    return str(replace(cycle, months=EVERY_MONTH))


def _yearly(text: str) -> Yearly:
    found = _YEARLY.fullmatch(text)
    if found is None:
        raise ValueError
    if not 1 <= int(found["month"]) <= 12:
        raise ValueError("没有这个月")
    return Yearly(int(found["month"]), _clock(found["clock"]))


def _month_moment(text: str) -> MonthMoment:
    found = _MONTH_END.fullmatch(text)
    if found:
        return MonthMoment(LAST_DAY, _clock(found["clock"]))
    monthly = _monthly(text)
    return MonthMoment(monthly.day, monthly.at)


def _say_clock(at: time) -> str:
    return f"{at:%H:%M}"


def _say_hours(hours: Hours) -> str:
    return "、".join(map(say_stretch, hours))


CLOCK = Spelling(_clock, _say_clock, "应为一个时刻，如 08:30")
CLOCK_OR_NONE = Spelling(
    lambda text: None if text in NONE else _clock(text),
    lambda at: NONE[0] if at is None else _say_clock(at),
    f"应为一个时刻，如 08:30，或 {NONE[0]}",
)
HOURS = Spelling(_hours, _say_hours, "应由早到晚写各段，如 08:30-12:00、13:30-17:30")
NIGHT = Spelling(_night, say_stretch, "应为从几点到几点，如 21:00-07:00")
WEEKLY = Spelling(_weekly, str, "应为星期和时刻，如 周五 17:00")
MONTHLY = Spelling(_monthly, str, "应为日子和时刻，如 1日 09:00")
MONTH_MOMENT = Spelling(_month_moment, str, "应为月末或日子，和时刻，如 月末 18:00")
QUARTERLY = Spelling(_quarterly, _say_quarterly, "应为日子和时刻，如 1日 09:30")
YEARLY = Spelling(_yearly, str, "应为月份和时刻，如 1月 10:00")
