"""重点工作: what a meeting decided (议定事项), with a standard, milestones, and how far it is with evidence.

How far it is, its unit reported last; a milestone is reached by its share of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

from domain.photo import Photo

WHOLE = 100


@dataclass(frozen=True, slots=True)
class Milestone:
    """节点: what has to be done by which day, and how much of the whole that is, in percent."""

    day: date
    words: str
    percent: int


@dataclass(frozen=True, slots=True)
class JobReport:
    """进度: how much was done when, in percent, with the photos or the numbers of cases that show it."""

    percent: int
    words: str
    person: int
    at: datetime
    photos: tuple[Photo, ...] = ()
    cases: tuple[int, ...] = ()
    message: str = ""


class ChangedPart(StrEnum):
    """What of a decision was changed."""

    DAY = "moved"  # 改期
    ENDED = "opened"  # 重开
    UNIT = "handed"  # another unit is to do it


@dataclass(frozen=True, slots=True)
class JobChange:
    """What stood there before: the last day (ISO), what had ended it, or the unit by its short name; and why, by whom,
    when."""

    what: ChangedPart
    before: str
    words: str
    person: int
    at: datetime


@dataclass(frozen=True, slots=True)
class KeyJob:
    """What was laid down and reported for a decision; all but `changes` is empty for one that is no 重点工作."""

    standard: str = ""
    milestones: tuple[Milestone, ...] = ()
    progress: tuple[JobReport, ...] = ()
    changes: tuple[JobChange, ...] = ()

    @property
    def is_one(self) -> bool:
        """True once something was laid down or reported."""
        return bool(self.standard or self.milestones or self.progress)

    @property
    def first_day(self) -> date | None:
        """The last day that it had at first, if that was changed since."""
        moved = (one.before for one in self.changes if one.what is ChangedPart.DAY)
        return next((date.fromisoformat(one) for one in moved), None)

    @property
    def percent(self) -> int:
        """How far it is."""
        return self.progress[-1].percent if self.progress else 0

    def late(self, today: date) -> tuple[Milestone, ...]:
        """The milestones whose day is over and that are not reached."""
        return tuple(one for one in self.milestones if one.day < today and one.percent > self.percent)

    @property
    def coming(self) -> Milestone | None:
        """The first one that is not reached."""
        return next((one for one in self.milestones if one.percent > self.percent), None)


NO_JOB = KeyJob()  # of a decision that is no 重点工作, and stands as it was made


def in_order(parts: Sequence[tuple[date, str, int | None]]) -> tuple[Milestone, ...] | None:
    """Milestones by their day; where none has a percentage each is an equal share, and the last is the whole.

    None if some have one and some have not, or if a later one would be less than an earlier one.
    """
    parts = sorted(parts, key=lambda one: one[0])
    told = [percent for _, _, percent in parts]
    if all(one is None for one in told):
        told = [WHOLE * (number + 1) // len(parts) for number in range(len(parts))]
    found = [
        Milestone(day, words, percent)
        for (day, words, _), percent in zip(parts, told, strict=True)
        if percent
    ]
    rises = all(one.percent < after.percent for one, after in pairwise(found))
    fits = len(found) == len(parts) and rises and found[-1].percent <= WHOLE
    return tuple(found) if fits else None
