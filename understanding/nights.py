"""A day and a part of it in one word: 昨晚, 今早, 前天夜里."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.narrowing import DayPart

_PART = r"(?P<part>[早晨晚夜])(?:[上里间]|晨)?(?![餐饭班会])"
_SHORT = re.compile(rf"(?<!大)(?P<day>[昨今]|大?前){_PART}")
_ANY = re.compile(rf"(?P<day>大?[昨今明后前]){_PART}")
_DAYS = {"今": (0, "今天"), "昨": (1, "昨天"), "前": (2, "前天"), "大前": (3, "大前天")}
_PARTS = {"早": DayPart.MORNING, "晨": DayPart.MORNING, "晚": DayPart.EVENING, "夜": DayPart.NIGHT}


def in_full(text: str) -> str:
    """今晚 is 今天晚上, 明早 is 明天早上."""
    return _ANY.sub(lambda found: f"{found['day']}天{'早' if found['part'] in '早晨' else '晚'}上", text)


def days_alone(text: str) -> str:
    """昨晚 is 昨天, for what is asked about days."""
    return _ANY.sub(r"\g<day>天", text)


@dataclass(frozen=True, slots=True)
class Night:
    """昨晚: the day, characters `start` to `part`, so many days back; its part, characters `part` to `end`."""

    start: int
    part: int
    end: int
    days_back: int
    day: str
    which: DayPart


def nights(folded: str) -> Iterator[Night]:
    """昨晚, 今早: a day that has come and a part of it in one word."""
    for found in _SHORT.finditer(folded):
        back, day = _DAYS[found["day"]]
        yield Night(found.start(), found.start("part"), found.end(), back, day, _PARTS[found["part"]])
