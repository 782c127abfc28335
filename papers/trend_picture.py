"""The picture of a trend (趋势): bars from zero for each day, week or month, one axis below the other.

Every bar has its number. No more than seven parts of the time stand side by side; the rest is a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PIL.Image import Image
from PIL.ImageDraw import ImageDraw

from domain.sketch import Ground, Series, Track, Trend
from papers.frame import footer, header
from papers.ink import (
    BODY,
    GREEN,
    GREY,
    INK,
    LINE,
    MARGIN,
    PAPER,
    RED,
    SMALL,
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

AT_ONCE = 7  # parts of a sheet: more bars than that are not compared at a glance
PAD, GUTTER = 28, 92  # the gutter has the axis's figures
LEFT, RIGHT = MARGIN + PAD + GUTTER, WIDTH - MARGIN - PAD
NAMES, ABOVE, HIGH, LOW, NOTES, LABELS, BELOW = 64, 48, 200, 110, 40, 88, 20
INNER, OUTER = 6, 20  # px between the bars of one part of the time, and more between two parts
_COLOURS = {Ground.PLAIN: INK, Ground.GOOD: GREEN, Ground.LATE: RED}
_SIGNS = {Ground.LATE: "▲ "}
_KEY = 24  # px of the square before a series' name


def draw(trend: Trend) -> bytes:
    """The picture as a PNG, 1080 px wide, at most 400 KB."""
    found = parts(trend)
    sheets = (_sheet(trend, part, (RIGHT - LEFT) / len(found[0])) for part in found)
    return packed(stacked((header(trend.head), *sheets, footer(trend.head))))


def parts(trend: Trend) -> list[range]:
    """Which parts of the time stand on which sheet: as many on each as can be, and the numbers find room."""
    count, room = len(trend.labels), RIGHT - LEFT
    needed = max(
        len(track.series) * (width(_said(most, track), SMALL) + INNER) + OUTER
        for track, most in zip(trend.tracks, trend.most, strict=True)
    )
    at_once = max(1, min(AT_ONCE, int(room / needed)))
    each = -(-count // -(-count // at_once))
    return [range(first, min(first + each, count)) for first in range(0, count, each)]


def _said(value: int, track: Track) -> str:
    return f"{value}{'%' if track.unit == '%' else ''}"


def _sheet(trend: Trend, part: range, step: float) -> Section:
    heights = [_height(track) for track in trend.tracks]
    height = sum(heights) + LABELS + BELOW

    def paint(_picture: Image, ink: ImageDraw, top: int) -> None:
        paper(ink, top, height)
        y = top
        for track, most, high in zip(trend.tracks, trend.most, heights, strict=True):
            _track(ink, y, track, most, part, step)
            y += high
        for x, at in _slots(part, step):
            for line, words in enumerate(trend.labels[at]):
                write(ink, (x, y + 36 + 36 * line), readable(words), SMALL, INK if line == 0 else GREY, "ms")

    return Section(height + 24, paint)


def _height(track: Track) -> int:
    return NAMES + ABOVE + _bars_high(track) + (NOTES if track.notes else 0) + BELOW


def _bars_high(track: Track) -> int:
    return HIGH if len(track.series) > 1 else LOW


def _slots(part: range, step: float) -> Iterator[tuple[float, int]]:
    """The middle of each part of the time."""
    return ((LEFT + step * (place + 0.5), at) for place, at in enumerate(part))


def _track(ink: ImageDraw, top: int, track: Track, most: int, part: range, step: float) -> None:
    _names(ink, top + 46, track)
    zero = top + NAMES + ABOVE + _bars_high(track)
    _axis(ink, zero, track, most)
    wide = min(56.0, (step - OUTER) / len(track.series) - INNER)
    for x, at in _slots(part, step):
        for place, series in enumerate(track.series):
            middle = x + (place - (len(track.series) - 1) / 2) * (wide + INNER)
            _bar(
                ink, (middle, zero), wide, series.values[at], _bars_high(track) / max(most, 1), series, track
            )
        if track.notes:
            write(ink, (x, zero + 36), track.notes[at], SMALL, GREY, "ms")
    ink.line((LEFT, zero, RIGHT, zero), fill=GREY, width=3)


def _names(ink: ImageDraw, base: int, track: Track) -> None:
    x: float = MARGIN + PAD
    for series in track.series:
        _box(ink, (x, base - _KEY, x + _KEY, base), series.mark)
        name = f"{_SIGNS.get(series.mark, '')}{readable(series.name)}"
        write(ink, (x + _KEY + 12, base), name, BODY, _COLOURS[series.mark], bold=True)
        x += _KEY + 12 + width(name, BODY) + 32
    about = fitted(readable(track.about), SMALL, RIGHT - x)
    write(ink, (RIGHT, base), about, SMALL, GREY, "rs")


def _axis(ink: ImageDraw, zero: int, track: Track, most: int) -> None:
    """Zero, and a fine line at the whole or at the highest."""
    whole = most if track.unit != "%" else 100
    y = zero - _bars_high(track)
    ink.line((LEFT, y, RIGHT, y), fill=LINE, width=2)
    write(ink, (LEFT - 12, zero + 10), "0", SMALL, GREY, "rs")
    if whole:
        write(ink, (LEFT - 12, y + 10), _said(whole, track), SMALL, GREY, "rs")


def _bar(
    ink: ImageDraw,
    at: tuple[float, int],
    wide: float,
    value: int | None,
    scale: float,
    series: Series,
    track: Track,
) -> None:
    middle, zero = at
    if value is None:
        write(ink, (middle, zero - 12), "—", SMALL, GREY, "ms")
        return
    top = zero - round(value * scale)
    if value:
        _box(ink, (middle - wide / 2, top, middle + wide / 2, zero), series.mark)
    said = _said(value, track)
    write(
        ink, (middle, top - 10), said, SMALL, _COLOURS[series.mark] if value else GREY, "ms", bold=bool(value)
    )


def _box(ink: ImageDraw, box: Sequence[float], mark: Ground) -> None:
    """Solid, or where it is plain an outline: they are told apart without their colours."""
    whole = tuple(map(round, box))
    if mark is Ground.PLAIN:
        ink.rectangle(whole, fill=PAPER, outline=INK, width=4)
    else:
        ink.rectangle(whole, fill=_COLOURS[mark])
