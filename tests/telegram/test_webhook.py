"""Hearing Telegram by webhook: only Telegram is heard, what is kept is acknowledged, and garbage stops nothing."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer

from bot import listening
from bot.app import build
from bot.gateways.telegram import polling, webhook
from bot.gateways.telegram.convert import ALLOWED
from bot.web import application
from storage import tables
from tests.contract import ELSEWHERE, MONDAY, OTHER, REPORTER
from tests.patience import PATIENCE, Hours, until
from tests.photographs import small_photo
from tests.site import on_sqlite
from tests.talk import StillClock
from tests.telegram.district import move_in
from tests.telegram.hook import SECRET
from tests.telegram.server import serving
from tests.telegram.wire import TelegramWire, telegram
from tests.telegram.world import World

ADDRESS, KEY = "https://bot.example.cn/hooks/telegram", "k" * 40
REPORT = "上报 人民广场东侧 占道经营"


@dataclass
class Hooked:
    """A bot that Telegram calls, and a way to call it as anybody."""

    town: TelegramWire
    client: TestClient[Any, Any]
    path: str

    async def post(self, body: bytes | str | BytesIO, **headers: str) -> int:
        """Call the webhook. Out: the status."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self.client.post(self.path, data=body, headers=named) as answer:
            return answer.status

    async def healthy(self) -> bool:
        """What /healthz says."""
        async with self.client.get("/healthz") as answer:
            return bool((await answer.json())["ok"])

    async def kept(self) -> list[Any]:
        """The rows of the inbox."""
        with self.town.app.database.reading() as store:
            return list((store.connection.execute(tables.inbox.select())).mappings())


@asynccontextmanager
async def hooked_town(template: Path, folder: Path) -> AsyncIterator[Hooked]:
    """The bot with TELEGRAM_WEBHOOK_URL set; the public address leads to it."""
    clock = StillClock(MONDAY)
    world = World(clock.now)
    world.hook.pace = 0.01
    async with serving(world) as line:
        settings = telegram(
            on_sqlite(template, folder), line.address, webhook_url=ADDRESS, webhook_secret=KEY
        )
        app = await build(settings, clock)
        district = move_in(app.database, world)
        async with TestClient(TestServer(application(app, demo=False))) as client:
            path = "/hooks/telegram"
            world.hook.ways[ADDRESS] = str(client.make_url(path))
            town = TelegramWire(lambda clock: build(settings, clock), clock, app, world, district, line)
            yield Hooked(town, client, path)
            await town.end()


