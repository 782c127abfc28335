"""互评: the lots of a month, the sheets that grids fill in, and what comes of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median

from domain.photo import Photo
from domain.rotation import Turn

FULL = 100.0  # the highest score; the lowest is 0
_MANY = 5  # sheets from which on one of them can be called unusual
_FAR = 10.0  # points: closer to the others than this nothing is unusual
_SCALE = 3 * 1.4826  # three standard deviations, estimated from the median distance


@dataclass(frozen=True, slots=True)
class ScoreDraw:
    """抽签 of a month, by its first day. The seed was made of the history's `line` and its hash, the `basis`.

    Sheets may be filled in `until` then; `ended_at` is when that was told. `drawn_by` is a person's id.
    """

    month: date
    seed: str
    line: int
    basis: str
    turn: Turn
    drawn_at: datetime
    drawn_by: int
    until: datetime
    ended_at: datetime | None = None
    id: int = 0

    @property
    def name(self) -> str:
        """The month as the seed was made of it: `2026-11`."""
        return f"{self.month:%Y-%m}"

    def takes(self, at: datetime) -> bool:
        """May a sheet still be filled in or corrected?"""
        return self.ended_at is None and at <= self.until


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """评分表: one grid's score of another (both by 编号), in points from 0 to 100, with the reason. Never changed:
    a correction is another sheet, and the last one counts."""

    draw: int
    scorer: str
    scored: str
    points: float
    words: str
    person: int
    at: datetime
    photos: tuple[Photo, ...] = ()
    message: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """What one grid gave another: the sheet that counts, None while it is missing (缺), and those before it."""

    scorer: str
    sheet: ScoreSheet | None
    earlier: tuple[ScoreSheet, ...] = ()
    unusual: bool = False

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Those of the sheet and of the ones that it corrected: they stay what the score was given for."""
        sheets = (*self.earlier, *([self.sheet] if self.sheet else []))
        return tuple(photo for sheet in sheets for photo in sheet.photos)


@dataclass(frozen=True, slots=True)
class Marked:
    """What a grid was given in a month. What is missing is never a zero: the mean is of what is there."""

    grid: str
    marks: tuple[Mark, ...]

    @property
    def mean(self) -> float | None:
        """The mean of the sheets that are there; None where all are missing."""
        return mean(mark.sheet.points for mark in self.marks if mark.sheet)

    @property
    def missing(self) -> int:
        """How many sheets are missing."""
        return sum(mark.sheet is None for mark in self.marks)

    @property
    def photos(self) -> tuple[Photo, ...]:
        """Those of its sheets, also of sheets that were corrected since."""
        return tuple(photo for mark in self.marks for photo in mark.photos)


def marked(draw: ScoreDraw, sheets: Sequence[ScoreSheet]) -> tuple[Marked, ...]:
    """What each grid was given, best first, those without a score last. `sheets` come oldest first."""
    given: dict[tuple[str, str], list[ScoreSheet]] = {pair: [] for pair in draw.turn.pairs}
    for sheet in sheets:
        given[sheet.scorer, sheet.scored].append(sheet)
    strange = unusual(filled[-1].points for filled in given.values() if filled)
    found = [
        Marked(grid, tuple(_mark(pair[0], given[pair], strange) for pair in given if pair[1] == grid))
        for grid in draw.turn.order
    ]
    return tuple(sorted(found, key=_best_first))


def unusual(points: Iterable[float]) -> frozenset[float]:
    """偏离: those of the scores of a month that lie far from the middle of them all. They are shown and counted."""
    given = list(points)
    if len(given) < _MANY:
        return frozenset()
    middle = median(given)
    far = max(_FAR, _SCALE * median(abs(one - middle) for one in given))
    return frozenset(one for one in given if abs(one - middle) > far)


def scorers(own: Iterable[tuple[str, str]], scored: str, here: str) -> tuple[str, ...]:
    """Whose sheet it is when somebody scores a grid, by the pairs that their `own` grids drew: each that drew that one;
    in the group of the grid `here`, that one alone if it is among them. All are 编号."""
    drew = tuple(one for one, other in own if other == scored)
    return (here,) if here in drew else drew


def mean(points: Iterable[float]) -> float | None:
    """The mean in tenths; None of nothing."""
    given = list(points)
    return round(sum(given) / len(given) + 1e-9, 1) if given else None


def _mark(scorer: str, filled: Sequence[ScoreSheet], strange: frozenset[float]) -> Mark:
    if not filled:
        return Mark(scorer, None)
    return Mark(scorer, filled[-1], tuple(filled[:-1]), filled[-1].points in strange)


def _best_first(one: Marked) -> tuple[bool, float, str]:
    return one.mean is None, -(one.mean or 0.0), one.grid
