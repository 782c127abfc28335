"""The dispatcher: one message is one effect, whole or not at all, and a fault of ours never stops a chat."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa

from actions.history import MOST_WORDS
from bot.app import App
from bot.dispatch import PAUSE, SORRY, TRIES
from domain.cases import Event, State, Step
from domain.chat import Chat, Incoming
from domain.photo import Photo
from domain.platform import Platform
from domain.refused import Changed
from storage import tables
from storage.asks import PATIENCE
from storage.database import Database
from tests.photographs import small_photo
from tests.talk import MONDAY, ZONE, Start, StillClock

GRID, OTHER = Chat(Platform.WEB, "grid-01"), Chat(Platform.WEB, "grid-03")
REPORTER, HANDLER, ELSEWHERE = "22", "21", "26"  # 程晓燕, 毛俊逸 of 金山一网格; 夏子墨 of 东港网格
REPORT = "上报 人民广场 占道经营"


async def _hear(app: App, chat: Chat, sender: str, text: str, *photos: Photo, id_: str = "") -> bool:
    """A message as a gateway keeps it. False if it was kept before."""
    at = app.clock.now()
    with app.database.transaction() as store:
        known = len((store.connection.execute(sa.select(tables.inbox.c.id))).all())
        return store.post.inbox.put(Incoming(id_ or f"m{known}", chat, sender, text, at, photos))


async def test_what_was_sent_alone_comes_before_what_is_said_in_a_group(app: App, clock: StillClock) -> None:
    """A photo that is still being fetched holds back its sender's report in the group, and nobody else's."""
    alone = Chat(Platform.WEB, f"private:{REPORTER}", private=True)
    photo = app.database.files.keep(small_photo(1), ZONE)
    with app.database.transaction() as store:
        kept = store.photos.keep(photo)
        message = Incoming("held", alone, REPORTER, "", clock.now())
        waiting = store.post.held.put(message, {"pictures": 1}, clock.now() + 6 * PAUSE)
    await _hear(app, GRID, REPORTER, REPORT)
    await _hear(app, GRID, HANDLER, "我的任务")
    await _hear(app, OTHER, ELSEWHERE, "上报 东港公园 垃圾满溢")
    assert await _answer_all(app) == 1
    assert waiting is not None
    with app.database.transaction() as store:
        store.post.held.release(waiting, replace(message, photos=(kept,)))
    assert await _answer_all(app) == 3
    with app.database.reading() as store:
        cases = [store.cases.get(number) for number in (1, 2)]
        assert [case and case.reporter for case in cases] == [int(ELSEWHERE), int(REPORTER)]
        assert [one.sha256 for one in store.photos.of(2, Step.REPORT)] == [photo.sha256]


async def test_a_group_waits_a_moment_only(app: App, clock: StillClock) -> None:
    """What takes longer than that holds back nobody in a group, not even its sender."""
    alone = Chat(Platform.WEB, f"private:{REPORTER}", private=True)
    with app.database.transaction() as store:
        message = Incoming("held", alone, REPORTER, "", clock.now())
        store.post.held.put(message, {"pictures": 1}, clock.now() + timedelta(days=1))
    await _hear(app, GRID, REPORTER, REPORT)
    await _hear(app, GRID, HANDLER, "我的任务")
    clock.move_to(MONDAY + timedelta(seconds=14))
    assert await _answer_all(app) == 0
    clock.move_to(MONDAY + timedelta(seconds=15))
    assert await _answer_all(app) == 2


async def _answer_all(app: App) -> int:
    """How many messages were taken until none was due."""
    taken = 0
    while some := await app.dispatcher.answer_next():
        taken += some
    return taken


async def _said(app: App, chat: Chat | None = None) -> list[str]:
    """First lines of what is to be said, oldest first."""
    with app.database.reading() as store:
        rows = store.post.outbox.rows(None)
    return [row.message.text.partition("\n")[0] for row in rows if chat in (None, row.message.chat)]


async def _inbox(app: App) -> list[Any]:
    with app.database.reading() as store:
        return list((store.connection.execute(sa.select(tables.inbox).order_by(tables.inbox.c.id))).all())


async def _break(app: App) -> None:
    """查 cannot work while this table has another name: a fault of ours, not of whoever asks."""
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE case_photos RENAME TO case_photos_gone"))


async def _mend(app: App) -> None:
    with app.database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE case_photos_gone RENAME TO case_photos"))


async def test_a_fault_is_tried_again_and_then_works(app: App, clock: StillClock) -> None:
    """The pause doubles; what is mended in between is answered once, and nobody hears of the fault."""
    await _hear(app, GRID, REPORTER, REPORT)
    await _answer_all(app)
    await _break(app)
    await _hear(app, GRID, HANDLER, "查 1")
    assert await _answer_all(app) == 1
    clock.move_to(clock.now() + PAUSE - timedelta(seconds=1))
    assert await _answer_all(app) == 0
    clock.move_to(clock.now() + timedelta(seconds=1))
    assert await _answer_all(app) == 1
    await _mend(app)
    clock.move_to(clock.now() + PAUSE)
    assert await _answer_all(app) == 0, "the second pause is twice as long"
    clock.move_to(clock.now() + PAUSE)
    assert await _answer_all(app) == 1
    assert await _said(app) == ["#1 处置中 · 占道经营"] * 2


async def test_after_five_tries_it_is_set_aside_and_the_chat_goes_on(app: App, clock: StillClock) -> None:
    """One fixed apology without a word of what went wrong; the row stays for the operator."""
    await _hear(app, GRID, REPORTER, REPORT)
    await _answer_all(app)
    await _break(app)
    await _hear(app, GRID, HANDLER, "查 1")
    await _hear(app, GRID, HANDLER, "帮助")
    await _hear(app, OTHER, ELSEWHERE, "帮助")
    for _ in range(TRIES):
        assert (await _said(app, GRID)) == ["#1 处置中 · 占道经营"], "this chat waits, in order"
        await _answer_all(app)
        clock.move_to(clock.now() + PAUSE * 2**TRIES)
    assert (await _said(app, OTHER)) == ["夏子墨，在这里常用："], "the other chat does not wait"
    assert (await _said(app, GRID))[1:] == [SORRY, "毛俊逸，在这里常用："]
    states = [(row.state, row.tries) for row in await _inbox(app)]
    assert states == [("done", 0), ("dead", TRIES), ("done", 0), ("done", 0)]
    assert (await _answer_all(app)) == 0


async def test_the_same_message_twice_is_one_effect(app: App) -> None:
    """Delivered again before it is answered, and again after: one case, one answer."""
    assert await _hear(app, GRID, REPORTER, REPORT, id_="once")
    assert not await _hear(app, GRID, REPORTER, REPORT, id_="once")
    assert await _answer_all(app) == 1
    assert not await _hear(app, GRID, REPORTER, REPORT, id_="once")
    assert await _answer_all(app) == 0
    assert await _said(app) == ["#1 处置中 · 占道经营"]
    assert await _hear(app, OTHER, ELSEWHERE, "帮助", id_="once"), "ids are a chat's own"


async def test_chatter_is_forgotten_but_its_copy_is_still_known(app: App) -> None:
    """Of what is not meant for the bot only the ids stay: no text, no photos, no sender."""
    photo = Photo("0" * 64)
    await _hear(app, GRID, REPORTER, "大家中午好", photo, id_="lunch")
    await _answer_all(app)
    (row,) = await _inbox(app)
    assert (row.state, row.text, row.sender, row.carries) == ("forgotten", "", "", {})
    assert (row.platform, row.chat, row.message) == ("网页", "grid-01", "lunch")
    assert not await _hear(app, GRID, REPORTER, "大家中午好", photo, id_="lunch")
    assert await _said(app) == []


async def test_a_chat_nobody_registered_is_left_alone(app: App) -> None:
    """Whoever adds the bot to a group of their own hears nothing from it, and it keeps nothing."""
    await _hear(app, Chat(Platform.WEB, "somebody's own"), REPORTER, REPORT)
    await _answer_all(app)
    (row,) = await _inbox(app)
    assert (row.state, row.text) == ("forgotten", "")
    assert await _said(app) == []


async def test_messages_of_a_chat_are_answered_in_their_order(app: App) -> None:
    """Oldest first, whoever wrote them; numbers are given in that order."""
    for number in range(5):
        await _hear(app, GRID, REPORTER, f"上报 人民广场 占道经营 第{number}处")
    await _answer_all(app)
    with app.database.reading() as store:
        cases = store.cases.every()
    assert [case.number for case in cases] == [1, 2, 3, 4, 5]
    assert [case.text[-2] for case in cases] == list("01234")


async def test_a_refusal_leaves_nothing_behind(app: App) -> None:
    """Too long a report has taken a number before it is refused: the number comes back, so there is no gap."""
    await _hear(app, GRID, REPORTER, "上报 人民广场 占道经营 " + "长" * MOST_WORDS)
    await _hear(app, GRID, REPORTER, REPORT)
    await _answer_all(app)
    assert await _said(app) == ["太长了，请写在 40000 字以内。", "#1 处置中 · 占道经营"]


async def test_a_question_stays_after_a_refused_answer(app: App) -> None:
    """派 1 asks for the unit; an unknown one is refused, and the next answer still answers the question."""
    office = Chat(Platform.WEB, "liaison")
    await _hear(app, Chat(Platform.WEB, "all"), "6", REPORT)
    for text in ("派 1", "火星街道", "金山社区"):
        await _hear(app, office, "3", text)
    await _answer_all(app)
    assert (await _said(app, office))[1:4] == [
        "#1 派给哪个单位？",
        "没有找到单位“火星街道”。是不是：金山街道、北湖街道？",
        "#1 处置中 · 占道经营",
    ]


async def test_a_question_is_forgotten_after_half_an_hour(app: App, clock: StillClock) -> None:
    """What somebody says long after is no answer any more."""
    await _hear(app, GRID, REPORTER, "上报")
    await _answer_all(app)
    clock.move_to(clock.now() + PATIENCE)
    await _hear(app, GRID, REPORTER, "人民广场 占道经营")
    await _answer_all(app)
    assert await _said(app) == ["在哪里、什么问题？例：人民广场东侧 占道经营"]


async def test_two_dispatchers_take_each_message_once(app: App, start: Start, clock: StillClock) -> None:
    """Two processes on one database: every report is one case, every answer is said once, in the chat's order."""
    twin = await start(clock)
    try:
        for number in range(6):
            await _hear(app, GRID, REPORTER, f"上报 人民广场 占道经营 第{number}处")
            await _hear(app, OTHER, "27", f"上报 东港路 违停 第{number}处")
        taken = await asyncio.gather(*(_answer_all(one) for one in (app, twin) * 2))
        while left := await _answer_all(app):  # a chat that another one held is left for later
            taken.append(left)
    finally:
        await twin.close()
    assert sum(taken) == 12
    with app.database.reading() as store:
        cases = store.cases.every()
        rows = store.post.outbox.rows(None)
    assert [case.number for case in cases] == list(range(1, 13))
    for chat in (GRID, OTHER):
        here = [case.text[-2] for case in cases if (case.unit == 7) == (chat == GRID)]
        assert here == list("012345")
        assert len([row for row in rows if row.message.chat == chat]) == 6


