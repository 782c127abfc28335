"""When and where a photo was taken, by its EXIF. Mistakes are mended where possible, else left out; no error is raised.

docs/surprises.md lists what phones and apps write that is not in the standard, and where that was seen.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from math import isfinite
from zoneinfo import ZoneInfo

from PIL.ExifTags import GPS, Base

from domain.photo import Place
from storage.exif_tags import Fields, Tags, Value

# A clock that was never set says 1970 or 1980; a forged year such as 1 or 9999 overflows in conversions.
EARLIEST, LATEST = 1990, 2100
OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])\s*(\d{1,2})(?::?([0-5]\d))?")
WIDEST_OFFSET = timedelta(hours=14)
PART = r"\s*(\d{1,2})"
HALF = r"\s*(?:(AM|上午)|(PM|下午))?\s*"
# 2026:11:27 10:11:12, but also with other signs between, blanks for zeros, fractions, an offset, or half a day's name.
MOMENT = re.compile(
    rf"(\d{{4}})[-:/.]{PART}[-:/.]{PART}[\sT]+{HALF}{PART}[:.]{PART}(?:[:.]{PART}(?:[.,:]\d+)?)?{HALF}(Z|[+\-].*)?",
    re.IGNORECASE,
)
LONGEST_TEXT = 64  # bytes; the longest that is wanted has thirty
ROUNDED_UP = 60.001  # seconds of arc: who rounds writes 60 and does not carry
FRACTION = 1e-6  # of a degree or a minute: less is a rounding, more means that nothing finer follows


def orientation(tags: Tags) -> int | None:
    """How the camera was held: 1 (upright) to 8 as EXIF numbers it, None where it says nothing sensible."""
    value = tags.picture.get(Base.Orientation)
    held = value[0] if value else None
    return int(held) if held is not None and held in range(1, 9) else None


def taken_at(tags: Tags, zone: ZoneInfo) -> datetime | None:
    """The moment of the shot to the second, aware: in the offset the phone wrote, else in `zone`.

    Only DateTimeOriginal counts: ModifyDate is when an app last saved the file.
    """
    match = MOMENT.fullmatch(_text(tags.shot.get(Base.DateTimeOriginal)))
    if not match:
        return None
    naive = _naive(match)
    if naive is None or not EARLIEST <= naive.year <= LATEST:
        return None
    said = match[11] or _text(tags.shot.get(Base.OffsetTimeOriginal))
    offset = timezone.utc if match[11] in ("Z", "z") else _offset(said)  # noqa: UP017 (a zone, as the other)
    return naive.replace(tzinfo=offset or zone)


def place(tags: Tags) -> Place | None:
    """Where the shot was taken, in degrees; None without hemispheres, out of range, or at 0°, 0° (no fix)."""
    latitude = _degrees(tags.place, GPS.GPSLatitude, GPS.GPSLatitudeRef, "NS", 90)
    longitude = _degrees(tags.place, GPS.GPSLongitude, GPS.GPSLongitudeRef, "EW", 180)
    if latitude is None or longitude is None or latitude == longitude == 0:
        return None
    return Place(latitude, longitude)


def _text(value: Value | None) -> str:
    """Up to the first NUL; Chinese phones write UTF-8 or GB 18030 where the standard knows only ASCII."""
    if not isinstance(value, bytes):
        return ""
    said = value[:LONGEST_TEXT].partition(b"\0")[0]
    for encoding in ("utf-8", "gb18030"):
        try:
            return said.decode(encoding).strip()
        except UnicodeDecodeError:
            continue
    return ""


def _naive(match: re.Match[str]) -> datetime | None:
    """The date and the time as written, with what rounding made 60 carried over."""
    year, month, day, hour, minute = (int(match[at]) for at in (1, 2, 3, 6, 7))
    second = int(match[8] or 0)
    if match[5] or match[10]:  # afternoon
        hour = hour + 12 if hour < 12 else hour
    elif (match[4] or match[9]) and hour == 12:
        hour = 0
    if hour == 24:  # phones that count the hours from 1 to 24 mean the first hour of the same day
        hour = 0
    if hour > 23 or minute > 60 or second > 60:
        return None
    try:
        return datetime(year, month, day, hour) + timedelta(minutes=minute, seconds=second)  # noqa: DTZ001
    except (ValueError, OverflowError):
        return None


def _offset(said: str) -> timezone | None:
    if not (match := OFFSET.fullmatch(said.strip())):
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    return timezone(offset if match[1] == "+" else -offset) if offset <= WIDEST_OFFSET else None


_SAME = 0.001  # degrees: some 100 m


def _degrees(tags: Fields, tag: int, ref_tag: int, hemispheres: str, most: int) -> float | None:
    """Degrees, minutes and seconds as one signed number; `hemispheres` names the positive side first."""
    ref, parts = _text(tags.get(ref_tag))[:1].upper(), _parts(tags.get(tag))
    if not ref or ref not in hemispheres or parts is None:
        return None
    sign = 1 if ref == hemispheres[0] else -1
    if sign < 0 and min(parts) < 0:  # south or west, said twice
        parts = [abs(part) for part in parts]
    degrees, minutes, seconds = parts
    finer = minutes / 60 + seconds / 3600
    if degrees % 1 and finer:  # the fraction is told twice, or one of the two is wrong
        return sign * degrees if abs(degrees % 1 - finer) < _SAME and 0 <= degrees <= most else None
    total = degrees + minutes / 60 + seconds / 3600
    if not (degrees >= 0 and 0 <= minutes < 60 and 0 <= seconds < ROUNDED_UP and total <= most):
        return None
    return sign * total


def _parts(value: Value | None) -> list[float] | None:
    """Degrees, minutes, seconds. Finer ones may be missing, or 0/0, only where the one before has a fraction."""
    if not isinstance(value, tuple) or len(value) > 3:
        return None
    said = list(value)
    while said and said[-1] is None:
        said.pop()
    parts = [part for part in said if part is not None and isfinite(part)]
    if not parts or len(parts) < len(said):
        return None
    if len(parts) < 3 and abs(parts[-1] - round(parts[-1])) < FRACTION:
        return None  # only known to a whole degree or minute: that is up to 1.8 km
    return parts + [0.0] * (3 - len(parts))
