"""The stretch of days (时段) that somebody asks about: 本月, 近7天, 11月20日, 11.1-11.20."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.lexicon import NUMBER, number


@dataclass(frozen=True, slots=True)
class Period:
    """From the first to the last day, both included, in the words that were used for it.

    本周, 本月 and the like are the whole week or month, days to come included.
    """

    first: date
    last: date
    words: str


Days = tuple[date, date]
Reading = Callable[[re.Match[str], date], Days | None]


def find_period(text: str, today: date) -> tuple[Period, str] | None:
    """The first period named in `text`, seen from `today` (the local day), and the text without its words.

    Weeks begin on Monday. A month, a quarter or a day without a year is the latest one that has begun:
    12月 said in November is last year's. A range ends on or after its first day, or is not taken for one.
    None if no period is named, or only one that no calendar has.
    """
    text = unicodedata.normalize("NFKC", text)
    found = _leftmost(text, today)
    if found is None:
        return None
    start, end, (first, last) = found
    if ending := _range_end(text, end, first):
        end, last = ending
    tail = _TAIL.match(text, end)
    rest = text[:start].strip(), text[tail.end() if tail else end :].strip()
    return Period(first, last, text[start:end]), " ".join(part for part in rest if part)


def _leftmost(text: str, today: date) -> tuple[int, int, Days] | None:
    """Where the leftmost period begins and ends, the longest of those that begin there, and its days."""
    found = [
        (match.start(), -match.end(), days)
        for pattern, reading in _READINGS
        for match in pattern.finditer(text)
        if (days := reading(match, today))
    ]
    if not found:
        return None
    start, minus_end, days = min(found)
    return start, -minus_end, days


def _range_end(text: str, position: int, first: date) -> tuple[int, date] | None:
    """If the period goes on as a range (到11月20日, -11.20, 至20日): where that ends, and its last day."""
    joint = _UNTIL.match(text, position)
    if joint is None:
        return None
    for pattern in _RANGE_ENDS:
        if match := pattern.match(text, joint.end()):
            last = _day_after(match, first)
            return (match.end(), last) if last else None
    return None


def _day_after(match: re.Match[str], first: date) -> date | None:
    said = match.groupdict()
    month, day = _number(said.get("month") or str(first.month)), _number(said["day"])
    year = _year_of(match, first)
    # 12月20日到1月5日 ends in the next year.
    days = (_date(one, month, day) for one in ((year,) if year else (first.year, first.year + 1)))
    return next((one for one in days if one and one >= first), None)


# How each form is read: the match and today in; first and last day out, or None if no calendar has them.


def _named_day(match: re.Match[str], today: date) -> Days:
    day = today - timedelta(days="今昨前".index(match[0][0]))
    return day, day


def _named_week(match: re.Match[str], today: date) -> Days:
    monday = today - timedelta(days=today.weekday() + (7 if match[0].startswith("上") else 0))
    if match["day"] is None:
        return monday, monday + timedelta(days=6)
    day = monday + timedelta(days=min("一二三四五六日天".index(match["day"]), 6))
    return day, day


def _named_month(match: re.Match[str], today: date) -> Days:
    first = today.replace(day=1)
    return _month(first - timedelta(days=1) if match[0].startswith("上") else first)


def _named_quarter(match: re.Match[str], today: date) -> Days:
    this = _quarter(today)
    return _quarter(this[0] - timedelta(days=1)) if match[0].startswith("上") else this


def _last_days(match: re.Match[str], today: date) -> Days | None:
    length = _number(match["count"]) * {"天": 1, "日": 1, "月": 30}.get(match["unit"][-1], 7)
    return (today - timedelta(days=length - 1), today) if 0 < length <= 3660 else None


def _year(match: re.Match[str], today: date) -> Days:
    year = _year_of(match, today) or today.year
    return date(year, 1, 1), date(year, 12, 31)


def _numbered_quarter(match: re.Match[str], today: date) -> Days | None:
    first = _begun(match, _number(match["quarter"]) * 3 - 2, 1, today)
    return _quarter(first) if first else None


def _numbered_month(match: re.Match[str], today: date) -> Days | None:
    first = _begun(match, _number(match["month"]), 1, today)
    return _month(first) if first else None


def _numbered_months(match: re.Match[str], today: date) -> Days | None:
    last = _numbered_month(match, today)
    first = _latest(_number(match["from"]), 1, last[0]) if last else None
    return (first, last[1]) if first and last else None


def _numbered_day(match: re.Match[str], today: date) -> Days | None:
    day = _begun(match, _number(match["month"]), _number(match["day"]), today)
    return (day, day) if day else None


def _day_of_month(match: re.Match[str], today: date) -> Days | None:
    last_month = today.replace(day=1) - timedelta(days=1)
    days = (_date(one.year, one.month, _number(match["day"])) for one in (today, last_month))
    day = next((one for one in days if one and one <= today), None)
    return (day, day) if day else None


def _begun(match: re.Match[str], month: int, day: int, today: date) -> date | None:
    """The day in the year that was said; without one the latest such day that is not in the future."""
    year = _year_of(match, today)
    return _date(year, month, day) if year else _latest(month, day, today)


def _latest(month: int, day: int, today: date) -> date | None:
    years = range(today.year, today.year - 9, -1)  # between two 29 February lie up to eight years
    return next((one for year in years if (one := _date(year, month, day)) and one <= today), None)


def _year_of(match: re.Match[str], today: date) -> int | None:
    words = match.groupdict().get("year")
    if not words:
        return None
    return today.year - "今去".index(words[0]) if words[0] in "今去" else int(words[:4])


def _number(words: str) -> int:
    return number(words) or 0  # no calendar has a month or a day 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(day: date) -> Days:
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _quarter(day: date) -> Days:
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return first, _month(first + timedelta(days=62))[1]


_YEAR = r"今年|去年|(?<!\d)(?:19|20)\d\d年"
_MONTH = r"(?<!\d)(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月"
_DAY = r"(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_ISO = r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})"
# 11.20 is a day; 3.5米, 1.2万 and 版本2.3.1 are not.
_DOTTED = r"(?<![\w.#/-])(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?![\d.%A-Za-z米吨万亿元公平千斤块个倍度路街])"

_WRITTEN_DAY = re.compile(f"(?P<year>{_YEAR})?{_MONTH}{_DAY}")
_ISO_DAY = re.compile(_ISO + r"[-/.](?P<day>\d{1,2})(?!\d)")
_DOTTED_DAY = re.compile(_DOTTED)

_READINGS: tuple[tuple[re.Pattern[str], Reading], ...] = (
    (re.compile(r"今[天日]|昨[天日]|(?<![目以当大])前天"), _named_day),
    (re.compile(r"(?:本|这个?|上个?)(?:周(?!边)|星期)(?P<day>[一二三四五六日天])?"), _named_week),
    (re.compile(r"本月|当月|这个?月|上个?月"), _named_month),
    (re.compile(r"(?:本|这个?|上个?)季度"), _named_quarter),
    (re.compile(rf"(?:最近|近|过去)(?P<count>{NUMBER})(?P<unit>天|日|周|个?星期|个月)"), _last_days),
    (re.compile(f"(?P<year>{_YEAR})"), _year),
    (re.compile(rf"(?P<year>{_YEAR})?第?(?P<quarter>[一二三四1-4])季度"), _numbered_quarter),
    (re.compile(rf"(?P<year>{_YEAR})?{_MONTH}(?!\d+[日号])"), _numbered_month),
    (re.compile(_ISO + r"(?![\d./-])"), _numbered_month),
    (
        re.compile(rf"(?P<year>{_YEAR})?(?<!\d)(?P<from>\d\d?)月?[到至~-](?P<month>\d\d?)月(?!\d)"),
        _numbered_months,
    ),
    (_WRITTEN_DAY, _numbered_day),
    (_ISO_DAY, _numbered_day),
    (_DOTTED_DAY, _numbered_day),
    (re.compile(r"(?<![\d月第.])(?P<day>\d{1,2})日(?![内前后])"), _day_of_month),
)
_UNTIL = re.compile(r"\s*[到至~—-]+\s*")
_RANGE_ENDS = (
    _WRITTEN_DAY,
    _ISO_DAY,
    re.compile(_DOTTED.replace(r"(?<![\w.#/-])", "")),  # after a hyphen it is the end of a range
    re.compile(r"(?P<day>\d{1,2})[日号]"),
)
_TAIL = re.compile(r"(?:份|以来|至今|期间|之?内|的)*")
