"""Cases for a question: counted, listed, and divided into parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Case, Source
from domain.district import District
from domain.life import ENDED, UNDER_LIMIT
from domain.question import By, Status
from domain.tally import Scope, Span
from storage import tables
from storage.case_rows import case_of
from storage.conditions import (
    PUBLIC,
    inside,
    within,
)
from storage.sought import Sought, part, where


class Figures:
    """Reads cases for questions."""

    def __init__(self, connection: Connection, district: District) -> None:
        self._connection = connection
        self._district = district

    def count(self, sought: Sought) -> int:
        """How many there are."""
        query = sa.select(sa.func.count()).select_from(tables.cases).where(where(sought, self._district))
        return int(self._connection.scalar(query) or 0)

    def listed(self, sought: Sought, first: int = 0, most: int | None = None) -> list[Case]:
        """These cases from the one at index `first` on, the most urgent limit first, what has ended last, newest
        first."""
        cases = tables.cases.c
        ended = sa.case((cases.state.in_(list(ENDED)), 1), else_=0)
        held = sa.case((cases.state.in_(list(UNDER_LIMIT)), 0), else_=1)
        due = sa.case((cases.state.in_(list(UNDER_LIMIT)), cases.due_at), else_=None)
        query = sa.select(tables.cases).where(where(sought, self._district))
        newest = sa.case((cases.state.in_(list(ENDED)), -cases.number), else_=cases.number)
        query = query.order_by(ended, held, due, newest).offset(first).limit(most)
        return [case_of(row) for row in self._connection.execute(query).mappings()]

    def newest(self, sought: Sought, most: int) -> list[Case]:
        """These cases, the latest reported first."""
        return self._in_order(sought, most, tables.cases.c.number.desc())

    def oldest(self, sought: Sought, most: int) -> list[Case]:
        """These cases, the first reported first."""
        return self._in_order(sought, most, tables.cases.c.number.asc())

    def _in_order(self, sought: Sought, most: int, order: sa.UnaryExpression[int]) -> list[Case]:
        query = sa.select(tables.cases).where(where(sought, self._district)).order_by(order).limit(most)
        return [case_of(row) for row in self._connection.execute(query).mappings()]

    def parts(self, sought: Sought, by: By) -> dict[int | None, int]:
        """How many by the id of grid, unit, category, point or handler; what has none of it is under None."""
        column = part(by, self._district)
        query = sa.select(column, sa.func.count()).where(where(sought, self._district)).group_by(column)
        return {key: int(count) for key, count in self._connection.execute(query)}

    def took(self, sought: Sought, by: By | None = None) -> dict[int | None, tuple[int, timedelta]]:
        """How many of these were put right (of 销号: closed), and how long that took from the report on average; by the
        id of the part, or all under None."""
        cases, column = tables.cases.c, part(by, self._district)
        end = cases[_moment(sought.states)]
        seconds = sa.extract("epoch", end) - sa.extract("epoch", cases.opened_at)
        query = sa.select(column, sa.func.count(), sa.func.sum(seconds))
        query = query.where(where(sought, self._district), end.is_not(None))
        rows = self._connection.execute(query.group_by(column) if by else query)
        return {key: (count, timedelta(seconds=float(sum_) / count)) for key, count, sum_ in rows if count}

    def slowest(self, sought: Sought) -> Case | None:
        """The one of these that took longest."""
        cases = tables.cases.c
        end = cases[_moment(sought.states)]
        took = sa.extract("epoch", end) - sa.extract("epoch", cases.opened_at)
        query = sa.select(tables.cases).where(where(sought, self._district), end.is_not(None))
        row = self._connection.execute(query.order_by(took.desc(), cases.number).limit(1)).mappings().first()
        return case_of(row) if row else None

    def by_source(self, scope: Scope, span: Span) -> dict[Source, int]:
        """How many were reported in a scope within a span, by where they came from (来源)."""
        cases = tables.cases.c
        where = PUBLIC & inside(scope, self._district) & within(cases.opened_at, span)
        query = sa.select(cases.source, sa.func.count()).where(where).group_by(cases.source)
        return {Source(source): int(count) for source, count in self._connection.execute(query)}

    def through_time(self, sought: Sought, begin: Callable[[datetime], str]) -> dict[str, int]:
        """How many by what `begin` makes of the local moment at which it happened: its day, week or month."""
        moment = tables.cases.c[_moment(sought.states)]
        zone = sought.at.tzinfo
        moments = self._connection.scalars(sa.select(moment).where(where(sought, self._district)))
        return dict(Counter(begin(one.astimezone(zone)) for one in moments if one is not None))


def _moment(states: tuple[Status, ...]) -> str:
    """Which moment of a case its day is taken from."""
    if states == (Status.ON_TIME,):
        return "due_at"
    if states and set(states) <= {Status.CLOSED, Status.ON_TIME}:
        return "closed_at"
    return "fixed_at" if set(states) == {Status.FIXED} else "opened_at"
