"""EXIF for tests, laid out byte by byte: also as no library would write it."""

from __future__ import annotations

import struct

Rational = tuple[int, int]
ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SRATIONAL = 2, 3, 4, 5, 7, 10
LATITUDE, LONGITUDE = ((28, 1), (53, 1), (5999, 100)), ((120, 1), (2, 1), (4567, 100))
THERE = (28 + 53 / 60 + 59.99 / 3600, 120 + 2 / 60 + 45.67 / 3600)
Field = tuple[int, int, int, bytes]  # tag, type, count, value


def _directory(fields: list[Field], at: int, order: str) -> bytes:
    """One directory of a TIFF that begins at this offset, its long values behind it."""
    head, long = struct.pack(f"{order}H", len(fields)), b""
    behind = at + 2 + 12 * len(fields) + 4
    for tag, kind, count, value in fields:
        if len(value) > 4:
            place = struct.pack(f"{order}I", behind + len(long))
            long += value + bytes(len(value) % 2)
        else:
            place = value.ljust(4, b"\0")
        head += struct.pack(f"{order}HHI", tag, kind, count) + place
    return head + bytes(4) + long


def exif_of(
    taken: bytes | None = b"2026:11:27 10:11:12",
    offset: bytes | None = None,
    latitude: tuple[Rational, ...] = LATITUDE,
    longitude: tuple[Rational, ...] = LONGITUDE,
    refs: tuple[bytes, bytes] = (b"N\0", b"E\0"),
    kind: int = RATIONAL,
    order: str = ">",
    spoiled: list[Field] | None = None,
) -> bytes:
    """An EXIF with a time and a place, and `spoiled` fields in front of everything else."""
    shot: list[Field] = [] if taken is None else [(0x9003, ASCII, len(taken) + 1, taken + b"\0")]
    if offset is not None:
        shot.append((0x9011, ASCII, len(offset) + 1, offset + b"\0"))
    sign = "i" if kind == SRATIONAL else "I"
    numbers = [
        b"".join(struct.pack(f"{order}2{sign}", *part) for part in parts) for parts in (latitude, longitude)
    ]
    place: list[Field] = [
        (1, ASCII, len(refs[0]), refs[0]),
        (2, kind, len(latitude), numbers[0]),
        (3, ASCII, len(refs[1]), refs[1]),
        (4, kind, len(longitude), numbers[1]),
    ]
    shot, place = [*(spoiled or []), *shot], [*(spoiled or []), *place]
    at_shot = 8 + len(_main(spoiled, 0, 0, order))
    shot_part = _directory(shot, at_shot, order)
    at_place = at_shot + len(shot_part)
    head = (b"MM\0*" if order == ">" else b"II*\0") + struct.pack(f"{order}I", 8)
    return (
        b"Exif\0\0"
        + head
        + _main(spoiled, at_shot, at_place, order)
        + shot_part
        + _directory(place, at_place, order)
    )


def _main(spoiled: list[Field] | None, at_shot: int, at_place: int, order: str) -> bytes:
    fields: list[Field] = [
        *(spoiled or []),
        (0x0112, SHORT, 1, struct.pack(f"{order}H", 6)),
        (0x8769, LONG, 1, struct.pack(f"{order}I", at_shot)),
        (0x8825, LONG, 1, struct.pack(f"{order}I", at_place)),
    ]
    return _directory(fields, 8, order)
