"""The register of a district (区): who is where and answers for what.

It is what the district workbook says, as one frozen value: every other part asks it instead of the database.
Ids are the store's; a value that was read from a workbook and is not yet stored carries ids of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from domain.categories import Category
from domain.district_names import district_name
from domain.platform import Platform
from domain.points import Point
from domain.rosters import Roster

ALONE = "本级"  # behind the name of a unit with others below it, where these are not counted with it


class Role(StrEnum):
    """角色, in the workbook's words."""

    REPORTER = "网格员"
    HANDLER = "经办人"
    UNIT_HEAD = "单位负责人"
    INSPECTOR = "督查员"
    OFFICE = "创建办"
    LEADER = "领导"
    OBSERVER = "观察员"


class Purpose(StrEnum):
    """What a group (群) is for, in the workbook's words; PRIVATE is a talk of one person with the bot."""

    ALL = "全区"
    CORE = "核心"
    LIAISON = "联络"
    UNIT = "单位"
    GRID = "网格"
    PRIVATE = "私聊"


class UnitKind(StrEnum):
    """类型 of a unit (责任单位)."""

    STREET = "街道"
    TOWN = "镇"
    COMMUNITY = "村社区"
    DEPARTMENT = "部门"
    TASK_FORCE = "专班"
    OTHER = "其他"


@dataclass(frozen=True, slots=True)
class Unit:
    """责任单位. `head` and `leader` are people's ids, `parent` a unit's."""

    id: int
    name: str
    short: str
    kind: UnitKind
    parent: int | None = None
    head: int | None = None
    leader: int | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """What people call it."""
        return tuple(name for name in (self.name, self.short) if name)


@dataclass(frozen=True, slots=True)
class Grid:
    """网格. `size` (规模) is a positive number of points or households; `paired` (结对单位) send volunteers there.

    Several may make a `zone` (片区), which somebody heads: `zone_head` is a person's id.
    """

    id: int
    code: str
    name: str
    unit: int
    leader: int | None = None
    scope: str = ""
    size: float = 1.0
    paired: tuple[int, ...] = ()
    zone: str = ""
    zone_head: int | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """人员. A person may have several roles and several grids.

    `accounts` are those that the workbook names, at most one on a platform; whoever joined with a code (登记码) has
    one that is not among them.
    """

    id: int
    name: str
    unit: int
    roles: tuple[Role, ...]
    grids: tuple[int, ...] = ()
    phone: str = field(default="", repr=False)
    accounts: frozenset[tuple[Platform, str]] = field(default=frozenset(), repr=False)

    def has(self, *roles: Role) -> bool:
        """True if the person has at least one of these roles."""
        return any(role in self.roles for role in roles)

    def account(self, platform: Platform) -> str:
        """What the workbook calls the person on a platform; "" if it does not say."""
        return next((account for where, account in self.accounts if where == platform), "")


@dataclass(frozen=True, slots=True)
class Group:
    """群: a chat group by purpose. `chat` (群号) is its id on its platform; `unit`/`grid` say whose it is."""

    id: int
    name: str
    purpose: Purpose
    platform: Platform
    chat: str
    unit: int | None = None
    grid: int | None = None
    webhook_key: str = field(default="", repr=False)

    @property
    def whose(self) -> tuple[Purpose, int | None, int | None]:
        """What the same group has in common on every platform: its purpose, its unit and its grid."""
        return self.purpose, self.unit, self.grid


Kept = TypeVar("Kept", bound=Unit | Grid | Person | Point | Category | Roster)


def _by_id(present: tuple[Kept, ...], retired: tuple[Kept, ...]) -> dict[int, Kept]:
    return {one.id: one for one in (*retired, *present)}


