"""Writes a district into a workbook. What was read comes out again, sheet by sheet and row by row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.files import write_private
from bot.workbook.cells import folded
from bot.workbook.columns import (
    ACCOUNTS,
    CATEGORIES,
    GRIDS,
    GROUPS,
    INDICATORS,
    PEOPLE,
    POINTS,
    RULES,
    SCORES,
    SHEETS,
    UNITS,
)
from bot.workbook.library import rows_of_library
from bot.workbook.look import fill, grey, new_book
from bot.workbook.reading import read
from bot.workbook.roster_columns import ROSTERS
from bot.workbook.rostering import row_of_roster
from bot.workbook.ruling import rows_of_rules
from bot.workbook.sample import SAMPLE
from bot.workbook.scoring import example_rows, rows_of_sets
from domain.appraisal import RuleSet
from domain.categories import Category
from domain.district import District, Grid, Group, Person, Unit
from domain.mock_scores import YearIndicator
from domain.points import Point
from domain.rosters import Roster
from domain.rules import DEFAULTS, Rules
from domain.rulesets import USUAL

Cells = dict[str, str | float]


def write(
    district: District,
    path: Path,
    rules: Rules = DEFAULTS,
    rule_sets: Sequence[RuleSet] = (USUAL,),
    library: Sequence[YearIndicator] = (),
) -> None:
    """Write the workbook that says this district and its rules; reading it gives equal ones. May raise OSError."""
    data = BytesIO()
    book_of(district, rules, rule_sets, library).save(data)
    write_private(path, data.getvalue())


def template(path: Path) -> None:
    """Write a workbook to begin with: notes, lists, example rows, the usual categories, the rules' defaults.

    May raise OSError.
    """
    book, pages = new_book()
    fill(pages[CATEGORIES.name], CATEGORIES, map(_Clerk(District()).category, _standard_categories()))
    fill(pages[RULES.name], RULES, rows_of_rules(DEFAULTS))
    _fill_scores(pages[SCORES.name], (USUAL,))
    for sheet in SHEETS:
        if sheet not in (CATEGORIES, RULES, SCORES):
            fill(pages[sheet.name], sheet, [{column.name: column.example for column in sheet.columns}])
            grey(pages[sheet.name], 2)
    book.save(path)


def _standard_categories() -> Iterator[Category]:
    """The categories of the sample district, which are the usual ones, without its units and indicators."""
    for category in read(SAMPLE).district.categories:
        yield replace(category, line_units=(), indicators=())


def _fill_scores(page: Worksheet, rule_sets: Sequence[RuleSet]) -> None:
    """The versions, and below them in grey the ready-made ones that are not among them."""
    own = list(rows_of_sets(rule_sets))
    spare = list(example_rows({one.version for one in rule_sets}))
    fill(page, SCORES, [*own, *spare])
    for number in range(len(spare)):
        grey(page, 2 + len(own) + number)


def book_of(
    district: District, rules: Rules, rule_sets: Sequence[RuleSet], library: Sequence[YearIndicator]
) -> Workbook:
    """The workbook that says this district and its rules, not yet written anywhere."""
    clerk = _Clerk(district)
    book, pages = new_book()
    fill(pages[UNITS.name], UNITS, map(clerk.unit, district.units))
    fill(pages[GRIDS.name], GRIDS, map(clerk.grid, district.grids))
    fill(pages[PEOPLE.name], PEOPLE, map(clerk.person, district.people))
    fill(pages[POINTS.name], POINTS, map(clerk.point, district.points))
    fill(pages[GROUPS.name], GROUPS, map(clerk.group, district.groups))
    fill(pages[CATEGORIES.name], CATEGORIES, map(clerk.category, district.categories))
    fill(pages[RULES.name], RULES, rows_of_rules(rules))
    fill(pages[ROSTERS.name], ROSTERS, map(clerk.roster, district.rosters))
    _fill_scores(pages[SCORES.name], rule_sets)
    fill(pages[INDICATORS.name], INDICATORS, rows_of_library(library))
    return book


class _Clerk:
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
