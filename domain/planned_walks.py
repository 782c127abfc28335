"""走街计划: on which days of the week somebody walks, where, and who; and when they are reminded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.calendar import Calendar
from domain.clockwords import WEEKDAY
from domain.spelling import NONE, SEPARATED, Spelling, listed

EVENING = time(17, 30)  # of the day before
_DAY = timedelta(days=1)
_FRIDAY = 5
_PLAN = re.compile(
    r"每?(?:周|星期|礼拜)(?P<day>[一二三四五六日天1-7])\s*(?P<hour>\d{1,2}):(?P<minute>\d{2})\s*"
    r"(?P<theme>[^()]{0,40}?)\s*(?:\((?P<people>[^()]+)\))?"
)


@dataclass(frozen=True, slots=True)
class PlannedWalk:
    """`周三 15:00 示范街巷（高正扬）`: every week, on that `weekday` from 1 to 7, at local time."""

    weekday: int
    at: time
    theme: str
    people: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As people write it."""
        people = f"（{' '.join(self.people)}）" if self.people else ""
        return f"周{'一二三四五六日'[self.weekday - 1]} {self.at:%H:%M} {self.theme}{people}".strip()

    def is_on(self, day: date, calendar: Calendar) -> bool:
        """On its weekday; not on a holiday, but for a walk that is planned on weekends."""
        return day.isoweekday() == self.weekday and (self.weekday > _FRIDAY or calendar.is_working_day(day))


@dataclass(frozen=True, slots=True)
class PlannedWalks:
    """A cycle: the evening before each walk, and when it begins."""

    walks: tuple[PlannedWalk, ...]

    def __str__(self) -> str:
        """How `zoujie job --list` says when it is due."""
        return f"{listed(map(str, self.walks))}，前一天傍晚和到点" if self.walks else "规则里没有计划"

    def moments(self, first: date, last: date, calendar: Calendar) -> Iterator[datetime]:
        """See `domain.cycles.Cycle`."""
        yield from sorted({moment for moment, _, _ in self.reminders(first, last, calendar)})

    def reminders(
        self, first: date, last: date, calendar: Calendar
    ) -> Iterator[tuple[datetime, PlannedWalk, bool]]:
        """Each moment with its walk, and whether it is the evening before."""
        for walk in self.walks:
            day = first
            while day <= last:
                if walk.is_on(day + _DAY, calendar):
                    yield datetime.combine(day, EVENING, calendar.zone), walk, True
                if walk.is_on(day, calendar):
                    yield datetime.combine(day, walk.at, calendar.zone), walk, False
                day += _DAY


def _plans(text: str) -> tuple[PlannedWalk, ...]:
    return () if text in NONE else tuple(_plan(part) for part in SEPARATED.split(text) if part)


def _plan(text: str) -> PlannedWalk:
    found = _PLAN.fullmatch(text)
    if found is None:
        raise ValueError
    try:
        at = time(int(found["hour"]), int(found["minute"]))
    except ValueError:
        raise ValueError("没有这个时刻") from None
    people = tuple((found["people"] or "").split())
    return PlannedWalk(WEEKDAY[found["day"]], at, found["theme"], people)


PLANS = Spelling(
    _plans,
    lambda walks: listed(map(str, walks)),
    f"应为每周哪天几点、走哪里，括号里写谁走，如 周三 15:00 示范街巷（高正扬 沈知远），或 {NONE[0]}",
)
