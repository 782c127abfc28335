"""What is told in one group is told in no other, unless the table below says so: no message, file, picture or log."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest
import sqlalchemy as sa

from bot import drawing
from bot.app import build
from bot.gateways.webchat.seats import PRIVATE
from domain import seats
from domain.cases import Case
from domain.district import District, Group, Person, Purpose, Role
from domain.points import Point
from domain.sketch import Sketch
from storage import tables
from storage.files import MadeFiles
from storage.store import Store
from tests.site import on_sqlite
from tests.talk import Talk

# Where something may be heard of that was told in one group, beside that group itself.
EVERYWHERE_HEARD = {Purpose.ALL, Purpose.CORE, Purpose.LIAISON}  # they are about the whole district
OVERSEERS = (Role.INSPECTOR, Role.OFFICE, Role.LEADER, Role.OBSERVER)
ASKED = ("进度", "超期", "晒比拼 本月", "名单", "我的任务")
PAPERS = ("全区", "核心", "联络", "单位", "网格")  # one group of each asks for a ledger


def _may_hear(group: Group, case: Case, district: District) -> bool:
    """The table: groups of the whole district; of a unit that has it, has its grid or its line, or is above one of
    these; of its grid; and the one in which it was told."""
    units = {case.unit, case.line_unit, district.grid[case.grid].unit if case.grid else None, *case.partners}
    match group.purpose:
        case Purpose.UNIT:
            fits = any(group.unit == above for one in units for above in district.lineage(one))
        case Purpose.GRID:
            fits = group.grid == case.grid
        case _:
            fits = group.purpose in EVERYWHERE_HEARD
    return fits or case.group == group.id


def _may_know(person: Person, case: Case, district: District) -> bool:
    """The table for private talks: overseers; whose unit, grid or line it is, or is below theirs; who reported it."""
    units = {case.unit, case.line_unit, district.grid[case.grid].unit if case.grid else None, *case.partners}
    theirs = case.grid in person.grids or any(person.unit in district.lineage(one) for one in units)
    return theirs or person.has(*OVERSEERS) or person.id == case.reporter


def _speaker(group: Group, district: District) -> Person:
    """Somebody who sits there and reports, of the unit itself where there is one."""
    able = [one for one in seats.members(group, district) if not one.has(Role.OBSERVER, Role.OFFICE)]
    return next((one for one in able if one.has(Role.REPORTER)), able[0])


def _point(group: Group, number: int, district: District) -> Point:
    own = [one for one in district.grids if one.id == group.grid or one.unit == group.unit]
    grid = own[0] if own else district.grids[number % len(district.grids)]
    return next(one for one in district.points if one.grid == grid.id)


def _marker(group: Group) -> str:
    return f"丙{group.id:02d}暗号"


def _day(district: District) -> Iterator[str]:
    """Everybody tells something in their group, and asks for everything; the office gives it out and orders."""
    office = "林晓岚@创建信息联络群> "
    for number, group in enumerate(district.groups):
        who = f"{_speaker(group, district).name}@{group.name}> "
        yield f"{who}上报 {_point(group, number, district).name}{_marker(group)}门口 占道经营 [照片]"
    for number, group in enumerate(district.groups, 1):
        unit = district.unit[district.grid[_point(group, number - 1, district).grid].unit]
        yield f"{office}派 {number} {unit.name}"
        if number % 4 == 1:
            yield f"{_speaker(group, district).name}@{group.name}> 查 {number}"
    yield "时间 11:30"
    yield f"{office}督办 {len(district.groups)}"
    for group in district.groups:
        if str(group.purpose) in PAPERS[:3] or group.id in (7, 21):
            yield f"{_speaker(group, district).name}@{group.name}> 台账 本月"
    for group in (*district.groups[:8:2], *district.groups[20:22]):
        for words in ASKED:
            yield f"{_speaker(group, district).name}@{group.name}> {words}"
    yield "时间 2026-03-03 18:30"


async def test_a_marker_in_each_group_stays_where_the_table_has_it(
    sqlite_template: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A working day and a half of reports, orders, reminders, digests and ledgers over all groups."""
    caplog.set_level(logging.DEBUG)
    settings = on_sqlite(sqlite_template, tmp_path)
    drawn: list[str] = []
    monkeypatch.setattr(drawing, "draw", partial(_noted, drawn))
    talk = await Talk.begin(partial(build, settings), "2026-03-02 09:05")
    try:
        with talk.app.database.reading() as store:
            district = store.district
        for line in _day(district):
            await talk.play(line)
        with talk.app.database.reading() as store:
            told, leaks = _looked_through(store)
        assert not leaks
        assert len(drawn) > 10 and not any("暗号" in one for one in drawn)
        assert "暗号" not in caplog.text
        for group in district.groups:
            assert "self" in told[group.id], f"{group.name}: it is told at home"
        assert {"all", "core", "liaison"} <= set[str]().union(*told.values())
        assert sum("file" in where for where in told.values()) > 20
    finally:
        talk.app.database.close()


def _noted(drawn: list[str], sketch: Sketch, _photo: object) -> bytes:
    """Instead of a picture: what would stand in it."""
    drawn.append(repr(sketch))
    return bytes(64)


def _looked_through(store: Store) -> tuple[dict[int, set[str]], list[str]]:
    """Where each group's marker was seen, and where it should not have been."""
    district, cases = store.district, {one.text: one for one in store.cases.every()}
    told: dict[int, set[str]] = {group.id: set() for group in district.groups}
    leaks = []
    by_chat = {group.chat: group for group in district.groups}
    for row in store.connection.execute(sa.select(tables.web_messages)).mappings():
        if row["sender"] != "bot":
            continue
        papers = "".join(_content(sha, store.files.made) for sha, _ in row["carries"].get("files", ()))
        said = f"{row['text']} {json.dumps(row['carries'], ensure_ascii=False)}"
        for group in district.groups:
            if _marker(group) not in said + papers:
                continue
            (case,) = (one for text, one in cases.items() if _marker(group) in text)
            here = by_chat.get(row["chat"])
            person = None if here else district.person[int(row["chat"].removeprefix(PRIVATE))]
            fits = _may_hear(here, case, district) if here else person and _may_know(person, case, district)
            told[group.id].add("self" if here == group else row["chat"])
            told[group.id] |= {"file"} if _marker(group) in papers else set()
            if not fits:
                leaks.append(f"#{case.number} of {group.name} in {row['chat']}: {said}")
    return told, leaks


def _content(sha256: str, made: MadeFiles) -> str:
    path = made.document(sha256)
    assert path is not None, "a file that was said is there"
    with ZipFile(path) as book:
        return "".join(book.read(name).decode("utf-8", "replace") for name in book.namelist())
