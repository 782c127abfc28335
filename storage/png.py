"""Mends a PNG that does not decode: keeps the picture without what follows it, if all its rows came."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from storage.formats import BadPhoto, Fault

HEAD = b"\x89PNG\r\n\x1a\n"
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # by its colour type
ANIMATION = frozenset({b"acTL", b"fcTL", b"fdAT"})
# The seven passes of an interlaced picture: first column and row, and the steps to the next.
PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


@dataclass(frozen=True, slots=True)
class Chunk:
    """One part of the file; not `whole` if the file ends within it or its checksum is wrong."""

    kind: bytes
    content: bytes
    whole: bool


def mended_png(data: bytes) -> bytes:
    """The picture alone: what stands before it, its pixels, its EXIF, its end; an animation is left out.

    Raises BadPhoto: BROKEN, with the share of its pixels that did not come.
    """
    chunks = tuple(_chunks(data))
    head, pixels = chunks[0].content, [chunk for chunk in chunks if chunk.kind == b"IDAT"]
    if not pixels or not all(chunk.whole for chunk in pixels[:-1]):
        raise BadPhoto(Fault.BROKEN, missing=None if pixels else 1.0)
    packed, whole = b"".join(chunk.content for chunk in pixels), _bytes_of(head)
    got = _unpacked(packed, whole)
    if got < whole:
        raise BadPhoto(Fault.BROKEN, missing=1 - got / whole)
    first = chunks.index(pixels[0])
    before = [chunk for chunk in chunks[:first] if chunk.kind not in ANIMATION]
    behind = [chunk for chunk in chunks[first:] if chunk.kind == b"eXIf" and chunk.whole]
    kept = [*before, Chunk(b"IDAT", packed, True), *behind, Chunk(b"IEND", b"", True)]
    return HEAD + b"".join(_written(chunk) for chunk in kept)


def _chunks(data: bytes) -> Iterator[Chunk]:
    at = len(HEAD)
    while at + 8 <= len(data):
        length, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        content, end = data[at + 8 : at + 8 + length], at + 8 + length
        yield Chunk(kind, content, data[end : end + 4] == struct.pack(">I", zlib.crc32(kind + content)))
        at = end + 4


def _written(chunk: Chunk) -> bytes:
    checksum = zlib.crc32(chunk.kind + chunk.content)
    return struct.pack(">I", len(chunk.content)) + chunk.kind + chunk.content + struct.pack(">I", checksum)


def _bytes_of(head: bytes) -> int:
    """How many bytes all rows have, each with the byte that says how it was filtered."""
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", head)
    bits = depth * CHANNELS[colour]
    if not interlaced:
        return int(height * (1 + (width * bits + 7) // 8))
    sizes = ((-(-(width - x) // dx), -(-(height - y) // dy)) for x, y, dx, dy in PASSES)
    return sum(rows * (1 + (columns * bits + 7) // 8) for columns, rows in sizes if columns > 0 < rows)


def _unpacked(packed: bytes, most: int) -> int:
    """How many bytes come out of these, up to `most`, without holding them; none behind a fault."""
    pixels, got = zlib.decompressobj(), 0
    while packed and got < most:
        try:
            out = len(pixels.decompress(packed, 2**20))
        except zlib.error:
            break
        packed = pixels.unconsumed_tail
        got += out
        if not out and not packed:
            break
    return min(got, most)
