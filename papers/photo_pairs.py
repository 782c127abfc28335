"""A closed case on a picture: its number and place, and its photos before and after, side by side."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from domain.sketch import Pair
from papers.ink import (
    BODY,
    GREEN,
    GREY,
    INK,
    LINE,
    MARGIN,
    PAPER,
    SMALL,
    WIDTH,
    Finder,
    Section,
    fitted,
    readable,
    width,
    write,
)

GAP = 16
WIDE = (WIDTH - 2 * MARGIN - GAP) // 2
MISSING = "照片缺失"
_NOTE = 42  # px of the second line


def pair(one: Pair, photo: Finder, high: int, *, whole: bool = False) -> Section:
    """Photos of the given height: their middle, or where `whole` all of each, on grey."""
    begins = 66 + (_NOTE if one.note else 0)

    def paint(picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        number = f"#{one.number}"
        write(ink, (MARGIN, top + 46), number, BODY, GREEN, bold=True)
        after_number = MARGIN + width(number, BODY) + 18
        caption = fitted(readable(one.caption), BODY, WIDTH - MARGIN - after_number)
        write(ink, (after_number, top + 46), caption, BODY, INK)
        if one.note:
            note = fitted(readable(one.note), SMALL, WIDTH - 2 * MARGIN)
            write(ink, (MARGIN, top + 46 + _NOTE), note, SMALL, GREY)
        photos = ((one.before, "整改前", INK), (one.after, "整改后", GREEN))
        for at, (sha256, word, color) in enumerate(photos):
            x, y = MARGIN + at * (WIDE + GAP), top + begins
            put(picture, ink, photo(sha256), (x, y, x + WIDE, y + high), whole=whole)
            ink.rectangle((x, y, x + 122, y + 48), fill=color)
            write(ink, (x + 61, y + 35), word, SMALL, PAPER, "ms")

    return Section(begins + high + 18, paint)


def put(
    picture: Image.Image,
    ink: ImageDraw.ImageDraw,
    photo: bytes | Path | None,
    box: tuple[int, int, int, int],
    *,
    whole: bool,
) -> None:
    """A photo in the middle of its box: filling it, or `whole` on grey. One that cannot be read is said to miss."""
    left, top, right, bottom = box
    ink.rectangle((left, top, right - 1, bottom - 1), fill=LINE)
    try:
        if photo is None:
            raise FileNotFoundError
        shown = _sized(photo, (right - left, bottom - top), whole=whole)
        aside, above = (right - left - shown.width) // 2, (bottom - top - shown.height) // 2
        picture.paste(shown, (left + aside, top + above))
    except (OSError, SyntaxError, ValueError):
        write(ink, ((left + right) / 2, (top + bottom) / 2 + 12), MISSING, BODY, GREY, "ms")


def _sized(photo: bytes | Path, size: tuple[int, int], *, whole: bool) -> Image.Image:
    """Upright, as the camera was held."""
    longest = max(size)
    with Image.open(BytesIO(photo) if isinstance(photo, bytes) else photo) as opened:
        opened.draft("RGB", (longest * 2, longest * 2))
        upright = ImageOps.exif_transpose(opened).convert("RGB")
    fill = ImageOps.contain if whole else ImageOps.fit
    return fill(upright, size, Image.Resampling.BICUBIC)
