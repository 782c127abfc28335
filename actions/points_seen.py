"""Which points somebody looked at (覆盖率): whoever reported there, or answered for it in a dragnet."""

from __future__ import annotations

from domain.tally import Span
from storage.store import Store


def points_seen(span: Span, store: Store) -> dict[int, tuple[int, int]]:
    """By grid: how many of its points somebody saw, and how many there are."""
    seen = store.behind.points_seen(span)
    found = {grid.id: (0, 0) for grid in store.district.grids}
    for point in store.district.points:
        if point.grid in found:
            before, all_ = found[point.grid]
            found[point.grid] = before + (point.id in seen), all_ + 1
    return found
