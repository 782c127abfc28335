"""Reads the few EXIF fields that the bot needs, each by itself, so that a broken field costs no other.

EXIF is a TIFF file without pixels: a directory of twelve-byte fields, whose longer values stand elsewhere. Pillow stops
at the first field that points outside, and loses all that follow, with them the directories of time and place.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal

from PIL.ExifTags import GPS, IFD, Base

Value = bytes | tuple[float | None, ...]  # a number is None where it has no denominator
Fields = Mapping[int, Value]
Order = Literal["<", ">"]

ORDERS: dict[bytes, Order] = {b"II": "<", b"MM": ">"}
LONGEST = 4096  # bytes of a value; what is wanted has under a hundred
TEXTS = frozenset({1, 2, 7})  # BYTE, ASCII, UNDEFINED: who writes text with the wrong type means text
RATIONALS = {5: "I", 10: "i"}
NUMBERS = {3: "H", 4: "I", 6: "b", 8: "h", 9: "i", 11: "f", 12: "d", 13: "I"}
SIZES = {1: 1, 2: 1, 7: 1, 5: 8, 10: 8, 3: 2, 4: 4, 6: 1, 8: 2, 9: 4, 11: 4, 12: 8, 13: 4}
HEAD = re.compile(rb"(Exif\0\0){1,2}")


@dataclass(frozen=True, slots=True)
class Tags:
    """What the directories say: of the picture, of the shot, of the place."""

    picture: Fields = field(default_factory=dict)
    shot: Fields = field(default_factory=dict)
    place: Fields = field(default_factory=dict)


def tags_of(exif: bytes) -> Tags:
    """Read the wanted fields; those that cannot be read are left out. Raises nothing."""
    head = HEAD.match(exif)
    tiff = exif[head.end() :] if head else exif
    order = ORDERS.get(tiff[:2])
    if order is None or len(tiff) < 8:
        return Tags()
    picture = _fields(tiff, order, _number(tiff, 4, order), {Base.Orientation, IFD.Exif, IFD.GPSInfo})
    shot = {Base.DateTimeOriginal, Base.OffsetTimeOriginal}
    place = {GPS.GPSLatitudeRef, GPS.GPSLatitude, GPS.GPSLongitudeRef, GPS.GPSLongitude}
    return Tags(
        picture,
        _fields(tiff, order, _pointer(picture.get(IFD.Exif)), shot),
        _fields(tiff, order, _pointer(picture.get(IFD.GPSInfo)), place),
    )


def _fields(tiff: bytes, order: Order, at: int, wanted: Collection[int]) -> Fields:
    """The wanted fields of the directory at this offset; of a doubled one the first."""
    found: dict[int, Value] = {}
    if not 8 <= at <= len(tiff) - 2:
        return found
    count = struct.unpack_from(f"{order}H", tiff, at)[0]
    for start in range(at + 2, min(at + 2 + count * 12, len(tiff) - 11), 12):
        tag, kind, many = struct.unpack_from(f"{order}HHI", tiff, start)
        if tag in wanted and tag not in found and (value := _value(tiff, order, kind, many, start + 8)):
            found[tag] = value
    return found


def _value(tiff: bytes, order: Order, kind: int, many: int, at: int) -> Value | None:
    size = SIZES.get(kind, 0) * many
    if not 0 < size <= LONGEST:
        return None
    start = at if size <= 4 else _number(tiff, at, order)
    data = tiff[start : start + size]
    if len(data) < size:
        return None
    if kind in TEXTS:
        return data
    if kind in RATIONALS:
        parts = struct.unpack(f"{order}{many * 2}{RATIONALS[kind]}", data)
        return tuple(a / b if b else None for a, b in zip(parts[::2], parts[1::2], strict=True))
    return struct.unpack(f"{order}{many}{NUMBERS[kind]}", data)


def _pointer(value: Value | None) -> int:
    """Where a directory stands; 0 if nothing says so."""
    first = value[0] if isinstance(value, tuple) else None
    return int(first) if isinstance(first, int) else 0


def _number(tiff: bytes, at: int, order: Order) -> int:
    return int.from_bytes(tiff[at : at + 4], "little" if order == "<" else "big")