@pytest.fixture
async def hooked(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[Hooked]:
    """On SQLite."""
    async with hooked_town(sqlite_template, tmp_path) as hooked:
        yield hooked


async def ready(hooked: Hooked) -> None:
    """Until the bot has set its webhook and hears."""
    hooked.town.people.say(hooked.town.room(), hooked.town.who(REPORTER), "早")
    await hooked.town.settle()


async def test_it_is_set_with_all_that_matters(hooked: Hooked) -> None:
    """Address, secret and kinds of updates; and nothing is polled."""
    await ready(hooked)
    hook = hooked.town.world.hook
    assert (hook.url, hook.secret) == (ADDRESS, KEY)
    assert set(hooked.town.world.updates.allowed) == set(ALLOWED)
    assert hooked.town.world.updates.polls == 0


async def test_a_conversation(hooked: Hooked) -> None:
    """Texts, photos, albums and buttons, as by polling."""
    town = hooked.town
    await town.say(REPORTER, "人民广场东侧 占道经营", [small_photo(1), small_photo(2)])
    await town.settle()
    card = (await town.said())[-1]
    assert card.text.startswith("#1 处置中")
    await town.press("毛俊逸", card, "报整改")
    await town.settle()
    assert "整改后的现场照片" in town.texts(town.room())[-1]


async def test_delivered_again_is_known(hooked: Hooked) -> None:
    """An answer that got lost has Telegram come again."""
    town = hooked.town
    await ready(hooked)
    await town.say(REPORTER, REPORT)
    (update,) = town.world.updates.waiting
    await town.settle()
    town.world.updates.repeat(update)
    await town.settle()
    assert [one.status for one in town.world.hook.deliveries if one.update == update.id] == [200, 200]
    with town.app.database.reading() as store:
        assert len(store.cases.every()) == 1


async def test_who_is_not_telegram(hooked: Hooked) -> None:
    """Without the secret, with another, or with two: refused, and nothing is kept."""
    await ready(hooked)
    before = await hooked.kept()
    chat = {"id": hooked.town.room(), "type": "supergroup", "title": "群"}
    sender = {"id": hooked.town.who(REPORTER), "is_bot": False, "first_name": "程"}
    forged = {"message_id": 9, "date": 1772413200, "chat": chat, "from": sender, "text": REPORT}
    body = json.dumps({"update_id": 1, "message": forged})
    assert await hooked.post(body) in (401, 403)
    assert await hooked.post(body, **{SECRET: "x" * 40}) in (401, 403)
    assert await hooked.post(body, **{SECRET: KEY + "x"}) in (401, 403)
    assert await hooked.post(body, **{SECRET: "密" * 3}) in (400, 401, 403)
    assert await hooked.kept() == before
    assert await hooked.post(body, **{SECRET: KEY}) == 200
    assert len(await hooked.kept()) == len(before) + 1


GARBAGE = (
    b"",
    b"not JSON",
    b"\xff\xfe\x00",
    b"[]",
    b"null",
    b"{}",
    b'{"update_id": "x"}',
    b'{"update_id": 1, "message": {}}',
    b'{"update_id": 1, "message": {"message_id": 1, "date": 99999999999999, "chat": {"id": 1, "type": "?"}}}',
    b'{"update_id": 1, "message": ' + b"[" * 2000 + b"]" * 2000 + b"}",
    b'{"update_id": 1, "poll": {"id": 5}}',
)


async def test_garbage_is_set_aside(hooked: Hooked) -> None:
    """200, so that it never stands before what comes after it."""
    await ready(hooked)
    assert [await hooked.post(one, **{SECRET: KEY}) for one in GARBAGE] == [200] * len(GARBAGE)
    await hooked.town.say(REPORTER, REPORT)
    await hooked.town.settle()
    assert hooked.town.texts(hooked.town.room())[-1].startswith("#1")


async def test_a_body_that_is_too_long(hooked: Hooked) -> None:
    """Nobody can fill the memory."""
    await ready(hooked)
    assert await hooked.post(BytesIO(b" " * (3 * 2**20)), **{SECRET: KEY}) in (200, 413)


async def test_nothing_is_acknowledged_before_it_is_kept(hooked: Hooked) -> None:
    """While the database takes nothing, Telegram is not told 200."""
    town = hooked.town
    await ready(hooked)
    delivered = len(town.world.hook.deliveries)
    with town.app.database.transaction():
        await town.say(REPORTER, REPORT)
        await town.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", where=OTHER)
        await asyncio.sleep(0.1)
        assert 200 not in [one.status for one in town.world.hook.deliveries[delivered:]]
    await town.settle()
    with town.app.database.reading() as store:
        assert len(store.cases.every()) == 2


async def test_telegram_does_not_reach_us(
    hooked: Hooked, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever watches /healthz sees it while messages wait, though Telegram answers whatever we ask."""
    hours = Hours()
    monkeypatch.setattr(polling, "_now", hours.now)
    monkeypatch.setattr(webhook, "LOOK", 0.02)  # it looks after its webhook all the time
    await ready(hooked)
    ways = hooked.town.world.hook.ways
    way = ways.pop(ADDRESS)
    await hooked.town.say(REPORTER, REPORT)
    await until(lambda: "updates wait" in caplog.text)
    hours.pass_(2 * listening.SILENT)
    assert not await hooked.healthy()
    ways[ADDRESS] = way
    await hooked.town.settle()
    assert await hooked.healthy()
    hours.pass_(2 * listening.SILENT)
    async with asyncio.timeout(PATIENCE):
        while not await hooked.healthy():  # noqa: ASYNC110 a quiet hour is no fault once it was looked
            await asyncio.sleep(0.02)


async def test_somebody_takes_the_webhook_away(hooked: Hooked) -> None:
    """The bot's own is set again when it starts."""
    await ready(hooked)
    hooked.town.world.hook.set("https://other.example.cn/", "", 40)
    hooked.town.world.updates.waiting.clear()
    await hooked.town.restart()
    async with TestClient(TestServer(application(hooked.town.app, demo=False))) as client:
        hooked.town.world.hook.ways[ADDRESS] = str(client.make_url(hooked.path))
        await hooked.town.say(REPORTER, REPORT)
        await hooked.town.settle()
    assert hooked.town.world.hook.url == ADDRESS
    assert hooked.town.texts(hooked.town.room())[-1].startswith("#1")
