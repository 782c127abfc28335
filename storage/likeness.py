"""Whether two photos are the same picture, though one of them was cut, turned, mirrored, brightened or recompressed.

A photo is remembered by its `look`, 32 × 32 shades of grey. Of a look ten marks are made: 63 bits each, the signs of
the lowest waves (a cosine transform) of the whole picture and of nine parts of it, as it would be cut. Pictures with
marks that differ in few bits are candidates, and of these the looks are compared, part against part. Nothing is
decided by marks alone: of a hundred thousand photos some hundred come as near.

A mirrored picture has the same waves, the odd ones across with the other sign, so it is found without being turned.
A picture without texture (a wall, the sky, a thumb on the lens) has no marks: every wall is like every other.

numpy takes 0.1 s to load, so this file is loaded with the first photo.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from storage.looks import SIDE

Floats = NDArray[np.float32]
Marks = NDArray[np.uint64]

NEAR = 14  # bits of 63 in which the marks of one picture may differ: see docs/photo-likeness.md
SURE = 0.85  # how far two looks must agree, of 1
SURE_OF_A_VIEW = 0.92  # the same, where the second photo is expected to be taken from where the first was
FLAT = 2.0  # shades of 255 that a picture without texture varies by, its lighting left out
WAVES, FINER = 8, 12  # a side: of the marks, and of the comparison
MOST = 200  # candidates compared, nearest first


class Box(NamedTuple):
    """A part of a picture, its edges from 0 to 1."""

    left: float
    top: float
    right: float
    bottom: float


class Fit(NamedTuple):
    """How one picture may lie in the other: part `mine` of the new is part `theirs` of the old, or its mirror."""

    mine: int
    theirs: int
    mirrored: bool


def _cut(by: float) -> tuple[Box, ...]:
    """The four pictures that are left when so much is cut off two sides that meet."""
    return tuple(Box(x, y, x + 1 - by, y + 1 - by) for x, y in product((0.0, by), repeat=2))


BOXES = (Box(0, 0, 1, 1), Box(0.05, 0.05, 0.95, 0.95), *_cut(0.1), *_cut(0.2))
WHOLE, INNER = 0, 1
MARKS = len(BOXES)
FITS = (
    *(Fit(WHOLE, part, mirrored) for part in range(MARKS) for mirrored in (False, True)),
    *(Fit(part, WHOLE, False) for part in range(1, MARKS)),
    Fit(INNER, INNER, False),
    Fit(INNER, INNER, True),
    Fit(INNER, WHOLE, True),
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A photo whose marks come near: its place among those that were searched, and how the pictures fit."""

    row: int
    fit: Fit


def marks_of(look: bytes) -> bytes:
    """The marks of a look, eight bytes each; none for a picture without texture, or without a look."""
    grey = _grey(look)
    if grey is None or _is_flat(grey):
        return b""
    down, across = _parts(WAVES)
    signs = (down @ grey @ across.transpose(0, 2, 1)).reshape(MARKS, -1) > 0
    signs[:, 0] = False  # the mean
    return np.packbits(signs, axis=1, bitorder="little").tobytes()


def columns(marks: list[bytes]) -> Marks:
    """Marks of many photos, laid out for searching: one row for each box."""
    return np.ascontiguousarray(np.frombuffer(b"".join(marks), "<u8").reshape(-1, MARKS).T)


def joined(some: Marks, more: Marks) -> Marks:
    """The marks of photos, and behind them those of more photos."""
    return np.concatenate((some, more), axis=1)


def candidates(marks: bytes, among: Marks) -> list[Candidate]:
    """The photos whose marks come near to these, nearest first."""
    mine = np.frombuffer(marks, "<u8")
    found: dict[int, tuple[int, Fit]] = {}
    for fit in FITS:
        wanted = mine[fit.mine] ^ (_mirror() if fit.mirrored else np.uint64(0))
        apart = np.bitwise_count(among[fit.theirs] ^ wanted)
        for row in np.flatnonzero(apart <= NEAR).tolist():
            best = (int(apart[row]), fit)
            found[row] = min(found.get(row, best), best)
    nearest = sorted(found.items(), key=lambda one: one[1])
    return [Candidate(row, fit) for row, (_bits, fit) in nearest[:MOST]]


