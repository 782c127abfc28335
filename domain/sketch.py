"""What is to be drawn: the facts of a picture, before anybody draws it (`papers/`). A handler or job says these."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from domain.standing import Ranked


class Totals(NamedTuple):
    """The scope's figures of the period, up to the cut-off: 新增 在办 待核查 超期 销号; `of` is what it is called."""

    new: int
    open: int
    checking: int
    overdue: int
    closed: int
    of: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """One case's photos before and after, each by its hash. `note` is a second line: its unit, how long it took."""

    number: int
    caption: str
    before: str
    after: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """What the digest's picture says, or a page of it. `rows` come in order of place; `highlight` is the row of whoever
    looks at it, and `own` that row where it stands on a later page; there stand also `idle` who had nothing."""

    district: str
    title: str
    measure: str
    period: str
    cutoff: str
    reference: str
    rows: tuple[Ranked, ...]
    totals: Totals
    highlight: str | None = None
    pairs: tuple[Pair, ...] = ()
    page: int = 1
    pages: int = 1
    own: Ranked | None = None
    idle: int = 0


@dataclass(frozen=True, slots=True)
class Twin:
    """Two photos that may be the same picture, each by its hash, and why they are shown."""

    why: str
    now: str
    now_caption: str
    before: str
    before_caption: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What the picture with doubted photos says (照片对比)."""

    district: str
    title: str
    twins: tuple[Twin, ...]


@dataclass(frozen=True, slots=True)
class PictureHead:
    """What every picture says of itself. `reference` is what the text beside it carries too; `page` of `pages`."""

    district: str
    title: str
    measure: str
    period: str
    cutoff: str
    reference: str
    page: int = 1
    pages: int = 1


class Ground(StrEnum):
    """How something is marked: what is good solid and green, what is late red, the rest an outline."""

    PLAIN = "plain"
    GOOD = "good"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Series:
    """A number for each part of the time, None where there is none."""

    name: str
    values: tuple[int | None, ...]
    mark: Ground = Ground.PLAIN


@dataclass(frozen=True, slots=True)
class Track:
    """One axis of a trend, with a series or two on it; `unit` is 件 or %. `notes` stand below the bars of each part."""

    series: tuple[Series, ...]
    unit: str
    notes: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """What the picture of a trend says (趋势): parts of the time from left to right, each with two lines of `labels`.

    `most` is the highest value of each track on any page: all pages are drawn to one scale.
    """

    head: PictureHead
    labels: tuple[tuple[str, str], ...]
    tracks: tuple[Track, ...]
    most: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class HeatRow:
    """A place with a number for each column, and their sum."""

    name: str
    cells: tuple[int, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Heat:
    """What the heat map says (热力图): a row for each place, a column for each category, the last one for the others.

    `rest` is what the places on other pages have, `whole` is everything; `most` is the highest cell of one category on
    any page.
    """

    head: PictureHead
    mark: Ground
    columns: tuple[str, ...]
    rows: tuple[HeatRow, ...]
    rest: HeatRow | None
    whole: HeatRow
    most: int


@dataclass(frozen=True, slots=True)
class Wall:
    """What the wall of closed cases says (对比墙): each with its photos before and after."""

    head: PictureHead
    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class PosterList:
    """One of the lists of a poster: its name, and its rows of place, grid and points."""

    name: str
    good: bool
    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Poster:
    """What the picture of a published list says (红黄榜)."""

    district: str
    title: str
    measure: str
    cutoff: str
    reference: str
    lists: tuple[PosterList, ...]


Sketch = Board | Comparison | Poster | Trend | Heat | Wall  # each kind of picture that can be said
