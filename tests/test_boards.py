"""The facts of digests: what is read in one pass is what anybody would count by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

import sqlalchemy as sa

from domain.tally import Scope, Span, of_group
from jobs.digest import SHOWN_TO
from storage.boards import View, facts
from storage.books import Books
from storage.database import Database
from tests.board_cases import MONTH, NOW, TODAY, fill
from tests.recounted_boards import Counted, Recount
from texts import boards

EVENING = replace(TODAY, limits_from=TODAY.start - timedelta(hours=6))  # as the digest asks for it
FEBRUARY = Span(NOW.replace(month=2, day=1, hour=0), MONTH.start)


def test_a_digest_counts_what_the_cases_say(database: Database) -> None:
    """Every group, over today, also with the limits since last evening, over the month and a month that is over,
    recounted case by case."""
    with database.transaction() as store:
        fill(store, Random(4))
    with database.reading() as store:
        points = frozenset(point.id for point in store.district.points[:9])
        views: list[View] = [
            (of_group(group, store.district), group)
            for group in store.district.groups
            if group.purpose in SHOWN_TO
        ]
        views += [(Scope("几处", points=points), None), (Scope("全区"), views[-1][1])]
        every, counted = store.cases.every(), Counted()
        for span, over in ((TODAY, MONTH), (EVENING, MONTH), (MONTH, MONTH), (FEBRUARY, FEBRUARY)):
            found = facts(store, views, span, "这段", at=NOW, ranked=(over, "那段"))
            expected = [Recount(store, every, counted, view, span, over).facts() for view in views]
            assert found == expected
            assert {one.ranked_over.words for one in found} == {"那段"}  # which do not count above
    assert len(views) > 20


def test_many_groups_cost_no_more_statements_than_one(database: Database) -> None:
    """The cases are read once, whoever is shown them."""
    with database.reading() as store:
        views: list[View] = [(of_group(group, store.district), group) for group in store.district.groups]
        asked = [_statements(store, some) for some in (views[:1], views)]
    assert asked[0] == asked[1] <= 7


def _statements(store: Books, views: list[View]) -> int:
    """How many statements were run."""
    seen: list[str] = []

    def note(*said: object) -> None:
        seen.append(str(said[2]))

    sa.event.listen(store.connection, "before_cursor_execute", note)
    facts(store, views, TODAY, "今天", at=NOW, ranked=(MONTH, "本月"))
    sa.event.remove(store.connection, "before_cursor_execute", note)
    return len(seen)


def test_a_digest_that_is_told_later_keeps_its_names() -> None:
    """Its own near days become those of then; 今天 in the name of a place stays."""
    posted = """【晒比拼】金山社区 · 今天（截至 18:00）
明天中午前到期（2 件）：
#1 占道经营 · 今天便利店 · 金山社区 · 今天 20:00 前
#2 占道经营 · 今天便利店 · 金山社区 · 明天 10:00 前
晒问题：今天没有新增
晒成效：今天还没有销号
晒比拼 03-02 金山社区"""
    assert boards.as_posted(posted, "昨天").splitlines() == [
        "【晒比拼】金山社区 · 昨天（当天 18:00 发的，数是当时的）",
        "第二天中午前到期（2 件）：",
        "#1 占道经营 · 今天便利店 · 金山社区 · 当天 20:00 前",
        "#2 占道经营 · 今天便利店 · 金山社区 · 第二天 10:00 前",
        "晒问题：当天没有新增",
        "晒成效：当天还没有销号",
        "晒比拼 03-02 金山社区",
    ]
