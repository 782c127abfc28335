"""值班: who stands at which post at what times; one row of the workbook's sheet of that name, and how people write it.

A reader takes what people type. It raises ValueError if that has no single sensible meaning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from domain.calendar import Calendar, Hours
from domain.clockwords import read_stretch, say_stretch
from domain.spelling import SPACED, narrowed

WORKING_DAYS, EVERY_DAY, DAYS_OFF = "工作日", "每天", "休息日"
WEEKDAYS = tuple(f"周{day}" for day in "一二三四五六日")
MOST_REQUIRED = 99  # people at one post

_DAY_WORDS = {
    "每日": EVERY_DAY,
    "天天": EVERY_DAY,
    "节假日": DAYS_OFF,
    "周天": "周日",
    "上班日": WORKING_DAYS,
}
_WEEKEND = ("周末", "双休日")
_RANGE = re.compile(r"(周.)\s*(?:至|到|[-~—–〜])\s*(周?.)")
_ISO = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_PARTS = re.compile(r"\d{1,2}(?:\s*\+\s*\d{1,2}){0,3}")


class Answering(StrEnum):
    """应答: how whoever is called at a post shows that they are there."""

    WORD = "文字"
    PHOTO = "照片"
    PLACE = "位置"


@dataclass(frozen=True, slots=True)
class Roster:
    """One row of 值班. All but texts and times are ids of the register.

    `parts` is how many are required: one number, or those of a duty mode (勤务模式) such as 2+4; empty for as many as
    there are `people`, who stand in the order of the parts. `substitutes` come where one of them is on leave. `first`
    and `last` are the days between which it holds. `window` is how long whoever is called has to answer, None for as
    long as the rules say (值班应答). `added` in the chat, and no workbook names it yet. `since` is when it was entered;
    before that nobody could be called.
    """

    id: int
    post: str
    shifts: Hours
    people: tuple[int, ...]
    point: int | None = None
    unit: int | None = None
    parts: tuple[int, ...] = ()
    days: tuple[str, ...] = (WORKING_DAYS,)
    substitutes: tuple[int, ...] = ()
    answering: Answering = Answering.WORD
    first: date | None = None
    last: date | None = None
    window: timedelta | None = None
    added: bool = False
    since: datetime | None = field(default=None, compare=False)

    @property
    def required(self) -> int:
        """人数: how many must be there."""
        return sum(self.parts) or len(self.people)

    def answered_within(self, usual: timedelta) -> timedelta:
        """Its own time to answer, or the usual one."""
        return self.window or usual

    def holds_on(self, day: date, calendar: Calendar) -> bool:
        """True if somebody is on duty by it on this local day."""
        if (self.first and day < self.first) or (self.last and day > self.last):
            return False
        return any(_falls_on(word, day, calendar) for word in self.days)


@dataclass(frozen=True, slots=True)
class Shift:
    """班: one roster's time of duty on the local day it begins; it may end on the next."""

    roster: Roster
    day: date
    starts: datetime
    ends: datetime

    @property
    def could_be_called(self) -> bool:
        """False for a shift that had begun before its roster was entered."""
        return self.roster.since is None or self.roster.since <= self.starts

    @property
    def name(self) -> str:
        """When it begins, by which it is told from the others of its roster and day: `08:00`."""
        return f"{self.starts:%H:%M}"

    @property
    def hours(self) -> str:
        """From when to when: `08:00-12:00`."""
        return say_stretch((self.starts.time(), self.ends.time()))


def shifts_on(day: date, rosters: tuple[Roster, ...], calendar: Calendar) -> Iterator[Shift]:
    """Every shift that begins on a local day, in the order of the rosters."""
    for roster in rosters:
        if roster.holds_on(day, calendar):
            for begins, ends in roster.shifts:
                until = day if begins < ends else day + timedelta(days=1)
                yield Shift(
                    roster,
                    day,
                    datetime.combine(day, begins, calendar.zone),
                    datetime.combine(until, ends, calendar.zone),
                )