async def test_who_comes_second_is_told_so(app: App, database: Database) -> None:
    """A step on what somebody else has changed since it was read changes nothing (Changed)."""
    await _hear(app, GRID, REPORTER, REPORT)
    await _answer_all(app)
    with database.transaction() as store:
        case = store.cases.get(1)
        assert case is not None
        event = Event(1, MONDAY, 21, Step.RETURN, State.RETURNED)
        store.cases.move(case, replace(case, state=State.RETURNED), event)
    with pytest.raises(Changed), database.transaction() as store:
        store.cases.move(case, replace(case, state=State.CHECKING), event)
    with database.reading() as store:
        now, history = store.cases.get(1), store.cases.history(1)
    assert now is not None and now.state is State.RETURNED
    assert [one.step for one in history] == [Step.REPORT, Step.RETURN]


async def test_the_loop_answers_what_arrives_and_ends_when_told(app: App) -> None:
    """The running dispatcher is woken by a message, and finishes what is in hand before it ends."""
    stop = asyncio.Event()
    running = asyncio.create_task(app.dispatcher.run(stop))
    await _hear(app, GRID, REPORTER, REPORT)
    app.dispatcher.arrived.set()
    await asyncio.wait_for(app.dispatcher.answered.wait(), 60)
    stop.set()
    app.dispatcher.arrived.set()
    await asyncio.wait_for(running, 60)
    assert await _said(app) == ["#1 处置中 · 占道经营"]
