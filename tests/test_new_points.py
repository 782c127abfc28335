"""Points that were added in the chat (加点位), and the workbooks that come and go around them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.workbook import read, write
from bot.workbook.sample import SAMPLE
from domain.district import District
from domain.placewords import narrowed
from domain.points import Point
from storage.changes import Change
from tests.talk import Start, Talk
from tests.turns import ONE_DATABASE

pytestmark = ONE_DATABASE

ADD = "林晓岚@私聊> 加点位 老粮站后墙 金山一网格"


@pytest.mark.parametrize(
    "said", ["老粮站后墙旁边", "老粮站 后墙根", "老粮站后墙的对面", "金山一网格老粮站后墙处"]
)
def test_one_place_is_called_in_many_ways(said: str) -> None:
    """What stands around a name does not make another place of it."""
    assert narrowed(said, "金山一网格") == "老粮站后墙"


def _imported(talk: Talk, book: District) -> list[Change]:
    with talk.app.database.transaction() as store:
        return store.bring_to(book)


def _added(talk: Talk) -> Point | None:
    with talk.app.database.reading() as store:
        return next((one for one in store.district.points if one.name.startswith("老粮站后墙")), None)


async def test_it_stays_until_a_workbook_has_named_it(start: Start, tmp_path: Path) -> None:
    """An older workbook does not take it away; one that has it may."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    await talk.play(ADD)
    old = read(SAMPLE).district
    assert _imported(talk, old) == [Change("点位", "老粮站后墙", "保留")]
    await talk.play("程晓燕@金山一网格群> 老粮站后墙旁边 占道经营 [照片]")
    point = _added(talk)
    with talk.app.database.reading() as store:
        case = store.cases.get(1)
        write(store.district, tmp_path / "book.xlsx", store.rules)
    assert point is not None and case is not None
    assert point.id == case.point
    assert _imported(talk, read(tmp_path / "book.xlsx").district) == [Change("点位", "老粮站后墙", "修改")]
    assert _imported(talk, old) == [Change("点位", "老粮站后墙", "停用")]
    await talk.play(ADD)
    assert _added(talk) == point  # the same comes back
    talk.app.database.close()


async def test_who_writes_it_by_hand_means_the_same_point(start: Start) -> None:
    """With a code of its own and the name only as an alias it keeps its id; without its grid it goes."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    await talk.play(ADD)
    before, old = _added(talk), read(SAMPLE).district
    assert before is not None
    grid = next(one.id for one in old.grids if one.name == "金山一网格")
    row = Point(len(old.points) + 1, "D900", "老粮站后墙外空地", "背街小巷", grid, aliases=("老粮站后墙",))
    assert _imported(talk, replace(old, points=(*old.points, row))) == [
        Change("点位", "老粮站后墙外空地", "修改")
    ]
    after = _added(talk)
    talk.app.database.close()
    assert after is not None
    assert (after.id, after.code, after.added) == (before.id, "D900", False)
