"""The forms in which people name days, and how each of them is read."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.lexicon import NUMBER, number


@dataclass(frozen=True, slots=True)
class Seen:
    """From which local day, and whether the day meant lies `ahead` where the words leave that open."""

    today: date
    ahead: bool = False


Days = tuple[date, date]
Reading = Callable[[re.Match[str], Seen], Days | None]
Form = tuple[re.Pattern[str], Reading]

_WEEKDAYS = "一二三四五六日天"
_SAID_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "当": 0, "本": 0, "明": 1, "后": 2, "大后": 3}
_LONGEST = 3660  # days that 近…天 may go back


def day_after(match: re.Match[str], first: date, seen: Seen) -> date | None:
    """The end of a range that begins with `first`; None if no calendar has it, or only before `first`."""
    said = match.groupdict()
    if said.get("now"):
        last = seen.today + timedelta(days=_SAID_DAYS.get(said["now"][:-1], 0))
        return last if last >= first else None
    if said.get("weekday"):
        ahead = (_weekday(said["weekday"]) - first.weekday()) % 7
        return first + timedelta(days=ahead)
    if said.get("end"):
        month = _number(said["month"] or str(first.month))
        start = _date(first.year + (month < first.month), month, 1)
        return _month(start)[1] if start else None
    month, day = _number(said.get("month") or str(first.month)), _number(said["day"])
    year = _year_of(match, seen.today)
    # 12月20日到1月5日 ends in the next year.
    days = (_date(one, month, day) for one in ((year,) if year else (first.year, first.year + 1)))
    return next((one for one in days if one and one >= first), None)


# How each form is read: the match and what it is seen from in; first and last day out, or None.


def _named_day(match: re.Match[str], seen: Seen) -> Days:
    day = seen.today + timedelta(days=_SAID_DAYS[re.sub("[天日儿个早晨]", "", match[0]) or match[0][0]])
    return day, day


def _named_week(match: re.Match[str], seen: Seen) -> Days:
    monday = _monday(seen.today) + timedelta(days=7 * _steps(match[0]))
    if match["day"] is None:
        return monday, monday + timedelta(days=6)
    if match["day"] == "末":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    day = monday + timedelta(days=_weekday(match["day"]))
    return day, day


def _bare_weekday(match: re.Match[str], seen: Seen) -> Days:
    weekend = match["day"] == "末"
    weekday = 5 if weekend else _weekday(match["day"])
    ahead = (weekday - seen.today.weekday()) % 7
    day = seen.today + timedelta(days=ahead if seen.ahead or ahead == 0 else ahead - 7)
    return day, day + timedelta(days=1 if weekend else 0)


def _numbered_week(match: re.Match[str], seen: Seen) -> Days | None:
    year = _year_of(match, seen.today)
    for one in (year,) if year else (seen.today.year, seen.today.year - 1):
        try:
            monday = date.fromisocalendar(one, int(match["week"]), 1)
        except ValueError:
            continue
        if year or monday <= seen.today:
            return monday, monday + timedelta(days=6)
    return None


def _named_month(match: re.Match[str], seen: Seen) -> Days | None:
    first = _months_on(seen.today.replace(day=1), _steps(match[0]))
    if not match["day"]:
        return _month(first)
    day = _date(first.year, first.month, _number(match["day"]))
    return (day, day) if day else None


def _named_quarter(match: re.Match[str], seen: Seen) -> Days:
    return _quarter(_months_on(_quarter(seen.today)[0], 3 * _steps(match[0])))


def _last_days(match: re.Match[str], seen: Seen) -> Days | None:
    length = _length(match)
    return (seen.today - timedelta(days=length - 1), seen.today) if 0 < length <= _LONGEST else None


def _next_days(match: re.Match[str], seen: Seen) -> Days | None:
    length = _length(match)
    return (seen.today, seen.today + timedelta(days=length - 1)) if 0 < length <= _LONGEST else None


def _these_days(match: re.Match[str], seen: Seen) -> Days | None:
    return _next_days(match, seen) if seen.ahead else _last_days(match, seen)


def _beginning(match: re.Match[str], seen: Seen) -> Days:
    first = seen.today.replace(day=1)
    first = first.replace(month=1) if match["unit"] == "年" else first
    return first, first


def _today(_match: re.Match[str], seen: Seen) -> Days:
    return seen.today, seen.today


def _until_the_end(match: re.Match[str], seen: Seen) -> Days:
    last = date(seen.today.year, 12, 31) if match["unit"] == "年" else _month(seen.today)[1]
    return seen.today, last


def _within_days(match: re.Match[str], seen: Seen) -> Days | None:
    return _next_days(match, seen) if seen.ahead else _last_days(match, seen)


def _length(match: re.Match[str]) -> int:
    """Days in 两周, 三个月, 半年."""
    days = {"天": 1, "日": 1, "月": 30, "度": 90, "年": 365}.get(match["unit"][-1], 7)
    return days // 2 if match["count"] == "半" else _number(match["count"]) * days


def _year(match: re.Match[str], seen: Seen) -> Days:
    year = _year_of(match, seen.today) or seen.today.year
    return date(year, 1, 1), date(year, 12, 31)


def _half_year(match: re.Match[str], seen: Seen) -> Days | None:
    first = _begun(match, 1 if match["half"] == "上" else 7, 1, seen)
    return (first, date(first.year, first.month + 5, 30 if first.month == 1 else 31)) if first else None


def _numbered_quarter(match: re.Match[str], seen: Seen) -> Days | None:
    first = _begun(match, _number(match["quarter"]) * 3 - 2, 1, seen)
    return _quarter(first) if first else None


def _first_quarters(match: re.Match[str], seen: Seen) -> Days | None:
    year = _year_of(match, seen.today) or seen.today.year
    return date(year, 1, 1), _quarter(date(year, _number(match["quarter"]) * 3, 1))[1]


def _numbered_month(match: re.Match[str], seen: Seen) -> Days | None:
    first = _begun(match, _number(match["month"]), 1, seen)
    return _month(first) if first else None


def _numbered_months(match: re.Match[str], seen: Seen) -> Days | None:
    last = _numbered_month(match, seen)
    first = _latest(_number(match["from"]), 1, last[0]) if last else None
    return (first, last[1]) if first and last else None


def _third_of_month(match: re.Match[str], seen: Seen) -> Days | None:
    """上旬, 中旬, 下旬 of this month, of the last, or of a numbered one."""
    if match["month"]:
        first = _begun(match, _number(match["month"]), 1, seen)
    else:
        first = _months_on(seen.today.replace(day=1), _steps(match[0]) if match["this"] else 0)
    if first is None:
        return None
    begin = 1 + 10 * "上中下".index(match["third"])
    return first.replace(day=begin), first.replace(day=begin + 9) if begin < 21 else _month(first)[1]


def _numbered_day(match: re.Match[str], seen: Seen) -> Days | None:
    day = _begun(match, _number(match["month"]), _number(match["day"]), seen)
    return (day, day) if day else None


def _compact_day(match: re.Match[str], _seen: Seen) -> Days | None:
    day = _date(int(match["year"]), int(match["month"]), int(match["day"]))
    return (day, day) if day else None


def _day_of_month(match: re.Match[str], seen: Seen) -> Days | None:
    this = seen.today.replace(day=1)
    near = (this, _months_on(this, 1 if seen.ahead else -1))
    days = (_date(one.year, one.month, _number(match["day"])) for one in near)
    day = next((one for one in days if one and _on_side(one, seen)), None)
    return (day, day) if day else None


def _days_of_month(match: re.Match[str], seen: Seen) -> Days | None:
    """1-15号, 12月1-5日: the first day is looked for, the last follows it."""
    if match["month"]:
        first = _begun(match, _number(match["month"]), _number(match["from"]), seen)
        last = _date(first.year, first.month, _number(match["day"])) if first else None
        return (first, last) if first and last and first <= last else None
    this = seen.today.replace(day=1)
    for month in (this, _months_on(this, 1 if seen.ahead else -1)):
        first = _date(month.year, month.month, _number(match["from"]))
        last = _date(month.year, month.month, _number(match["day"]))
        if first and last and first <= last and _on_side(last if seen.ahead else first, seen):
            return first, last
    return None


def _on_side(day: date, seen: Seen) -> bool:
    return day >= seen.today if seen.ahead else day <= seen.today


def _begun(match: re.Match[str], month: int, day: int, seen: Seen) -> date | None:
    """The day in the year that was said; without one the latest that has come, or the next if it lies ahead."""
    year = _year_of(match, seen.today)
    if year:
        return _date(year, month, day)
    return _next(month, day, seen.today) if seen.ahead else _latest(month, day, seen.today)


def _latest(month: int, day: int, today: date) -> date | None:
    years = range(today.year, today.year - 9, -1)  # between two 29 February lie up to eight years
    return next((one for year in years if (one := _date(year, month, day)) and one <= today), None)


def _next(month: int, day: int, today: date) -> date | None:
    """The next such day; the first of the current month counts, for it stands for the whole month."""
    years = range(today.year, today.year + 9)
    from_day = today.replace(day=1) if day == 1 else today
    return next((one for year in years if (one := _date(year, month, day)) and one >= from_day), None)


def _steps(words: str) -> int:
    """上上周 is two back, 下周 one ahead, 本周 none."""
    return words.count("下", 0, 2) - words.count("上", 0, 2)


def _year_of(match: re.Match[str], today: date) -> int | None:
    words = match.groupdict().get("year")
    if not words:
        return None
    if not words[0].isdigit():
        return today.year - {"今": 0, "本": 0, "去": 1, "上": 1, "前": 2}[words[0]]
    digits = words[:4] if words[:4].isdigit() else f"20{words[:2]}"
    return int(digits)


def _weekday(words: str) -> int:
    return min(_WEEKDAYS.index(words), 6)


def _number(words: str) -> int:
    return number(words) or 0  # no calendar has a month or a day 0


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _months_on(first: date, months: int) -> date:
    counted = first.year * 12 + first.month - 1 + months
    return date(counted // 12, counted % 12 + 1, 1)


def _month(day: date) -> Days:
    first = day.replace(day=1)
    return first, _months_on(first, 1) - timedelta(days=1)


def _quarter(day: date) -> Days:
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return first, _month(_months_on(first, 2))[1]


_NAMED_YEAR = r"今年|本年度?|(?:去年|上年度?)(?!同)|(?<![以之目])前年"
_YEAR = rf"{_NAMED_YEAR}|(?<!\d)(?:19|20)\d\d年"
_SHORT_YEAR = rf"{_YEAR}|(?<!\d)[2-9]\d年(?=\d)"  # 26年11月; 26年 alone may be a length
_MONTH = r"(?<!\d)(?P<month>\d{1,2}|十[一二]?|[一二三四五六七八九])月"
_DAY = r"(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_ISO = r"(?<!\d)(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})"
# 11.20 is a day; 3.5米, 1.2万 and 版本2.3.1 are not.
_DOTTED = r"(?<![\w.#/-])(?P<month>\d{1,2})\.(?P<day>\d{1,2})(?![\d.%A-Za-z米吨万亿元公平千斤块个倍度路街])"
_THIS = r"本|这一?个?|当|上上个?|上个?|下个?"
_SPAN = rf"(?P<count>{NUMBER}|半)(?P<unit>天|日|周|个?星期|个?礼拜|个?月|个?季度|年)"
_TO = r"[到至~-]"

_WRITTEN_DAY = re.compile(f"(?P<year>{_SHORT_YEAR})?{_MONTH}{_DAY}")
_ISO_DAY = re.compile(_ISO + r"[-/.](?P<day>\d{1,2})(?!\d)")
_DOTTED_DAY = re.compile(_DOTTED)

FORMS: tuple[Form, ...] = (
    (
        re.compile(
            r"[今昨明](?:[天日]|儿个?)|今[早晨]|(?<![目以当大])前[天日]|大前天|大后天|(?<!大)后天|[当本]日|当天"
        ),
        _named_day,
    ),
    (
        re.compile(
            r"(?:本|当|这一?个?|上上个?|上一?个?|下一?个?)(?:周(?!边)|星期|礼拜)(?:周?(?P<day>[一二三四五六日天末]))?"
        ),
        _named_week,
    ),
    (
        re.compile(r"(?<![本这上下个一每两几数\d])(?:周|星期|礼拜)(?P<day>[一二三四五六日天末])(?![般些年])"),
        _bare_weekday,
    ),
    (re.compile(r"(?<!\d)(?P<year>20\d\d)[-年]?(?:[Ww]|第)(?P<week>\d{1,2})周?(?!\d)"), _numbered_week),
    (re.compile(r"第(?P<week>\d{1,2})周"), _numbered_week),
    (re.compile(r"(?<![A-Za-z\d])[Ww](?P<week>\d{1,2})周?(?!\d)"), _numbered_week),
    (re.compile(rf"(?:{_THIS}|上一个?)月(?:{_DAY})?"), _named_month),
    (re.compile(r"(?:本|这个?|上一?个?|下个?)季度?"), _named_quarter),
    (re.compile(rf"(?:最近|近|过去)[这的]?{_SPAN}"), _last_days),
    (re.compile(rf"这{_SPAN}"), _these_days),
    (re.compile(r"(?P<unit>[年月])初(?=到现在|到今天|到目前|以来|至今|开始|起|到今|到如今)"), _beginning),
    (re.compile(r"(?:(?:今天|今日)?(?:下班|天黑|今晚|晚上)|当天|今晚)(?=[之以]?前)"), _today),
    (re.compile(r"(?:本|这个?)?(?P<unit>[年月])(?:底|末)(?=[之以]?前)"), _until_the_end),
    (re.compile(rf"(?:未来|今后|接下来|往后|后面){_SPAN}"), _next_days),
    (re.compile(f"(?P<year>{_YEAR})度?"), _year),
    (re.compile(rf"(?P<year>{_YEAR})?的?(?<![以之马身线路])(?P<half>[上下])半年"), _half_year),
    (re.compile(rf"(?P<year>{_YEAR})?的?第?(?P<quarter>[一二三四1-4])季度?"), _numbered_quarter),
    (
        re.compile(rf"(?P<year>{_YEAR}|(?<!\d)20\d\d-?)?(?<![A-Za-z])[Qq](?P<quarter>[1-4])(?!\d)"),
        _numbered_quarter,
    ),
    (re.compile(rf"(?P<year>{_YEAR})?前(?P<quarter>[二两三23])个?季度"), _first_quarters),
    (re.compile(rf"(?P<year>{_SHORT_YEAR})?的?{_MONTH}(?!\d+[日号])"), _numbered_month),
    (re.compile(_ISO + r"(?![\d./-])"), _numbered_month),
    (
        re.compile(
            rf"(?P<year>{_SHORT_YEAR})?(?<!\d)(?P<from>\d\d?|十[一二]?|[一二三四五六七八九])月?份?{_TO}"
            r"(?P<month>\d\d?|十[一二]?|[一二三四五六七八九])月(?![\d一二三]+[日号])"
        ),
        _numbered_months,
    ),
    (
        re.compile(rf"(?:(?P<year>{_YEAR})?{_MONTH}份?|(?P<this>{_THIS})月)?(?P<third>[上中下])旬"),
        _third_of_month,
    ),
    (_WRITTEN_DAY, _numbered_day),
    (_ISO_DAY, _numbered_day),
    (_DOTTED_DAY, _numbered_day),
    (re.compile(r"(?<![\w./#-])(?P<month>\d{1,2})/(?P<day>\d{1,2})(?![\d/A-Za-z])"), _numbered_day),
    (re.compile(r"(?<![\w./#-])(?P<month>[01]\d)-(?P<day>[0-3]\d)(?![\d/A-Za-z号楼室-])"), _numbered_day),
    (re.compile(r"(?<!\d)(?P<year>20\d\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)"), _compact_day),
    (re.compile(r"(?<![\d月第.])(?P<day>\d{1,2})日(?![内前后])"), _day_of_month),
    (
        re.compile(
            rf"(?:(?P<year>{_SHORT_YEAR})?{_MONTH})?(?<![\d.#/-])(?P<from>\d{{1,2}})[日号]?{_TO}(?P<day>\d{{1,2}})[日号]"
            r"(?![楼院弄门内前后网])"
        ),
        _days_of_month,
    ),
)
# 12号 may be a day, a case, a house or a grid, 三天内 a term: for those who can tell from the rest of the sentence.
SPOKEN: tuple[Form, ...] = (
    (
        re.compile(
            r"(?<![\d月第.#/路街巷弄年一二三四五六七八九十-])(?P<day>\d{1,2}|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])号(?![楼院弄门网地线令])"
        ),
        _day_of_month,
    ),
    (re.compile(rf"(?<![最近去]){_SPAN}(?=之?内|以来|来[的新超未没销])"), _within_days),
)
UNTIL = re.compile(r"\s*(?:[到至~—-]+|\.\.)\s*")
RANGE_ENDS = (
    _WRITTEN_DAY,
    _ISO_DAY,
    re.compile(_DOTTED.replace(r"(?<![\w.#/-])", "")),  # after a hyphen it is the end of a range
    re.compile(r"(?P<day>\d{1,2})[日号]"),
    re.compile(r"(?:这个?|本|上)?(?:周|星期|礼拜)(?P<weekday>[一二三四五六日天])"),
    re.compile(r"(?:(?P<month>\d{1,2})月|本?月)?(?P<end>[底末])"),
    re.compile(r"(?P<now>[今昨明][天日]|现在|目前|当前|此刻)"),
)
SINCE = re.compile(r"(?:份|的)?(?:以来|至今|之后|以后|开始|起|到如今|到今)")
BEFORE = re.compile(r"[之以]?前")  # 周五前到期的: from today on
TAIL = re.compile(r"(?:份|一整?天|全天|以来|至今|期间|之?内|的)*")
