"""Whether a photo that does not decode only lacks its end mark, or how much of it did not come.

Viewers show a photo that lacks nothing but what marks its end, and so it is taken. A JPEG does not say how long it is,
so it is decoded twice, each time with something else behind what came: whatever differs was not in the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageChops

from storage.formats import MOST_PIXELS, BadPhoto, Fault
from storage.pixels import fit
from storage.png import mended_png

END = b"\xff\xd9"
FILLER = bytes.fromhex("5aa53cc3") * 64  # no marker, and no code that leaves a block as it was
BLANK = b"\0" * 64  # a download that was laid out first and not filled ends like this
MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")  # within pixels: neither stuffing nor a restart
CORNER, MIDDLE = 4, 128  # px of what is shown; the grey of a block without data
FRAMES = frozenset({0xC0, 0xC1, 0xC2, 0xC3})
SCAN = 0xDA
PARTS = frozenset({*FRAMES, SCAN, 0xC4, 0xDB, 0xDC, 0xDD, 0xFE, *range(0xE0, 0xF0)})  # all but the end


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a JPEG: its marker, what it holds, and where it ends, with the pixels of a scan."""

    marker: int
    content: bytes
    end: int


def laid_out(data: bytes, format: str) -> bool:
    """True for a JPEG that ends in zeros: decoders take them for pixels, so it has to be judged first."""
    return format == "JPEG" and data.endswith(BLANK)


def filled_up(photo: Image.Image) -> bool:
    """True if the last corner of a decoded JPEG is as grey as decoders make what never came: it may be cut."""
    width, height = photo.size
    corner = photo.crop((max(0, width - CORNER), max(0, height - CORNER), width, height))
    return photo.format in ("JPEG", "MPO") and set(corner.convert("RGB").getextrema()) == {(MIDDLE, MIDDLE)}


def mended(data: bytes, format: str, side: int) -> bytes:
    """The same photo with its end put back, if nothing else is missing; judged as it is shown at `side` px.

    Raises BadPhoto: BROKEN, with the share that is missing where that can be told.
    """
    match format:
        case "JPEG":
            return _mended_jpeg(data, side)
        case "PNG":
            return mended_png(data)
        case "WEBP":
            raise BadPhoto(Fault.BROKEN, missing=_riff(data))
        case _:
            raise BadPhoto(Fault.BROKEN, missing=_boxes(data))


def _mended_jpeg(data: bytes, side: int) -> bytes:
    segments = tuple(_segments(data))
    end = segments[-1].end if segments else len(data)
    body = data[:end].removesuffix(b"\xff")  # half of the end marker
    if body.endswith(BLANK) and not data.startswith(END, end):
        body = body.rstrip(b"\0")
    frame = next((one.content for one in segments if one.marker in FRAMES), b"")
    scans = [one.content for one in segments if one.marker == SCAN]
    if missing := _not_begun(frame, scans) or _undecoded(body, side):
        raise BadPhoto(Fault.BROKEN, missing=missing)
    return body + END


def _segments(data: bytes) -> Iterator[Segment]:
    """The parts of a JPEG up to its end marker, to where it was cut, or to what is no JPEG any more.

    Some panoramas have a film behind their pixels and no end marker between.
    """
    at = 2
    while match := MARKER.search(data, at):
        start, marker = match.end(), data[match.start() + 1]
        length = int.from_bytes(data[start : start + 2], "big")
        if marker not in PARTS or length < 2 or start + length > len(data):
            return
        content = data[start + 2 : start + length]
        if marker == SCAN and (not content or length != 6 + 2 * content[0]):
            return
        at = start + length
        following = MARKER.search(data, at)
        yield Segment(marker, content, following.start() if following else len(data))


def _not_begun(frame: bytes, scans: list[bytes]) -> float:
    """The share of passes that never came: a progressive JPEG sends each coefficient first coarse, then finer."""
    parts = frame[6::3] if len(frame) > 5 else b""
    to_come = {(part, at): 1 for part in parts for at in range(64)}
    passes = dict(to_come)
    for scan in scans:
        count = scan[0]
        first, last, bits = scan[1 + 2 * count], scan[2 + 2 * count], scan[3 + 2 * count]
        for part in scan[1 : 1 + 2 * count : 2]:
            for at in range(first, min(last, 63) + 1):
                if bits >> 4 == 0:  # its first pass: that says how many there will be
                    passes[part, at] = 1 + (bits & 15)
                to_come[part, at] = bits & 15
    return min(1.0, sum(to_come.values()) / sum(passes.values())) if parts else 1.0


def _undecoded(body: bytes, side: int) -> float:
    """The share of the picture, from its bottom, that depends on what stands behind what came."""
    one, other = (_decoded(body + behind + END, side) for behind in (b"", FILLER))
    differs = ImageChops.difference(one, other).getbbox()
    return 1 - differs[1] / one.height if differs else 0.0


def _decoded(data: bytes, side: int) -> Image.Image:
    with Image.open(BytesIO(data), formats=("JPEG",)) as photo:
        if photo.width * photo.height > MOST_PIXELS:
            raise BadPhoto(Fault.TOO_MANY_PIXELS)
        photo.draft(None, fit(photo.size, side))
        photo.load()
        return photo


def _riff(data: bytes) -> float | None:
    """The share of a WEBP's bytes that did not come: its head says how long it is."""
    return _short_of(8 + int.from_bytes(data[4:8], "little"), data)


def _boxes(data: bytes) -> float | None:
    """The share of an AVIF's bytes that did not come: each of its boxes says how long it is."""
    at = 0
    while at + 8 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        if size < 8:  # 0: up to the end of the file
            return None
        at += size
    return _short_of(at, data)


def _short_of(whole: int, data: bytes) -> float | None:
    return (whole - len(data)) / whole if whole > len(data) else None
