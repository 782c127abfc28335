"""For which days somebody will be away, and when somebody will come: 半天, 明天后天, 到周五, 大概8点50."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.dates import monday_of
from domain.lexicon import NUMBER, number


@dataclass(frozen=True, slots=True)
class Absence:
    """How many days (半天 is 0.5), and from which day to which, both included; None where nothing tells."""

    days: float | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Arrival:
    """When somebody comes: the time of day as said, or reckoned from `minutes`, the delay that was said."""

    time: time | None = None
    minutes: int | None = None


_DAY = (
    r"(?:今[天日早]|明[天日早]|大?后[天日]"
    r"|(?<!上)(?<!上个)(?:本|这|下)?个?(?:周|星期|礼拜)[一二三四五六日天]"
    r"|(?:(?P<{0}month>\d{{1,2}})月)?(?<!\d)(?<!查岗|督办|议定)(?P<{0}day>\d{{1,2}})"
    r"[号日](?![楼院门店栋]|的?(?:查岗|督办|议定|会议|志愿|应急|通报|问题|案件)))"  # 1号查岗 is a thing with a number
)
_HALF = r"[上下]午|[前后]半天"
_ONE_DAY_OF = re.compile(_DAY.format("h"))
_ONE_DAY = re.compile(f"(?P<when>{_DAY.format('a')})?(?P<half>{_HALF})?")
_RANGE = re.compile(
    rf"从?(?P<first>{_DAY.format('a')})?(?:{_HALF})?起?(?:[到至~—-]|一直到)+(?P<last>{_DAY.format('b')})"
)
_PAIR = re.compile(r"今明后[三3]?天?|今明[两二2]?天?|明后[两二2]?天?")
_COUNT = re.compile(
    rf"(?<![第周期拜])(?<![两二三四五六七八\d])(?:半(?P<part>天(?!不|没|都|也|才)|日|个月)"
    rf"|(?P<count>{NUMBER})个?(?P<unit>天半?|(?<=[告假休请歇旷][一两三五])日(?!起)|整天|周|星期|礼拜|(?<=个)月)(?!前)|(?P<whole>全天|整天))"
)
_HALF_LATER = re.compile(
    rf"^(?:请假\s*)?(?P<day>{_DAY.format('d')})(?P<between>(?:(?!{_DAY.format('e')}|{_HALF}).)+)(?P<half>{_HALF})(?!再|就|来|到|回)"
)
_UNITS = {"周": 7, "星期": 7, "礼拜": 7, "月": 30}
_WEEKDAYS = "一二三四五六日"
_SAID = {"今": 0, "明": 1, "后": 2, "大": 3}

_WEEK = "(?:[这本]|(?P<next>下))[一个整]*(?:周|星期|礼拜)(?![一二三四五六日天末\\d])"
_A_WEEK = re.compile(_WEEK)
_TO_A_DAY = re.compile(rf"({_DAY.format('f')}(?:{_HALF})?)到(?={_DAY.format('g')})")

SPAN_WORDS = re.compile(
    rf"从?(?:{_DAY.format('a')})?(?:{_HALF})?起?(?:[到至~—-]|一直到)+(?:{_DAY.format('b')})止?|{_PAIR.pattern}"
    rf"|(?:半(?:天(?!不|没|都|也|才)|日|个月)|{NUMBER}个?(?:天半|天|(?<=[告假休请歇旷][一两三五])日(?!起)|整天|周|星期|礼拜|(?<=个)月)|全天|整天"
    rf"|几天)(?:时间|左右|的)?"
    rf"|{_DAY.format('c')}|{_HALF}|{_WEEK}"
)


def with_spans(text: str) -> str:
    """明天到后天 as 明天至后天: nobody comes (到) tomorrow."""
    return _TO_A_DAY.sub(r"\1至", text)


# 她上今天我上11号, 11号我替她: a day on which the speaker works for it is none of the absence.
_IN_RETURN = re.compile(
    rf"我(?:来|再|就|也)?(?:上|值|站|还|补|[替顶代][他她])的?(?:{_DAY.format('i')})的?(?:班|岗)?"
    rf"|(?:{_DAY.format('j')})(?:的)?(?:班|岗)?(?:由|是|归)?我(?:来|再|就)?(?:上|值|站|还|补|[替顶代][他她])(?!不|的?(?:[今明大后下周\d]|星期|礼拜))"
    rf"|我(?:{_DAY.format('k')})(?:的班|的岗|再|来|就|去|准|一定)*(?:(?:还|补)给?|[替顶代](?=[他她]))(?!没|不)(?:他|她|回来|上)?"
)


def read_absence(text: str, today: date | None) -> Absence:
    """The days that `text` names, seen from `today`, the local day; without it dates stay None.

    An own number of days wins over the days that are named: `明天起请3天` is three days from tomorrow.
    """
    text = _IN_RETURN.sub("", text)
    counted = _counted(text)
    if found := _RANGE.search(text):
        first = _date(found["first"], today) if found["first"] else today
        last = _date(found["last"], today, not_before=first)
        between = _between(found["first"], found["last"], first, last)
        return Absence(counted or between, first, last)
    if found := _PAIR.search(text):
        days = 3 if "后" in found[0] and "今" in found[0] else 2
        start = _date("今天" if "今" in found[0] else "明天", today)
        return Absence(days, start, start and start + timedelta(days=days - 1))
    return _named(text, counted, today)


def _named(text: str, counted: float | None, today: date | None) -> Absence:
    """Days named one by one: 明天后天, 今天下午和明天."""
    week = _A_WEEK.search(text)
    if week and today and not _ONE_DAY_OF.search(text):
        return _of_week(counted, today, later=week["next"] is not None)
    items = [found for found in _ONE_DAY.finditer(_half_behind(text)) if found[0]]
    days = _in_order([found["when"] or "今天" for found in items], today)
    first = min(days, default=None)
    if counted is not None:
        length = timedelta(days=math.ceil(counted) - 1)
        start = first or today
        return Absence(counted, start, start and start + length)
    if not items:
        return Absence()
    return Absence(_length(items), first, max(days, default=None))


def _length(items: Iterable[re.Match[str]]) -> float:
    """How many days those are: 下午开庭，下午请假 and 今天下午请假 are one half."""
    halves: dict[str, set[str]] = {}
    for found in items:
        halves.setdefault(found["when"] or "今天", set()).update(filter(None, [found["half"]]))
    return sum(1 if len(told) != 1 else 0.5 for told in halves.values())


def _in_order(named: list[str], today: date | None) -> list[date]:
    """Days that were named one after the other: of 下周一、周二 both are of next week."""
    found: list[date] = []
    for words in named:
        bare = found and words[0] in "周星礼"
        if day := _date(words, today, not_before=found[-1] if bare else None):
            found.append(day)
    return found


def _of_week(counted: float | None, today: date, *, later: bool) -> Absence:
    """This week from today on, or the next one from Monday; as many days as were counted, else to its Sunday."""
    monday = monday_of(today) + timedelta(days=7 if later else 0)
    first, last = max(monday, today), monday + timedelta(days=6)
    if counted is not None:
        last = first + timedelta(days=math.ceil(counted) - 1)
    return Absence(counted or (last - first).days + 1, first, last)


def _half_behind(text: str) -> str:
    """后天去医院 上午不来 is one half of the day after tomorrow."""
    found = _HALF_LATER.search(text)
    if found is None or len(re.findall(_HALF, text)) != 1:
        return text
    return f"{found['day']}{found['half']}{found['between']}{text[found.end() :]}"


def _counted(text: str) -> float | None:
    found = _COUNT.search(text)
    if found is None:
        return None
    if found["whole"]:
        return 1
    if found["part"]:
        return 15 if found["part"] == "个月" else 0.5
    count = number(found["count"])
    if count is None or not 0 < count <= 366:
        return None
    return count * _UNITS.get(found["unit"], 1) + (0.5 if found["unit"] == "天半" else 0)


def _date(words: str | None, today: date | None, *, not_before: date | None = None) -> date | None:
    """The day that is meant, never one in the past."""
    if not words or today is None:
        return None
    if words[0] in _SAID and "周" not in words:
        return today + timedelta(days=_SAID[words[0]])
    if words[-1] in "号日" and (numbers := re.findall(r"\d+", words)):
        return _numbered(list(map(int, numbers)), not_before or today)
    weekday = _WEEKDAYS.index(words[-1].replace("天", "日"))
    if words.startswith("下"):
        return today + timedelta(days=7 - today.weekday() + weekday)
    since = not_before or today
    return since + timedelta(days=(weekday - since.weekday()) % 7)


def _numbered(numbers: list[int], since: date) -> date | None:
    """The next `5日` or `12月5日` on or after this day; None if no calendar has it."""
    month, day = numbers if len(numbers) == 2 else (0, numbers[0])
    months = [(since.year, since.month), (since.year + since.month // 12, since.month % 12 + 1)]
    if month:
        months = [(since.year, month), (since.year + 1, month)]
    for year, one in months:
        try:
            found = date(year, one, day)
        except ValueError:
            continue
        if found >= since:
            return found
    return None


def _between(first: str | None, last: str, start: date | None, end: date | None) -> float | None:
    if start and end and end >= start:
        return (end - start).days + 1
    if first and first[-1] in "一二三四五六日天" and last[-1] in "一二三四五六日天" and "今" not in first:
        ends = [_WEEKDAYS.find(one[-1].replace("天", "日")) for one in (first, last)]
        return (ends[1] - ends[0]) % 7 + 1 if min(ends) >= 0 else None
    return None


_HOUR = r"(?P<hour>[01]?\d|2[0-3]|十[一二]?|[一二两三四五六七八九])"
_MINUTE = r"(?P<minute>[0-5]\d|半|一刻|三刻|[二三四五]?十[一二三四五六七八九]?|零?[一二三四五六七八九])"
_CLOCK = re.compile(
    rf"(?P<part>早上|早晨|上午|中午|下午|晚上"
    rf"|傍晚)?(?<![\d.])(?!(?<=[晚早迟有差快慢])一点)(?:{_HOUR}(?:点"
    rf"|(?<!小)时)(?![名间常])钟?(?:{_MINUTE}分?(?!钟))?|"
    r"(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?!\d)|(?P<hh>0?[6-9]"
    r"|1\d)(?P<mm>[0-5]\d)(?=分?(?:左右)?[才能]*[到来见]))"
)
_SHORTAGE = re.compile(
    rf"差(?P<less>{NUMBER}|一刻)分?钟?(?:到)?{_HOUR}点"
    rf"|{_HOUR.replace('hour', 'full')}点差(?P<before>{NUMBER}|一刻)(?:分钟?)?"
)
_DELAY = re.compile(
    rf"(?P<n>{NUMBER})(?P<vague>[几来多])?分钟?|(?P<q>一|三)刻钟?|(?P<half>半)个?(?:小时|钟头|钟)"
    rf"|(?P<h>{NUMBER})个?(?P<x>半)?(?:小时|钟头)"
)
TIME_WORDS = re.compile(
    "|".join(re.sub(r"[?]P<[a-z]+>", "?:", one.pattern) for one in (_SHORTAGE, _CLOCK, _DELAY))
)


def read_arrival(text: str, at: datetime | None) -> Arrival:
    """When `text` says that somebody comes. A delay (十分钟后) is reckoned from `at`; 晚十分钟 is not."""
    if found := _SHORTAGE.search(text):
        words = found["less"] or found["before"]
        less = 15 if words == "一刻" else number(words) or 0
        full = _hour(found["hour"] or found["full"], "") * 60 - less
        return Arrival(time(full // 60, full % 60)) if 0 < full < 1440 else Arrival()
    if found := _CLOCK.search(text):
        hour = _hour(found["hour"] or found["h"] or found["hh"], found["part"] or "")
        return Arrival(time(hour, _minute(found["minute"] or found["m"] or found["mm"])))
    minutes = _delay(text)
    if minutes is None or at is None or re.search("[晚迟]", text):
        return Arrival(None, minutes)
    return Arrival((at + timedelta(minutes=minutes)).time().replace(second=0, microsecond=0), minutes)


def _hour(words: str, part: str) -> int:
    """Nobody comes on duty at two in the morning: 2点 is 14:00 unless said otherwise."""
    hour = number(words) or 0
    afternoon = part in ("下午", "晚上", "傍晚") or (part in ("", "中午") and 0 < hour < 6)
    return hour + 12 if afternoon and hour < 12 else hour


def _minute(words: str | None) -> int:
    named = {None: 0, "半": 30, "一刻": 15, "三刻": 45}
    return named[words] if words in named else number((words or "").lstrip("零")) or 0


def _delay(text: str) -> int | None:
    found = _DELAY.search(text)
    if found is None:
        return None
    if found["vague"]:
        return None
    if found["n"]:
        return number(found["n"])
    if found["q"]:
        return 15 if found["q"] == "一" else 45
    if found["half"]:
        return 30
    hours = number(found["h"])
    return None if hours is None else hours * 60 + (30 if found["x"] else 0)
