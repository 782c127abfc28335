"""What an import does with points that were added in the chat (加点位): nobody's work is lost to an older workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from domain.lexicon import read
from domain.points import Point

Row = Mapping[str, Any]
Key = tuple[Any, ...]


def as_named(book: Iterable[Point], present: Mapping[Key, Row], grids: Mapping[int, int]) -> dict[Key, Row]:
    """Rows of points by code, an added one by the code that the book has for a point with its name in its grid.

    In: `grids` leads from the book's ids to the store's. So a point that somebody wrote into the workbook by hand, with
    a code or a fuller name of its own, is the one that cases speak of, and not a second one beside it.
    """
    added = {(row["grid"], read(row["name"]).folded): key for key, row in present.items() if _stands(row)}
    named = dict(present)
    for point in book:
        for words in (point.name, *point.aliases) if added and (point.code,) not in named else ():
            key = added.pop((grids[point.grid], read(words).folded), None)
            if key is not None:
                named[(point.code,)] = named.pop(key)
                break
    return named


def kept(present: Mapping[Key, Row], grids: Mapping[int, int]) -> frozenset[int]:
    """The ids of added points that stay though the book does not name them: those whose grid it still has."""
    alive = set(grids.values())
    return frozenset(row["id"] for row in present.values() if _stands(row) and row["grid"] in alive)


def _stands(row: Row) -> bool:
    return bool(row["added"] and row["active"])
