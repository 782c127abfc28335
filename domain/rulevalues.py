"""What the values of rules are (规则): a length of time, a ladder, a duty mode, what it takes to come on a list."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from domain.categories import LimitUnit
from domain.district import Purpose

LADDER = ("单位负责人", "包挂领导", "创建办", "领导")  # whom an overdue case can climb to

GROUPS = tuple(str(purpose) for purpose in Purpose if purpose is not Purpose.PRIVATE)


class MapDatum(StrEnum):
    """坐标: in which system a position is given."""

    WGS84 = "WGS84"
    GCJ02 = "GCJ02"
    BD09 = "BD09"


class SpotRule(StrEnum):
    """现场整改: what becomes of a case that was put right on the spot."""

    CHECK = "待核查"
    CLOSE = "直接销号"


class LeaderDaily(StrEnum):
    """领导日报: on which evenings a linked leader hears alone how their grids stand."""

    NEWS = "发"  # whenever there is something to say
    LATE = "有新超期才发"
    NEVER = "不发"


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A length of time (时限): an amount that is not negative, in its unit."""

    amount: float
    unit: LimitUnit


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder (升级): who hears of it, and how long after the limit."""

    who: str
    after: TimeLimit


@dataclass(frozen=True, slots=True)
class Recurrence:
    """So many times within so many days (顽疾)."""

    times: int
    days: int


@dataclass(frozen=True, slots=True)
class DutyMode:
    """勤务模式: how many of each sort are required, and what each is called: 2+4 with 2名民警 and 4名辅警."""

    parts: tuple[int, ...]
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """What it takes to come on a list: to be among so many, and to have at least, or at most, so many points."""

    places: int | None
    points: float | None
