"""拉网: how the coverage is counted, and which points a scope means."""

from __future__ import annotations

from datetime import datetime

import pytest

from actions import sweeping
from actions.documents.kit import find_documents
from actions.points_named import of_scope
from bot.operator.check_queues import of_queues
from domain.cause import Cause
from domain.district import Role
from domain.dragnets import Coverage, Dragnet, Found, Stop, covered
from domain.order import Order
from domain.tabular import Tabular
from jobs.dragnets import dragnets
from storage.database import Database
from tests.talk import ZONE, Start, Talk

SIX = datetime(2026, 3, 2, 18, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("results", "coverage", "percent"),
    [
        ([], Coverage(0, 0, 0, 0), 0),
        ([None, None, Found.FINE], Coverage(3, 1, 0, 0), 33),
        ([Found.FINE, Found.PROBLEM, Found.UNREACHED], Coverage(3, 2, 1, 1), 66),
        ([Found.FINE] * 199 + [Found.UNREACHED], Coverage(200, 199, 0, 1), 99),
    ],
)
def test_what_was_seen(results: list[Found | None], coverage: Coverage, percent: int) -> None:
    """Fine or a problem is seen; what could not be reached is neither seen nor a hole, and 100 is all of it."""
    found = covered(Stop(number, result) for number, result in enumerate(results))
    assert found == coverage and found.percent == percent


def test_a_scope_is_points(database: Database) -> None:
    """全区, a unit with those below it, a grid, a kind, a kind within a part; what is unknown is no point."""
    with database.reading() as store:
        district = store.district
        everything = of_scope("全区", store)
        kind = next(one.kind for one in district.points if one.kind)
        grid = district.grids[0]
        own = [one for one in district.points if one.grid == grid.id]
        assert everything == list(district.points)
        assert of_scope(kind, store) == [one for one in everything if one.kind == kind]
        assert of_scope(grid.name, store) == own
        assert of_scope(f"{grid.name} {kind}", store) == [one for one in own if one.kind == kind]
        street = district.unit[grid.unit]
        below = of_scope(street.name, store)
        assert set(own) <= set(below) < set(everything)
        assert of_scope("火星", store) == of_scope("", store) == []


def test_only_grids_with_holes_are_reminded(database: Database) -> None:
    """The evening before the last day, and not on another; 去不了 is no hole."""
    with database.transaction() as store:
        office = next(one for one in store.district.people if one.has(Role.OFFICE))
        full, other = store.district.grids[0], store.district.grids[1]
        points = [one for one in store.district.points if one.grid in (full.id, other.id)]
        sweeping.start(Dragnet("两格", office.id, SIX, SIX.replace(day=3, hour=23)), points, store)
        seen = [one for one in points if one.grid == full.id]
        sweeping.note(Found.UNREACHED, seen, office, Cause(office, SIX, "在维修"), store)
        (said,) = list(dragnets.work(SIX, store))
        group = store.group_of(said.chat)
        assert group is not None and group.grid == other.id and said.key
        assert list(dragnets.work(SIX.replace(day=1), store)) == []


@pytest.mark.usefixtures("small_pictures")
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_table_has_each_point_and_each_item(start: Start) -> None:
    """Sums that come out, a hole for what nobody looked at, and nobody's name; what the operator counts beside it."""
    talk = await Talk.begin(start, "2026-03-02 09:00")
    try:
        for line in (
            "林晓岚@私聊> 拉网 金山一网格 指标 小广告、垃圾",
            "程晓燕@金山一网格群> 好 人民广场 小广告",
            "程晓燕@金山一网格群> 有问题 金山小学 垃圾没人收 [照片]",
            "程晓燕@金山一网格群> 去不了 金山小区 封路",
            "毛俊逸@金山一网格群> 延期 1 到 3月10日 等车",
        ):
            await talk.play(line)
        with talk.app.database.reading() as store:
            now = talk.clock.now()
            made = find_documents()["拉网"].facts(Order("拉网", now), store)
            queues = of_queues(store, now)
        assert isinstance(made, Tabular)
        sums, items, points = made.pages
        assert sums.rows == (("金山一网格", 7, 2, "28%", 1, 1, 4), ("合计", 7, 2, "28%", 1, 1, 4))
        assert items.rows == (("小广告", 1, 0, 6), ("垃圾", 0, 1, 6))
        found = {row[1]: row[3:] for row in points.rows}
        assert found["人民广场"][:3] == ("好", "好", "")
        assert found["金山小学"][:4] == ("有问题", "", "有问题", "金山小学 垃圾没人收")
        assert found["金山小学"][-1] == "#1"
        assert found["金山农贸市场"] == ("没看", "", "", "", "", "")
        assert "程晓燕" not in repr(made)
        assert str(queues) == "留意 等人办：待签的延期、挂账、申诉 1"
    finally:
        await talk.app.close()
