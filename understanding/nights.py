"""A day and a part of it in one word: 昨晚, 今早, 前天夜里."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from domain.narrowing import DayPart
from domain.periods import Period
from understanding.pieces import Piece, Slot

_PART = r"(?P<part>[早晨晚夜])(?:[上里间]|晨)?(?![餐饭班会])"
_SHORT = re.compile(rf"(?P<day>大?[昨今前]){_PART}")
_ANY = re.compile(rf"(?P<day>大?[昨今明后前]){_PART}")
_DAYS = {"今": (0, "今天"), "昨": (1, "昨天"), "前": (2, "前天"), "大前": (3, "大前天")}
_PARTS = {"早": DayPart.MORNING, "晨": DayPart.MORNING, "晚": DayPart.EVENING, "夜": DayPart.NIGHT}


def in_full(text: str) -> str:
    """今晚 is 今天晚上, 明早 is 明天早上."""
    return _ANY.sub(lambda found: f"{found['day']}天{'早' if found['part'] in '早晨' else '晚'}上", text)


def days_alone(text: str) -> str:
    """昨晚 is 昨天, for what is asked about days."""
    return _ANY.sub(r"\g<day>天", text)


def nights(folded: str, today: date) -> Iterator[Piece]:
    """昨晚, 今早: a day and a part of it in one word."""
    for found in _SHORT.finditer(folded):
        back, words = _DAYS.get(found["day"], (0, ""))
        if words:
            day = today - timedelta(days=back)
            yield Piece(found.start(), found.end("day"), Slot.PERIOD, Period(day, day, words), 0.3)
            yield Piece(found.start("part"), found.end(), Slot.LENGTH, _PARTS[found["part"]], 0.3)
