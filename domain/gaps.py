"""Gaps of a register (底册) that would leave a report, a list or a reminder without a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from domain.district import District, Purpose, Role
from domain.district_names import UNNAMED
from domain.lexicon import read
from domain.points import Point
from domain.rosters import clash

_NEEDED = (Purpose.ALL, Purpose.CORE, Purpose.LIAISON)
_SHOWN = 5  # names that are enough to know what is meant
_A_FIFTH = 5
_PHONE = re.compile(r"1\d{10}|0\d{9,11}|[2-8]\d{6,7}|[48]00\d{7}")


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is lacking: in which sheet, what, and for which of its rows (names, at least one)."""

    sheet: str
    lacks: str
    names: tuple[str, ...]

    def __str__(self) -> str:
        """`没有网格员：甲网格、乙网格 等 12 个`."""
        more = f" 等 {len(self.names)} 个" if len(self.names) > _SHOWN else ""
        return f"{self.lacks}：{'、'.join(self.names[:_SHOWN])}{more}"


def gaps(district: District) -> Iterator[Gap]:
    """Every gap of a register that is not empty, in the order of the workbook's sheets."""
    for sheet, lacks, names in _looked_at(district):
        if names:
            yield Gap(sheet, lacks, tuple(names))


def _looked_at(district: District) -> Iterator[tuple[str, str, list[str]]]:
    holding, lines = _holding_grids(district), _line_units(district)
    handling = {person.unit for person in district.people if person.has(Role.HANDLER)}
    grouped = {group.unit for group in district.groups_for(Purpose.UNIT)}
    yield (
        "单位",
        "看不出区叫什么，可在《规则》写“区名”；文件和图上会写",
        [UNNAMED] if district.name == UNNAMED and district.units else [],
    )
    yield "单位", "管着网格却没有经办人", _units(district, holding - handling)
    yield "单位", "会收到条线问题却没有经办人", _units(district, lines - holding - handling)
    yield "单位", "会收到问题却没有单位群", _units(district, (holding | lines) - grouped)
    staffed = {grid for person in district.people if person.has(Role.REPORTER) for grid in person.grids}
    yield "网格", "没有网格员", [grid.name for grid in district.grids if grid.id not in staffed]
    spoken = {group.grid for group in district.groups_for(Purpose.GRID)}
    yield "网格", "没有网格群", [grid.name for grid in district.grids if grid.id not in spoken]
    present = {role for person in district.people for role in person.roles}
    lacking = [role for role in (Role.INSPECTOR, Role.OFFICE) if role not in present]
    yield "人员", "没有这种角色的人", [str(role) for role in lacking]
    odd = [one.name for one in district.people if one.phone and not _is_phone(one.phone)]
    yield "人员", "手机不像是 11 位的手机号，也不像座机", odd
    yield "点位", "没有管理员也没有网格员", _ownerless(district)
    yield "群", "没有这种用途的群", [str(one) for one in _NEEDED if not district.groups_for(one)]


def _is_phone(typed: str) -> bool:
    """A mobile number of 11 digits, or one of a desk with or without its area, however it is parted."""
    return _PHONE.fullmatch(re.sub(r"[\s()（）+-]|^\+?86(?=1\d{10}$)", "", typed)) is not None


def _holding_grids(district: District) -> set[int]:
    return {grid.unit for grid in district.grids}


def _line_units(district: District) -> set[int]:
    """Units that cases go to by their place or category (条线单位)."""
    by_place = {unit for point in district.points for unit in point.line_units}
    return by_place | {unit for category in district.categories for unit in category.line_units}


def _units(district: District, ids: set[int]) -> list[str]:
    return [unit.short for unit in district.units if unit.id in ids]


def _ownerless(district: District) -> list[str]:
    return [one.name for one in district.points if one.manager is None and one.reporter is None]


def at_two_posts(district: District, today: date) -> Iterator[Gap]:
    """Who is on duty at two posts at once, by what holds today or later: that may be meant so, and is no lack."""
    if names := tuple(_at_two_posts(district, today)):
        yield Gap("值班", "同一时间排在两个岗", names)


def _at_two_posts(district: District, today: date) -> Iterator[str]:
    """`程晓燕（东门岗、西门岗）` for each of them."""
    lasting = [one for one in district.rosters if one.last is None or one.last >= today]
    for one, other in combinations(lasting, 2):
        for person in sorted(set(one.people) & set(other.people)) if clash(one, other) else ():
            if person in district.person:
                yield f"{district.person[person].name}（{one.post}、{other.post}）"


def shared_aliases(district: District) -> Iterator[Gap]:
    """别名 that another point has as its name, or in the same grid as its 别名 too: nobody can tell which is meant.

    In two grids the same 别名 is no doubt: 东门 is the one of the grid where it is said.
    """
    if names := tuple(_shared_aliases(district)):
        yield Gap("点位", "别名也是别的点位的叫法，只说它分不清是哪个", names)


def _shared_aliases(district: District) -> Iterator[str]:
    """`老街（人民路、和平路）` for each two of them."""
    names: dict[str, Point] = {}
    aliases: dict[tuple[int, str], Point] = {}
    for point in district.points:
        names.setdefault(read(point.name).folded, point)
    for point in district.points:
        for alias in point.aliases:
            word = read(alias).folded
            other = aliases.setdefault((point.grid, word), names.get(word, point))
            if other.id != point.id:
                yield f"{alias}（{point.name}、{other.name}）"


def too_much_retired(present: District, retired: Mapping[str, int]) -> tuple[str, ...]:
    """A line for each sheet of which more than a fifth would be retired (停用); "retired" counts rows by sheet.

    A workbook that lost half of its rows has no fault, so the loss itself has to be confirmed.
    """
    sizes = {
        "单位": len(present.units),
        "网格": len(present.grids),
        "人员": len(present.people),
        "点位": len(present.points),
        "群": len(present.groups),
        "类别": len(present.categories),
    }
    return tuple(
        f"《{sheet}》现有 {size}，要停用 {retired[sheet]}，超过五分之一"
        for sheet, size in sizes.items()
        if retired.get(sheet, 0) * _A_FIFTH > size
    )
