"""What must hold between the rows of a workbook: nothing named twice, nothing missing, no loops."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import chain

from bot.workbook.cells import folded, split
from bot.workbook.columns import CATEGORIES, GRIDS, GROUPS, PEOPLE, POINTS, UNITS
from bot.workbook.faults import CellFault, shown
from bot.workbook.names import BookNames
from bot.workbook.roster_columns import ROSTERS
from bot.workbook.rostering import broken_rosters
from bot.workbook.rows import SheetRow, Table
from domain.codes import bare
from domain.district import District, Purpose, Role
from domain.platform import Platform


def broken_rules(tables: Mapping[str, Table], names: BookNames, district: District) -> Iterator[CellFault]:
    """Every fault that shows only in more than one cell. Cells that are already reported are left out."""
    units, grids, people, points, groups, categories = (
        tables[sheet.name].rows for sheet in (UNITS, GRIDS, PEOPLE, POINTS, GROUPS, CATEGORIES)
    )
    return chain(
        _shared_names(units, "名称", "简称"),
        _loops(units, district),
        _shared_names(grids, "编号", "名称"),
        _same_number(grids),
        _zones(grids, names, district),
        _same_person(people, names),
        _repeated(people, "企业微信账号", lambda row: row.says("企业微信账号")),
        _repeated(people, "Telegram ID", lambda row: row.says("Telegram ID")),
        _accounts(people),
        _gridless(people),
        _repeated(points, "编号", lambda row: folded(row.says("编号"))),
        _same_number(points),
        _same_point(points, names),
        _derived_codes(points, district),
        _half_places(points),
        _borrowed_names(points, lambda row: names.grid(row.says("网格")), "同一网格里"),
        _repeated(groups, "名称", lambda row: _within(row, "平台", folded(row.says("名称")))),
        _repeated(groups, "群号", lambda row: _within(row, "平台", row.says("群号"))),
        _unreachable(groups),
        _keys(groups),
        _ownerless(groups),
        _repeated(categories, "名称", lambda row: folded(row.says("名称"))),
        _borrowed_names(categories, lambda _: 0, ""),
        broken_rosters(tables[ROSTERS.name].rows, district.rosters),
    )


def _repeated(
    rows: tuple[SheetRow, ...], column: str, identity: Callable[[SheetRow], str]
) -> Iterator[CellFault]:
    """A fault for each row whose identity an earlier row has; rows with "" have none."""
    first: dict[str, SheetRow] = {}
    for row in rows:
        key = identity(row)
        if key and first.setdefault(key, row) is not row:
            wrong = f"{column}{shown(row.says(column))}与第 {first[key].number} 行重复"
            yield row.fault(column, wrong, "应各不相同")


def _empty(row: SheetRow, column: str) -> bool:
    return column not in row.silent and not split(row.says(column))


def _within(row: SheetRow, column: str, key: str) -> str:
    return f"{row.says(column)}/{key}" if key and row.says(column) else ""


def _shared_names(rows: tuple[SheetRow, ...], *columns: str) -> Iterator[CellFault]:
    """Other sheets refer by either column, so a word may stand for one row only."""
    first: dict[str, tuple[SheetRow, str]] = {}
    for row in rows:
        for column in columns:
            key = folded(row.says(column))
            owner, as_what = first.setdefault(key, (row, column))
            if key and owner is not row:
                wrong = f"{column}{shown(row.says(column))}与第 {owner.number} 行的{as_what}重复"
                yield row.fault(column, wrong, f"{'和'.join(columns)}都应各不相同")


def _same_number(rows: tuple[SheetRow, ...]) -> Iterator[CellFault]:
    """02 and 2: a spreadsheet drops the zero where the cell holds a number, so they cannot be two."""
    first: dict[str, SheetRow] = {}
    for row in rows:
        code = row.says("编号")
        owner = first.setdefault(bare(code), row) if code.isdecimal() else row
        if owner.says("编号") != code:
            wrong = f"编号{shown(code)}和第 {owner.number} 行的{shown(owner.says('编号'))}是同一个数"
            yield row.fault("编号", wrong, "应各不相同，前面差个 0 不算")


def _zones(grids: tuple[SheetRow, ...], names: BookNames, district: District) -> Iterator[CellFault]:
    """片区 is what people ask about: it has a name of its own, and one head."""
    heads: dict[str, tuple[int, SheetRow]] = {}
    for row, grid in zip(grids, district.grids, strict=True):
        zone = row.says("片区")
        if zone and (names.unit(zone) or names.grid(zone)):
            what = "单位" if names.unit(zone) else "网格"
            yield row.fault("片区", f"片区{shown(zone)}和一个{what}同名", "应另起一个名称")
        if not zone and row.says("片区负责人"):
            yield row.fault("片区", "有片区负责人没有片区", "应写上片区的名称")
        if zone and grid.zone_head:
            head, first = heads.setdefault(folded(zone), (grid.zone_head, row))
            if head != grid.zone_head:
                wrong = f"片区{shown(zone)}的负责人与第 {first.number} 行不同"
                yield row.fault("片区负责人", wrong, "一个片区应只有一个负责人")


def _same_person(people: tuple[SheetRow, ...], names: BookNames) -> Iterator[CellFault]:
    first: dict[tuple[str, int], SheetRow] = {}
    for id, row in enumerate(people, 1):
        unit = names.person_units[id]
        if not row.says("姓名") or unit is None:
            continue
        owner = first.setdefault((folded(row.says("姓名")), unit), row)
        if owner is not row:
            wrong = f"{shown(row.says('姓名'))}与第 {owner.number} 行是同一单位的同名人员"
            yield row.fault("姓名", wrong, "一人应只有一行；确是两个人的，应在姓名里加以区别")


def _accounts(people: tuple[SheetRow, ...]) -> Iterator[CellFault]:
    for row in people:
        account = row.says("Telegram ID")
        if account and not (account.isascii() and account.isdecimal()):
            yield row.fault(
                "Telegram ID", f"Telegram ID {shown(account)}不是数字", "应为数字账号，不是用户名"
            )


def _gridless(people: tuple[SheetRow, ...]) -> Iterator[CellFault]:
    for row in people:
        if Role.REPORTER in split(row.says("角色")) and _empty(row, "网格"):
            yield row.fault("网格", "网格员没有网格", "应至少写一个网格的编号或名称")


def _same_point(points: tuple[SheetRow, ...], names: BookNames) -> Iterator[CellFault]:
    def identity(row: SheetRow) -> str:
        grid, name = names.grid(row.says("网格")), folded(row.says("名称"))
        return f"{grid}/{name}" if grid and name else ""

    return _repeated(points, "名称", identity)


def _derived_codes(points: tuple[SheetRow, ...], district: District) -> Iterator[CellFault]:
    """A point without 编号 gets one from its grid and name: some other point may have just that one."""
    written = {folded(row.says("编号")): row for row in points if row.says("编号")}
    for row, point in zip(points, district.points, strict=True):
        owner = written.get(folded(point.code))
        if owner is not None and not row.says("编号"):
            wrong = f"空着的编号会成为{shown(point.code)}，与第 {owner.number} 行重复"
            yield row.fault("编号", wrong, "应填写一个不同的编号")


def _half_places(points: tuple[SheetRow, ...]) -> Iterator[CellFault]:
    for row in points:
        if {"纬度", "经度"} & row.silent:
            continue
        for lacking, given in (("纬度", "经度"), ("经度", "纬度")):
            if row.says(given) and not row.says(lacking):
                yield row.fault(lacking, f"有{given}没有{lacking}", "应两个都填或都不填")


def _borrowed_names(
    rows: tuple[SheetRow, ...], scope: Callable[[SheetRow], int | None], where: str
) -> Iterator[CellFault]:
    """别名 that is another row's 名称 in the same scope: nobody could say which of the two is meant."""
    owners: dict[tuple[int | None, str], SheetRow] = {}
    for row in rows:
        owners.setdefault((scope(row), folded(row.says("名称"))), row)
    for row in rows:
        for alias in split(row.says("别名")):
            owner = owners.get((scope(row), folded(alias)))
            if owner is not None and owner is not row and scope(row) is not None:
                wrong = f"别名{shown(alias)}是{where}第 {owner.number} 行的名称"
                yield row.fault("别名", wrong, "应去掉这个别名，或改成别的叫法")


