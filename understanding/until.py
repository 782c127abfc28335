"""Until when people ask for more time, and why: `到 明天下午5点 等材料`, `3天，等材料`, `等材料，到12月20日`."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time

from domain.calendar import Calendar, end_of_day
from domain.categories import LimitUnit
from domain.clockwords import CLOCK
from domain.deadline import due_at
from domain.lexicon import NUMBER, number
from domain.periods import PeriodSaid, find_periods

_NOON = time(12)
_WORD = r"(?:申请|想|要|请)?(?:延期|挂账|延长|延|缓|再给|宽限|推迟)?(?:一下)?"
_BEFORE = re.compile(rf"[\s,，:：]*{_WORD}(?:到|至)?\s*")
_TO = re.compile(rf"[\s,，:：;；。、]*{_WORD}(?:到|至)\s*$")
_MARKS = " \t\n　,，:：;；。、"
_LENGTH = re.compile(
    rf"{_BEFORE.pattern}(?P<count>{NUMBER})\s*个?(?P<unit>工作日|工作时|小时|天|日(?!前|之前|以前)|周|星期|礼拜)(?:时间)?"
)
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
_MORNING, _AFTERNOON = ("上午", "早上", "早晨"), ("下午", "晚上", "傍晚", "晚", "中午")
_HALF = "|".join((*_MORNING, *_AFTERNOON))
_END = r"\s*(?:[之以]?前|止)?"
_CLOCK = re.compile(
    rf"[\s,，]*(?P<half>{_HALF})?\s*(?P<hour>\d{{1,2}}|{NUMBER})"
    rf"(?:[:：](?P<minute>\d{{2}})|[点时](?!间)(?:钟|整|(?P<mid>半)|(?P<past>\d{{1,2}})分?)?){_END}"
)
_PART = re.compile(rf"[\s,，]*(?P<part>上午|中午|下午|下班|晚上){_END}")


@dataclass(frozen=True, slots=True)
class Until:
    """A day with its time, if one was said, else so much more time."""

    day: date | None = None
    at: time | None = None
    more: tuple[float, LimitUnit] | None = None

    def moment(self, since: datetime, calendar: Calendar) -> datetime:
        """When that is: so much after `since`, or on the day, when its work ends if no time was said."""
        if self.more is not None:
            return due_at(since, *self.more, calendar)
        assert self.day is not None, "one of the two is said"
        end = end_of_day(self.day, calendar)
        return end if self.at is None else datetime.combine(self.day, self.at, end.tzinfo)


def until_and_why(words: str, today: date) -> tuple[Until | None, str]:
    """What is asked for, and the rest of the words. None where they name neither a day nor a length."""
    try:
        return _read("".join(map(_narrow, words)), words, today)
    except ValueError:  # no clock has such a time
        return None, ""


def _read(text: str, words: str, today: date) -> tuple[Until | None, str]:
    if length := _LENGTH.match(text):
        times, unit = _UNITS[length["unit"]]
        count = number(length["count"])
        if count:
            return Until(more=(count * times, unit)), _rest("", words[length.end() :])
    said = next((one for one in find_periods(text, today, ahead=True) if _is_until(text, one)), None)
    if said is None:
        return _today_at(text, words, today)
    clock, end = _clock(text, said.end)
    reason = "" if _BEFORE.fullmatch(text[: said.start]) else _TO.sub("", words[: said.start])
    return Until(said.period.last, clock), _rest(reason, words[end:])


def _today_at(text: str, words: str, today: date) -> tuple[Until | None, str]:
    """`到 下午5点`, which is today's."""
    begun = _BEFORE.match(text)
    start = begun.end() if begun else 0
    clock, end = _clock(text, start)
    return (Until(today, clock), _rest("", words[end:])) if clock and end > start else (None, "")


def _is_until(text: str, said: PeriodSaid) -> bool:
    """True for a day that the words begin with, that stands behind 到, or that they end with."""
    before, behind = text[: said.start], text[said.end :]
    if _BEFORE.fullmatch(before) or _TO.search(before):
        return True
    return before[-1:] in _MARKS and not behind.strip(_MARKS)


def _clock(text: str, start: int) -> tuple[time | None, int]:
    """The time of day that is said from there, and where the words go on; 下午 and 下班 alone are the end of work.

    Raises ValueError if there is no such time."""
    if found := _CLOCK.match(text, start):
        hour = number(found["hour"])
        minute = found["minute"] or found["past"] or ("30" if found["mid"] else "0")
        afternoon = found["half"] in _AFTERNOON or (
            not found["half"] and not found["minute"] and (hour or 0) < 7
        )
        half = "下午" if afternoon and hour != 12 else ""
        return CLOCK.read(f"{half}{hour}:{int(minute):02d}"), found.end()
    if found := _PART.match(text, start):
        return (_NOON if found["part"] in ("上午", "中午") else None), found.end()
    return None, start


def _rest(*parts: str) -> str:
    return "，".join(kept for one in parts if (kept := one.strip(_MARKS)))


def _narrow(character: str) -> str:
    """The character in its ordinary width, if that is one character: the day is looked for in a text as long."""
    narrow = unicodedata.normalize("NFKC", character)
    return narrow if len(narrow) == 1 else character
