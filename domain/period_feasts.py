"""How feasts are read as days: 国庆以来, 五一期间, 元旦那天."""

from __future__ import annotations

import re
from datetime import date, timedelta

from domain.dates import Days, latest, real_day
from domain.feasts import feasts
from domain.period_readings import Form, Seen, number_said, year_said
from domain.period_units import unit_around
from domain.period_words import NAMED_YEAR

# Feasts that are on the same day every year; those of a bare common word only with 节 behind it.
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
_ONE_DAY = {
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "植树节": (3, 12),
    "愚人节": (4, 1),
    "青年节": (5, 4),
    "护士节": (5, 12),
    "儿童节": (6, 1),
    "建党节": (7, 1),
    "建军节": (8, 1),
    "教师节": (9, 10),
    "双十一": (11, 11),
    "双11": (11, 11),
    "双十二": (12, 12),
    "双12": (12, 12),
    "平安夜": (12, 24),
    "圣诞节": (12, 25),
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
    if first and not (match["one"] or match["count"]):
        return _off_from(first, match)
    said = _days_said(match, 1)
    off = _with_weekend(first) if first and name not in _HOLIDAYS else None
    if off and (off[1] - off[0]).days + 1 == said:
        return off  # 清明三天
    return _on_from(first, said)


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


def one_day(match: re.Match[str], seen: Seen) -> Days | None:
    """教师节, 六一儿童节, 双十一: of the year that was said, or the latest."""
    year, when = year_said(match, seen.today), _ONE_DAY[match["feast"]]
    day = real_day(year, *when) if year else latest(*when, seen.today)
    return (day, day) if day else None


def new_year(match: re.Match[str], seen: Seen) -> Days | None:
    """除夕, 大年初一, 元宵节: days around 春节."""
    year = year_said(match, seen.today)
    later = number_said(match["nth"]) if match["nth"] else 0 if match["eve"] else _LANTERNS
    for one in (year,) if year else (seen.today.year, seen.today.year - 1):
        begin = _begins("春节", one)
        day = begin + timedelta(days=later) if begin else None
        if day and (year or day <= seen.today):
            return day, day
    return None


_LANTERNS = 15


def holiday(match: re.Match[str], seen: Seen) -> Days | None:
    """国庆新增几件, 十一长假, 中秋假期: all of the latest holiday."""
    name = {"十一": "国庆", "年": "春节"}.get(match["feast"], match["feast"])
    years = (seen.today.year, seen.today.year - 1)
    begins = (_begins(name, one) if name in LUNAR else real_day(one, *FEASTS[name]) for one in years)
    first = next((day for day in begins if day and day <= seen.today), None)
    return _off_from(first, match) if first else None


def around_feast(match: re.Match[str], seen: Seen) -> Days | None:
    """国庆那个月, 中秋那周: the month or the week in which it was."""
    days = one_day(match, seen) if match["feast"] in _ONE_DAY else holiday(match, seen)
    return unit_around(days[0], match["unit"]) if days else None


def _off_from(first: date, match: re.Match[str]) -> Days | None:
    """All days off of a feast that begins so: 国庆, 清明小长假; 清明 alone is that day."""
    name = {"十一": "国庆", "年": "春节"}.get(match["feast"], match["feast"])
    if name not in _HOLIDAYS and "假" in match[0]:
        return _with_weekend(first)
    return _on_from(first, _HOLIDAYS.get(name, 1))


def _with_weekend(day: date) -> Days:
    """清明小长假: the feast with the weekend beside it, which has a Monday more where it takes the feast in.

    In the middle of the week it stands alone, for no days are exchanged (调休) without a notice.
    """
    saturday = day - timedelta(days=(day.weekday() - _FRIDAY - 1) % 7)
    match day.weekday():
        case 4:
            return day, day + timedelta(days=2)
        case 5 | 6 | 0:
            return saturday, saturday + timedelta(days=2)
    return day, day


_FRIDAY = 4


def after_holiday(match: re.Match[str], seen: Seen) -> Days | None:
    """国庆后, 过完五一: from the day after the latest holiday until today."""
    days = None if seen.ahead else holiday(match, seen)
    return (days[1] + timedelta(days=1), seen.today) if days and days[1] < seen.today else None


def _begins(name: str, year: int) -> date | None:
    return next((one.first for one in feasts(year) if one.name == LUNAR[name]), None)


def _days_said(match: re.Match[str], otherwise: int) -> int:
    """1 of 那天, 5 of 五天."""
    return 1 if match["one"] else number_said(match["count"]) if match["count"] else otherwise


def _on_from(first: date | None, length: int) -> Days | None:
    return (first, first + timedelta(days=length - 1)) if first and length else None


_YEAR = rf"(?:(?P<year>{NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年)的?)?"
_ANY = rf"(?P<feast>{'|'.join((*FEASTS, *LUNAR))}|(?<![\d双月一二三四五六七八九])十一(?=长假|假期|黄金周|小长假))"
_THAT_DAY = "(?:当天|那天|当日|那一天|这天|这一天)?"
_LENGTH = "(?:节|长假|小长假|假期|放假|假|黄金周)*"

SPOKEN_FEASTS: tuple[Form, ...] = (
    (
        re.compile(
            rf"(?<!年)(?P<feast>{'|'.join((*FEASTS, *LUNAR, *_ONE_DAY))})节?的?(?:[那当]|"
            rf"所在的?)一?个?(?P<unit>周|星期|礼拜|月)(?!末)份?"
        ),
        around_feast,
    ),
    (
        re.compile(
            rf"{_YEAR}(?:三八|五四|六一|七一|八一)?(?P<feast>{'|'.join(_ONE_DAY)}){_THAT_DAY}(?![前后]|"
            rf"以(?!来|后)|之(?!后)|当周|月)"
        ),
        one_day,
    ),
    (
        re.compile(
            _YEAR + r"(?:(?P<eve>除夕|大年三十|年三十|年夜)|(?:大年|正月)初(?P<nth>[一二三四五六七八九十])|"
            r"元宵节?|正月十五)" + "夜?" + _THAT_DAY + r"(?![前后以之])"
        ),
        new_year,
    ),
    (
        re.compile(
            rf"(?<!年){_ANY}{_LENGTH}(?:期间|里|的)*"
            r"(?:(?<=[假周期间])(?![前后以之期])|(?=新[增报]|上?报|销|办结|立案|有[几多哪]|发现|查出|多少|"
            r"几件|到现在|至今))"
        ),
        holiday,
    ),
)
# After a feast that is over.
AFTER_FEASTS: tuple[Form, ...] = (
    (
        re.compile(
            rf"(?<!年)[打自从]?{_ANY}{_LENGTH}(?:结束|过完?|收了?假|放完假?|休完假?|回来|上班|复工|开工)?"
            r"(?:了?[以之]?后|往后|过后|过完了?|一过)(?![面边勤期])(?:到现在|至今)?"
        ),
        after_holiday,
    ),
    (
        re.compile(
            rf"(?:自打|打从|自从|打|从){_ANY}{_LENGTH}(?:结束|过完|收了?假|放完假|休完假?|回来|上班|复工|"
            rf"开工)(?:以来|至今|到现在)?"
        ),
        after_holiday,
    ),
    (
        re.compile(
            r"(?:过[了完]|(?<![\d一二两三四五六七八九十几半今去明前每本当全上下多]))(?P<feast>年)(?:[以之过]?后)?(?<=[过了完]年|年后|以后|之后|过后)(?:到现在|至今|以来|到今[天日儿]?)"
        ),
        after_holiday,
    ),
    (re.compile(rf"过[了完]{_ANY}{_LENGTH}(?:[以之]?后)?(?:到现在|至今)?"), after_holiday),
)
