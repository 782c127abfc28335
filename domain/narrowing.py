"""What narrows a question besides the slots that most questions have: bounds of a figure, parts of a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from domain.calendar import Hours

_NEXT_DAY = "次日"


class DayPart(StrEnum):
    """A part of a day, as people say it. One that ends at or before its beginning goes on over midnight."""

    SMALL_HOURS = "凌晨"
    MORNING = "早上"
    FORENOON = "上午"
    NOON = "中午"
    AFTERNOON = "下午"
    DUSK = "傍晚"
    EVENING = "晚上"
    NIGHT = "夜里"
    DEEP_NIGHT = "深夜"
    DAYTIME = "白天"
    AFTER_WORK = "下班后"
    SINCE_EVENING = "晚上到现在"

    def hours(self, work: Hours) -> tuple[time, time]:
        """From when to when, where people work in the hours `work`."""
        return (work[-1][1], work[0][0]) if self is DayPart.AFTER_WORK else _HOURS[self]

    def words(self, work: Hours) -> str:
        """`晚上（18:00–次日6:00）`."""
        if self is DayPart.SINCE_EVENING:
            return self
        begin, end = self.hours(work)
        return f"{self}（{_clock(begin)}–{_NEXT_DAY if end <= begin else ''}{_clock(end)}）"

    def on(self, day: date, work: Hours, zone: tzinfo | None) -> tuple[datetime, datetime]:
        """The moments of it on a local day."""
        begin, end = self.hours(work)
        last = day + timedelta(days=1) if end <= begin else day
        if self is DayPart.SINCE_EVENING:
            last = date.max  # whoever asks cuts it at the present
        return datetime.combine(day, begin, zone), datetime.combine(last, end, zone)


_HOURS: dict[DayPart, tuple[time, time]] = {
    DayPart.SMALL_HOURS: (time(0), time(6)),
    DayPart.MORNING: (time(6), time(12)),
    DayPart.FORENOON: (time(6), time(12)),
    DayPart.NOON: (time(12), time(14)),
    DayPart.AFTERNOON: (time(12), time(18)),
    DayPart.DUSK: (time(17), time(19)),
    DayPart.EVENING: (time(18), time(6)),
    DayPart.NIGHT: (time(18), time(6)),
    DayPart.SINCE_EVENING: (time(18), time(6)),
    DayPart.DEEP_NIGHT: (time(22), time(6)),
    DayPart.DAYTIME: (time(6), time(18)),
}


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02d}"


@dataclass(frozen=True, slots=True)
class Bound:
    """Only parts whose number, or whose rate in whole percent, is not below `least` and not above `most`: 超过5件."""

    words: str = field(compare=False)
    least: int = 0
    most: int | None = None
    percent: bool = False

    def holds(self, number: int) -> bool:
        """Does it let this one through?"""
        return number >= self.least and (self.most is None or number <= self.most)
