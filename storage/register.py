"""The district's register (底册) in the database: load it whole, and bring it to what a workbook says."""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.categories import Axis, Category, LimitUnit
from domain.codes import as_known
from domain.district import District, Grid, Group, Person, Purpose, Role, Unit, UnitKind
from domain.platform import Platform
from domain.points import Point
from domain.rules import Rules
from storage import added_points, book_accounts, rosters, rules, tables
from storage.changes import Change, changed
from storage.renamed import as_moved, as_renamed, known_by_staff
from storage.statements import REGISTER_VERSION

Row = Mapping[str, Any]
Key = tuple[Any, ...]


def version(connection: Connection) -> int:
    """The version of the register. Every change of the register gives it another one, so a copy is known to be old."""
    return connection.scalar(REGISTER_VERSION) or 0


def touch(connection: Connection) -> None:
    """Give the register a new version. This also is the lock that keeps two imports apart.

    The number is random, not counted: a version that a transaction undid must never look like the next one.
    """
    counters = tables.counters
    drawn = secrets.randbits(62)
    connection.execute(counters.update().where(counters.c.name == "register").values(value=drawn))


def load(connection: Connection) -> tuple[District, dict[date, bool], Rules]:
    """The register as it stands, the days whose work was set by hand (调休), and the district's rules."""
    present: dict[str, Any] = {}
    retired: dict[str, Any] = {}
    for sheet in _SHEETS:
        rows = _rows(connection, sheet)
        present[sheet.attribute] = tuple(sheet.value(row) for row in rows if row["active"])
        retired[sheet.attribute] = tuple(sheet.value(row) for row in rows if not row["active"])
    present["rosters"], retired["rosters"] = rosters.load(connection)
    days = connection.execute(sa.select(tables.workdays)).all()
    worked = {row.day: row.working for row in days}
    own = rules.load(connection)
    return District(**present, retired=District(**retired), own_name=own.district_name), worked, own


def bring_to(connection: Connection, book: District, own: Rules, at: datetime | None = None) -> list[Change]:
    """Make the register and its rules what the workbook says. What the book no longer names is retired, never deleted.

    In: a District as read from a book, with ids of its own, and when that is. Out: what was added, changed and
    retired; empty when the book says what was there already. For a dry run the caller rolls back.
    """
    touch(connection)
    book = replace(book, groups=_where_they_are(connection, book.groups))
    ids: dict[str, dict[int, int]] = {}
    changes: list[Change] = []
    present: dict[str, Mapping[Key, Row]] = {one.name: _present(connection, one) for one in _SHEETS}
    book = as_known(book, _codes(present["网格"]), _codes(present["点位"]))
    for sheet in _SHEETS:
        present[sheet.name] = _as_same(sheet, book, present, ids)
        ids[sheet.name] = _ids(sheet, book, present[sheet.name], ids)
    units = {row["id"]: row["short"] for row in present["单位"].values()}
    units |= {ids["单位"][one.id]: one.short for one in book.units}
    kept = {"点位": added_points.kept(present["点位"], ids["网格"])}
    for sheet in _SHEETS:
        wanted = {row["id"]: row for row in (_row(sheet, one, ids) for one in getattr(book, sheet.attribute))}
        done = _write(connection, sheet, wanted, present[sheet.name], kept.get(sheet.name, frozenset()))
        rows = {row["id"]: row for row in present[sheet.name].values()} | wanted
        changes += _told_apart(done, rows, units) if sheet.name == "人员" else done
    book_accounts.bring_to(connection, book, ids["人员"], present["人员"])
    duty = rosters.bring_to(connection, book.rosters, ids["点位"], ids["单位"], ids["人员"], at)
    changes += [Change("值班", post, how) for post, how in duty]
    return [*changes, *(Change("规则", name, "修改") for name in rules.bring_to(connection, own))]


def _as_same(
    sheet: _Sheet, book: District, present: Mapping[str, Mapping[Key, Row]], ids: Mapping[str, dict[int, int]]
) -> Mapping[Key, Row]:
    """The register's rows of a sheet, each by the key under which the book has it."""
    own, named = present[sheet.name], [asdict(one) for one in getattr(book, sheet.attribute)]
    match sheet.name:
        case "单位":
            renamed = as_renamed(sheet.name, named, own)
            return known_by_staff(named, map(asdict, book.people), renamed, present["人员"].values())
        case "人员":
            return as_moved(({**row, "unit": ids["单位"][row["unit"]]} for row in named), own)
        case "点位":
            return added_points.as_named(book.points, own, ids["网格"])
        case _:
            return as_renamed(sheet.name, named, own)


def _told_apart(changes: list[Change], people: Mapping[int, Row], units: Mapping[int, str]) -> list[Change]:
    """Changes of people; of those who have a namesake with the unit behind the name."""
    times = Counter(row["name"] for row in people.values())
    return [
        replace(one, name=f"{one.name}@{units[people[one.id]['unit']]}") if times[one.name] > 1 else one
        for one in changes
    ]


