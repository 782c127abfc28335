"""Until when people ask for more time, and why: `到 明天下午5点 等材料`, `3天，等材料`, `等材料，到12月20日`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum, auto

from domain.calendar import Calendar, end_of_day
from domain.categories import LimitUnit
from domain.clockwords import CLOCK
from domain.deadline import due_at
from domain.lexicon import NUMBER, number
from domain.ordinary import ordinary
from domain.periods import PeriodSaid, find_periods
from understanding.nights import in_full


class Edge(Enum):
    """A time of day that is the district's own."""

    BEGIN = auto()  # 上班
    END = auto()  # 下班


# What 中午, 晚上 and 半夜 are where no hour is said.
_NOON, _NIGHT, _MIDNIGHT = time(12), time(20), time(23, 59)
_WORD = r"(?:申请|想|要|请)?(?:延期|挂账|延长|延|缓|再给|宽限|推迟)?(?:一下)?"
_BEFORE = re.compile(rf"[\s,，:：]*{_WORD}(?:到|至)?\s*")
_TO = re.compile(rf"[\s,，:：;；。、]*{_WORD}(?:到|至)\s*$")
_MARKS = " \t\n　,，:：;；。、"
_LENGTH = re.compile(
    rf"{_BEFORE.pattern}(?P<count>{NUMBER})\s*(?:个?(?P<unit>工作日|工作时|小时|天|日(?!前|之前|以前)|周|星期|礼拜)|(?P<months>个月))(?:时间)?"
    r"(?:[之以]?内|[之以]?后(?!续|期))?"
)
_NOT_TODAY = re.compile(r"(?P<why>今[天日晚][^,，]*[不没][^,，]*)[,，](?P<more>.+)", re.DOTALL)
_HALF_HOUR = re.compile(rf"{_BEFORE.pattern}半个?(?:小时|钟头)(?:时间)?(?:[之以]?内|[之以]?后)?")
_MONTH = 30  # days
_UNITS = {
    "工作日": (1, LimitUnit.WORKING_DAY),
    "工作时": (1, LimitUnit.WORKING_HOUR),
    "小时": (1, LimitUnit.HOUR),
    "天": (1, LimitUnit.CALENDAR_DAY),
    "日": (1, LimitUnit.CALENDAR_DAY),
    "周": (7, LimitUnit.CALENDAR_DAY),
    "星期": (7, LimitUnit.CALENDAR_DAY),
    "礼拜": (7, LimitUnit.CALENDAR_DAY),
}
_MORNING = ("上午", "早上", "早晨", "凌晨", "清早", "一早", "早")
_EVENING = ("晚上", "夜里", "夜间", "半夜", "晚")
_AFTERNOON = ("下午", "傍晚", "中午", *_EVENING)
_HALF = "|".join((*_MORNING, *_AFTERNOON))
_END = r"\s*(?:[之以]?前|止)?"
_CLOCK = re.compile(
    rf"[\s,，]*(?P<half>{_HALF})?\s*(?P<hour>\d{{1,2}}|{NUMBER})"
    rf"(?:[:：](?P<minute>\d{{2}})|[点时](?!间)(?:钟|整|(?P<mid>半)|(?P<past>\d{{1,2}})分?)?){_END}"
)
_PART = re.compile(
    rf"[\s,，]*(?P<part>上午|中午|下午|下班|上班|晚上|夜里|半夜|早上|早晨|清早|一大?早|傍晚){_END}"
)
_PARTS: dict[str, time | Edge] = {
    **dict.fromkeys(("上午", "中午"), _NOON),
    **dict.fromkeys(("晚上", "夜里"), _NIGHT),
    "半夜": _MIDNIGHT,
    **dict.fromkeys(("下午", "下班", "傍晚"), Edge.END),
}
_SHORT_DAY = re.compile(
    rf"^({_BEFORE.pattern}|.*?[到至,，\s])([今明后][晚早晨]上?(?![餐饭班会间]))", re.DOTALL
)
_SHORT_MONTH = re.compile(rf"^({_BEFORE.pattern}|.*?[到至,，\s])([月年])[底末](?:[之以]?前)?", re.DOTALL)

# 3月底: a month that is named ends with its last day.
_END_OF_MONTH = re.compile(r"(?<=\d月)[底末](?:[之以]?前)?")
_FIRST_MONTH = re.compile("元(?=月)")
_NEXT_YEAR = re.compile(rf"([今明来后])年的?\s*(?=(?:\d{{1,2}}|{NUMBER})月)")  # 明年1月5日
_YEARS = {"今": 0, "明": 1, "来": 1, "后": 2}


