"""The register in the database: a book makes it what the book says, once, and what is gone is only retired."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from bot.workbook import read, write
from bot.workbook.sample import SAMPLE
from domain.district import District, Person, Role, Unit, UnitKind
from domain.platform import Platform
from domain.rules import DEFAULTS
from domain.rulevalues import MapDatum
from storage import register, tables
from storage.changes import Change
from storage.database import Database
from tests.shuffled_register import shuffled


@pytest.fixture(scope="module")
def book() -> District:
    """What the sample workbook says, with the book's own ids."""
    return read(SAMPLE).district


async def bring(database: Database, book: District) -> list[Change]:
    """Bring the register to a book."""
    with database.transaction() as store:
        return store.bring_to(book)


async def kept(database: Database) -> District:
    """The register as it stands."""
    with database.reading() as store:
        return store.district


def lines(changes: list[Change]) -> list[str]:
    """Changes as the operator reads them."""
    return [f"{change.how} {change.sheet} {change.name}" for change in changes]


async def test_same_book_changes_nothing(database: Database, book: District) -> None:
    """A second import of the same workbook has nothing to do."""
    before = await kept(database)
    assert await bring(database, book) == []
    assert await kept(database) == before


async def test_export_changes_nothing(database: Database, tmp_path: Path) -> None:
    """What is written out and read again says the same."""
    before = await kept(database)
    write(before, tmp_path / "out.xlsx")
    again = read(tmp_path / "out.xlsx")
    assert again.faults == ()
    assert await bring(database, again.district) == []
    assert await kept(database) == before


@pytest.mark.parametrize("seed", range(3))
async def test_rows_in_another_order(database: Database, book: District, seed: int) -> None:
    """Sorting the sheets anew, with ids that follow the rows, is no change."""
    before = await kept(database)
    assert await bring(database, shuffled(book, random.Random(seed))) == []
    assert await kept(database) == before


async def test_changes_are_named(database: Database, book: District) -> None:
    """What is new, changed and gone is told by its name, and nothing else is touched."""
    gone, changed, *others = book.categories
    new = replace(gone, name="新类别", aliases=("新说法",))
    changes = await bring(database, replace(book, categories=(new, replace(changed, limit=99.0), *others)))
    assert sorted(lines(changes)) == sorted(
        [f"停用 类别 {gone.name}", f"修改 类别 {changed.name}", "新增 类别 新类别"]
    )
    names = {category.name: category for category in (await kept(database)).categories}
    assert gone.name not in names
    assert names[changed.name].limit == 99.0


async def test_a_new_name_is_no_new_unit(database: Database, book: District) -> None:
    """What has its 简称 or its 别名 still is the same, with all that hangs on it."""
    before = await kept(database)
    (unit,) = [one for one in book.units if one.short == "环卫所"]
    kind = next(one for one in book.categories if one.aliases)
    units = [replace(one, name="城市环境服务中心") if one == unit else one for one in book.units]
    kinds = [replace(one, name="新叫法") if one == kind else one for one in book.categories]
    told = lines(await bring(database, replace(book, units=tuple(units), categories=tuple(kinds))))
    assert told == [f"改名 单位 {unit.name} → 城市环境服务中心", f"改名 类别 {kind.name} → 新叫法"]
    after = await kept(database)
    assert {one.id for one in after.units} == {one.id for one in before.units}
    assert [one.id for one in after.categories] == [one.id for one in before.categories]


async def test_a_unit_is_known_by_its_people(database: Database, book: District) -> None:
    """With another 名称 and 简称 it is the same while its people sit there; with other people it is another unit."""
    before = await kept(database)
    (unit,) = [one for one in book.units if one.short == "环卫所"]
    units = [replace(one, name="甲所", short="甲") if one == unit else one for one in book.units]
    assert lines(await bring(database, replace(book, units=tuple(units)))) == [
        f"改名 单位 {unit.name} → 甲所"
    ]
    after = await kept(database)
    assert [one.id for one in after.units] == [one.id for one in before.units]
    assert after.people == before.people
    others = [replace(one, phone="1" + one.phone) if one.unit == unit.id else one for one in book.people]
    told = lines(await bring(database, replace(book, people=tuple(others))))
    assert f"新增 单位 {unit.name}" in told and "停用 单位 甲所" in told


