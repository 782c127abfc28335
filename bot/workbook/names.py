"""Finds a unit, a grid, a person or a point by the name that another sheet uses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from bot.workbook.cells import folded
from bot.workbook.columns import GRIDS, PEOPLE, POINTS, UNITS
from bot.workbook.faults import shown
from bot.workbook.rows import Table

# Comparing every wrong name with every right one takes long in a book that is wrong throughout.
_MOST_HINTS = 50


class BookNames:
    """Ids by name. An id is the row's place in its sheet, from 1. Rows with faults are found too."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._hints_left = _MOST_HINTS
        self._units = self._index(UNITS.name, "名称", "简称")
        self._grids = self._index(GRIDS.name, "编号", "名称")
        self._grids_without_zeros = self._unpadded()
        self.grid_units = dict(enumerate((self.unit(r.says("单位")) for r in tables[GRIDS.name].rows), 1))
        self.person_units = dict(enumerate((self.unit(r.says("单位")) for r in tables[PEOPLE.name].rows), 1))
        self._people: dict[str, list[int]] = {}
        for id, row in enumerate(tables[PEOPLE.name].rows, 1):
            self._people.setdefault(folded(row.says("姓名")), []).append(id)
        self._point_codes = self._index(POINTS.name, "编号")
        self._point_names: dict[str, list[int]] = {}
        for id, row in enumerate(tables[POINTS.name].rows, 1):
            self._point_names.setdefault(folded(row.says("名称")), []).append(id)

    def unit(self, text: str) -> int | None:
        """The unit of this 名称 or 简称."""
        return self._units.get(folded(text))

    def grid(self, text: str) -> int | None:
        """The grid of this 编号 or 名称; 1 finds 01, since spreadsheets drop leading zeros."""
        key = folded(text)
        return self._grids.get(key) or self._grids_without_zeros.get(key.lstrip("0"))

    def people(self, text: str) -> tuple[int, ...]:
        """Everybody of this 姓名, or of 姓名@单位; of two with the same name and unit only the first."""
        found = self._people.get(folded(text), [])
        if not found and "@" in folded(text):
            name, _, unit = folded(text).rpartition("@")
            wanted = self.unit(unit)
            found = [id for id in self._people.get(name, []) if self.person_units[id] in (wanted, None)]
            found = found if wanted is not None else []
        by_unit = {self.person_units[id] or -id: id for id in reversed(found)}
        return tuple(sorted(by_unit.values()))

    def points(self, text: str) -> tuple[int, ...]:
        """The point of this 编号, else everything of this 名称: several grids may have an 东门."""
        code = self._point_codes.get(folded(text))
        return (code,) if code else tuple(self._point_names.get(folded(text), ()))

    def unit_name(self, id: int | None) -> str:
        """名称 of the unit, "" if there is none."""
        return self._tables[UNITS.name].rows[id - 1].says("名称") if id else ""

    def grid_code(self, id: int) -> str:
        """编号 of the grid, "" if there is none."""
        return self._tables[GRIDS.name].rows[id - 1].says("编号") if id else ""

    def complete(self, sheet: str) -> bool:
        """True if the sheet has the column that names its rows. Only then is a name that is not found a fault."""
        table = self._tables[sheet]
        named_by = {UNITS.name: "名称", GRIDS.name: "编号", PEOPLE.name: "姓名", POINTS.name: "名称"}
        return named_by[sheet] in table.columns

    def like(self, sheet: str, text: str) -> str:
        """A hint at what may have been meant, or ""."""
        self._hints_left -= 1
        if self._hints_left < 0:
            return ""
        column = {
            UNITS.name: ("名称", "简称"),
            GRIDS.name: ("编号", "名称"),
            PEOPLE.name: ("姓名",),
            POINTS.name: ("编号", "名称"),
        }[sheet]
        known = [row.says(name) for row in self._tables[sheet].rows for name in column]
        near = get_close_matches(text, [name for name in known if name], 1)
        return f"，是不是{shown(near[0])}" if near else ""

    def _index(self, sheet: str, *columns: str) -> dict[str, int]:
        found: dict[str, int] = {}
        for column in columns:  # a 名称 goes before another row's 简称
            for id, row in enumerate(self._tables[sheet].rows, 1):
                if row.says(column):
                    found.setdefault(folded(row.says(column)), id)
        return found

    def _unpadded(self) -> dict[str, int]:
        codes: dict[str, list[int]] = {}
        for id, row in enumerate(self._tables[GRIDS.name].rows, 1):
            if row.says("编号").isdecimal():
                codes.setdefault(row.says("编号").lstrip("0"), []).append(id)
        return {code: ids[0] for code, ids in codes.items() if len(ids) == 1}


def listed(names: Iterable[str]) -> str:
    """Names in quotation marks with 、 between them."""
    return "、".join(map(shown, names))
