"""Number plates made unreadable in photos of vehicles, before they are shown beyond the unit that has the case.

Plates are looked for by what they have in common: a blue, yellow or green ground, three times as wide as high, and a
row of characters on it. What is found is covered with a coarse mosaic, far over its edges, and the whole photo is made
small: a plate that is too small to be found is too small to be read. Where none is found the photo is made so coarse
that no plate in it can be read. No model is asked, and nobody's plate is known here.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps

SIDE = 400  # px of the longer side of what is shown
COARSE = 96  # the same where no plate was found
LOOKED_AT = 640  # px of the longer side in which plates are looked for
SMALLEST, LARGEST = 30, 460  # px of a plate's width there
STEP = 1.2  # from one width to the next
HIGH = 0.34  # of a plate's width
MARGIN = 80  # px beyond the picture, at least half as many as the highest plate
STROKES = 8.0  # changes from light to dark along a row of a plate, at least
FEWEST, MOST = 0.34, 0.98  # how much of a plate is of its ground's colour
CONTRAST = 0.09  # of the light, within a plate
APART = 0.45  # of the ground, or of the strokes, of a plate there may be as much above and below it
OVER = 0.35  # of its width, and of its height, by which the mosaic goes over each edge
TILES = 3  # of the mosaic in a plate's height

Numbers = NDArray[np.floating[Any]]


class PlateBox(NamedTuple):
    """Where a plate is: parts of the picture's width and height."""

    left: float
    top: float
    right: float
    bottom: float


def without_plates(photo: bytes) -> bytes:
    """A JPEG of the photo in which no plate can be read. Raises what decoders raise: OSError, SyntaxError,
    ValueError."""
    with Image.open(BytesIO(photo)) as opened:
        opened.draft("RGB", (LOOKED_AT * 2, LOOKED_AT * 2))
        picture = ImageOps.exif_transpose(opened).convert("RGB")
    out = BytesIO()
    hidden(picture).save(out, "JPEG", quality=80, dpi=(96, 96))
    return out.getvalue()


def hidden(picture: Image.Image) -> Image.Image:
    """The picture, smaller, with its plates covered; coarse where none was found."""
    plates = find(picture)
    shown = picture.copy()
    shown.thumbnail((SIDE, SIDE))
    if not plates:
        coarse = shown.copy()
        coarse.thumbnail((COARSE, COARSE), Image.Resampling.BOX)
        return coarse.resize(shown.size, Image.Resampling.BICUBIC)
    for plate in plates:
        _cover(shown, plate)
    return shown


def find(picture: Image.Image) -> list[PlateBox]:
    """Where plates may be: rather one too many than one too few."""
    looked = picture.copy()
    looked.thumbnail((LOOKED_AT, LOOKED_AT), Image.Resampling.BOX)
    rgb = np.asarray(looked, dtype=np.float32) / 255
    light = rgb @ np.array((0.299, 0.587, 0.114), dtype=np.float32)
    grounds = [_summed(one.astype(np.float32)) for one in _grounds(rgb)]
    around = _summed(np.pad(light, MARGIN, mode="edge"))
    widths = _widths(min(LARGEST, looked.width))
    found = [box for wide in widths for box in _of_width(wide, light, around, grounds)]
    across, down = looked.size
    return [PlateBox(x0 / across, y0 / down, x1 / across, y1 / down) for x0, y0, x1, y1 in found]


def _grounds(rgb: Numbers) -> Iterator[NDArray[np.bool_]]:
    """Where the picture is blue, yellow and green as plates are."""
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    most, least = rgb.max(axis=2), rgb.min(axis=2)
    chroma = most - least
    full = chroma / np.maximum(most, 0.02)
    yield (blue >= green) & (blue - red > 0.06) & (full > 0.35)
    yield (red > blue) & (green - blue > 0.08) & (np.abs(red - green) < 0.5 * chroma) & (full > 0.35)
    yield (green >= red) & (green >= blue) & (chroma > 0.05) & (full > 0.1)


def _widths(largest: int) -> Iterator[int]:
    wide = float(SMALLEST)
    while wide <= largest:
        yield int(wide)
        wide *= STEP