async def test_who_sits_in_another_unit_is_the_same(database: Database, book: District) -> None:
    """By name and phone, there and back: the id stays, and with it accounts and cases. Without a phone it is not."""
    before = await kept(database)
    person = book.people[-1]
    (same,) = [one for one in before.people if one.name == person.name]
    other = next(one.id for one in book.units if one.id != person.unit)

    def with_him(phone: str) -> District:
        return replace(book, people=(*book.people[:-1], replace(person, unit=other, phone=phone)))

    assert lines(await bring(database, with_him(person.phone))) == [f"调动 人员 {person.name}"]
    assert (await kept(database)).staff[same.id].unit != same.unit
    assert lines(await bring(database, book)) == [f"调动 人员 {person.name}"]
    assert await kept(database) == before
    assert [line.split()[0] for line in lines(await bring(database, with_him("")))] == ["新增", "停用"]


async def test_retired_comes_back_as_itself(database: Database, book: District) -> None:
    """A person who is gone from one book and back in the next keeps their id, and with it their past."""
    person = book.people[-1]
    before = next(one for one in (await kept(database)).people if one.name == person.name)
    without = replace(
        book,
        people=book.people[:-1],
        points=tuple(
            replace(
                point,
                manager=None if point.manager == person.id else point.manager,
                reporter=None if point.reporter == person.id else point.reporter,
            )
            for point in book.points
        ),
    )
    assert f"停用 人员 {person.name}" in lines(await bring(database, without))
    assert before.id not in (await kept(database)).staff
    assert f"新增 人员 {person.name}" in lines(await bring(database, book))
    assert (await kept(database)).staff[before.id] == before


@pytest.mark.parametrize(("code", "other"), [("01", "1"), ("1", "001")])
async def test_a_number_without_its_zero_is_the_same(
    database: Database, book: District, code: str, other: str
) -> None:
    """A cell of a number says 1 for 01: the grid, its point without 编号 and a point numbered so are not new."""

    def numbered(number: str) -> District:
        grid, point, another = book.grids[0], book.points[0], book.points[1]
        own = replace(point, code=f"{number}-{point.name}"), replace(another, code=number)
        grids = (replace(grid, code=number), *book.grids[1:])
        return replace(book, grids=grids, points=(*own, *book.points[2:]))

    await bring(database, numbered(code))
    before = await kept(database)
    assert await bring(database, numbered(other)) == []
    assert await kept(database) == before


async def test_dry_run_leaves_no_trace(database: Database, book: District) -> None:
    """A transaction that is rolled back leaves the register and the copy at hand as they were."""
    before = await kept(database)
    with pytest.raises(ZeroDivisionError), database.transaction() as store:
        assert store.bring_to(replace(book, groups=book.groups[:1]))
        raise ZeroDivisionError
    assert await kept(database) == before


async def test_all_programs_see_the_change(database: Database, book: District) -> None:
    """A bot that has the old register at hand sees the new one with its next transaction."""
    await kept(database)
    with database.transaction() as store:
        store.bring_to(replace(book, groups=book.groups[:1]))
        assert len(store.district.groups) > 1, "one transaction sees one register"
    assert len((await kept(database)).groups) == 1


@pytest.mark.parametrize("platform", [Platform.WECOM, Platform.TELEGRAM])
async def test_account_follows_the_book(database: Database, book: District, platform: Platform) -> None:
    """An account that the book gives to nobody any more, or to somebody else, speaks for them alone."""
    await bring(database, with_accounts(book, platform, "1001", "1002"))
    assert await speakers(database, platform) == {"1001": book.people[0].name, "1002": book.people[1].name}
    await bring(database, with_accounts(book, platform, "1003", "1001"))
    assert await speakers(database, platform) == {"1003": book.people[0].name, "1001": book.people[1].name}
    await bring(database, with_accounts(book, platform, "", ""))
    assert await speakers(database, platform) == {}


