"""The picture of the evening digest (晒比拼): totals, places with bars, and photos before and after.

1080 px wide and drawn to be read at 390 px, where a phone shows it. Colours always come with a word or a mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from domain.sketch import Board, Pair, Totals
from papers.board_rows import panels
from papers.ink import (
    BODY,
    GREEN,
    GREY,
    INK,
    LINE,
    MARGIN,
    MOST_BYTES,
    PAPER,
    RED,
    SMALL,
    WIDTH,
    Finder,
    Section,
    fitted,
    paper,
    png,
    readable,
    stacked,
    width,
    write,
)

MOST_PAIRS = 3


def draw(board: Board, photo: Finder) -> bytes:
    """The picture as a PNG, 1080 px wide, at most 400 KB. A photo that is missing or cannot be read is said so.

    With many places, photos that cannot be packed leave no room for each other: then fewer are shown.
    """
    data = png(stacked(tuple(_sections(board, photo))))
    if len(data) <= MOST_BYTES or not board.pairs:
        return data
    return draw(replace(board, pairs=board.pairs[:MOST_PAIRS][:-1]), photo)


def _sections(board: Board, photo: Finder) -> Iterator[Section]:
    yield _header(board)
    yield _totals(board.totals)
    yield from panels(board.measure, board.rows, board.highlight)
    yield from (_pair(pair, photo) for pair in board.pairs[:MOST_PAIRS])
    yield _footer(board)


def _header(board: Board) -> Section:
    def paint(picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        ink.rectangle((0, top, WIDTH, top + 14), fill=GREEN)
        cutoff = fitted(readable(board.cutoff), SMALL, WIDTH / 2)
        write(ink, (WIDTH - MARGIN, top + 72), cutoff, SMALL, GREY, "rs")
        room = WIDTH - 2 * MARGIN - width(cutoff, SMALL) - 24
        write(ink, (MARGIN, top + 72), fitted(readable(board.district), BODY, room), BODY, INK)
        # The face's dot is as wide as a character: it needs no spaces.
        title = fitted(readable(board.title).replace(" · ", "·"), 64, WIDTH - 2 * MARGIN)
        write(ink, (MARGIN, top + 150), title, 64, GREEN, bold=True)
        about = fitted(f"{readable(board.period)}　{readable(board.measure)}", BODY, WIDTH - 2 * MARGIN)
        write(ink, (MARGIN, top + 212), about, BODY, INK)

    return Section(240, paint)


def _totals(totals: Totals) -> Section:
    figures = (
        ("新增", totals.new, INK),
        ("在办", totals.open, INK),
        ("待核查", totals.checking, INK if totals.checking else GREY),
        ("▲ 超期", totals.overdue, RED if totals.overdue else GREY),
        ("销号", totals.closed, GREY),
    )

    def paint(picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        paper(ink, top, 168)
        step = (WIDTH - 2 * MARGIN) / len(figures)
        for at, (word, figure, color) in enumerate(figures):
            middle = MARGIN + step * (at + 0.5)
            size = next(size for size in (72, 54, 36) if width(str(figure), size) < step or size == 36)
            write(ink, (middle, top + 88), str(figure), size, color, "ms", bold=True)
            write(ink, (middle, top + 140), word, SMALL, color, "ms")

    return Section(168 + 24, paint)


def _pair(pair: Pair, photo: Finder) -> Section:
    gap = 16
    wide = (WIDTH - 2 * MARGIN - gap) // 2
    high = wide * 9 // 16

    def paint(picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        number = f"#{pair.number}"
        write(ink, (MARGIN, top + 46), number, BODY, GREEN, bold=True)
        after_number = MARGIN + width(number, BODY) + 18
        caption = fitted(readable(pair.caption), BODY, WIDTH - MARGIN - after_number)
        write(ink, (after_number, top + 46), caption, BODY, INK)
        photos = ((pair.before, "整改前", INK), (pair.after, "整改后", GREEN))
        for at, (sha256, word, color) in enumerate(photos):
            x, y = MARGIN + at * (wide + gap), top + 66
            _photo(picture, ink, photo(sha256), (x, y, x + wide, y + high))
            ink.rectangle((x, y, x + 122, y + 48), fill=color)
            write(ink, (x + 61, y + 35), word, SMALL, PAPER, "ms")

    return Section(66 + high + 18, paint)


def _photo(
    picture: Image.Image,
    ink: ImageDraw.ImageDraw,
    photo: bytes | Path | None,
    box: tuple[int, int, int, int],
) -> None:
    left, top, right, bottom = box
    try:
        if photo is None:
            raise FileNotFoundError
        picture.paste(_cut(photo, (right - left, bottom - top)), (left, top))
    except (OSError, SyntaxError, ValueError):
        ink.rectangle(box, fill=LINE)
        write(ink, ((left + right) / 2, (top + bottom) / 2 + 12), "照片缺失", BODY, GREY, "ms")


def _cut(photo: bytes | Path, size: tuple[int, int]) -> Image.Image:
    """The middle of the photo in that size."""
    with Image.open(BytesIO(photo) if isinstance(photo, bytes) else photo) as opened:
        opened.draft("RGB", (size[0] * 2, size[1] * 2))
        return ImageOps.fit(opened.convert("RGB"), size, Image.Resampling.BICUBIC)


def _footer(board: Board) -> Section:
    def paint(picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        reference = fitted(f"编号 {readable(board.reference)}", SMALL, WIDTH - 2 * MARGIN - 100)
        write(ink, (MARGIN, top + 52), reference, SMALL, GREY)
        write(ink, (WIDTH - MARGIN, top + 52), "走街", SMALL, GREY, "rs")

    return Section(84, paint)
