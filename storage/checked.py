"""When somebody was last at each point: with a report (走街 too), at a stop of 拉网, or to look back (回头看)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Step
from domain.dragnets import Found
from domain.life import NOT_THERE
from domain.lookback import LookResult
from domain.matters import MatterKind
from storage import tables
from storage.conditions import CAME_BACK_THEN, PUBLIC

_CASES, _STOPS, _MATTERS = tables.cases.c, tables.dragnet_points.c, tables.matters.c


class Checked:
    """Reads it from what is kept anyway: nobody is asked to sign in anywhere."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last(self, points: Collection[int]) -> dict[int, datetime]:
        """Of these points those at which somebody was, each with the last moment. 去不了 does not count, and of what
        is confidential nothing is told."""
        found: dict[int, datetime] = {}
        for query, point_of, moment in _visits(points):
            latest = query.with_only_columns(point_of, sa.func.max(moment)).group_by(point_of)
            for point, at in self._connection.execute(latest):
                if at is not None and (point not in found or at > found[point]):
                    found[point] = at
        return found

    def between(self, points: Collection[int], start: datetime, end: datetime) -> set[int]:
        """Of these points those at which somebody was from `start` on and before `end`, by the same signs."""
        found: set[int] = set()
        for query, point_of, moment in _visits(points):
            within = query.where(moment >= start, moment < end)
            found |= set(self._connection.scalars(within.with_only_columns(point_of).distinct()))
        return found

    def rebounded(self, since: datetime) -> set[int]:
        """The points at which something came back (反弹) since a moment."""
        events = tables.events.c
        query = sa.select(_CASES.point).join_from(tables.events, tables.cases, events.case == _CASES.number)
        came_back = CAME_BACK_THEN & (events.step == Step.REBOUND) & (events.at >= since)
        return set(self._connection.scalars(query.where(PUBLIC, came_back, _CASES.point.is_not(None))))

    def had(self, categories: Collection[int], since: datetime) -> set[int]:
        """The points at which something of these categories was reported since a moment."""
        query = sa.select(_CASES.point).where(PUBLIC, _CASES.category.in_(list(categories)))
        there = (_CASES.opened_at >= since) & _CASES.state.not_in(sorted(NOT_THERE))
        # What has no point is left out here: in the query it would have SQLite go by points through all years.
        return {one for one in self._connection.scalars(query.where(there)) if one is not None}


def _visits(points: Collection[int]) -> tuple[tuple[Any, Any, Any], ...]:
    """What shows that somebody was at these points: each as a query, with its columns of the point and the moment."""
    here = list(points)
    looked = (_MATTERS.kind == MatterKind.LOOK_BACK) & _MATTERS.words.in_(list(LookResult))
    reports = sa.select(_CASES.point).where(PUBLIC, _CASES.point.in_(here))
    stops = sa.select(_STOPS.point).where(
        _STOPS.result.in_([Found.FINE, Found.PROBLEM]), _STOPS.point.in_(here)
    )
    of_cases = sa.select(_CASES.point).join_from(tables.matters, tables.cases, _MATTERS.case == _CASES.number)
    looks = of_cases.where(PUBLIC, looked, _CASES.point.in_(here))
    return (
        (reports, _CASES.point, _CASES.opened_at),
        (stops, _STOPS.point, _STOPS.at),
        (looks, _CASES.point, _MATTERS.ended_at),
    )