def _where_they_are(connection: Connection, groups: Sequence[Group]) -> tuple[Group, ...]:
    """A workbook from before a group moved has its old 群号, under which nobody is reached any more."""
    moved = tables.moved_chats.c
    rows = connection.execute(sa.select(moved.platform, moved.old, moved.new))
    present = {(row.platform, row.old): row.new for row in rows}
    named = {(group.platform, group.chat) for group in groups}
    return tuple(
        replace(group, chat=new)
        if (new := present.get((group.platform, group.chat))) and (group.platform, new) not in named
        else group
        for group in groups
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """How one sheet of the workbook lies in the database. `refs` maps a column to the sheet whose ids it holds."""

    name: str
    attribute: str
    table: sa.Table
    value: Callable[[Row], Any]
    key: tuple[str, ...]
    refs: Mapping[str, str]


def _values(kind: type[Any], /, **convert: Callable[[Any], Any]) -> Callable[[Row], Any]:
    def build(row: Row) -> Any:
        fields = {**row, **{name: change(row[name]) for name, change in convert.items()}}
        del fields["active"]
        return kind(**fields)

    return build


def _roles(names: Iterable[str]) -> tuple[Role, ...]:
    return tuple(Role(name) for name in names)


_SHEETS = (
    _Sheet(
        "单位",
        "units",
        tables.units,
        _values(Unit, kind=UnitKind),
        ("name",),
        {"parent": "单位", "head": "人员", "leader": "人员"},
    ),
    _Sheet(
        "网格",
        "grids",
        tables.grids,
        _values(Grid, paired=tuple),
        ("code",),
        {"unit": "单位", "leader": "人员", "paired": "单位", "zone_head": "人员"},
    ),
    _Sheet(
        "人员",
        "people",
        tables.people,
        _values(Person, roles=_roles, grids=tuple),
        ("name", "unit"),
        {"unit": "单位", "grids": "网格"},
    ),
    _Sheet(
        "点位",
        "points",
        tables.points,
        _values(Point, aliases=tuple, line_units=tuple),
        ("code",),
        {"grid": "网格", "manager": "人员", "reporter": "人员", "line_units": "单位"},
    ),
    _Sheet(
        "群",
        "groups",
        tables.groups,
        _values(Group, purpose=Purpose, platform=Platform),
        ("platform", "chat"),
        {"unit": "单位", "grid": "网格"},
    ),
    _Sheet(
        "类别",
        "categories",
        tables.categories,
        _values(
            Category, aliases=tuple, line_units=tuple, limit_unit=LimitUnit, leading=Axis, indicators=tuple
        ),
        ("name",),
        {"line_units": "单位"},
    ),
)


def _present(connection: Connection, sheet: _Sheet) -> dict[Key, Row]:
    return {tuple(row[name] for name in sheet.key): row for row in _rows(connection, sheet)}


def _codes(present: Mapping[Key, Row]) -> list[str]:
    return [row["code"] for row in present.values() if row["active"]]


def _rows(connection: Connection, sheet: _Sheet) -> list[dict[str, Any]]:
    """A sheet's rows by id; people with the accounts that the book names."""
    query = sa.select(sheet.table).order_by(sheet.table.c.id)
    found = connection.execute(query)
    names = tuple(found.keys())
    rows = [dict(zip(names, row, strict=True)) for row in found]  # some hundred, at each start
    if sheet.table is not tables.people:
        return rows
    named: dict[int, set[tuple[Platform, str]]] = {row["id"]: set() for row in rows}
    for one in connection.execute(sa.select(tables.book_accounts)):
        named[one.person].add((Platform(one.platform), one.account))
    return [row | {"accounts": frozenset(named[row["id"]])} for row in rows]


def _ids(
    sheet: _Sheet, book: District, present: Mapping[Key, Row], ids: Mapping[str, dict[int, int]]
) -> dict[int, int]:
    """Ids of the book to ids of the store: by natural key where it is known, the next free one where not."""
    free = max((row["id"] for row in present.values()), default=0) + 1
    found: dict[int, int] = {}
    for one in getattr(book, sheet.attribute):
        key = tuple(
            ids[sheet.refs[name]][getattr(one, name)] if name in sheet.refs else getattr(one, name)
            for name in sheet.key
        )
        if key in present:
            found[one.id] = present[key]["id"]
        else:
            found[one.id] = free
            free += 1
    return found


def _row(sheet: _Sheet, one: Any, ids: Mapping[str, dict[int, int]]) -> dict[str, Any]:
    row = asdict(one) | {"id": ids[sheet.name][one.id], "active": True}
    for name, target in sheet.refs.items():
        known = ids[target]
        value = row[name]
        row[name] = (
            [known[item] for item in value] if isinstance(value, (tuple, list)) else value and known[value]
        )
    return {name: list(value) if isinstance(value, tuple) else value for name, value in row.items()}


def _write(
    connection: Connection,
    sheet: _Sheet,
    wanted: Mapping[int, dict[str, Any]],
    present: Mapping[Key, Row],
    kept: Set[int],
) -> list[Change]:
    table, before = sheet.table, {row["id"]: row for row in present.values()}
    changes = []
    for id_, row in wanted.items():
        columns = {name: value for name, value in row.items() if name in table.c}
        if id_ not in before:
            connection.execute(table.insert().values(columns))
            changes.append(Change(sheet.name, row["name"], "新增", id_))
        elif before[id_] != row:
            connection.execute(table.update().where(table.c.id == id_).values(columns))
            changes.append(changed(sheet.name, sheet.key, before[id_], row))
    for id_, gone in before.items():
        if id_ in kept and id_ not in wanted:
            changes.append(Change(sheet.name, gone["name"], "保留"))
        elif gone["active"] and id_ not in wanted:
            connection.execute(table.update().where(table.c.id == id_).values(active=False))
            changes.append(Change(sheet.name, gone["name"], "停用", id_))
    return changes
