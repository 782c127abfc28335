"""One person who sends or asks very much keeps nobody waiting, and is told so once."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.app import App
from bot.budget import MOST
from bot.dispatch import TOO_FAST
from bot.gateways.webchat.typed import TypedMessage
from domain import seats
from domain.chat import Kind
from domain.district import Role
from storage import tables
from tests.photographs import small_photo
from tests.platforms import webchat
from tests.talk import ZONE, Start, StillClock
from tests.telegram.wire import on_telegram
from tests.test_under_load import deliver, grids, reporter, waited
from tests.turns import AT_LARGE, ONE_DATABASE

STEP = timedelta(seconds=1)
SOON = timedelta(seconds=3)
CHAT, ASKER, OTHER = "grid-01", "22", "21"  # 程晓燕, 毛俊逸


@pytest.mark.parametrize("reports", [40, pytest.param(100, marks=AT_LARGE)])
async def test_reports_of_one_hold_up_neither_another_nor_the_digest(
    sqlite_template: Path, tmp_path: Path, reports: int
) -> None:
    """Many reports of one in a Telegram group: another's questions there and the digest come within seconds."""
    async with on_telegram(sqlite_template, tmp_path) as wire:
        group = grids(wire.district)[0]
        one = reporter(wire.district, group)
        other = next(who.name for who in seats.members(group, wire.district) if who.has(Role.HANDLER))
        wire.clock.move_to(wire.clock.now().replace(hour=17, minute=59, second=50))
        for number in range(reports):
            await wire.say(one, f"上报 人民广场 占道经营 第{number}处")
        await wire.heard()
        while await wire.app.dispatcher.answer_next():
            pass
        asked: list[datetime] = []
        for second in range(reports + 20):
            if second in (2, 9, 30):
                await wire.say(other, f"查 {second}", where=group.name)
                asked.append(wire.clock.now())
            await wire.heard()
            while await wire.app.dispatcher.answer_next():
                pass
            await wire.app.scheduler.run_due(wire.clock.now())
            await deliver(wire)
            wire.clock.move_to(wire.clock.now() + STEP)
        with wire.app.database.reading() as store:
            rows = store.post.outbox.rows(None)
        accounts = {
            row.message.asker for row in rows if row.message.text.startswith("#") and row.message.asker
        }
        answers = answered(wire.app, asked)
        digests = waited(wire, Kind.BROADCAST, asked[0])
        texts = wire.texts(int(group.chat))
    assert len(accounts) == 2
    assert all(wait <= SOON for wait in answers), answers
    assert digests and max(digests) <= 2 * SOON, digests
    assert all(any(f"#{number} " in text for text in texts) for number in range(1, reports + 1))
    assert len(texts) < reports * 0.4, "they are joined"


def answered(app: App, asked: list[datetime]) -> list[timedelta]:
    """How long each question waited for its answer: the last of all answers."""
    with app.database.reading() as store:
        outbox = tables.outbox.c
        query = sa.select(outbox.created_at, outbox.sent_at).where(outbox.kind == Kind.ACK)
        rows = store.connection.execute(query.order_by(outbox.id.desc()).limit(len(asked))).all()
    return [(sent_at or app.clock.now()) - created_at for created_at, sent_at in rows]


@ONE_DATABASE
async def test_whoever_asks_too_much_is_told_once(start: Start) -> None:
    """And is taken with a report meanwhile, while others are answered; a minute later they are, too."""
    clock = StillClock(datetime(2026, 3, 2, 10, 0, tzinfo=ZONE))
    app = await start(clock)
    try:
        for number in range(MOST + 5):
            await webchat(app).hear(CHAT, TypedMessage(ASKER, f"查 {number + 1}"))
        await app.settle()
        assert [one.count(TOO_FAST) for one in said(app)] == [0] * MOST + [1]
        await webchat(app).hear(CHAT, TypedMessage(ASKER, "人民广场 占道经营", (small_photo(1),)))
        await webchat(app).hear(CHAT, TypedMessage(OTHER, "查 1"))
        await app.settle()
        assert [one[:3] for one in said(app)[MOST + 1 :]] == ["#1 ", "#1 "]
        clock.move_to(clock.now() + timedelta(seconds=61))
        await webchat(app).hear(CHAT, TypedMessage(ASKER, "查 1"))
        await app.settle()
        assert said(app)[-1].startswith("#1 ")
        assert await app.transactions.read(lambda store: store.post.inbox.backlog()) == {"todo": 0, "dead": 0}
    finally:
        await app.close()


def said(app: App) -> list[str]:
    """What the bot said in the group."""
    with app.database.reading() as store:
        return [row.message.text for row in store.post.outbox.rows(None) if row.message.chat.id == CHAT]