@dataclass(frozen=True)
class District:
    """One district's whole register, each kind in the workbook's order.

    `retired` is what the workbook named once and no longer does: cases still speak of it, so it is found by id.
    """

    units: tuple[Unit, ...] = ()
    grids: tuple[Grid, ...] = ()
    people: tuple[Person, ...] = ()
    points: tuple[Point, ...] = ()
    groups: tuple[Group, ...] = ()
    categories: tuple[Category, ...] = ()
    rosters: tuple[Roster, ...] = ()
    retired: District | None = None
    own_name: str = ""  # 区名 of the sheet 规则, where it says one

    @cached_property
    def name(self) -> str:
        """区名 as the rules say it, else as the names of its bodies tell it."""
        return self.own_name or self._told_by_its_bodies()

    def _told_by_its_bodies(self) -> str:
        tops = [unit.name for unit in self.units if unit.parent is None]
        offices = [self.unit[one.unit].name for one in self.people_with(Role.OFFICE)]
        groups = [one.name for purpose in (Purpose.ALL, Purpose.CORE) for one in self.groups_for(purpose)]
        return district_name(tops, offices, groups)

    @cached_property
    def unit(self) -> dict[int, Unit]:
        """Units by id."""
        return _by_id(self.units, self.retired.units if self.retired else ())

    @cached_property
    def grid(self) -> dict[int, Grid]:
        """Grids by id."""
        return _by_id(self.grids, self.retired.grids if self.retired else ())

    @cached_property
    def person(self) -> dict[int, Person]:
        """People by id."""
        return _by_id(self.people, self.retired.people if self.retired else ())

    @cached_property
    def staff(self) -> dict[int, Person]:
        """People of today by id: whoever is retired is still named in old cases, but may do nothing."""
        return {person.id: person for person in self.people}

    def people_with(self, *roles: Role, unit: int | None = None) -> list[Person]:
        """People of today who have one of the roles, all or those of one unit."""
        return [one for one in self.people if one.has(*roles) and unit in (None, one.unit)]

    @cached_property
    def point(self) -> dict[int, Point]:
        """Points by id."""
        return _by_id(self.points, self.retired.points if self.retired else ())

    @cached_property
    def category(self) -> dict[int, Category]:
        """Categories by id."""
        return _by_id(self.categories, self.retired.categories if self.retired else ())

    @cached_property
    def roster(self) -> dict[int, Roster]:
        """值班 by id."""
        return _by_id(self.rosters, self.retired.rosters if self.retired else ())

    @cached_property
    def group(self) -> dict[int, Group]:
        """Groups of today by id."""
        return {group.id: group for group in self.groups}

    def lineage(self, unit: int | None) -> Iterator[int]:
        """The unit and those above it, nearest first; a loop in the register ends it."""
        seen: set[int] = set()
        while unit is not None and unit in self.unit and unit not in seen:
            seen.add(unit)
            yield unit
            unit = self.unit[unit].parent

    def within(self, unit: int) -> frozenset[int]:
        """The unit and every unit under it."""
        return frozenset(one.id for one in self.units if unit in self.lineage(one.id))

    @cached_property
    def zones(self) -> dict[str, tuple[Grid, ...]]:
        """片区 by name, each with its grids, in the workbook's order."""
        found: dict[str, tuple[Grid, ...]] = {}
        for grid in self.grids:
            if grid.zone:
                found[grid.zone] = (*found.get(grid.zone, ()), grid)
        return found

    def zone_head(self, name: str) -> Person | None:
        """Who heads a zone: one of its rows may say so."""
        heads = (self.staff.get(grid.zone_head or 0) for grid in self.zones.get(name, ()))
        return next((one for one in heads if one is not None), None)

    def alone(self, unit: int) -> str:
        """What a unit is called where its own cases alone count: `金山街道本级` of one that has units below it, for
        `金山街道` is all of them."""
        return f"{self.unit[unit].short}{ALONE if unit in self._above else ''}"

    @cached_property
    def _above(self) -> frozenset[int]:
        """The units that have others below them."""
        return frozenset(one.parent for one in self.units if one.parent is not None)

    def grids_of(self, units: Iterable[int]) -> tuple[Grid, ...]:
        """The grids of these units."""
        wanted = set(units)
        return tuple(grid for grid in self.grids if grid.unit in wanted)

    def grids_ever_of(self, units: Iterable[int]) -> tuple[Grid, ...]:
        """The same with those that the register has no more: what is there still counts for their unit."""
        wanted = set(units)
        return tuple(grid for grid in self.grid.values() if grid.unit in wanted)

    def same_groups(self, group: Group) -> tuple[Group, ...]:
        """This group, and those of the same grid or unit for the same purpose: one on each platform."""
        return (group, *(one for one in self.groups if one.whose == group.whose and one.id != group.id))

    def groups_for(
        self, purpose: Purpose, *, unit: int | None = None, grid: int | None = None
    ) -> tuple[Group, ...]:
        """Groups of this purpose; for a unit's or a grid's group also whose it is."""
        return tuple(
            group
            for group in self.groups
            if group.purpose is purpose
            and (unit is None or group.unit == unit)
            and (grid is None or group.grid == grid)
        )

    @property
    def overseeing(self) -> tuple[Group, ...]:
        """Where the whole district is reported: 核心, else 联络 where a district has no such group."""
        return self.groups_for(Purpose.CORE) or self.groups_for(Purpose.LIAISON)

    def handler_of(self, unit: int, grid: int | None = None) -> Person | None:
        """The one person (经办人, else 单位负责人) who leads a case of this unit; one who has that grid goes first."""
        for role in (Role.HANDLER, Role.UNIT_HEAD):
            able = [one for one in self.people if one.unit == unit and role in one.roles]
            if able:
                return next((one for one in able if grid is not None and grid in one.grids), able[0])
        head = self.unit[unit].head if unit in self.unit else None
        return self.staff.get(head) if head is not None else None

    def called(self, name: str, near: int | None = None) -> tuple[Person, ...]:
        """Everybody of today who is called so, or 姓名@单位; of several those of the unit `near`, if there are any."""
        plain, _, unit = name.strip().partition("@")
        found = [one for one in self.people if one.name == plain]
        if unit:
            found = [one for one in found if unit in self.unit[one.unit].names]
        return tuple([one for one in found if one.unit == near] or found)
