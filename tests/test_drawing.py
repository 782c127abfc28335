"""Pictures are drawn between two transactions: nobody waits for them, and the same facts are drawn once."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.app import App
from bot.drawing import Drawing
from bot.gateways.webchat.typed import TypedMessage
from domain.chat import Chat, Outgoing
from domain.photo import Photo
from domain.platform import Platform
from domain.sketch import Board, Pair, Totals
from domain.standing import Standing, rank
from jobs.digest import digest
from storage.asks import Pending
from storage.books import Books
from storage.photos import PhotoFiles
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.platforms import webchat
from tests.talk import MONDAY, ZONE, Start, StillClock

GRID, REPORTER, INSPECTOR = "grid-01", "22", "6"
CHAT = Chat(Platform.WEB, GRID)
BOARD = Board(
    district="江湾区创建办",
    title="晒比拼 · 网格",
    measure="按期整改率",
    period="本周",
    cutoff="截至 11月21日 18:00",
    reference="D-20261121-全区",
    rows=rank([Standing("柳浪巷", 4, 3, 0, 0, 0)]),
    totals=Totals(12, 5, 0, 0, 30),
)


@pytest.fixture
async def app(start: Start) -> AsyncIterator[App]:
    """The bot with nothing running, and one case."""
    app = await start(StillClock(MONDAY))
    await webchat(app).hear(GRID, TypedMessage(REPORTER, "上报 人民广场 占道经营"))
    await app.settle()
    yield app
    await app.close()


def _pictures(app: App) -> set[Path]:
    return set(app.settings.photos.rglob("*.drawn.png"))


async def test_a_picture_is_drawn_while_a_writer_is_at_work(app: App) -> None:
    """A question is answered, and its picture drawn, as far as writing it down; nobody waits for the picture."""
    await webchat(app).hear(GRID, TypedMessage(REPORTER, "晒比拼"))
    busy, go_on = threading.Event(), threading.Event()

    def hold(_store: Books) -> None:
        busy.set()
        assert go_on.wait(PATIENCE)

    taken, asked = await app.transactions.write(app.dispatcher._take, "dispatcher-0")
    assert (len(taken), len(asked)) == (0, 1)
    holding = asyncio.create_task(app.transactions.write(hold, "dispatcher-0"))
    await asyncio.to_thread(busy.wait, PATIENCE)
    asking = asyncio.create_task(app.dispatcher._ask(asked[0], "dispatcher-0"))
    async with asyncio.timeout(PATIENCE):
        while not _pictures(app):  # noqa: ASYNC110 the disk tells nobody
            await asyncio.sleep(0.01)
    assert not asking.done()
    go_on.set()
    await asyncio.gather(holding, asking)
    await app.settle()
    (picture,) = _pictures(app)
    shown = (await webchat(app).messages(GRID, None))[-1]
    assert shown["photos"] == [f"/photos/{picture.name[:64]}"]


async def test_a_picture_comes_also_while_the_bot_waits_for_an_answer(app: App) -> None:
    """Somebody who is asked something may look at the ranking first; the question stays open."""
    await webchat(app).hear(GRID, TypedMessage("21", "退回 1"))
    await app.settle()
    await webchat(app).hear(GRID, TypedMessage("21", "晒比拼"))
    await app.settle()
    assert (await webchat(app).messages(GRID, None))[-1]["photos"]
    await webchat(app).hear(GRID, TypedMessage("21", "不归我们管"))
    await app.settle()
    assert "退回" in (await webchat(app).messages(GRID, None))[-1]["text"]


async def test_a_job_whose_digest_is_run_again_draws_nothing_anew(app: App) -> None:
    """The same facts are found on the disk, with their time."""
    await app.move_clock(MONDAY.replace(hour=18))
    drawn = _pictures(app)
    assert len(drawn) > 3
    written = {file: file.stat().st_ino for file in drawn}
    with app.database.reading() as store:
        said = [one for one in digest.work(MONDAY.replace(hour=18), store) if one.sketches]
    again = [await Drawing(app.database.files).drawn(message) for message in said]
    assert all(len(message.photos) == 1 and not message.sketches for message in again)
    assert {file: file.stat().st_ino for file in _pictures(app)} == written


async def test_the_same_facts_are_drawn_once(tmp_path: Path) -> None:
    """Other facts are another picture; a picture that was removed is drawn anew."""
    files = PhotoFiles(tmp_path)
    one, same, other = [
        (await Drawing(files).drawn(Outgoing(CHAT, "看", sketches=(board,)))).photos
        for board in (BOARD, replace(BOARD), replace(BOARD, highlight="柳浪巷"))
    ]
    assert one == same != other
    assert len(list(tmp_path.rglob("*.drawn.png"))) == 2
    files.made.remove_unused((), timedelta(seconds=-60))
    assert (await Drawing(files).drawn(Outgoing(CHAT, "看", sketches=(BOARD,)))).photos == one
    assert len(list(tmp_path.rglob("*.drawn.png"))) == 1


async def test_what_was_drawn_is_not_drawn_again(tmp_path: Path) -> None:
    """Not even looked at: without its photos a new picture would be another one."""
    files = PhotoFiles(tmp_path)
    before, after = (files.keep(small_photo(1, kind), ZONE).sha256 for kind in ("before", "after"))
    message = Outgoing(CHAT, "看", sketches=(replace(BOARD, pairs=(Pair(1, "好", before, after),)),))
    first = await Drawing(files).drawn(message)
    files.forget(before)
    assert await Drawing(files).drawn(message) == first
    assert await Drawing(PhotoFiles(tmp_path / "elsewhere")).drawn(message) != first


async def test_what_cannot_be_drawn_costs_only_the_picture(tmp_path: Path) -> None:
    """The words go out without it."""
    bad = replace(BOARD, pairs=(Pair(1, "好", "0" * 64, 5),))  # type: ignore[arg-type]
    found = await Drawing(PhotoFiles(tmp_path)).drawn(
        Outgoing(CHAT, "看", (Photo("f" * 64),), sketches=(bad,))
    )
    assert found == Outgoing(CHAT, "看", (Photo("f" * 64),))


async def test_a_picture_in_the_wrong_place_holds_up_nobody(app: App) -> None:
    """Said by what changes something it is a fault of ours: the message is tried again, and others are answered."""
    with app.database.transaction() as store:
        store.asks.put(CHAT, "21", Pending("晒比拼", ()), MONDAY + timedelta(minutes=30))
    await webchat(app).hear(GRID, TypedMessage("21", "今天"))
    await webchat(app).hear("grid-02", TypedMessage("24", "帮助"))
    await app.settle()
    assert (await webchat(app).messages("grid-02", None))[-1]["sender"] == "bot"
    with app.database.reading() as store:
        assert store.post.inbox.backlog() == {"todo": 1, "dead": 0}


async def test_nothing_undrawn_is_written_down(app: App) -> None:
    """A handler that changes something cannot say a picture: somebody would wait for it in the transaction."""
    with app.database.transaction() as store, pytest.raises(ValueError, match="drawn before"):
        store.post.outbox.put(Outgoing(CHAT, "看", sketches=(BOARD,)), MONDAY)