def _of_width(
    wide: int, light: Numbers, around: Numbers, grounds: list[Numbers]
) -> Iterator[tuple[int, int, int, int]]:
    """Windows of this width that look like a plate; `around` are the sums that `_blurred` takes."""
    high = max(8, round(wide * HIGH))
    down, across = light.shape
    if down < high or across < wide:
        return
    xs, ys = (
        np.arange(0, across - wide + 1, max(2, wide // 8)),
        np.arange(0, down - high + 1, max(2, high // 4)),
    )
    mean = _blurred(around, light.shape, high)
    bright = light > mean
    changes = np.zeros_like(light)
    changes[:, 1:] = bright[:, 1:] != bright[:, :-1]
    summed = _summed(changes)
    strokes = _within(summed, xs, ys, wide, high) / high
    contrast = _within(_summed(np.abs(light - mean)), xs, ys, wide, high) / (wide * high)
    alone = strokes * APART > _beside(summed, xs, ys, wide, high, down) / high
    lettered = (strokes > STROKES) & (contrast > CONTRAST)
    for ground in grounds:
        share = _within(ground, xs, ys, wide, high) / (wide * high)
        around = _beside(ground, xs, ys, wide, high, down) / (wide * high)
        plate = (share > FEWEST) & (share < MOST) & lettered & (alone | (share * APART > around))
        for row, column in np.argwhere(plate):
            yield int(xs[column]), int(ys[row]), int(xs[column]) + wide, int(ys[row]) + high


def _summed(values: Numbers) -> Numbers:
    """Sums from the corner, by which any window is summed at once."""
    sums = np.zeros((values.shape[0] + 1, values.shape[1] + 1), dtype=np.float64)
    inner = sums[1:, 1:]
    np.cumsum(values, axis=0, dtype=np.float64, out=inner)
    np.cumsum(inner, axis=1, out=inner)
    return sums


def _within(sums: Numbers, xs: NDArray[np.int_], ys: NDArray[np.int_], wide: int, high: int) -> Numbers:
    top, bottom = sums[ys], sums[ys + high]
    return bottom[:, xs + wide] - bottom[:, xs] - top[:, xs + wide] + top[:, xs]


def _beside(
    sums: Numbers, xs: NDArray[np.int_], ys: NDArray[np.int_], wide: int, high: int, down: int
) -> Numbers:
    """The mean of what is above and below, as high as the window."""
    gap = high // 4
    above = _within(sums, xs, np.maximum(ys - high - gap, 0), wide, high)
    below = _within(sums, xs, np.minimum(ys + high + gap, down - high), wide, high)
    return (above + below) / 2


def _blurred(around: Numbers, shape: tuple[int, ...], side: int) -> Numbers:
    """The mean around each pixel, of the sums of the picture with its edges drawn out by `MARGIN`."""
    half = max(2, side // 2)
    first, size, (down, across) = MARGIN - half, 2 * half + 1, shape
    top, bottom = around[first : first + down], around[first + size : first + size + down]
    left, right = slice(first, first + across), slice(first + size, first + size + across)
    total = bottom[:, right] - bottom[:, left] - top[:, right] + top[:, left]
    return total / (size * size)


def box(plate: PlateBox, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """What of a picture of this size is covered for a plate: more than the plate."""
    wide, high = plate.right - plate.left, plate.bottom - plate.top
    return (
        max(0, int((plate.left - wide * OVER / 2) * size[0])),
        max(0, int((plate.top - high * OVER) * size[1])),
        min(size[0], int((plate.right + wide * OVER / 2) * size[0]) + 1),
        min(size[1], int((plate.bottom + high * OVER) * size[1]) + 1),
    )


def _cover(shown: Image.Image, plate: PlateBox) -> None:
    covered = box(plate, shown.size)
    part = shown.crop(covered)
    tile = max(4, round((plate.bottom - plate.top) * shown.height / TILES))
    few = part.resize((max(1, part.width // tile), max(1, part.height // tile)), Image.Resampling.BOX)
    shown.paste(few.resize(part.size, Image.Resampling.NEAREST), covered)
