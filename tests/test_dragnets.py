"""拉网: how the coverage is counted, and which points a scope means."""

from __future__ import annotations

from datetime import datetime

import pytest

from actions import sweeping
from actions.points_named import of_scope
from domain.cause import Cause
from domain.district import Role
from domain.dragnets import Coverage, Dragnet, Found, Stop, covered
from jobs.dragnets import dragnets
from storage.database import Database
from tests.talk import ZONE

SIX = datetime(2026, 3, 2, 18, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("results", "coverage", "percent"),
    [
        ([], Coverage(0, 0, 0, 0), 0),
        ([None, None, Found.FINE], Coverage(3, 1, 0, 0), 33),
        ([Found.FINE, Found.PROBLEM, Found.UNREACHED], Coverage(3, 2, 1, 1), 66),
        ([Found.FINE] * 199 + [Found.UNREACHED], Coverage(200, 199, 0, 1), 99),
    ],
)
def test_what_was_seen(results: list[Found | None], coverage: Coverage, percent: int) -> None:
    """Fine or a problem is seen; what could not be reached is neither seen nor a hole, and 100 is all of it."""
    found = covered(Stop(number, result) for number, result in enumerate(results))
    assert found == coverage and found.percent == percent


def test_a_scope_is_points(database: Database) -> None:
    """全区, a unit with those below it, a grid, a kind, a kind within a part; what is unknown is no point."""
    with database.reading() as store:
        district = store.district
        everything = of_scope("全区", store)
        kind = next(one.kind for one in district.points if one.kind)
        grid = district.grids[0]
        own = [one for one in district.points if one.grid == grid.id]
        assert everything == list(district.points)
        assert of_scope(kind, store) == [one for one in everything if one.kind == kind]
        assert of_scope(grid.name, store) == own
        assert of_scope(f"{grid.name} {kind}", store) == [one for one in own if one.kind == kind]
        street = district.unit[grid.unit]
        below = of_scope(street.name, store)
        assert set(own) <= set(below) < set(everything)
        assert of_scope("火星", store) == of_scope("", store) == []


def test_only_grids_with_holes_are_reminded(database: Database) -> None:
    """The evening before the last day, and not on another; 去不了 is no hole."""
    with database.transaction() as store:
        office = next(one for one in store.district.people if one.has(Role.OFFICE))
        full, other = store.district.grids[0], store.district.grids[1]
        points = [one for one in store.district.points if one.grid in (full.id, other.id)]
        sweeping.start(Dragnet("两格", office.id, SIX, SIX.replace(day=3, hour=23)), points, store)
        seen = [one for one in points if one.grid == full.id]
        sweeping.note(Found.UNREACHED, seen, office, Cause(office, SIX, "在维修"), store)
        (said,) = list(dragnets.work(SIX, store))
        group = store.group_of(said.chat)
        assert group is not None and group.grid == other.id and said.key
        assert list(dragnets.work(SIX.replace(day=1), store)) == []
