"""The file of a point (点位档案): what is known of it from its cases. Nothing confidential is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions.exemplars import status_of
from domain.points import Point
from domain.question import Status
from domain.tally import Scope
from storage.sought import Sought
from storage.store import Store
from texts.point_files import PointStanding


def scope_of(point: Point) -> Scope:
    """The point as a part of the district."""
    return Scope(point.name, points=frozenset({point.id}))


def sought(point: Point, at: datetime, *states: Status) -> Sought:
    """Its cases in these states, of all times; without a state all of them."""
    return Sought(at, (scope_of(point),), states=states)


def standing(point: Point, at: datetime, store: Store) -> PointStanding:
    """How it stands at a moment, in the district's zone."""
    base = sought(point, at)

    def count(status: Status) -> int:
        return store.figures.count(replace(base, states=(status,)))

    stubborn = store.behind.stubborn(store.rules.stubborn, at, [point.id])
    names = [store.district.category[kind].name for _, kind in stubborn]
    return PointStanding(
        ever=count(Status.NEW),
        open=count(Status.OPEN),
        overdue=count(Status.OVERDUE),
        checking=count(Status.CHECKING),
        closed=count(Status.CLOSED),
        rebounds=count(Status.REBOUND),
        stubborn=tuple(names),
        status=status_of(point, store),
        checked=store.checked.last([point.id]).get(point.id),
    )
