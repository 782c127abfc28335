"""What came once is kept as long as it takes; what can never be kept holds up nobody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.gateways import journalling
from bot.gateways.base import Wakes
from bot.gateways.wecom.calls import Calls
from bot.gateways.wecom.identity import Identity
from bot.gateways.wecom.keeping import WecomKeeper
from bot.gateways.wecom.links import Links
from bot.gateways.wecom.media import Media
from bot.gateways.wecom.sorry import Sorry
from bot.transactions import Transactions
from storage.database import Database
from storage.photos import PhotoFiles
from tests.patience import PATIENCE
from tests.site import on_sqlite
from tests.talk import ZONE, StillClock

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


class BrokenClock(StillClock):
    """Has lost its zone, so that the database refuses what it says, until it is mended."""

    mended = False

    def now(self) -> datetime:
        """Where it stands."""
        return super().now() if self.mended else super().now().replace(tzinfo=None)


@pytest.fixture
async def kept(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Transactions]:
    """A database."""
    settings = on_sqlite(sqlite_template, tmp_path)
    transactions = Transactions(Database(settings.database_url, PhotoFiles(settings.photos), ZONE))
    yield transactions
    await transactions.close()


def said(text: str) -> dict[str, Any]:
    """Somebody says something in private; WeCom does not say when."""
    body = {"msgid": text, "from": {"userid": "chenjun"}, "chattype": "single", "msgtype": "text"}
    return {
        "cmd": "aibot_msg_callback",
        "headers": {"req_id": text},
        "body": body | {"text": {"content": text}},
    }


async def test_one_that_cannot_be_kept(
    kept: Transactions, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """It is given up with an alarm when the database takes everything else, and the next is kept."""
    monkeypatch.setattr(journalling, "FIRST_PAUSE", 0.001)
    clock, arrived, stop = BrokenClock(NINE), asyncio.Event(), asyncio.Event()
    media = Media(Links("ws://127.0.0.1"), None, kept.database.files, ZONE)
    keeper = WecomKeeper(
        kept,
        clock,
        Calls(),
        Identity(None, kept),
        media,
        "走街",
        Wakes(arrived, asyncio.Event()),
        Sorry(None, 0, clock),
    )
    keeper.take(said("坏"))
    clock.mended = True
    keeper.take(said("好"))
    running = asyncio.create_task(keeper.run(stop))
    await asyncio.wait_for(arrived.wait(), PATIENCE)
    stop.set()
    await running
    with kept.database.reading() as store:
        (received,) = store.post.inbox.waiting(NINE)
    assert received is not None and received.message.text == "好"
    assert [one.levelno for one in caplog.records].count(logging.CRITICAL) == 1
