"""How far things are apart, in whatever system a register gives its points."""

from __future__ import annotations

from collections.abc import Iterable
from math import asin, cos, radians, sin, sqrt
from statistics import median

from domain.coordinates import CoordinateSystem, from_wgs84, to_wgs84
from domain.photo import Place
from domain.points import Point

EARTH = 6_371_008.8  # metres, the mean radius (IUGG)
FEWEST = 5  # positions that must be there before a whole register is doubted
HARMLESS = 100.0  # metres: phones and people are that far off anyway


def metres(one: Place, other: Place) -> float:
    """The great-circle distance by the haversine formula, exact to half a percent."""
    north, east = radians(other.latitude - one.latitude), radians(other.longitude - one.longitude)
    across = cos(radians(one.latitude)) * cos(radians(other.latitude))
    return 2 * EARTH * asin(sqrt(sin(north / 2) ** 2 + across * sin(east / 2) ** 2))


def nearest(
    points: Iterable[Point], place: Place, *, within: float, system: CoordinateSystem = CoordinateSystem.WGS84
) -> tuple[Point, ...]:
    """The points at most so many metres from a place, nearest first; points without a position are left out.

    The place is in WGS-84, as phones give it; the points are in `system`, as the register was made.
    """
    # One conversion instead of one a point; it stretches lengths by under 2 %.
    here = from_wgs84(place, system)
    placed = (
        (metres(here, Place(point.latitude, point.longitude)), point)
        for point in points
        if point.latitude is not None and point.longitude is not None
    )
    return tuple(point for far, point in sorted(placed, key=lambda one: one[0]) if far <= within)


def suspected_system(
    pairs: Iterable[tuple[Place, Place]], declared: CoordinateSystem = CoordinateSystem.WGS84
) -> CoordinateSystem | None:
    """The system in which a register's points seem to be, if that is not the declared one.

    Each pair is a point as the register has it and the position (WGS-84) of a photo that was taken there. A wrong
    system moves every point by the same few hundred metres in the same direction: if the points, moved back like that,
    are at most half as far from their photos, that system is suspected. It takes five pairs, and half of them may
    be wrong. None where there is nothing to suspect.
    """
    pairs = tuple(pairs)
    if len(pairs) < FEWEST:
        return None
    typical = {
        system: median(metres(to_wgs84(point, system), photo) for point, photo in pairs)
        for system in CoordinateSystem
    }
    best = min(typical, key=lambda system: typical[system])
    doubtful = typical[declared] > HARMLESS and typical[best] <= typical[declared] / 2
    return best if doubtful else None
