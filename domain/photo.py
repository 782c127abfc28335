"""A photo that is kept, and where it was taken."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is, in degrees: WGS-84 as phones write it, or another system where that is said."""

    latitude: float
    longitude: float


WITHOUT_PLATES = ".plates"


def without_plates(sha256: str) -> str:
    """How the same photo is named where no number plate may be read in it; of none, none."""
    return sha256 + WITHOUT_PLATES if sha256 and not sha256.endswith(WITHOUT_PLATES) else sha256


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo that is kept: `sha256` of its bytes names it. `taken_at` and `place` are what its EXIF says."""

    sha256: str
    taken_at: datetime | None = None
    place: Place | None = None
