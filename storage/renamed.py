"""Units, categories and people that a workbook names otherwise than the register does: the same, not begun anew."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any, TypeVar

Row = Mapping[str, Any]
Key = tuple[Any, ...]
T = TypeVar("T")

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


def known_by_staff(
    units: Iterable[Row], people: Iterable[Row], present: Mapping[Key, Row], staff: Iterable[Row]
) -> Mapping[Key, Row]:
    """The register's units by name: one that is gone stands under the new name under which its people are all found.

    In: units and people of the book with the book's ids, then of the register with its own. People are known by name
    and phone. At least half of a unit's people have to be found, in one new unit of its kind, and that has none of
    another unit that is gone.
    """
    book = {row["id"]: row for row in units}
    names = {row["name"] for row in book.values()}
    gone = {row["id"]: row for (name,), row in present.items() if row["active"] and name not in names}
    sits = _once((_who(row), row["unit"]) for row in people)
    before: dict[int, list[int | None]] = {}
    for row in staff:
        if row["active"] and row["unit"] in gone and row["phone"]:
            before.setdefault(row["unit"], []).append(sits.get(_who(row)))
    found: dict[int, list[int]] = {}
    for unit, seats in before.items():
        there = [seat for seat in seats if seat is not None]
        if (
            2 * len(there) >= len(seats)
            and len(set(there)) == 1
            and _follows(book[there[0]], gone[unit], present)
        ):
            found.setdefault(there[0], []).append(unit)
    own = {units[0]: book[seat]["name"] for seat, units in found.items() if len(units) == 1}
    return {(own[row["id"]],) if row["id"] in own else key: row for key, row in present.items()}


def as_moved(people: Iterable[Row], present: Mapping[Key, Row]) -> Mapping[Key, Row]:
    """The register's people by name and unit: who sits in another unit of the book stands under that one (调动).

    In: people of the book with the store's ids of their units. Somebody is the same by name and phone, both once among
    the people who come and once among those who would be retired.
    """
    rows = list(people)
    named = {(row["name"], row["unit"]) for row in rows}
    new = _once((_who(row), (row["name"], row["unit"])) for row in rows)
    left = _once((_who(row), key) for key, row in present.items() if row["active"] and key not in named)
    moved = {key: new[who] for who, key in left.items() if new.get(who, key) not in present}
    return {moved.get(key, key): row for key, row in present.items()}


def _follows(new: Row, gone: Row, present: Mapping[Key, Row]) -> bool:
    return (new["name"],) not in present and bool(new["kind"] == gone["kind"])


def _who(row: Row) -> tuple[str, str] | None:
    """By what a person is known who sits somewhere else; None for one without a phone."""
    return (row["name"], row["phone"]) if row["phone"] else None


def _once(marked: Iterable[tuple[Hashable, T]]) -> dict[Hashable, T]:
    """What has a mark that nothing else has."""
    pairs = [(mark, one) for mark, one in marked if mark is not None]
    times = Counter(mark for mark, _ in pairs)
    return {mark: one for mark, one in pairs if times[mark] == 1}


def _mark(sheet: str, row: Row) -> Hashable:
    mark = _SAME[sheet]({**row, "aliases": tuple(row.get("aliases", ()))})
    return tuple(map(str, mark)) if isinstance(mark, tuple) else None
