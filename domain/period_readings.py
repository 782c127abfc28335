"""How each form in which people name days is read: the match and what it is seen from in, its days out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from domain.dates import Days, following, latest, monday_of, month_of, months_on, nearer, quarter_of, real_day
from domain.lexicon import number


@dataclass(frozen=True, slots=True)
class Seen:
    """From which local day, and whether the day meant lies `ahead` where the words leave that open.

    `nearest`: of a date without a year the nearest is meant all the same.
    """

    today: date
    ahead: bool = False
    nearest: bool = False


Reading = Callable[[re.Match[str], Seen], Days | None]
Form = tuple[re.Pattern[str], Reading]  # how days are written or said, and how that is read

_WEEKDAYS = "一二三四五六日天"
_SAID_DAYS = {
    "大前": -3,
    "前前": -3,
    "前": -2,
    "昨": -1,
    "今": 0,
    "当": 0,
    "本": 0,
    "明": 1,
    "后": 2,
    "大后": 3,
}
_YEARS_BACK = {"今": 0, "本": 0, "当": 0, "去": 1, "昨": 1, "上": 1, "头": 1, "旧": 1, "前": 2, "大": 3}
_LONGEST = 3660  # days that 近…天 may go back


def day_after(match: re.Match[str], first: date, seen: Seen) -> date | None:
    """The end of a range that begins with `first`; None if no calendar has it, or only before `first`."""
    said = {name: words for name, words in match.groupdict().items() if words}
    if "weekday" in said and "week" not in said:
        return first + timedelta(days=(weekday(said["weekday"]) - first.weekday()) % 7)
    if "end" in said:
        month = number_said(said.get("month") or str(first.month))
        start = real_day(first.year + (month < first.month), month, 1)
        return month_of(start)[1] if start else None
    if "until" in said:
        return month_of(seen.today)[1] if said["until"] == "月" else monday_of(seen.today) + timedelta(days=6)
    last = _by_today(said, seen.today)
    if last is not None:
        return last if last >= first else None
    month, day = number_said(said.get("month") or str(first.month)), number_said(said["day"])
    year = year_said(match, seen.today)
    # 12月20日到1月5日 ends in the next year.
    days = (real_day(one, month, day) for one in ((year,) if year else (first.year, first.year + 1)))
    return next((one for one in days if one and one >= first), None)


def _by_today(said: Mapping[str, str], today: date) -> date | None:
    """The end of a range told from today: 到昨天, 到上月底, 到上周五; None if it is told otherwise."""
    if "now" in said:
        return today + timedelta(days=_SAID_DAYS.get(said["now"][:-1], 0))
    if "last_month" in said:
        return month_of(months_on(today, -1))[1]
    if "week" in said:
        return monday_of(today) + timedelta(days=7 * steps(said["week"]) + weekday(said["weekday"]))
    return None


def named_day(match: re.Match[str], seen: Seen) -> Days:
    """今天, 昨天, 大后天."""
    day = seen.today + timedelta(days=_SAID_DAYS[re.sub("[天日儿个早晨朝子]", "", match[0]) or match[0][0]])
    return day, day


def named_month(match: re.Match[str], seen: Seen) -> Days | None:
    """本月, 上月, 下月5日."""
    first = months_on(seen.today, steps(match[0]))
    if not match["day"]:
        return month_of(first)
    day = real_day(first.year, first.month, number_said(match["day"]))
    return (day, day) if day else None


def named_quarter(match: re.Match[str], seen: Seen) -> Days:
    """本季度, 上季度."""
    return quarter_of(months_on(quarter_of(seen.today)[0], 3 * steps(match[0])))


def last_days(match: re.Match[str], seen: Seen) -> Days | None:
    """近7天, 最近两周: today is the last of them."""
    length = _length(match)
    return (seen.today - timedelta(days=length - 1), seen.today) if 0 < length <= _LONGEST else None


def two_days(match: re.Match[str], seen: Seen) -> Days:
    """今明两天, 明后两天, 昨今两天, 昨前两天."""
    first = seen.today + timedelta(days=min(_SAID_DAYS[char] for char in match["pair"]))
    return first, first + timedelta(days=1)


def days_before(match: re.Match[str], seen: Seen) -> Days | None:
    """前三天: as many days as said, the last of them yesterday."""
    length = _length(match)
    yesterday = seen.today - timedelta(days=1)
    return (seen.today - timedelta(days=length), yesterday) if 0 < length <= _LONGEST else None


def next_days(match: re.Match[str], seen: Seen) -> Days | None:
    """未来三天: today is the first of them."""
    length = _length(match)
    return (seen.today, seen.today + timedelta(days=length - 1)) if 0 < length <= _LONGEST else None


def these_days(match: re.Match[str], seen: Seen) -> Days | None:
    """这三天: behind today, or ahead of it where what is to come is meant."""
    return next_days(match, seen) if seen.ahead else last_days(match, seen)


def beginning(match: re.Match[str], seen: Seen) -> Days:
    """年初, 月初: the first day."""
    first = seen.today.replace(day=1)
    first = first.replace(month=1) if match["unit"] != "月" else first
    return first, first


def today(_match: re.Match[str], seen: Seen) -> Days:
    """今晚下班前: today."""
    return seen.today, seen.today


def yesterday(_match: re.Match[str], seen: Seen) -> Days:
    """夜来, as it is said in the north."""
    day = seen.today - timedelta(days=1)
    return day, day


def tomorrow(_match: re.Match[str], seen: Seen) -> Days | None:
    """次日, 赶明儿: the next day, where what is to come is meant."""
    day = seen.today + timedelta(days=1)
    return (day, day) if seen.ahead else None


def until_the_end(match: re.Match[str], seen: Seen) -> Days:
    """月底前, 年底前, 跨年前: from today on."""
    last = date(seen.today.year, 12, 31) if match["unit"] != "月" else month_of(seen.today)[1]
    return seen.today, last


_COUNTS = {"俩": 2, "仨": 3, "廿": 20, "卅": 30, "个把": 1, "百": 100, "一百": 100}


def _length(match: re.Match[str]) -> int:
    """Days in 两周, 三个月, 半年, 一个半月; as many quarters or months as make years have the days of years."""
    unit = match["unit"].replace("半", "")
    days = {"天": 1, "日": 1, "旬": 10, "月": 30, "度": 90, "年": 365}.get(unit[-1], 7)
    if match["count"][0] == "半":
        return days // 2
    count = count_said(match["count"])
    years, rest = divmod(count, {30: 12, 90: 4}.get(days, count + 1))
    return years * 365 + rest * days + (days // 2 if "半" in match["unit"] else 0)


def year(match: re.Match[str], seen: Seen) -> Days:
    """今年, 2025年, 全年."""
    year = year_said(match, seen.today) or seen.today.year
    return date(year, 1, 1), date(year, 12, 31)


def half_year(match: re.Match[str], seen: Seen) -> Days | None:
    """上半年, 2025年下半年."""
    early = (match["half"] or match["side"])[0] in "上前头"
    first = latest_begun(match, 1 if early else 7, 1, seen)
    return (first, date(first.year, first.month + 5, 30 if first.month == 1 else 31)) if first else None


def numbered_quarter(match: re.Match[str], seen: Seen) -> Days | None:
    """第三季度, 2026-Q3."""
    first = latest_begun(match, number_said(match["quarter"]) * 3 - 2, 1, seen)
    return quarter_of(first) if first else None


def first_quarters(match: re.Match[str], seen: Seen) -> Days | None:
    """前三季度."""
    year = year_said(match, seen.today) or seen.today.year
    return date(year, 1, 1), quarter_of(date(year, number_said(match["quarter"]) * 3, 1))[1]


def numbered_month(match: re.Match[str], seen: Seen) -> Days | None:
    """11月, 2025年11月, 2025-11."""
    first = latest_begun(match, number_said(match["month"]), 1, seen)
    return month_of(first) if first else None


def numbered_months(match: re.Match[str], seen: Seen) -> Days | None:
    """1到3月: of one year, or over its turn."""
    last = numbered_month(match, seen)
    first = latest(number_said(match["from"]), 1, last[0]) if last else None
    return (first, last[1]) if first and last else None


def numbered_day(match: re.Match[str], seen: Seen) -> Days | None:
    """11月28日, 2026-11-28, 11.28."""
    day = latest_begun(match, number_said(match["month"]), number_said(match["day"]), seen)
    return (day, day) if day else None


def compact_day(match: re.Match[str], _seen: Seen) -> Days | None:
    """20261128."""
    day = real_day(int(match["year"]), int(match["month"]), int(match["day"]))
    return (day, day) if day else None


def day_of_month(match: re.Match[str], seen: Seen) -> Days | None:
    """12日: of this month or the one beside it."""
    this = seen.today.replace(day=1)
    near = (this, months_on(this, 1 if seen.ahead else -1))
    days = (real_day(one.year, one.month, number_said(match["day"])) for one in near)
    day = next((one for one in days if one and _on_side(one, seen)), None)
    return (day, day) if day else None


def days_of_month(match: re.Match[str], seen: Seen) -> Days | None:
    """1-15号, 12月1-5日: the first day is looked for, the last follows it."""
    if match["month"]:
        first = latest_begun(match, number_said(match["month"]), number_said(match["from"]), seen)
        last = real_day(first.year, first.month, number_said(match["day"])) if first else None
        return (first, last) if first and last and first <= last else None
    this = seen.today.replace(day=1)
    for month in (this, months_on(this, 1 if seen.ahead else -1)):
        first = real_day(month.year, month.month, number_said(match["from"]))
        last = real_day(month.year, month.month, number_said(match["day"]))
        if first and last and first <= last and _on_side(last if seen.ahead else first, seen):
            return first, last
    return None


def _on_side(day: date, seen: Seen) -> bool:
    return day >= seen.today if seen.ahead else day <= seen.today


def latest_begun(match: re.Match[str], month: int, day: int, seen: Seen) -> date | None:
    """The day in the year that was said; without one the latest that has come, or the next if it lies ahead."""
    year = year_said(match, seen.today)
    if year:
        return real_day(year, month, day)
    before, after = latest(month, day, seen.today), following(month, day, seen.today)
    if seen.nearest:
        return nearer(before, after, seen.today)
    return after if seen.ahead else before


def steps(words: str) -> int:
    """上上周 is two back and so is 大上周, 刚过去那周 one, 下周 one ahead, 本周 none."""
    if words[0] in "刚才过":
        return -1
    leading = words[: len(words) - len(words.lstrip("大上下头"))]
    return leading.count("下") - sum(leading.count(char) for char in "大上头")


def year_said(match: re.Match[str], today: date) -> int | None:
    """The year that the words name: 今年, 2025年, 26年; None if they name none."""
    said = match.groupdict()
    words = said.get("year") or said.get("a_year") or said.get("q_year")
    if not words:
        return None
    if not words[0].isdigit():
        return today.year - _YEARS_BACK[words[0]]
    digits = words[:4] if words[:4].isdigit() else f"20{words[:2]}"
    return int(digits)


def weekday(words: str) -> int:
    """The day of the week that a character names, Monday is 0."""
    return 6 if words == "末" else min(_WEEKDAYS.index(words), 6)


def count_said(words: str) -> int:
    """A number, or 俩, 仨, 廿 and 个把."""
    return _COUNTS.get(words) or number_said(words)


def number_said(words: str) -> int:
    """A number in figures or in Chinese."""
    return number(words) or 0  # no calendar has a month or a day 0
