"""The heat map (热力图): places by categories, a number in each cell, darker where there is more of it.

Seven places stand below each other, then the names of the columns come again.
"""

from __future__ import annotations

from collections.abc import Iterator

from PIL.Image import Image
from PIL.ImageDraw import ImageDraw

from domain.sketch import Ground, Heat, HeatRow
from papers.frame import footer, header
from papers.ink import (
    BODY,
    GREY,
    INK,
    LINE,
    MARGIN,
    PAPER,
    SMALL,
    WIDTH,
    Section,
    fitted,
    packed,
    paper,
    readable,
    stacked,
    width,
    wrapped,
    write,
)

AT_ONCE = 7
PAD = 20
LEFT, RIGHT = MARGIN + PAD, WIDTH - MARGIN - PAD
NAME_END = LEFT + 226
TOTAL, OTHERS = "合计", "其他"
ROW, BELOW, GAP = 76, 16, 4
LINE_OF_NAME, ABOVE_NAMES, BELOW_NAMES = 36, 50, 20
_STEPS = {  # from few to many; white figures from the third on
    Ground.PLAIN: ("#e6eae8", "#bfc9c4", "#6c7a73", "#35423b"),
    Ground.GOOD: ("#e3efe7", "#b5d3c1", "#46805f", "#17603c"),
    Ground.LATE: ("#f8e4e2", "#eebab5", "#c4544c", "#b3261e"),
}
_DARK = 2  # the first step on which figures are white


def draw(heat: Heat) -> bytes:
    """The picture as a PNG, 1080 px wide, at most 400 KB."""
    return packed(stacked((header(heat.head), *_sheets(heat), footer(heat.head))))


def _sheets(heat: Heat) -> Iterator[Section]:
    for first in range(0, len(heat.rows), AT_ONCE):
        yield _sheet(heat, heat.rows[first : first + AT_ONCE])
    sums = (*((heat.rest,) if heat.rest else ()), heat.whole)
    yield _sums(heat, sums)


def _sheet(heat: Heat, rows: tuple[HeatRow, ...]) -> Section:
    head = _head(heat)
    height = head + ROW * len(rows) + BELOW

    def paint(_picture: Image, ink: ImageDraw, top: int) -> None:
        paper(ink, top, height)
        for x, name in zip(_columns(heat), (*heat.columns, TOTAL), strict=True):
            _column_name(ink, top + head - BELOW_NAMES, x, name, _wide(heat))
        for at, row in enumerate(rows):
            _row(ink, top + head + ROW * at, heat, row)

    return Section(height + 24, paint)


def _sums(heat: Heat, rows: tuple[HeatRow, ...]) -> Section:
    height = ROW * len(rows) + 2 * BELOW

    def paint(_picture: Image, ink: ImageDraw, top: int) -> None:
        paper(ink, top, height)
        for at, row in enumerate(rows):
            base = top + BELOW + ROW * at + 50
            bold = row is heat.whole
            name = fitted(readable(row.name), SMALL, NAME_END - LEFT - 8)
            write(ink, (LEFT, base), name, SMALL, INK, bold=bold)
            for x, figure in zip(_columns(heat), (*row.cells, row.total), strict=True):
                _figure(ink, x + _wide(heat) / 2, base, figure, INK if figure else GREY, bold=bold)

    return Section(height + 24, paint)


def _wide(heat: Heat) -> float:
    return (RIGHT - NAME_END) / (len(heat.columns) + 1)


def _columns(heat: Heat) -> list[float]:
    """Where each begins; the last one has the sums."""
    return [NAME_END + _wide(heat) * at for at in range(len(heat.columns) + 1)]


def _head(heat: Heat) -> int:
    """How high the names of the columns are."""
    lines = max(len(_broken(name, _wide(heat))) for name in (*heat.columns, TOTAL))
    return ABOVE_NAMES + LINE_OF_NAME * (lines - 1) + BELOW_NAMES


def _broken(name: str, wide: float) -> list[str]:
    """In up to three lines, about as long as each other."""
    said = readable(name)
    room = max(1, int((wide - 8) // width("宽", SMALL)))
    each = max(1, -(-len(said) // max(1, min(3, -(-len(said) // room)))))
    lines = [said[first : first + each] for first in range(0, len(said), each)]
    return [fitted(line, SMALL, wide - 4) for line in lines]


def _column_name(ink: ImageDraw, base: int, x: float, name: str, wide: float) -> None:
    """Its last line stands on the base."""
    for at, line in enumerate(reversed(_broken(name, wide))):
        color = GREY if name == TOTAL else INK
        write(ink, (x + wide / 2, base - LINE_OF_NAME * at), line, SMALL, color, "ms")


def _row(ink: ImageDraw, top: int, heat: Heat, row: HeatRow) -> None:
    base, wide = top + 50, _wide(heat)
    lines = wrapped(readable(row.name), SMALL, NAME_END - LEFT - 12)
    for at, line in enumerate(lines):
        write(ink, (LEFT, top + (49, 33)[len(lines) - 1] + 34 * at), line, SMALL, INK)
    *cells, last = _columns(heat)
    for x, figure, name in zip(cells, row.cells, heat.columns, strict=True):
        step = _step(figure, heat.most) if name != OTHERS else None
        box = (round(x), top + GAP, round(x + wide) - GAP, top + ROW - GAP)
        if step is None and name != OTHERS:
            ink.rectangle(box, outline=LINE, width=2)
        elif step is not None:
            ink.rectangle(box, fill=_STEPS[heat.mark][step])
        light = step is not None and step >= _DARK
        color = PAPER if light else INK if figure else GREY
        _figure(ink, (box[0] + box[2]) / 2, base, figure, color, bold=light)
    _figure(ink, last + wide / 2, base, row.total, INK, bold=True)


def _step(figure: int, most: int) -> int | None:
    """The highest of all is darkest; none where there is nothing."""
    if not figure:
        return None
    count = len(next(iter(_STEPS.values())))
    return min(count - 1, (figure * count - 1) // max(most, 1))


def _figure(ink: ImageDraw, x: float, base: int, figure: int, color: str, *, bold: bool) -> None:
    said = str(figure)
    size = BODY if width(said, BODY) <= 84 else SMALL
    write(ink, (x, base), said, size, color, "ms", bold=bold)
