"""Which rows of a ranking stand on which page of its picture: the first and the last places are on the first one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from domain.standing import Ranked

AT_ONCE = 7  # bars that can be compared at a glance
PER_PAGE = 2 * AT_ONCE


@dataclass(frozen=True, slots=True)
class BoardPage:
    """A page's rows in order. `own` is the row of whoever looks at it, where the first page lacks it; those who had
    nothing stand on the last page, and the first one says how many they are (`idle`)."""

    rows: tuple[Ranked, ...]
    page: int
    pages: int
    own: Ranked | None = None
    idle: int = 0


def page_of(ranked: Sequence[Ranked], page: int, own: str | None = None) -> BoardPage:
    """A page of a ranking: every row is on exactly one. A page that there is not is the last one."""
    busy = [row for row in ranked if not row.standing.had_nothing]
    idle = [row for row in ranked if row.standing.had_nothing]
    ordered = _both_ends_first(busy)
    pages = pages_of(ranked)
    page = min(max(page, 1), pages)
    rows = ordered[(page - 1) * PER_PAGE : page * PER_PAGE]
    if page == pages:
        return BoardPage((*rows, *idle), page, pages)
    if page > 1:
        return BoardPage(tuple(rows), page, pages)
    theirs = next((row for row in ordered[PER_PAGE:] if row.standing.name == own), None)
    return BoardPage(tuple(rows), page, pages, theirs, len(idle))


def pages_of(ranked: Sequence[Ranked]) -> int:
    """How many pages a ranking has; those who had nothing need none."""
    busy = sum(not row.standing.had_nothing for row in ranked)
    return max(1, -(-busy // PER_PAGE))


def _both_ends_first(busy: list[Ranked]) -> list[Ranked]:
    """The first seven places and the last seven, then who stands between them, then who has no place."""
    placed = sum(row.place is not None for row in busy)
    if placed <= PER_PAGE:
        return busy
    begin, end = AT_ONCE, placed - AT_ONCE
    return [*busy[:begin], *busy[end:placed], *busy[begin:end], *busy[placed:]]
