"""What the workbook no longer names: it may do nothing, but old cases still speak of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.district import District
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
