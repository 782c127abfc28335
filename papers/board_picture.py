"""The picture of the evening digest (晒比拼): totals, places with bars, and photos before and after.

Where there are many places it is a page, and only the first one has totals and photos.
1080 px wide and drawn to be read at 390 px, where a phone shows it. Colours always come with a word or a mark.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PIL import Image, ImageDraw

from domain.sketch import Board, PictureHead, Totals
from papers.board_rows import LEFT, RIGHT, panels
from papers.frame import footer, header
from papers.ink import (
    BODY,
    GREY,
    INK,
    MARGIN,
    MOST_BYTES,
    RED,
    SMALL,
    WIDTH,
    Finder,
    Section,
    fitted,
    packed,
    paper,
    readable,
    stacked,
    width,
    write,
)
from papers.photo_pairs import WIDE, pair

MOST_PAIRS = 3


def draw(board: Board, photo: Finder) -> bytes:
    """The picture, 1080 px wide, at most 400 KB. A photo that is missing or cannot be read is said so.

    Photos that cannot be packed leave no room for each other: then fewer are shown.
    """
    data = packed(stacked(tuple(_sections(board, photo))))
    if len(data) <= MOST_BYTES or not board.pairs:
        return data
    return draw(replace(board, pairs=board.pairs[:MOST_PAIRS][:-1]), photo)


def _sections(board: Board, photo: Finder) -> Iterator[Section]:
    head = head_of(board)
    yield header(head)
    if board.page == 1:
        yield _totals(board.totals)
    yield from panels(board)
    yield from (pair(one, photo, WIDE * 9 // 16) for one in board.pairs[:MOST_PAIRS])
    yield footer(head)


def head_of(board: Board) -> PictureHead:
    """What it says of itself."""
    return PictureHead(
        board.district,
        board.title,
        board.measure,
        board.period,
        board.cutoff,
        board.reference,
        board.page,
        board.pages,
    )


def _totals(totals: Totals) -> Section:
    figures = (
        ("新增", totals.new, INK),
        ("在办", totals.open, INK),
        ("待核查", totals.checking, INK if totals.checking else GREY),
        ("▲ 超期", totals.overdue, RED if totals.overdue else GREY),
        ("销号", totals.closed, GREY),
    )

    whose = 56 if totals.of else 0

    def paint(picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        paper(ink, top, 168 + whose)
        if totals.of:
            said = fitted(readable(totals.of), BODY, RIGHT - LEFT)
            write(ink, (LEFT, top + 60), said, BODY, INK, bold=True)
        top += whose
        step = (WIDTH - 2 * MARGIN) / len(figures)
        for at, (word, figure, color) in enumerate(figures):
            middle = MARGIN + step * (at + 0.5)
            size = next(size for size in (72, 54, 36) if width(str(figure), size) < step or size == 36)
            write(ink, (middle, top + 88), str(figure), size, color, "ms", bold=True)
            write(ink, (middle, top + 140), word, SMALL, color, "ms")

    return Section(168 + whose + 24, paint)
