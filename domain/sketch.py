"""What is to be drawn: the facts of a picture, before anybody draws it (`papers/`). A handler or job says these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from domain.standing import Ranked


class Totals(NamedTuple):
    """The scope's figures of the period, up to the cut-off: 新增 在办 待核查 超期 销号."""

    new: int
    open: int
    checking: int
    overdue: int
    closed: int


@dataclass(frozen=True, slots=True)
class Pair:
    """One case's photos before and after, each by its hash."""

    number: int
    caption: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Board:
    """What the digest's picture says. `rows` come in order of place; `highlight` is the row of whoever looks at it."""

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


Sketch = Board | Comparison | Poster  # each kind of picture that can be said
