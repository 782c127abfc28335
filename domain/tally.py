"""Counting cases: in which part of the district (范围), over which time, and what is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta, tzinfo
from operator import attrgetter

from domain.district import District, Group, Purpose
from domain.points import Point

DISTRICT = "全区"


@dataclass(frozen=True, slots=True)
class Scope:
    """范围 of a question: the whole district, or some units, grids or points. `words` is how people call it."""

    words: str
    units: frozenset[int] | None = None
    grids: frozenset[int] | None = None
    points: frozenset[int] | None = None


def grids_in(scope: Scope, district: District) -> frozenset[int] | None:
    """The grids a scope lies in; None for the whole district."""
    if scope.grids is not None:
        return scope.grids
    if scope.points is not None:
        return frozenset(district.point[point].grid for point in scope.points)
    if scope.units is not None:
        return frozenset(grid.id for grid in district.grids_of(scope.units))
    return None


def points_in(scope: Scope, district: District) -> list[Point]:
    """The points of a scope, in the workbook's order."""
    if scope.points is not None:
        return [one for one in district.points if one.id in scope.points]
    grids = grids_in(scope, district)
    return [one for one in district.points if grids is None or one.grid in grids]


def of_group(group: Group | None, district: District) -> Scope:
    """What a group is about: its grid, its unit with those under it, or the whole district."""
    if group and group.purpose is Purpose.GRID and group.grid in district.grid:
        return Scope(district.grid[group.grid].name, grids=frozenset({group.grid}))
    if group and group.purpose is Purpose.UNIT and group.unit in district.unit:
        return Scope(district.unit[group.unit].short, units=district.within(group.unit))
    return Scope(DISTRICT)


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` on and before `end`; `end` is the cut-off, never in the future.

    With `hours` only these stretches of it, in order (本周夜里). With `limits_from` it has the limits that passed since
    then, before its start: those since the cut-off of the digest before.
    """

    start: datetime
    end: datetime
    hours: tuple[tuple[datetime, datetime], ...] = ()
    limits_from: datetime | None = None

    @property
    def of_limits(self) -> Span:
        """When a limit passes that belongs to it. One at the cut-off itself can still be kept, and has not passed."""
        return replace(self, start=self.start if self.limits_from is None else self.limits_from)

    def days(self, zone: tzinfo) -> tuple[date, date]:
        """Its first and its last day."""
        last = max(self.start, self.end - timedelta(microseconds=1))
        return self.start.astimezone(zone).date(), last.astimezone(zone).date()


@dataclass(frozen=True, slots=True)
class Tally:
    """How a scope stands. `new`, `closed`, `void` (作废), `rejected` (不予受理),
    `merged` (并案) happened within the span; `open`, `checking`, `due`,
    `overdue`, `rework` (返工), `deferred` (挂账), `extended` (延期), `noticed` (告知) hold now.

    `open` (在办) is what somebody must act on; `checking` (待核查) and `deferred` stand beside it. `due` is due later
    today, `overdue` (超期) past its limit, `rework` failed at least once. `fell_due` had their limit within the span,
    `on_time` are those of them whose 整改 kept it; `owed` (旧欠) fell due before the span and is overdue still.
    `excused` (申诉免计) fell due and is not counted.
    Of what was reported within the span, `self_reported` (自报) the units told of themselves, `shielded` (自报免责) and
    `blamed` (追责) others found; `questioned` (待说明) waits now to be decided.
    `looked` (回头看) were looked at again within the span,
    `rebounded` (反弹) are those of them that were there again.
    """

    new: int = 0
    open: int = 0
    checking: int = 0
    due: int = 0
    overdue: int = 0
    rework: int = 0
    owed: int = 0
    deferred: int = 0
    extended: int = 0
    noticed: int = 0
    closed: int = 0
    void: int = 0
    fell_due: int = 0
    on_time: int = 0
    excused: int = 0
    rejected: int = 0
    merged: int = 0
    self_reported: int = 0
    shielded: int = 0
    blamed: int = 0
    questioned: int = 0
    looked: int = 0
    rebounded: int = 0

    def __add__(self, other: Tally) -> Tally:
        return total((self, other))


_FIGURES = attrgetter(*(one.name for one in fields(Tally)))


@dataclass(frozen=True, slots=True)
class Count:
    """The cases of one unit in one grid: `tally` within the span that is told of, `over` within the ranking's."""

    unit: int | None
    grid: int | None
    tally: Tally
    over: Tally


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return Tally(*map(sum, zip(*map(_FIGURES, tallies), strict=True)))
