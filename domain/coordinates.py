"""In which system (坐标系) a position is given, and how one becomes another.

Phones write WGS-84. Chinese maps show GCJ-02, which is shifted by 20 to 680 m (高德, 腾讯), or BD-09, which is
shifted once more and lies 700 to 1,500 m from WGS-84 (百度). The formulas are not official; they have been
published since 2010 and agree with what the services answer. They are kept here in few lines, for no library does
it well: see docs/surprises.md.

Who shifts where, as the services document it (read in 2026):
- GCJ-02: the mainland, Hong Kong and Macau; WGS-84 in Taiwan and abroad (腾讯: lbs.qq.com/faq/latlngFaq, question 4;
  高德: isAMapDataAvailable is true for 大陆以及港、澳地区 only; 华为 Map Kit says the same).
- BD-09: the mainland, Hong Kong, Macau and Taiwan; WGS-84 abroad (百度: androidsdk/guide/tool/coordinate).
Outside of that a position is the same in all three.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from math import atan2, cos, hypot, pi, radians, sin, sqrt

from domain.mainland import in_mainland, in_taiwan
from domain.photo import Place


class CoordinateSystem(StrEnum):
    """坐标, in the workbook's words."""

    WGS84 = "WGS84"
    GCJ02 = "GCJ02"
    BD09 = "BD09"


_AXIS = 6_378_245.0  # metres: the ellipsoid of Krasovsky, on which the shift of GCJ-02 is defined
_FLATNESS = 0.006_693_421_622_965_943  # its first eccentricity, squared
_ROUNDS = 30  # the inverse gains two to three digits a round
_EXACT = 1e-11  # degrees: a micrometre

Shift = Callable[[float, float], tuple[float, float]]


def from_wgs84(place: Place, system: CoordinateSystem) -> Place:
    """What the maps of that system call this place."""
    if not _shifted(place, system):
        return place
    return Place(*_SHIFTS[system](place.latitude, place.longitude))


def to_wgs84(place: Place, system: CoordinateSystem) -> Place:
    """Which place the maps of that system mean: the exact inverse of `from_wgs84`, to a millimetre.

    Within a shift's length of the outline both a shifted and an unshifted place may have this name; then it is
    taken as shifted.
    """
    if system is CoordinateSystem.WGS84:
        return place
    shift, latitude, longitude = _SHIFTS[system], place.latitude, place.longitude
    for _ in range(_ROUNDS):
        north, east = shift(latitude, longitude)
        north, east = place.latitude - north, place.longitude - east
        latitude, longitude = latitude + north, longitude + east
        if abs(north) + abs(east) < _EXACT:
            break
    meant = Place(latitude, longitude)
    return meant if _shifted(meant, system) else place


def _shifted(place: Place, system: CoordinateSystem) -> bool:
    match system:
        case CoordinateSystem.GCJ02:
            return in_mainland(place.longitude, place.latitude)
        case CoordinateSystem.BD09:
            return in_mainland(place.longitude, place.latitude) or in_taiwan(place.longitude, place.latitude)
        case _:
            return False


def _gcj02(latitude: float, longitude: float) -> tuple[float, float]:
    """A polynomial of the place and waves of several lengths, in metres, laid onto the ellipsoid."""
    x, y = longitude - 105, latitude - 35
    ripple = _waves(x, (20, 6), (20, 2))
    north = 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x)) - 100
    north += ripple + _waves(y, (20, 1), (40, 1 / 3), (160, 1 / 12), (320, 1 / 30))
    east = x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x)) + 300
    east += ripple + _waves(x, (20, 1), (40, 1 / 3), (150, 1 / 12), (300, 1 / 30))
    phi = radians(latitude)
    bent = 1 - _FLATNESS * sin(phi) ** 2
    meridian, normal = _AXIS * (1 - _FLATNESS) / bent**1.5, _AXIS / sqrt(bent)
    return latitude + north / meridian * 180 / pi, longitude + east / (normal * cos(phi)) * 180 / pi


def _waves(at: float, *waves: tuple[float, float]) -> float:
    """Metres at a place, for waves of (height, half-turns a degree)."""
    return sum(height * sin(turns * pi * at) for height, turns in waves) * 2 / 3


def _bd09(latitude: float, longitude: float) -> tuple[float, float]:
    """GCJ-02, moved once more: both numbers are taken as a plane's, turned, stretched and pushed a little."""
    y, x = _gcj02(latitude, longitude)
    away = hypot(x, y) + 0.000_02 * sin(y * pi * 3000 / 180)
    angle = atan2(y, x) + 0.000_003 * cos(x * pi * 3000 / 180)
    return away * sin(angle) + 0.006, away * cos(angle) + 0.0065


_SHIFTS: dict[CoordinateSystem, Shift] = {CoordinateSystem.GCJ02: _gcj02, CoordinateSystem.BD09: _bd09}
