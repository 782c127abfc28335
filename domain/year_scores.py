"""年度评分: what the months of a year come to for each grid; units may appeal before a leader freezes it.

What was opened to appeals never changes. An appeal that is upheld gives another score, which stands beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from domain.scoring import mean


@dataclass(frozen=True, slots=True)
class YearEntry:
    """A grid (编号) and its 综合分 of each month (1 to 12) in which it had something to score."""

    grid: str
    months: tuple[tuple[int, float], ...]

    @property
    def total(self) -> float | None:
        """The mean of its months; None without any."""
        return mean(points for _, points in self.months)


@dataclass(frozen=True, slots=True)
class YearScore:
    """A year's scores as they were opened to appeals (公示) at `opened_at` by a person, `until` when, and who froze
    them (定案)."""

    year: int
    entries: tuple[YearEntry, ...]
    opened_by: int
    opened_at: datetime
    until: datetime
    frozen_by: int | None = None
    frozen_at: datetime | None = None

    def of(self, grid: str) -> YearEntry:
        """A grid's entry. In: the 编号 of one that has one."""
        return next(one for one in self.entries if one.grid == grid)


@dataclass(frozen=True, slots=True)
class YearAppeal:
    """申诉 of a unit's head about a grid's year, and what was decided: `points` is the score that counts if it was
    upheld, None if it was not."""

    year: int
    grid: str
    words: str
    person: int
    at: datetime
    decided_by: int | None = None
    decided_at: datetime | None = None
    points: float | None = None
    reason: str = ""

    @property
    def decided(self) -> bool:
        """True once the office has said something."""
        return self.decided_at is not None


@dataclass(frozen=True, slots=True)
class YearLine:
    """A grid as it comes out: `points` count, and it has a `place` among those with points; equals share one."""

    entry: YearEntry
    points: float | None
    place: int | None
    appeal: YearAppeal | None = None


def standing(entries: Iterable[YearEntry], appeals: Sequence[YearAppeal]) -> tuple[YearLine, ...]:
    """Every grid after the appeals, best first, those without points last."""
    by_grid = {one.grid: one for one in appeals}
    rows = [(one, by_grid.get(one.grid)) for one in entries]
    scored = [(one, appeal, _counts(one, appeal)) for one, appeal in rows]
    lines = [
        YearLine(one, points, _place(points, [other for _, _, other in scored]), appeal)
        for one, appeal, points in scored
    ]
    return tuple(
        sorted(lines, key=lambda line: (line.points is None, -(line.points or 0.0), line.entry.grid))
    )


def is_ripe(one: YearScore, appeals: Iterable[YearAppeal], at: datetime) -> bool:
    """True if it can be frozen: the time for appeals is over, and each of them is decided."""
    return one.frozen_at is None and at > one.until and all(appeal.decided for appeal in appeals)


def _counts(one: YearEntry, appeal: YearAppeal | None) -> float | None:
    return appeal.points if appeal is not None and appeal.points is not None else one.total


def _place(points: float | None, everybody: Iterable[float | None]) -> int | None:
    if points is None:
        return None
    return 1 + sum(other > points for other in everybody if other is not None)
