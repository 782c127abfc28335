"""The ranking of a district with many grids comes page by page, and nobody is left out."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import asdict, replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.app import App
from bot.gateways.webchat.typed import TypedMessage
from domain.board_pages import AT_ONCE, PER_PAGE, page_of, pages_of
from domain.cases import Case, Source, State
from domain.district import Grid
from domain.sketch import Board
from domain.standing import Standing, rank
from domain.tally import Scope, Span
from handlers.pages import next_page
from jobs.digest import NEXT_PAGE, digest
from storage import tables
from storage.boards import facts
from storage.books import Books
from tests.platforms import webchat
from tests.talk import ZONE, Start, StillClock
from texts import boards

EVENING = datetime(2026, 3, 20, 18, 0, tzinfo=ZONE)
GRIDS, EACH = 30, 6
LEADER = "沈知远"


@given(
    counts=st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 2)), max_size=110),
    looks=st.integers(0, 110),
)
def test_every_row_is_on_exactly_one_page(counts: list[tuple[int, int, int]], looks: int) -> None:
    """First and last are on the first page, and so is whoever looks at it."""
    standings = [
        Standing(str(at), due, min(due, kept), *(n, 0, 0)) for at, (due, kept, n) in enumerate(counts)
    ]
    rows = rank(standings, 5)
    pages = [page_of(rows, page, str(looks)) for page in range(1, pages_of(rows) + 1)]
    assert sorted(row.standing.name for one in pages for row in one.rows) == sorted(
        map(str, range(len(counts)))
    )
    busy = [[row for row in one.rows if not row.standing.had_nothing] for one in pages]
    assert max(map(len, busy)) <= PER_PAGE
    first, placed = pages[0], [row for row in rows if row.place is not None]
    if len(pages) == 1:
        assert [row for row in rows if not row.standing.had_nothing] == busy[0]
        assert (first.own, first.idle) == (None, 0)
    elif len(placed) > PER_PAGE:
        assert first.rows == (*placed[:AT_ONCE], *placed[-AT_ONCE:])
    theirs = [row for row in rows if row.standing.name == str(looks) and not row.standing.had_nothing]
    assert all((row in first.rows) != (row == first.own) for row in theirs)
    assert len(pages) == 1 or first.idle == sum(row.standing.had_nothing for row in rows)
    assert page_of(rows, 99, None).page == len(pages)


@pytest.fixture
async def app(start: Start, small_pictures: None) -> AsyncIterator[App]:
    """The bot in a district of thirty grids, in each of which six cases fell due this month."""
    app = await start(StillClock(EVENING))
    await app.transactions.write(_with_more_grids, "test")
    await app.transactions.write(_with_cases, "test")
    yield app
    await app.close()


def _with_more_grids(store: Books) -> None:
    book, unit = store.district, store.district.grids[0].unit
    more = (Grid(9000 + at, f"X{at}", f"柳浪{at}网格", unit) for at in range(GRIDS - len(book.grids)))
    store.bring_to(replace(book, grids=(*book.grids, *more)))


def _with_cases(store: Books) -> None:
    """The first grid keeps all limits, the last one hardly any."""
    rows, reporter = [], store.district.people[0].id
    for at, grid in enumerate(store.district.grids):
        for one in range(EACH):
            due = EVENING - timedelta(days=one, hours=2)
            fixed = due + timedelta(hours=1 if one * GRIDS < at * EACH else -1)
            case = Case(
                at * EACH + one + 1, State.CLOSED, "占道经营", Source.PATROL, "人民广场", reporter,
                due - timedelta(hours=9), grid=grid.id, unit=grid.unit, due_at=due, fixed_at=fixed, closed_at=fixed,
            )  # fmt: skip
            rows.append(asdict(case))
    store.connection.execute(tables.cases.insert(), rows)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
async def test_the_next_page_is_asked_for(app: App) -> None:
    """By what the button and the digest say, and by 下一页, until there is none; after 图 too."""
    with app.database.reading() as store:
        leader = next(str(one.id) for one in store.district.people if one.name == LEADER)
    chat = f"private:{leader}"

    async def says(words: str) -> tuple[list[str], object, list[str]]:
        await webchat(app).hear(chat, TypedMessage(leader, words))
        await app.settle()
        said = (await webchat(app).messages(chat, None))[-1]
        return said["text"].splitlines(), said["choices"], said["photos"]

    head = "【晒比拼】全区 · 本月（截至 18:00）"
    text, choices, first = await says("晒比拼 本月")
    assert (text[0], text[-2], choices) == (head, "排名图第1页（最前和最后的），共3页", ["下一页"])
    second = await says("下一页")
    assert second[:2] == ([head, "排名图第2页，共3页", "晒比拼 03-20 全区 本月"], ["下一页"])
    assert second == await says("晒比拼 本月 第2页")
    text, choices, third = await says("下一页")
    assert (text[1], choices) == ("排名图第3页，共3页", [])
    assert len({*first, *second[2], *third}) == 3
    assert await says("下一页") == ([head, "没有下一页了。"], [], [])
    await says("本月哪个网格按期率最高")
    assert (await says("图"))[1:] == (["下一页"], first)
    assert await says("下一页") == second
    text, choices, drawn = await says("月报 图")
    assert (choices, len(drawn)) == (["下一页"], 2)  # the ranking and the trend
    text, choices, later = await says("下一页")
    assert (choices, len(later), later != drawn) == (["下一页"], 1, True)
    assert (await says("月报 2026-03 图 第3页"))[1] == []
    assert (await says("下一页"))[0][-1] == "没有下一页了。"
    _the_digest_has_the_first_page(app)


def _the_digest_has_the_first_page(app: App) -> None:
    month = Span(EVENING.replace(day=1, hour=0), EVENING)
    with app.database.reading() as store:
        told = [one for one in digest.work(EVENING, store) if one.sketches]
        (found,) = facts(store, [(Scope("全区"), None)], month, "本月", at=EVENING, ranked=(month, "本月"))
        drawn = [board for page in (1, 2, 3) for board in boards.picture(found, store.district, page)]
        assert {board.totals.of for board in drawn} == {found.scope.words}
    assert [(one.page, one.pages, len(one.rows)) for one in drawn] == [(1, 3, 14), (2, 3, 14), (3, 3, 2)]
    assert told and next_page("晒比拼", "本月", 1) == NEXT_PAGE
    for one in told:
        (board,) = one.sketches
        assert isinstance(board, Board)
        line = f"排名图第1页（最前和最后的），共{board.pages}页；下一页发：晒比拼 本月 第2页"
        assert (board.page, line in one.text) == (1, board.pages > 1)
    assert {one.sketches[0].pages for one in told} == {1, 3}  # type: ignore[union-attr]
