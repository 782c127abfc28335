"""What the workbook no longer names: it may do nothing, but old cases still speak of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.cases import Case, Event, Source, State, Step
from domain.district import District
from domain.leading import answers
from domain.question import By, Status
from domain.tally import Scope, Span
from storage.database import Database
from storage.sought import Sought
from tests.talk import ZONE, Start, StillClock, Talk
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

REPORT = "程晓燕@金山一网格群> 人民广场 占道经营 [照片]"


def _without(book: District, name: str) -> District:
    """The book as the office would change it: the person's row goes, and the name wherever it stands."""
    id_ = next(person.id for person in book.people if person.name == name)

    def cleared(one: Any, *fields: str) -> Any:
        return replace(one, **{field: None for field in fields if getattr(one, field) == id_})

    return replace(
        book,
        units=tuple(cleared(unit, "head", "leader") for unit in book.units),
        grids=tuple(cleared(grid, "leader") for grid in book.grids),
        people=tuple(person for person in book.people if person.id != id_),
        points=tuple(cleared(point, "manager", "reporter") for point in book.points),
        rosters=(),
    )


async def test_old_cases_speak_of_who_is_gone(start: Start) -> None:
    """A unit's handler and a point leave the register: the case is still told whole, in every list and picture."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    await talk.play(REPORT)
    book = read(SAMPLE).district
    points = tuple(point for point in book.points if point.name != "人民广场")
    with talk.app.database.transaction() as store:
        store.bring_to(_without(replace(book, points=points), "毛俊逸"))
    for question in ("查 1", "进度", "超期", "晒比拼"):
        await talk.play(f"程晓燕@金山一网格群> {question}")
    talk.app.database.close()
    told = "\n".join(talk.played)
    assert "抱歉" not in told
    assert "毛俊逸" in told[told.index("查 1") :]


async def test_who_is_gone_may_do_nothing(start: Start) -> None:
    """An account of a retired person is a stranger's."""
    clock = StillClock(datetime(2026, 3, 2, 9, tzinfo=ZONE))
    app = await start(clock)
    book = read(SAMPLE).district
    with app.database.transaction() as store:
        account = str(next(person.id for person in store.district.people if person.name == "郑小满"))
        store.bring_to(_without(book, "郑小满"))
    with app.database.transaction() as store:
        platform = store.district.groups[0].platform
        assert store.people.by_account(platform, account) is None
        assert int(account) in store.district.person
    app.database.close()


async def test_what_nobody_has_is_told_to_the_office(start: Start) -> None:
    """The whole unit leaves: its case names what is gone, and the office is told once that nobody has it."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    await talk.play(REPORT)
    book = _without(read(SAMPLE).district, "毛俊逸")
    unit = next(one.id for one in book.units if one.short == "金山社区")
    other = next(one.id for one in book.units if one.short == "北湖社区")
    moved = {name: _moved(getattr(book, name), unit, other) for name in ("people", "grids")}
    units = tuple(one for one in book.units if one.id != unit)
    groups = tuple(one for one in book.groups if one.unit != unit)
    with talk.app.database.transaction() as store:
        store.bring_to(replace(book, units=units, groups=groups, **moved))
    await talk.play("林晓岚@私聊> 查 1")
    assert "金山社区（已停用） 毛俊逸（已离任）" in "\n".join(talk.played)
    for moment in ("10:10", "11:10"):
        await talk.play(f"时间 {moment}")
    assert "\n".join(talk.played).count("【没人管】") == 1
    talk.app.database.close()


def _moved(rows: Any, unit: int, to: int) -> Any:
    return tuple(replace(one, unit=to) if one.unit == unit else one for one in rows)


async def test_a_retired_point_is_no_hole(start: Start) -> None:
    """Nobody can look at it any more; nor is it signed as 示范, only ended."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    for line in ("拉网 金山一网格", "示范 创建 人民广场 样板"):
        await talk.play(f"林晓岚@私聊> {line}")
    book = read(SAMPLE).district
    points = tuple(point for point in book.points if point.name != "人民广场")
    with talk.app.database.transaction() as store:
        store.bring_to(replace(book, points=points, rosters=()))
    for line in ("拉网", "示范 达标 人民广场 好了 [照片]", "示范 取消 人民广场 拆了"):
        await talk.play(f"林晓岚@私聊> {line}")
    talk.app.database.close()
    told = "\n".join(talk.played)
    assert "0%（0/6）" in told and "人民广场已不在底册里" in told and "人民广场的示范已取消" in told


def test_a_retired_grid_counts_for_its_unit(database: Database) -> None:
    """What nobody has yet in a grid that is gone is its unit's, by every rule that says whose it is."""
    book, at = read(SAMPLE).district, datetime(2026, 3, 2, 9, tzinfo=ZONE)
    with database.transaction() as store:
        grid, reporter = store.district.grids[0], store.district.people[0].id
        case = Case(1, State.UNASSIGNED, "占道", Source.INSPECTION, "路口", reporter, at, grid=grid.id)
        store.cases.open(case, Event(1, at, reporter, Step.REPORT, case.state))
        store.bring_to(_without_grid(book, next(one.id for one in book.grids if one.code == grid.code)))
    with database.reading() as store:
        assert grid.id not in {one.id for one in store.district.grids}
        assert answers(None, grid.id, store.district) == grid.unit
        theirs, span = Scope("", units=frozenset({grid.unit})), Span(at, at + timedelta(hours=1))
        assert store.standings.tally(theirs, span, span.end).open == 1
        counted = store.figures.parts(Sought(span.end, states=(Status.OPEN,)), By.UNIT)
        assert counted == {grid.unit: 1}


def _without_grid(book: District, gone: int) -> District:
    return replace(
        book,
        grids=tuple(one for one in book.grids if one.id != gone),
        people=tuple(
            replace(one, grids=tuple(each for each in one.grids if each != gone)) for one in book.people
        ),
        points=tuple(one for one in book.points if one.grid != gone),
        groups=tuple(one for one in book.groups if one.grid != gone),
        rosters=(),
    )
