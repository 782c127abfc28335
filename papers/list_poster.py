"""The picture of a published list (红黄榜): both lists with places and points, for people to forward."""

from __future__ import annotations

from collections.abc import Iterator

from PIL import Image, ImageDraw

from domain.sketch import PictureHead, Poster, PosterList
from papers.frame import footer, header
from papers.ink import (
    BODY,
    GREEN,
    GREY,
    INK,
    LARGE,
    LINE,
    MARGIN,
    PALE_GREEN,
    WIDTH,
    Section,
    fitted,
    packed,
    paper,
    readable,
    stacked,
    width,
    write,
)

_INSIDE = MARGIN + 28  # where words begin on a sheet
_ROOM = WIDTH - 2 * _INSIDE
_HEAD, _ROW = 92, 84
_NONE = "无"


def draw(poster: Poster) -> bytes:
    """The picture as a PNG, 1080 px wide, at most 400 KB."""
    return packed(stacked(tuple(_sections(poster))))


def _sections(poster: Poster) -> Iterator[Section]:
    head = PictureHead(poster.district, poster.title, poster.measure, "", poster.cutoff, poster.reference)
    yield header(head)
    for one in poster.lists:
        yield _list(one)
        yield Section(28, lambda *_: None)
    yield footer(head)


def _list(one: PosterList) -> Section:
    """A sheet with the list's name, and a row for each grid; the good one has a ground of its own besides its word."""
    rows = one.rows or (("", _NONE, ""),)
    height = _HEAD + _ROW * len(rows) + 16

    def paint(_picture: Image.Image, ink: ImageDraw.ImageDraw, top: int) -> None:
        paper(ink, top, height)
        box = (MARGIN, top, WIDTH - MARGIN, top + _HEAD - 12)
        ink.rounded_rectangle(box, 16, fill=PALE_GREEN if one.good else LINE)
        name = fitted(readable(one.name), LARGE, _ROOM)
        write(ink, (_INSIDE, top + 56), name, LARGE, GREEN if one.good else INK, bold=True)
        for number, row in enumerate(rows):
            _row(ink, top + _HEAD + _ROW * number, row, last=number == len(rows) - 1)

    return Section(height, paint)


def _row(ink: ImageDraw.ImageDraw, top: int, row: tuple[str, str, str], *, last: bool) -> None:
    place, grid, points = row
    write(ink, (_INSIDE, top + 54), place, BODY, GREY)
    begins = _INSIDE + (70 if place else 0)
    room = WIDTH - _INSIDE - begins - width(points, LARGE) - 24
    write(ink, (begins, top + 54), fitted(readable(grid), BODY, room), BODY, INK if place else GREY)
    write(ink, (WIDTH - _INSIDE, top + 54), points, LARGE, INK, anchor="rs", bold=True)
    if not last:
        ink.line((_INSIDE, top + _ROW, WIDTH - _INSIDE, top + _ROW), fill=LINE, width=2)
