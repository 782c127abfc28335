"""Units and categories that a workbook calls otherwise than the register does: renamed, not ended and begun anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

Row = Mapping[str, Any]
Key = tuple[Any, ...]

_SAME: Mapping[str, Callable[[Row], Hashable]] = {
    "单位": lambda row: row["short"] and (row["short"], row["kind"]),
    "类别": lambda row: row["aliases"] and (row["family"], *row["aliases"], row["limit"], row["limit_unit"]),
}
"""By what is known what has another name: a unit by its 简称 and 类型, a category by its 大类, 别名 and 时限."""


def as_renamed(sheet: str, book: Iterable[Row], present: Mapping[Key, Row]) -> Mapping[Key, Row]:
    """The rows of a sheet by their keys in the book: what the book has under a new name stands under that.

    In: rows of the book and rows of the register by name. Where two might be meant, nothing is taken for renamed.
    """
    if sheet not in _SAME:
        return present
    known = {row["name"]: _mark(sheet, row) for row in book}
    left = {key: _mark(sheet, row) for key, row in present.items() if row["active"] and key[0] not in known}
    new = {name: mark for name, mark in known.items() if (name,) not in present}
    once = {mark for mark, times in Counter(new.values()).items() if mark and times == 1}
    once &= {mark for mark, times in Counter(left.values()).items() if times == 1}
    names = {mark: name for name, mark in new.items() if mark in once}
    return {(names[left[key]],) if left.get(key) in names else key: row for key, row in present.items()}


def _mark(sheet: str, row: Row) -> Hashable:
    mark = _SAME[sheet]({**row, "aliases": tuple(row.get("aliases", ()))})
    return tuple(map(str, mark)) if isinstance(mark, tuple) else None