@dataclass(frozen=True, slots=True)
class Until:
    """A day with its time, if one was said, else so much more time."""

    day: date | None = None
    at: time | None = None
    edge: Edge | None = None
    more: tuple[float, LimitUnit] | None = None

    @property
    def timed(self) -> bool:
        """Was a time of day said?"""
        return self.at is not None or self.edge is not None

    def moment(self, since: datetime, calendar: Calendar) -> datetime:
        """When that is: so much after `since`, or on the day, when its work ends if no time was said."""
        if self.more is not None:
            return due_at(since, *self.more, calendar)
        assert self.day is not None, "one of the two is said"
        if self.edge is Edge.BEGIN:
            return datetime.combine(self.day, calendar.hours[0][0], calendar.zone)
        end = end_of_day(self.day, calendar)
        return end if self.at is None else datetime.combine(self.day, self.at, end.tzinfo)


def until_and_why(words: str, today: date) -> tuple[Until | None, str]:
    """What is asked for, and the rest of the words. None where they name neither a day nor a length."""
    words = _NEXT_YEAR.sub(lambda one: f"{today.year + _YEARS[one[1]]}年", _FIRST_MONTH.sub("1", words))
    words = _END_OF_MONTH.sub("", words)
    words = _SHORT_MONTH.sub(
        r"\1本\2底前", _SHORT_DAY.sub(lambda one: one[1] + in_full(one[2]), words, count=1), count=1
    )
    try:
        return _read("".join(map(_narrow, words)), words, today)
    except ValueError:  # no clock has such a time
        return None, ""


def _read(text: str, words: str, today: date) -> tuple[Until | None, str]:
    if half := _HALF_HOUR.match(text):
        return Until(more=(0.5, LimitUnit.HOUR)), _rest("", words[half.end() :])
    behind = _NOT_TODAY.fullmatch(text)  # 今天报不上去，两天: today is why, and no limit
    more, rest = _read(behind["more"], words[behind.start("more") :], today) if behind else (None, "")
    if behind and more is not None:
        return more, "，".join(one for one in (words[: behind.end("why")].strip(), rest) if one)
    if length := _LENGTH.match(text):
        times, unit = (_MONTH, LimitUnit.CALENDAR_DAY) if length["months"] else _UNITS[length["unit"]]
        count = number(length["count"])
        if count:
            return Until(more=(count * times, unit)), _rest("", words[length.end() :])
    said = next((one for one in find_periods(text, today, ahead=True) if _is_until(text, one)), None)
    if said is None:
        return _today_at(text, words, today)
    clock, end = _clock(text, said.end)
    if clock is None and (within := _PART.search(text[: said.end], said.start)):  # 今天下班前
        clock = _part(within)
    reason = "" if _BEFORE.fullmatch(text[: said.start]) else _TO.sub("", words[: said.start])
    return _until(said.period.last, clock), _rest(reason, words[end:])


def _until(day: date, clock: time | Edge | None) -> Until:
    return Until(day, edge=clock) if isinstance(clock, Edge) else Until(day, clock)


def _today_at(text: str, words: str, today: date) -> tuple[Until | None, str]:
    """`到 下午5点`, which is today's."""
    begun = _BEFORE.match(text)
    start = begun.end() if begun else 0
    clock, end = _clock(text, start)
    return (_until(today, clock), _rest("", words[end:])) if clock is not None else (None, "")


def _is_until(text: str, said: PeriodSaid) -> bool:
    """True for a day that the words begin with, that stands behind 到, or that they end with."""
    before, behind = text[: said.start], text[said.end :]
    if _BEFORE.fullmatch(before) or _TO.search(before):
        return True
    return before[-1:] in _MARKS and not behind.strip(_MARKS)


def _clock(text: str, start: int) -> tuple[time | Edge | None, int]:
    """The time of day that is said from there, and where the words go on.

    Raises ValueError if there is no such time."""
    if found := _CLOCK.match(text, start):
        hour = number(found["hour"]) or 0
        minute = found["minute"] or found["past"] or ("30" if found["mid"] else "0")
        if hour == 24 or (hour == 12 and found["half"] in _EVENING):
            return _MIDNIGHT, found.end()
        afternoon = found["half"] in _AFTERNOON or (not found["half"] and not found["minute"] and hour < 7)
        half = "下午" if afternoon and hour != 12 else ""
        return CLOCK.read(f"{half}{hour}:{int(minute):02d}"), found.end()
    if found := _PART.match(text, start):
        return _part(found), found.end()
    return None, start


def _part(found: re.Match[str]) -> time | Edge:
    """早上 and 上班 are when work begins."""
    return _PARTS.get(found["part"], Edge.BEGIN)


def _rest(*parts: str) -> str:
    return "，".join(kept for one in parts if (kept := one.strip(_MARKS)))


def _narrow(character: str) -> str:
    """The character in its ordinary width, if that is one character: the day is looked for in a text as long."""
    narrow = ordinary(character)
    return narrow if len(narrow) == 1 else character
