"""How units and grids stand: what came and went, what presses, what was closed. Digests and 进度 show it."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.district import District
from domain.tally import Count, Scope, Span, Tally
from storage import counting, tables
from storage.conditions import ACCOUNT, CAME_BACK, CHECKING, CLOSED, PUBLIC, due, inside, overdue, within
from storage.counting import (
    BOTH,
    LOOK_BACKS,
    LOOKED,
    LOOKS,
    LOOKS_BOTH,
    PAST_BOTH,
    count_of,
    moments,
    of_looks,
    of_past,
)


class Press(StrEnum):
    """Press a case presses: past its limit, due soon, waiting for verification."""

    LATE = "late"
    SOON = "soon"
    CHECKING = "checking"


class Pressing(NamedTuple):
    """That a case presses, and why; on whose account it stands. It is at this place among so `many` of this kind of
    one unit in one grid."""

    number: int
    why: str
    account: int | None
    grid: int | None
    place: int
    many: int

    @property
    def unit(self) -> int | None:
        """The unit on whose account it stands."""
        return self.account


class Closing(NamedTuple):
    """That a case was closed, whose it is, and whether it was there again (反弹)."""

    number: int
    unit: int | None
    grid: int | None
    point: int | None
    came_back: bool


class Standings:
    """Reads how parts of the district stand, without what is confidential."""

    def __init__(self, connection: Connection, district: District) -> None:
        self._connection = connection
        self._district = district

    def tally(self, scope: Scope, span: Span, now: datetime) -> Tally:
        """How a scope stands: what came and went within `span`, and what is open now (in the district's zone)."""
        given, past = moments(span, now), tables.past_limits.c
        query = counting.TALLY.where(inside(scope, self._district))
        now_and_then = Tally(*(number or 0 for number in self._connection.execute(query, given).one()))
        query = counting.PAST_TALLY.where(inside(scope, self._district, past.unit))
        earlier = self._connection.execute(query, given).one()
        looks = sa.select(*LOOK_BACKS).where(inside(scope, self._district, tables.matters.c.unit))
        looked = self._connection.execute(looks.where(PUBLIC, LOOKED).select_from(LOOKS), given).one()
        return now_and_then + of_past(earlier) + of_looks(looked)

    def counts(
        self, span: Span, over: Span, now: datetime, points: frozenset[int] | None = None
    ) -> list[Count]:
        """How each unit stands in each grid, within two spans: all cases, or those at some points, read once."""
        at_points = [] if points is None else [tables.cases.c.point.in_(list(points))]
        given = moments(span, now, over)
        figures, past, looks = (
            self._connection.execute(query.where(*at_points) if at_points else query, given).all()
            for query in (BOTH, PAST_BOTH, LOOKS_BOTH)
        )
        return [
            *(count_of(unit, grid, both) for unit, grid, *both in figures),
            *(Count(unit, grid, of_past(both[:2]), of_past(both[2:])) for unit, grid, *both in past),
            *(Count(unit, grid, of_looks(both[:2]), of_looks(both[2:])) for unit, grid, *both in looks),
        ]

    def longest_check(self, scope: Scope) -> datetime | None:
        """Since when what waits longest for 核查 does; None if nothing waits."""
        waiting_since = tables.cases.c.waiting_since
        query = sa.select(waiting_since).where(PUBLIC & CHECKING & inside(scope, self._district))
        found: datetime | None = self._connection.scalar(query.order_by(waiting_since).limit(1))
        return found

    def pressing(
        self, now: datetime, until: datetime, most: int, points: frozenset[int] | None = None
    ) -> list[Pressing]:
        """What is overdue or falls due before a moment to come, the earliest limit first, or waits for verification,
        the longest first.

        Of each unit in each grid the first few of each kind; all cases, or those at some points. What is
        confidential is named to nobody.
        """
        cases = tables.cases.c
        soon, late = due(Span(now, until), now), overdue(now)
        wanted = (soon | late | CHECKING) & PUBLIC
        if points is not None:
            wanted &= cases.point.in_(list(points))
        why = sa.case((late, Press.LATE.value), (CHECKING, Press.CHECKING.value), else_=Press.SOON.value)
        parted = (why, ACCOUNT, cases.grid)
        first = sa.case((CHECKING, cases.waiting_since), else_=cases.due_at)
        order = (first, cases.number)
        found = (
            sa.select(
                cases.number,
                why.label("why"),
                ACCOUNT.label("account"),
                cases.grid,
                first.label("first"),
                sa.func.row_number().over(partition_by=parted, order_by=order).label("place"),
                sa.func.count().over(partition_by=parted).label("many"),
            )
            .where(wanted)
            .subquery()
        )
        told = sa.select(*(found.c[name] for name in Pressing._fields)).where(found.c.place <= most)
        rows = self._connection.execute(told.order_by(found.c.first, found.c.number))
        return [Pressing(*row) for row in rows]

    def closings(self, span: Span) -> list[Closing]:
        """Which cases were closed (销号) in a span of time, latest first; none that is confidential."""
        cases = tables.cases.c
        done = PUBLIC & CLOSED & within(cases.closed_at, span)
        query = sa.select(cases.number, cases.unit, cases.grid, cases.point, CAME_BACK).where(done)
        rows = self._connection.execute(query.order_by(cases.closed_at.desc(), cases.number))
        return [Closing(*row) for row in rows]
