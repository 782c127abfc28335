"""Says what a district has in the words of its workbook: the cells of a row by the names of their columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.workbook.cells import folded
from bot.workbook.columns import ACCOUNTS
from bot.workbook.rostering import row_of_roster
from domain.categories import Category
from domain.district import District, Grid, Group, Person, Unit
from domain.points import Point
from domain.rosters import Roster

Cells = dict[str, str | float]


class Clerk:
    """Says each value in the words of the workbook."""

    def __init__(self, district: District) -> None:
        self._district = district
        self._namesakes = Counter(folded(person.name) for person in district.people)

    def unit(self, unit: Unit) -> Cells:
        return {
            "名称": unit.name,
            "简称": unit.short,
            "类型": unit.kind,
            "上级单位": self._unit(unit.parent),
            "负责人": self._person(unit.head),
            "联系领导": self._person(unit.leader),
        }

    def grid(self, grid: Grid) -> Cells:
        return {
            "编号": grid.code,
            "名称": grid.name,
            "单位": self._unit(grid.unit),
            "网格长": self._person(grid.leader),
            "范围": grid.scope,
            "规模": grid.size,
            "结对单位": self._units(grid.paired),
            "片区": grid.zone,
            "片区负责人": self._person(grid.zone_head),
        }

    def person(self, person: Person) -> Cells:
        return {
            "姓名": person.name,
            "单位": self._unit(person.unit),
            "网格": "、".join(map(self._grid, person.grids)),
            "角色": "、".join(person.roles),
            "手机": person.phone,
            **{column: person.account(platform) for column, platform in ACCOUNTS.items()},
        }

    def point(self, point: Point) -> Cells:
        return {
            "编号": point.code,
            "名称": point.name,
            "类型": point.kind,
            "网格": self._grid(point.grid),
            "地址": point.address,
            "别名": "、".join(point.aliases),
            "纬度": "" if point.latitude is None else point.latitude,
            "经度": "" if point.longitude is None else point.longitude,
            "管理员": self._person(point.manager),
            "网格员": self._person(point.reporter),
            "保洁员": point.cleaner,
            "条线单位": self._units(point.line_units),
            "路面责任区": point.road_area,
            "包挂领导": point.road_leader,
            "直接领导": point.road_chief,
            "民警": point.road_officer,
        }

    def group(self, group: Group) -> Cells:
        return {
            "名称": group.name,
            "用途": group.purpose,
            "平台": group.platform,
            "群号": group.chat,
            "单位": self._unit(group.unit),
            "网格": self._grid(group.grid),
            "消息推送密钥": group.webhook_key,
        }

    def category(self, category: Category) -> Cells:
        return {
            "名称": category.name,
            "大类": category.family,
            "别名": "、".join(category.aliases),
            "条线单位": self._units(category.line_units),
            "时限": category.limit,
            "时限单位": category.limit_unit,
            "紧急": "是" if category.urgent else "否",
            "牵头": category.leading,
            "指标": "、".join(category.indicators),
        }

    def roster(self, roster: Roster) -> Cells:
        return row_of_roster(roster, self._unit, self._point, self._person)

    def _point(self, id: int | None) -> str:
        return "" if id is None else self._district.point[id].code

    def _unit(self, id: int | None) -> str:
        return "" if id is None else self._district.unit[id].name

    def _units(self, ids: Iterable[int]) -> str:
        return "、".join(map(self._unit, ids))

    def _grid(self, id: int | None) -> str:
        return "" if id is None else self._district.grid[id].code

    def _person(self, id: int | None) -> str:
        if id is None:
            return ""
        person = self._district.person[id]
        alone = self._namesakes[folded(person.name)] == 1
        return person.name if alone else f"{person.name}@{self._unit(person.unit)}"
