"""Distances on the ground."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.distance import metres, nearest
from domain.photo import Place
from domain.points import Point

PLACES = st.builds(Place, st.floats(-89, 89), st.floats(-180, 180))


def test_a_degree_of_latitude_is_some_111_km() -> None:
    """Known: a meridian degree is 111.19 km on the mean sphere."""
    assert abs(metres(Place(29, 120), Place(30, 120)) - 111_195) < 5


@given(PLACES, PLACES)
def test_distance_is_symmetric_and_bounded(one: Place, other: Place) -> None:
    """There and back is the same way, and nothing is farther than half around the earth."""
    assert abs(metres(one, other) - metres(other, one)) < 1e-3
    assert 0 <= metres(one, other) <= 20_020_000


def test_nearest_first_and_only_within_reach() -> None:
    """What is too far or has no position is left out."""
    far, near, nowhere = (
        Point(1, "1", "远", "", 1, latitude=29.01, longitude=120.0),
        Point(2, "2", "近", "", 1, latitude=29.001, longitude=120.0),
        Point(3, "3", "无", "", 1),
    )
    assert nearest((far, near, nowhere), Place(29.0, 120.0), within=500) == (near,)
    assert nearest((far, near, nowhere), Place(29.0, 120.0), within=5000) == (near, far)