async def test_joined_account_stays(database: Database, book: District) -> None:
    """An account that somebody tied to themselves with a code is not the book's to take away."""
    first, second, *_ = (await kept(database)).people
    await bring(database, with_accounts(book, Platform.TELEGRAM, "1001", ""))
    with database.transaction() as store:
        store.people.join(Platform.TELEGRAM, "777", first.id)
        store.people.join(Platform.TELEGRAM, "1001", second.id)
    await bring(database, book)
    assert await speakers(database, Platform.TELEGRAM, "777", "1001") == {
        "777": first.name,
        "1001": second.name,
    }


async def test_text_of_any_kind_is_kept(database: Database) -> None:
    """What looks like a formula, markup or SQL is a name like any other."""
    names = ("=cmd|' /C calc'!A0", "'; DROP TABLE cases; --", "<@all>", "张\u202e三", "😀", "%s {0}")
    units = tuple(Unit(id_, name, name, UnitKind.OTHER) for id_, name in enumerate(names, 1))
    people = tuple(Person(id_, name, id_, (Role.OBSERVER,)) for id_, name in enumerate(names, 1))
    book = District(units=units, people=people)
    await bring(database, book)
    assert await bring(database, book) == []
    district = await kept(database)
    assert {person.name: district.unit[person.unit].name for person in district.people} == {
        name: name for name in names
    }


def with_accounts(book: District, platform: Platform, first: str, second: str) -> District:
    """The book with these accounts for its first two people."""

    def given(person: Person, account: str) -> Person:
        return replace(person, accounts=frozenset({(platform, account)} if account else ()))

    one, two, *others = book.people
    return replace(book, people=(given(one, first), given(two, second), *others))


async def speakers(database: Database, platform: Platform, *accounts: str) -> dict[str, str]:
    """Who of the given accounts, or of 1001 to 1003, may speak for whom."""
    with database.reading() as store:
        found = {
            account: store.people.by_account(platform, account)
            for account in accounts or ("1001", "1002", "1003")
        }
    return {account: person.name for account, person in found.items() if person}


async def test_rules_are_kept_and_come_back(database: Database) -> None:
    """Rules of a workbook are named as changes, at hand in the next transaction, and gone with the next workbook."""
    book = read(SAMPLE).district
    own = replace(DEFAULTS, roll_call=time(8, 15), datum=MapDatum.GCJ02, district_name="清河新区")
    with database.transaction() as store:
        store.bring_to(book, DEFAULTS)
    with database.transaction() as store:
        changes = store.bring_to(book, own)
        assert [(one.sheet, one.name, one.how) for one in changes] == [
            ("规则", "点名", "修改"),
            ("规则", "坐标", "修改"),
            ("规则", "区名", "修改"),
        ]
    with database.reading() as store:
        assert store.rules == own
        assert store.district.name == "清河新区"
        assert store.calendar.hours == DEFAULTS.hours
    with database.transaction() as store:
        assert store.bring_to(book, own) == []
        assert store.bring_to(book) == []
    with database.transaction() as store:
        assert len(store.bring_to(book, replace(own, roll_call=DEFAULTS.roll_call, district_name=""))) == 2
    with database.reading() as store:
        assert store.rules == replace(DEFAULTS, datum=MapDatum.GCJ02)
        assert store.district.name == book.name


async def test_a_rule_that_is_not_understood_is_left_at_its_default(database: Database) -> None:
    """What a later version kept does not stop this one."""
    with database.transaction() as store:
        store.connection.execute(tables.rules.delete())
        for name, value in (("点名", "8:00"), ("从前的规则", "1"), ("晒比拼", "黄昏")):
            store.connection.execute(tables.rules.insert().values(name=name, value=value))
        register.touch(store.connection)
    with database.reading() as store:
        assert store.rules == replace(DEFAULTS, roll_call=time(8))
