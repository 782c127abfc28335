"""Which points people mean: by a scope (全区, a unit, a grid, a kind of point), or by the name or number of one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.points import Point
from storage.store import Store

_PARTED = re.compile(r"[、，,；;\s]+")


def names_in(words: str) -> list[str]:
    """The names that are typed one after another: `人民广场、金衡街 12`."""
    return [one for one in _PARTED.split(words) if one]


def ahead(text: str, points: Sequence[Point]) -> tuple[Point, str] | None:
    """The point with whose name the text begins, and that name; of several the longest."""
    named = [(one, name) for one in points for name in one.names if name and text.startswith(name)]
    return max(named, key=lambda one: len(one[1]), default=None)


def of_scope(scope: str, store: Store) -> list[Point]:
    """The points that people mean: 全区, a unit, a grid, a kind of point, or a kind within a part."""
    points = list(store.district.points)
    kind, part = _kind_in(scope, points)
    if kind:
        points = [one for one in points if one.kind == kind]
    if part in ("", "全区", "所有", "全部"):
        return points if kind or part else []
    found = store.recogniser.find_scope(part)
    if found is None or found.kind == "own":
        return []
    if found.kind == "district":
        return points
    if found.kind in ("point", "points"):
        return [one for one in points if one.id in found.ids]
    grids = set(found.ids)
    if found.kind == "unit":
        units = [below for unit in found.ids for below in store.district.within(unit)]
        grids = {grid.id for grid in store.district.grids_of(units)}
    return [one for one in points if one.grid in grids]


def _kind_in(scope: str, points: Sequence[Point]) -> tuple[str, str]:
    """The kind of point that a scope names, and the rest of it. A kind may be called by its last word (小区 for
    居民小区), where no other kind ends so."""
    kinds = {one.kind for one in points if one.kind}
    if kind := max((one for one in kinds if one in scope), key=len, default=""):
        return kind, scope.replace(kind, "").strip(" 的")
    for size in range(4, 1, -1):
        alike = [one for one in kinds if len(one) > size and scope.endswith(one[-size:])]
        if len(alike) == 1:
            return alike[0], scope[:-size].strip(" 的")
    return "", scope.strip(" 的")


def called(name: str, grid: int | None, store: Store) -> Point | None:
    """The point with this name, alias or number; in the grid, if several are called so."""
    here = all_called(name, grid, store)
    return here[0] if len(here) == 1 else store.recogniser.recognise(name, grid).point


def all_called(name: str, grid: int | None, store: Store) -> list[Point]:
    """All points with this name, alias or number; those in the grid, if some are."""
    alike = [one for one in store.district.points if name in one.names]
    return [one for one in alike if one.grid == grid] or alike