def clash(one: Roster, other: Roster) -> bool:
    """True if both may hold on one day with times that overlap; a shift over the night lasts until midnight here."""
    apart = any(a.last and b.first and a.last < b.first for a, b in ((one, other), (other, one)))
    days = any(_same_day(a, b) for a in one.days for b in other.days)
    times = any(a[0] < _end(b) and b[0] < _end(a) for a in one.shifts for b in other.shifts)
    return not apart and days and times


def _end(shift: tuple[time, time]) -> time:
    return shift[1] if shift[0] < shift[1] else time.max


def _same_day(a: str, b: str) -> bool:
    """True if two words of 星期 may mean the same day; what 调休 moves is left aside."""
    if EVERY_DAY in (a, b) or a == b:
        return True
    falls = {WORKING_DAYS: WEEKDAYS[:5], DAYS_OFF: WEEKDAYS[5:]}
    return bool(set(falls.get(a, (a,))) & set(falls.get(b, (b,))))


def read_days(text: str) -> tuple[str, ...]:
    """星期: 工作日, 每天, 休息日, 周六、周日, 周一至周五; each day once, in order."""
    found: list[str] = []
    plain = re.sub(r"星期|礼拜", "周", narrowed(text))
    plain = _RANGE.sub(lambda range_: "、".join(_between(range_[1], range_[2])), plain)
    for word in (one for one in SPACED.split(plain) if one):
        found += WEEKDAYS[5:] if word in _WEEKEND else (_day_word(word),)
    if not found:
        raise ValueError
    order = (WORKING_DAYS, EVERY_DAY, DAYS_OFF, *WEEKDAYS)
    return tuple(sorted(set(found), key=order.index))


def read_shifts(text: str) -> Hours:
    """班次: `08:00-12:00`, several of them, one over the night: `22:00-06:00`, or a whole day:
    `00:00-24:00`."""
    shifts = tuple(read_stretch(part) for part in re.split(r"\s*[、,;]\s*", narrowed(text)) if part)
    if not shifts:
        raise ValueError
    if any(begins == ends > time() for begins, ends in shifts):
        raise ValueError("开始和结束是同一时刻")
    if len({begins for begins, _ in shifts}) != len(shifts):
        raise ValueError("有两班同时开始")
    return tuple(sorted(shifts))


def read_parts(text: str) -> tuple[int, ...]:
    """人数: `2`, `2人`, or a duty mode such as `2+4`."""
    plain = narrowed(text).removesuffix("人").removesuffix("名").strip()
    if not _PARTS.fullmatch(plain):
        raise ValueError
    parts = tuple(int(part) for part in plain.split("+"))
    if not all(parts) or sum(parts) > MOST_REQUIRED:
        raise ValueError
    return parts


def read_day(text: str) -> date:
    """起, 止: a day with its year, as spreadsheets and people write it."""
    found = _ISO.fullmatch(narrowed(text))
    if found is None:
        raise ValueError
    return date(int(found[1]), int(found[2]), int(found[3]))


def say_days(days: tuple[str, ...]) -> str:
    """How the workbook has 星期."""
    return "、".join(days)


def say_shifts(shifts: Hours) -> str:
    """How the workbook has 班次."""
    return "、".join(map(say_stretch, shifts))


def say_parts(parts: tuple[int, ...]) -> str:
    """How the workbook has 人数."""
    return "+".join(map(str, parts))


def _falls_on(word: str, day: date, calendar: Calendar) -> bool:
    if word == EVERY_DAY:
        return True
    if word in (WORKING_DAYS, DAYS_OFF):
        return calendar.is_working_day(day) is (word == WORKING_DAYS)
    return word == WEEKDAYS[day.weekday()]


def _day_word(word: str) -> str:
    word = _DAY_WORDS.get(word, word)
    if word not in (WORKING_DAYS, EVERY_DAY, DAYS_OFF, *WEEKDAYS):
        raise ValueError
    return word


def _between(first: str, last: str) -> tuple[str, ...]:
    start, end = (WEEKDAYS.index(_day_word(f"周{one[-1]}")) for one in (first, last))
    if start > end:
        raise ValueError
    return WEEKDAYS[start : end + 1]
