"""When and where a photo was taken, as its EXIF says. What cannot be believed is left out, never an error."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from math import isfinite
from typing import SupportsFloat
from zoneinfo import ZoneInfo

from PIL.ExifTags import GPS, IFD, Base
from PIL.Image import Exif

from domain.chat import Place

# A clock that was never set says 1970 or 1980; a forged year such as 1 or 9999 overflows in conversions.
EARLIEST, LATEST = 1990, 2100
OFFSET = re.compile(r"([+-])(\d\d):([0-5]\d)")
WIDEST_OFFSET = timedelta(hours=14)


def orientation(exif: Exif) -> int:
    """How the camera was held: 1 (upright) to 8 as EXIF numbers it, 1 where it says nothing sensible."""
    held = exif.get(Base.Orientation)
    return held if isinstance(held, int) and 1 <= held <= 8 else 1


def taken_at(exif: Exif, zone: ZoneInfo) -> datetime | None:
    """The moment of the shot, aware: in the offset the phone wrote, else in `zone`.

    Only DateTimeOriginal counts: ModifyDate is when an app last saved the file.
    """
    tags = exif.get_ifd(IFD.Exif)
    said = _text(tags.get(Base.DateTimeOriginal))
    try:
        naive = datetime.strptime(said, "%Y:%m:%d %H:%M:%S")  # noqa: DTZ007 (the zone follows)
    except ValueError:
        return None
    if not EARLIEST <= naive.year <= LATEST:
        return None
    return naive.replace(tzinfo=_offset(_text(tags.get(Base.OffsetTimeOriginal))) or zone)


def place(exif: Exif) -> Place | None:
    """Where the shot was taken, in degrees; None without hemispheres, out of range, or at 0°, 0° (no fix)."""
    tags = exif.get_ifd(IFD.GPSInfo)
    latitude = _degrees(tags, GPS.GPSLatitude, GPS.GPSLatitudeRef, "NS", 90)
    longitude = _degrees(tags, GPS.GPSLongitude, GPS.GPSLongitudeRef, "EW", 180)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None
    return Place(latitude, longitude)


def _text(value: object) -> str:
    return value.strip(" \0") if isinstance(value, str) else ""


def _offset(said: str) -> timezone | None:
    if not (match := OFFSET.fullmatch(said)):
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return timezone(-offset if match[1] == "-" else offset) if offset <= WIDEST_OFFSET else None


def _degrees(tags: Mapping[int, object], tag: int, ref_tag: int, hemispheres: str, most: int) -> float | None:
    """Degrees, minutes and seconds as one signed number; `hemispheres` names the positive side first."""
    ref = _text(tags.get(ref_tag))
    if len(ref) != 1 or ref not in hemispheres:
        return None
    parts = _parts(tags.get(tag))
    if parts is None:
        return None
    degrees, minutes, seconds = parts
    total = degrees + minutes / 60 + seconds / 3600
    if not (degrees >= 0 and 0 <= minutes < 60 and 0 <= seconds < 60 and total <= most):
        return None
    return total if ref == hemispheres[0] else -total


def _parts(value: object) -> tuple[float, float, float] | None:
    if not isinstance(value, tuple) or len(value) != 3:
        return None
    try:
        degrees, minutes, seconds = (_number(part) for part in value)
    except (TypeError, ValueError, ZeroDivisionError, OverflowError):
        return None
    return (degrees, minutes, seconds) if isfinite(degrees + minutes + seconds) else None


def _number(part: object) -> float:
    if not isinstance(part, SupportsFloat):
        raise TypeError(part)
    return float(part)
