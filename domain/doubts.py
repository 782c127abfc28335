"""Why a photo is doubted: the picture was used before, was taken too early, or far away. A person decides.

A photo that does not say when and where it was taken is as good as any: most apps take that out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from domain.cases import Step
from domain.coordinates import CoordinateSystem, to_wgs84
from domain.distance import metres
from domain.photo import Photo, Place

SLOW = timedelta(minutes=10)  # how far a camera's clock may be behind
OLD = timedelta(days=1)  # a report is made on the spot, or in the evening of that day
FAR = 1000  # metres: more than all that phones, maps and the shift between them are off


class Why(StrEnum):
    """What is odd about it."""

    SAME = "same"  # these very bytes were used before
    ALIKE = "alike"  # the same picture was used before: saved anew, cut, mirrored, brightened
    EARLY = "early"  # it was taken before it can have been
    FAR = "far"  # it was taken somewhere else


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt about one photo of a case, each photo by its hash.

    `other` is the earlier photo, which came with the step `step` of `case`. `taken_at` is when it was taken too early,
    `metres` how far away.
    """

    why: Why
    photo: str
    case: int | None = None
    other: str = ""
    step: Step | None = None
    taken_at: datetime | None = None
    metres: int = 0


def taken_early(photo: Photo, after: datetime) -> Doubt | None:
    """The doubt about a photo that must have been taken after that moment."""
    if photo.taken_at is None or photo.taken_at >= after:
        return None
    return Doubt(Why.EARLY, photo.sha256, taken_at=photo.taken_at)


def taken_far(photo: Photo, places: Iterable[Place]) -> Doubt | None:
    """The doubt about a photo that was taken at none of these places (WGS-84).

    Cameras write WGS-84; some phones sold in the mainland write GCJ-02 and do not say so. It counts as near if either
    reading is near.
    """
    if photo.place is None:
        return None
    read = (photo.place, to_wgs84(photo.place, CoordinateSystem.GCJ02))
    away = min((metres(one, place) for one in read for place in places), default=0.0)
    return Doubt(Why.FAR, photo.sha256, metres=round(away)) if away > FAR else None
