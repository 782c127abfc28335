"""The picture of doubted photos (照片对比): each beside the earlier one that it repeats.

Both are whole: nothing is cut off, for cutting is what may have been done to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageDraw

from domain.sketch import Comparison, Twin
from papers.ink import (
    BODY,
    GREEN,
    GREY,
    INK,
    MARGIN,
    PAPER,
    SMALL,
    WIDTH,
    Finder,
    Section,
    fitted,
    packed,
    readable,
    stacked,
    width,
    write,
)
from papers.photo_pairs import GAP, WIDE, put

HIGH = WIDE  # a photo upright or lying has the same room


def draw(comparison: Comparison, photo: Finder) -> bytes:
    """The picture, 1080 px wide, under 2 MB. A photo that is not there or cannot be read is said to miss."""
    return packed(stacked(tuple(_sections(comparison, photo))))


def _sections(comparison: Comparison, photo: Finder) -> Iterator[Section]:
    yield _header(comparison)
    yield from (_twin(twin, photo) for twin in comparison.twins)
    yield Section(20, lambda *_: None)


def _header(comparison: Comparison) -> Section:
    def paint(picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        room = WIDTH - 2 * MARGIN
        ink.rectangle((0, top, WIDTH, top + 14), fill=GREEN)
        write(ink, (MARGIN, top + 70), fitted(readable(comparison.district), SMALL, room), SMALL, GREY)
        title = fitted(readable(comparison.title), 48, room)
        write(ink, (MARGIN, top + 132), title, 48, GREEN, bold=True)

    return Section(160, paint)


def _twin(twin: Twin, photo: Finder) -> Section:
    def paint(picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        why = fitted(readable(twin.why), BODY, WIDTH - 2 * MARGIN)
        write(ink, (MARGIN, top + 46), why, BODY, INK)
        sides = ((twin.now, twin.now_caption, GREEN), (twin.before, twin.before_caption, INK))
        for at, (sha256, caption, color) in enumerate(sides):
            x, y = MARGIN + at * (WIDE + GAP), top + 66
            put(picture, ink, photo(sha256), (x, y, x + WIDE, y + HIGH), whole=True)
            said = fitted(readable(caption), SMALL, WIDE - 32)
            ink.rectangle((x, y, x + width(said, SMALL) + 32, y + 48), fill=color)
            write(ink, (x + 16, y + 35), said, SMALL, PAPER)

    return Section(66 + HIGH + 24, paint)
