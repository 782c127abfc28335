"""How far things are apart."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt

from domain.chat import Place
from domain.district import Point

EARTH = 6_371_008.8  # metres, the mean radius (IUGG)


def metres(one: Place, other: Place) -> float:
    """The great-circle distance by the haversine formula, exact to half a percent."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    across = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH * asin(sqrt(sin(north / 2) ** 2 + across * sin(east / 2) ** 2))


def nearest(points: Iterable[Point], place: Place, *, within: float) -> tuple[Point, ...]:
    """The points at most so many metres from a place, nearest first; points without a position are left out."""
    placed = (
        (metres(place, Place(point.latitude, point.longitude)), point)
        for point in points
        if point.latitude is not None and point.longitude is not None
    )
    return tuple(point for far, point in sorted(placed, key=lambda one: one[0]) if far <= within)
