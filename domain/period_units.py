"""Stretches that are a part of another one, or told by how far they are from now: 本周头两天, 去年末季, 三周前那周."""

from __future__ import annotations

import re
from datetime import date, timedelta

from domain.dates import Days, monday_of, month_of, months_on, quarter_of, real_day
from domain.period_readings import Seen, count_said, latest_begun, number_said, steps, year_said

_WEEK = timedelta(days=7)
_LONGEST_AGO = 400  # units of time that are counted from now


def unit_around(day: date, unit: str) -> Days:
    """The day, week, ten days (旬), month, quarter or year that the day lies in."""
    match unit.strip("个份度"):
        case "天" | "日":
            return day, day
        case "周" | "星期" | "礼拜":
            return monday_of(day), monday_of(day) + timedelta(days=6)
        case "旬":
            first = day.replace(day=min(1 + (day.day - 1) // 10 * 10, 21))
            return first, first.replace(day=first.day + 9) if first.day < 21 else month_of(day)[1]
        case "月":
            return month_of(day)
        case "季":
            return quarter_of(day)
    return date(day.year, 1, 1), date(day.year, 12, 31)


def moved(day: date, unit: str, count: int) -> date:
    """A day in the stretch that is so many units later, or earlier."""
    match unit.strip("个份度"):
        case "天" | "日":
            return day + timedelta(days=count)
        case "周" | "星期" | "礼拜":
            return day + count * _WEEK
        case "月" | "季" as months:
            return months_on(day, count * (1 if months == "月" else 3))
        case "旬":
            for _ in range(abs(count)):
                first, last = unit_around(day, unit)
                day = last + timedelta(days=1) if count > 0 else first - timedelta(days=1)
            return day
    return date(day.year + count, day.month, 1)


def whole(match: re.Match[str], seen: Seen) -> Days | None:
    """The stretch that is named: 上周, 11月, 去年; this year where only its beginning is (开年)."""
    said = match.groupdict()
    if said.get("month"):
        first = latest_begun(match, number_said(said["month"]), 1, seen)
        return month_of(first) if first else None
    if said.get("quarter") or said.get("half"):
        month = (
            number_said(said["quarter"]) * 3 - 2 if said.get("quarter") else 7 if said["half"] == "下" else 1
        )
        begun = latest_begun(match, month, 1, seen)
        length = 3 if said.get("quarter") else 6
        return (begun, months_on(begun, length) - timedelta(days=1)) if begun else None
    if said.get("unit"):
        back = -1 if said["this"][0] == "前" else steps(said["this"])
        return unit_around(moved(seen.today, said["unit"], back), said["unit"])
    return unit_around(date(year_said(match, seen.today) or seen.today.year, 1, 1), "年")


def side(match: re.Match[str], seen: Seen) -> Days | None:
    """本周头两天, 去年后三个月, 开年头三个月: so much of its beginning or its end."""
    days, count = whole(match, seen), count_said(match["count"] or "一")
    if days is None or not 0 < count < _LONGEST_AGO:
        return None
    first, last = days
    part, count = ("天", 10 * count) if match["part"] == "旬" else (match["part"], count)
    if match["side"] and match["side"][-1] in "后末尾底了":
        begin = moved(last + timedelta(days=1), part, -count)
        return (begin, last) if begin > first else None
    end = moved(first, part, count) - timedelta(days=1)
    return (first, end) if end < last else None


def nth_week(match: re.Match[str], seen: Seen) -> Days | None:
    """11月第一周: its first seven days, and so on."""
    days = whole(match, seen)
    if days is None:
        return None
    first = days[0] + (number_said(match["nth"]) - 1) * _WEEK
    return (first, min(first + timedelta(days=6), days[1])) if first <= days[1] else None


def workdays(match: re.Match[str], seen: Seen) -> Days | None:
    """上周工作日: from Monday to Friday."""
    days = whole(match, seen)
    return (days[0], days[0] + timedelta(days=4)) if days else None


def days_off(match: re.Match[str], seen: Seen) -> Days | None:
    """上周双休: its Saturday and Sunday."""
    days = whole(match, seen)
    return (days[1] - timedelta(days=1), days[1]) if days else None


def last_day(match: re.Match[str], seen: Seen) -> Days | None:
    """12月底 of 12月底前."""
    days = whole(match, seen) if seen.ahead else None
    return (days[1], days[1]) if days else None


def what_is_left(match: re.Match[str], seen: Seen) -> Days | None:
    """本周剩下几天: from today on, where what is to come is meant."""
    days = whole(match, seen)
    return (seen.today, days[1]) if days and seen.ahead and days[0] <= seen.today <= days[1] else None


def unit_to_come(match: re.Match[str], seen: Seen) -> Days | None:
    """来周, 来月: the next one, where what is to come is meant."""
    return unit_around(moved(seen.today, match["unit"], 1), match["unit"]) if seen.ahead else None


def within(match: re.Match[str], seen: Seen) -> Days:
    """月内: this month, or what is left of it."""
    first, last = unit_around(seen.today, match["unit"])
    return (seen.today if seen.ahead else first), last


def its_first_day(match: re.Match[str], seen: Seen) -> Days:
    """开月 of 开月到现在: the day on which this one began."""
    first, _ = unit_around(seen.today, match["unit"])
    return first, first


def up_to_day(match: re.Match[str], seen: Seen) -> Days | None:
    """上月截到二十号: from its first day on."""
    days = whole(match, seen)
    last = real_day(days[0].year, days[0].month, number_said(match["day"])) if days else None
    return (days[0], last) if days and last else None


def so_long_ago(match: re.Match[str], seen: Seen) -> Days | None:
    """三天前那天, 两周前那周: the day, the week that was so long ago."""
    count, unit = count_said(match["count"]), match["unit"]
    return unit_around(moved(seen.today, unit, -count), unit) if 0 < count < _LONGEST_AGO else None


def a_year_ago(match: re.Match[str], seen: Seen) -> Days | None:
    """去年今天, 去年这个月."""
    year = year_said(match, seen.today) or seen.today.year
    if match.groupdict().get("unit"):
        return month_of(date(year, seen.today.month, 1))
    day = real_day(year, seen.today.month, seen.today.day)
    return (day, day) if day else None


def same_day_then(match: re.Match[str], seen: Seen) -> Days | None:
    """上月今天, 上周同一天."""
    then = moved(seen.today, match["unit"], steps(match["this"]))
    day = real_day(then.year, then.month, seen.today.day) if match["unit"] == "月" else then
    return (day, day) if day else None


def quarter_at_the_end(match: re.Match[str], seen: Seen) -> Days | None:
    """首季, 去年末季: the first and the last quarter of a year."""
    year = year_said(match, seen.today) or seen.today.year
    return quarter_of(date(year, 12 if match["end"][0] in "末尾最" else 1, 1))


def quarters_together(match: re.Match[str], seen: Seen) -> Days | None:
    """二三季度, 一到三季度: of one year."""
    last = whole(match, seen)
    count = number_said(match["quarter"]) - number_said(match["from"])
    if last is None or count < 1 or (count > 1 and not match["joint"]):
        return None
    return months_on(last[0], -3 * count), last[1]


def months_together(match: re.Match[str], seen: Seen) -> Days | None:
    """七八九三个月: months that follow each other, as many as are said."""
    said = [number_said(one) for one in re.findall(r"十[一二]|\d+|[一二三四五六七八九十]", match["months"])]
    if len(said) != count_said(match["count"]) or said != list(range(said[0], said[0] + len(said))):
        return None
    last = latest_begun(match, said[-1], 1, seen)
    return (months_on(last, 1 - len(said)), month_of(last)[1]) if last else None


def between_parts(match: re.Match[str], seen: Seen) -> Days | None:
    """11月中到月末, 月初到月中: of one month."""
    days = whole(match, seen) if match["month"] or match["this"] else month_of(seen.today)
    if days is None:
        return None
    first = days[0].replace(
        day={"初": 1, "头": 1, "中": 11 if match["from"] == "中旬" else 15}[match["from"][0]]
    )
    return first, days[0].replace(day=15) if match["to"][0] == "中" else days[1]


def part_on(match: re.Match[str], seen: Seen) -> Days | None:
    """11月中 of 11月中到昨天: the day on which it begins."""
    days = whole(match, seen)
    day = days[0].replace(day=1 if match["from"][0] in "初头" else 15) if days else None
    return (day, day) if day else None


def latest_middle(match: re.Match[str], seen: Seen) -> Days:
    """月中 of 月中到现在: the fifteenth (of 中旬 the eleventh) that was last."""
    day = 11 if match[0].endswith("旬") else 15
    first = seen.today if seen.today.day >= day else months_on(seen.today, -1)
    return first.replace(day=day), first.replace(day=day)


def third_of_month(match: re.Match[str], seen: Seen) -> Days | None:
    """上旬, 中旬, 下旬 of this month, of the last, or of a numbered one."""
    if match["month"]:
        first = latest_begun(match, number_said(match["month"]), 1, seen)
    else:
        first = months_on(seen.today, steps(match[0]) if match["this"] else 0)
    if first is None:
        return None
    begin = 1 + 10 * "上中下".index(match["third"])
    return first.replace(day=begin), first.replace(day=begin + 9) if begin < 21 else month_of(first)[1]


def two_thirds(match: re.Match[str], seen: Seen) -> Days | None:
    """十月中下旬: from the eleventh on, or up to the twentieth."""
    days = whole(match, seen) if match["month"] or match["this"] else month_of(seen.today)
    if days is None:
        return None
    return (
        (days[0], days[0].replace(day=20))
        if match["thirds"][0] == "上"
        else (days[0].replace(day=11), days[1])
    )


def half_month(match: re.Match[str], seen: Seen) -> Days | None:
    """上半月, 11月下半月, 上个月后半月: up to the fifteenth, and after it."""
    if match["month"]:
        first = latest_begun(match, number_said(match["month"]), 1, seen)
    else:
        first = months_on(seen.today, steps(match["this"]) if match["this"] else 0)
    if first is None:
        return None
    early = (match["half"] or match["bare"]) in "上前"
    return (first, first.replace(day=15)) if early else (first.replace(day=16), month_of(first)[1])
