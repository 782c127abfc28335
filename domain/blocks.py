"""What a message says as blocks, for platforms that can lay them out: a heading, a table, pictures side by side.

Whoever says blocks says the same in plain words and photos beside them, which every platform shows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Headline:
    """A line above what belongs to it."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; `small` for what only says where the rest comes from."""

    text: str
    small: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """A list, an item each."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Columns:
    """Rows under a head, with as many cells each. `own` is the row of whoever looks at it. Figures stand right: all
    cells but those of the `words`, by their columns."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    words: tuple[int, ...] = ()
    own: int | None = None


@dataclass(frozen=True, slots=True)
class Collage:
    """Photos side by side, each by its hash, with one caption."""

    photos: tuple[str, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Folded:
    """What is seen only when its title is pressed."""

    title: str
    blocks: tuple[Block, ...]


Block = Headline | Words | Lines | Columns | Collage | Folded


def said_in(blocks: Iterable[Block]) -> Iterator[str]:
    """Every text of them, in the order in which it is read."""
    for one in blocks:
        match one:
            case Headline() | Words():
                yield one.text
            case Lines():
                yield from one.items
            case Columns():
                yield one.title
                for row in (one.head, *one.rows):
                    yield from row
            case Collage():
                yield one.caption
            case Folded():
                yield one.title
                yield from said_in(one.blocks)


def photos_in(blocks: Iterable[Block]) -> Iterator[str]:
    """The hash of every photo of them, in order."""
    for one in blocks:
        match one:
            case Collage():
                yield from one.photos
            case Folded():
                yield from photos_in(one.blocks)
