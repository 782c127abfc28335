"""From rows to the register (底册): seven kinds of values, with every name turned into an id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeVar

from bot.workbook.cells import number_of, split, split_names
from bot.workbook.columns import ACCOUNTS, CATEGORIES, GRIDS, GROUPS, PEOPLE, POINTS, UNITS
from bot.workbook.faults import CellFault, shown
from bot.workbook.names import BookNames, listed
from bot.workbook.roster_columns import ROSTERS
from bot.workbook.rostering import roster_of
from bot.workbook.rows import SheetRow, Table
from domain.categories import Axis, Category, LimitUnit
from domain.district import District, Grid, Group, Person, Purpose, Role, Unit, UnitKind
from domain.platform import Platform
from domain.points import Point

Word = TypeVar("Word", bound=StrEnum)


def district_of(
    tables: Mapping[str, Table], names: BookNames, report: Callable[[CellFault], None]
) -> District:
    """The register that the tables describe, ids from 1 in row order.

    A name that is not found is reported, and something harmless takes its place, so that all faults are found. The
    district means nothing if there are faults.
    """
    desk = _Desk(names, report)
    return District(
        units=tuple(desk.unit(id, row) for id, row in enumerate(tables[UNITS.name].rows, 1)),
        grids=tuple(desk.grid(id, row) for id, row in enumerate(tables[GRIDS.name].rows, 1)),
        people=tuple(desk.person(id, row) for id, row in enumerate(tables[PEOPLE.name].rows, 1)),
        points=tuple(desk.point(id, row) for id, row in enumerate(tables[POINTS.name].rows, 1)),
        groups=tuple(desk.group(id, row) for id, row in enumerate(tables[GROUPS.name].rows, 1)),
        categories=tuple(desk.category(id, row) for id, row in enumerate(tables[CATEGORIES.name].rows, 1)),
        rosters=tuple(roster_of(id, row, desk) for id, row in enumerate(tables[ROSTERS.name].rows, 1)),
    )


class _Desk:
    """Turns one row at a time into a value."""

    def __init__(self, names: BookNames, report: Callable[[CellFault], None]) -> None:
        self._names, self.report = names, report

    def unit(self, id: int, row: SheetRow) -> Unit:
        return Unit(
            id=id,
            name=row.says("名称"),
            short=row.says("简称") or row.says("名称"),
            kind=_word(row.says("类型"), UnitKind, UnitKind.OTHER),
            parent=self._unit(row, "上级单位"),
            head=self.person_of(row, "负责人", id),
            leader=self.person_of(row, "联系领导", id),
        )

    def grid(self, id: int, row: SheetRow) -> Grid:
        unit = self._unit(row, "单位")
        return Grid(
            id=id,
            code=row.says("编号"),
            name=row.says("名称"),
            unit=unit or 0,
            leader=self.person_of(row, "网格长", unit),
            scope=row.says("范围"),
            size=number_of(row.says("规模")) or 1.0,
            paired=self._units(row, "结对单位"),
            zone=row.says("片区"),
            zone_head=self.person_of(row, "片区负责人", unit),
        )

    def person(self, id: int, row: SheetRow) -> Person:
        return Person(
            id=id,
            name=row.says("姓名"),
            unit=self._unit(row, "单位") or 0,
            roles=tuple(Role(word) for word in split(row.says("角色"))),
            grids=self._grids(row, "网格"),
            phone=row.says("手机"),
            accounts=frozenset(
                (platform, account) for column, platform in ACCOUNTS.items() if (account := row.says(column))
            ),
        )

    def point(self, id: int, row: SheetRow) -> Point:
        grid = self._grid(row, "网格") or 0
        unit = self._names.grid_units.get(grid)
        return Point(
            id=id,
            code=row.says("编号") or self._code(grid, row),
            name=row.says("名称"),
            kind=row.says("类型"),
            grid=grid,
            address=row.says("地址"),
            aliases=split(row.says("别名")),
            latitude=number_of(row.says("纬度")),
            longitude=number_of(row.says("经度")),
            manager=self.person_of(row, "管理员", unit),
            reporter=self.person_of(row, "网格员", unit),
            cleaner=row.says("保洁员"),
            line_units=self._units(row, "条线单位"),
            road_area=row.says("路面责任区"),
            road_leader=row.says("包挂领导"),
            road_chief=row.says("直接领导"),
            road_officer=row.says("民警"),
        )

    def group(self, id: int, row: SheetRow) -> Group:
        return Group(
            id=id,
            name=row.says("名称"),
            purpose=_word(row.says("用途"), Purpose, Purpose.ALL),
            platform=Platform(row.says("平台") or Platform.WEB),
            chat=row.says("群号"),
            unit=self._unit(row, "单位"),
            grid=self._grid(row, "网格"),
            webhook_key=row.says("消息推送密钥"),
        )

    def category(self, id: int, row: SheetRow) -> Category:
        return Category(
            id=id,
            name=row.says("名称"),
            family=row.says("大类"),
            aliases=split(row.says("别名")),
            line_units=self._units(row, "条线单位"),
            limit=number_of(row.says("时限")) or 0.0,
            limit_unit=_word(row.says("时限单位"), LimitUnit, LimitUnit.WORKING_DAY),
            urgent=row.says("紧急") == "是",
            leading=_word(row.says("牵头"), Axis, Axis.TERRITORY),
            indicators=split(row.says("指标")),
        )

    def _code(self, grid: int, row: SheetRow) -> str:
        """编号 of a point that has none: its grid's and its name, the same at every import."""
        return f"{self._names.grid_code(grid)}-{row.says('名称')}"

    def _unit(self, row: SheetRow, column: str) -> int | None:
        return self._found(row, column, row.says(column), UNITS.name, self._names.unit)

    def _grid(self, row: SheetRow, column: str) -> int | None:
        return self._found(row, column, row.says(column), GRIDS.name, self._names.grid)

    def _units(self, row: SheetRow, column: str) -> tuple[int, ...]:
        return self._all(row, column, UNITS.name, self._names.unit)

    def _grids(self, row: SheetRow, column: str) -> tuple[int, ...]:
        return self._all(row, column, GRIDS.name, self._names.grid)

    def _all(
        self, row: SheetRow, column: str, sheet: str, find: Callable[[str], int | None]
    ) -> tuple[int, ...]:
        words = split_names(row.says(column), lambda text: find(text) is not None)
        found = (self._found(row, column, word, sheet, find) for word in words)
        return tuple(dict.fromkeys(id for id in found if id is not None))

    def _found(
        self, row: SheetRow, column: str, text: str, sheet: str, find: Callable[[str], int | None]
    ) -> int | None:
        id = find(text) if text else None
        if text and id is None and self._names.complete(sheet):
            named = "名称或简称" if sheet == UNITS.name else "编号或名称"
            self._unknown(row, column, text, sheet, named)
        return id

    def person_of(self, row: SheetRow, column: str, unit: int | None) -> int | None:
        """The person a cell names; of several with one name the one of this unit."""
        return self._person(row, column, row.says(column), unit)

    def people_of(self, row: SheetRow, column: str, unit: int | None) -> tuple[int, ...]:
        """The people a cell names, each once, in order."""
        found = (self._person(row, column, name, unit) for name in split(row.says(column)))
        return tuple(dict.fromkeys(id for id in found if id is not None))

    def point_of(self, row: SheetRow, column: str) -> int | None:
        """The point a cell names, by its number or by a name that no other point has."""
        text = row.says(column)
        able = self._names.points(text) if text else ()
        if text and not able and self._names.complete(POINTS.name):
            self._unknown(row, column, text, POINTS.name, "编号或名称")
        if len(able) > 1:
            self.report(row.fault(column, f"有 {len(able)} 个点位叫{shown(text)}", "应写点位的编号"))
        return able[0] if len(able) == 1 else None

    def unit_of(self, row: SheetRow, column: str) -> int | None:
        """The unit a cell names."""
        return self._unit(row, column)

    def _person(self, row: SheetRow, column: str, text: str, unit: int | None) -> int | None:
        able = self._names.people(text) if text else ()
        if text and not able and self._names.complete(PEOPLE.name):
            self._unknown(row, column, text, PEOPLE.name, "姓名，或写成 姓名@单位")
        if len(able) < 2:
            return next(iter(able), None)
        units = [self._names.person_units[one] for one in able]
        if unit in units and unit is not None:
            return able[units.index(unit)]
        if None not in units and unit is not None:  # else a unit has a fault, which is already reported
            right = f"应写成 姓名@单位，如 {shown(f'{text}@{self._names.unit_name(units[0])}')}"
            self.report(row.fault(column, f"有 {len(able)} 个人叫{shown(text)}", right))
        return None

    def _unknown(self, row: SheetRow, column: str, text: str, sheet: str, named: str) -> None:
        right = f"应为《{sheet}》表里的{named}{self._names.like(sheet, text)}"
        self.report(row.fault(column, f"{column}{listed([text])}不在《{sheet}》表里", right))


def _word(text: str, kind: type[Word], otherwise: Word) -> Word:
    return kind(text) if text else otherwise