def agreement(look: bytes, other: bytes, fit: Fit) -> float:
    """How far a look agrees with another, if it lies in it so: 1 if wholly, about 0 if not at all.

    The part of the other is moved and stretched a little, for nobody cuts by exactly a tenth.
    """
    mine, theirs = _grey(look), _grey(other)
    if mine is None or theirs is None:
        return 0.0
    down, across = _parts(FINER)
    waves = down[fit.mine] @ mine @ across[fit.mine].T * _weights()
    if fit.mirrored:
        waves = waves * np.where(np.arange(FINER) % 2, -1, 1)
    rows, sides = _around(fit.theirs)
    tried = (rows.reshape(-1, SIDE) @ theirs @ sides.reshape(-1, SIDE).T).reshape(
        len(rows), FINER, len(sides), FINER
    )
    tried = tried.transpose(0, 2, 1, 3) * _weights()
    products = np.einsum("xyuv,uv->xy", tried, waves)
    lengths = np.sqrt(np.einsum("xyuv,xyuv->xy", tried, tried) * np.sum(waves * waves))
    return float(np.max(products / np.maximum(lengths, 1e-6)))


def _grey(look: bytes) -> Floats | None:
    if len(look) != SIDE * SIDE:
        return None
    return np.frombuffer(look, np.uint8).reshape(SIDE, SIDE).astype(np.float32)


def _is_flat(grey: Floats) -> bool:
    """True if there is nothing to see but how the light falls: what a parabola down and across describes."""
    light = _light()
    left = grey - light @ grey @ light
    return float(np.sqrt(np.mean(left * left))) < FLAT


@cache
def _light() -> Floats:
    """What a side is multiplied with to become the parabola that comes nearest to it."""
    parabolas, _ = np.linalg.qr(np.vander(np.linspace(-1, 1, SIDE), 3))
    return (parabolas @ parabolas.T).astype(np.float32)  # type: ignore[no-any-return]


def _waves(count: int, length: int) -> Floats:
    """The lowest cosine waves over so many fields, a row each."""
    at = np.arange(length) + 0.5
    waves: Floats = np.cos(np.pi * np.arange(count)[:, None] * at / length).astype(np.float32)
    waves[0] /= np.sqrt(2)
    return waves


def _seen(first: float, last: float, count: int) -> Floats:
    """Waves over a stretch of a side: what they are multiplied with is the whole side."""
    edges = (first + (last - first) * np.arange(SIDE + 1) / SIDE) * SIDE
    fields = np.arange(SIDE)
    share = np.minimum(edges[1:, None], fields + 1) - np.maximum(edges[:-1, None], fields)
    share = np.maximum(share, 0)
    seen: Floats = _waves(count, SIDE) @ (share / share.sum(axis=1, keepdims=True)).astype(np.float32)
    return seen


@cache
def _parts(count: int) -> tuple[Floats, Floats]:
    """For each box, the waves down and across."""
    down = np.stack([_seen(box.top, box.bottom, count) for box in BOXES])
    across = np.stack([_seen(box.left, box.right, count) for box in BOXES])
    return down, across


@cache
def _around(part: int) -> tuple[Floats, Floats]:
    """The same for a box moved and stretched by up to a twentieth."""
    box = BOXES[part]
    return _stretches(box.top, box.bottom), _stretches(box.left, box.right)


def _stretches(first: float, last: float) -> Floats:
    moves = product((-0.04, -0.02, 0.0, 0.02, 0.04), (-0.02, 0.0, 0.02))
    ends = {(max(0.0, first + by - wider), min(1.0, last + by + wider)) for by, wider in moves}
    return np.stack([_seen(*one, FINER) for one in sorted(ends)])


@cache
def _weights() -> Floats:
    """Fine waves are weaker in every picture, and tell more."""
    squares = np.arange(FINER, dtype=np.float32) ** 2
    weights: Floats = np.sqrt(squares[:, None] + squares)
    return weights


@cache
def _mirror() -> np.uint64:
    """The bits that a mirrored picture has the other way."""
    odd = np.broadcast_to(np.arange(WAVES) % 2 == 1, (WAVES, WAVES)).reshape(-1)
    return np.packbits(odd, bitorder="little").view("<u8")[0]  # type: ignore[no-any-return]