def _unreachable(groups: tuple[SheetRow, ...]) -> Iterator[CellFault]:
    """A web chat's id is part of an address, and `private:…` is kept for private talks."""
    for row in groups:
        chat = row.says("群号")
        if row.says("平台") == Platform.WEB and ("/" in chat or chat.startswith("private:")):
            yield row.fault("群号", f"群号{shown(chat)}不能用在网页上", "应不含 / 且不以 private: 开头")


def _keys(groups: tuple[SheetRow, ...]) -> Iterator[CellFault]:
    """The same key in two groups would send notices to the wrong one. A key is never shown."""
    first: dict[str, SheetRow] = {}
    for row in groups:
        key = row.says("消息推送密钥")
        if any(sign in key for sign in ":/?&="):
            yield row.fault("消息推送密钥", "消息推送密钥像是网址", "应只填网址里 key= 后面的那一串")
        elif key and first.setdefault(key, row) is not row:
            wrong = f"消息推送密钥与第 {first[key].number} 行重复"
            yield row.fault("消息推送密钥", wrong, "一个群应有自己的消息推送")


def _ownerless(groups: tuple[SheetRow, ...]) -> Iterator[CellFault]:
    for row in groups:
        for purpose, column in ((Purpose.UNIT, "单位"), (Purpose.GRID, "网格")):
            if row.says("用途") == purpose and _empty(row, column):
                yield row.fault(column, f"{purpose}群没有{column}", f"应写明是哪个{column}的群")


def _loops(units: tuple[SheetRow, ...], district: District) -> Iterator[CellFault]:
    """One fault for each ring of 上级单位, at its first row."""
    known: set[int] = set()
    for unit in district.units:
        path: list[int] = []
        one: int | None = unit.id
        while one is not None and one not in known and one not in path:
            path.append(one)
            one = district.unit[one].parent
        known.update(path)
        if one in path:
            ring = path[path.index(one) :]
            row = units[min(ring) - 1]
            way = " → ".join(district.unit[each].short for each in [*ring, one])
            yield row.fault("上级单位", f"上级单位绕成了圈：{way}", "应由下级指向上级")
