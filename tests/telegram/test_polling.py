"""Hearing Telegram by polling: kept before it is confirmed, known when it comes again, and never given up."""

from __future__ import annotations

import asyncio
import contextlib
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer
from telegram.error import Conflict

from bot.gateways.telegram import polling
from bot.gateways.telegram.convert import ALLOWED
from bot.web import application
from domain.platform import Platform
from tests.contract import REPORTER
from tests.patience import Hours, until
from tests.photographs import small_photo
from tests.telegram.conftest import client
from tests.telegram.faults import Kind
from tests.telegram.wire import TelegramWire, on_telegram

REPORT = "上报 人民广场东侧 占道经营"
POLL_FAULTS = (Kind.RESET, Kind.HTML, Kind.BAD_GATEWAY, Kind.LOST, Kind.SLOW_DOWN)


async def numbers(town: TelegramWire) -> list[int]:
    """The numbers of all cases."""
    with town.app.database.reading() as store:
        return [case.number for case in store.cases.every()]


async def test_what_is_asked_for(town: TelegramWire) -> None:
    """The kinds of updates are named, and no webhook is left that would take them away."""
    await town.say(REPORTER, REPORT)
    await town.settle()
    assert set(town.world.updates.allowed) == set(ALLOWED)
    assert town.world.made("deleteWebhook")


async def test_a_webhook_of_before_loses_nothing(sqlite_template: Path, tmp_path: Path) -> None:
    """What waited for the webhook is polled after it."""
    async with on_telegram(sqlite_template, tmp_path) as town:
        await town.end()
        town.world.hook.set("https://old.example.cn/hook", "", 40)
        await town.say(REPORTER, REPORT)
        await town.restart()
        await town.settle()
        assert await numbers(town) == [1]


async def test_nothing_is_confirmed_before_it_is_kept(town: TelegramWire) -> None:
    """While the database takes nothing, the update stays with Telegram."""
    with town.app.database.transaction():  # SQLite has one writer, and that is us
        await town.say(REPORTER, REPORT)
        await until(lambda: town.world.updates.handed_out)
        await asyncio.sleep(0.1)
        assert town.world.updates.handed_out and len(town.world.updates.waiting) == 1
    await town.settle()
    assert await numbers(town) == [1]


async def test_repeats_are_known_by_themselves(town: TelegramWire) -> None:
    """Not by the height of their number: after a quiet week numbers may begin lower."""
    await town.say(REPORTER, REPORT)
    (first,) = town.world.updates.waiting
    await town.settle()
    town.world.updates.jump(5)
    await town.say(REPORTER, "上报 金山东路 店外经营")
    await town.settle()
    town.world.updates.repeat(first)
    await town.settle()
    assert await numbers(town) == [1, 2]
    assert len(town.texts(town.room())) == 2


async def test_a_second_poller(town: TelegramWire) -> None:
    """409 ends a poll, not the polling."""
    await town.settle()
    address = town.app.settings.platforms[Platform.TELEGRAM].api_url
    async with client(address) as other:
        polls = town.world.updates.polls
        with contextlib.suppress(Conflict):
            await other.get_updates(timeout=1)
        await town.say(REPORTER, REPORT)
        await until(lambda: town.world.updates.polls > polls + 1)
    await town.settle()
    assert await numbers(town) == [1]
    assert town.world.refused(409)


async def test_faults_are_outlived(sqlite_template: Path, tmp_path: Path) -> None:
    """A broken connection, somebody's page, an answer that got lost, a slow-down: it goes on by itself."""

    async def outlive(kind: Kind, town: TelegramWire) -> None:
        town.world.faults.add("getUpdates", kind, seconds=1)
        await town.say(REPORTER, REPORT)
        await town.settle()
        await town.say(REPORTER, "上报 金山东路 店外经营")
        await town.settle()
        assert await numbers(town) == [1, 2], kind

    async with contextlib.AsyncExitStack() as stack:
        towns = {
            kind: await stack.enter_async_context(on_telegram(sqlite_template, tmp_path / kind.name))
            for kind in POLL_FAULTS
        }
        await asyncio.gather(*(outlive(kind, town) for kind, town in towns.items()))


async def test_answers_that_nobody_expects(town: TelegramWire, monkeypatch: pytest.MonkeyPatch) -> None:
    """A poll that gives no list, nothing that is an update, or no number is one that failed, and no end of polling."""
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.001)
    for odd in ("{}", "null", "true", '"x"', '["x", 7]', "[{}]", '[{"update_id": "7"}, null]', "[[[]]]"):
        town.world.faults.add("getUpdates", Kind.ODD, description=odd)
    await town.say(REPORTER, REPORT)
    await town.settle()
    assert await numbers(town) == [1]
    assert town.world.faults.coming == []


async def test_telegram_is_down_at_start(sqlite_template: Path, tmp_path: Path) -> None:
    """The bot waits for it instead of ending."""
    async with on_telegram(sqlite_template, tmp_path) as town:
        await town.end()
        town.world.faults.add("getMe", Kind.RESET)
        await town.say(REPORTER, REPORT)
        await town.restart()
        await town.settle()
        assert await numbers(town) == [1]


async def test_pictures_are_fetched_again(town: TelegramWire) -> None:
    """A download that breaks is tried once more."""
    town.world.faults.add("file", Kind.RESET)
    town.world.faults.add("getFile", Kind.BAD_GATEWAY)
    await town.say(REPORTER, "人民广场东侧 占道经营", [small_photo(1)])
    await town.settle()
    with town.app.database.reading() as store:
        assert sum(map(len, (store.photos.by_event(1)).values())) == 1


async def test_what_cannot_be_read_is_set_aside(town: TelegramWire) -> None:
    """An update of a kind that there is not yet holds up nothing that came with it."""
    for broken in ({"unknown": True}, {"chat": "?", "message_id": "x", "date": "y"}, {"chat": None}):
        town.world.updates.put("message", broken, "broken")
    await town.say(REPORTER, REPORT)
    await town.settle()
    assert await numbers(town) == [1]


async def test_how_long_ago(town: TelegramWire, monkeypatch: pytest.MonkeyPatch) -> None:
    """The age of the last poll that was answered is there for operators, and grows while none is."""
    hours = Hours()
    monkeypatch.setattr(polling, "_now", hours.now)
    await town.say(REPORTER, REPORT)
    await town.settle()
    (intake,) = town.app.intakes
    before = intake.age()
    assert before is not None and before < 100
    hours.pass_(100)
    assert (intake.age() or 0) >= before + 100
    server = TestServer(application(town.app, demo=False))
    async with TestClient(server) as site, site.get("/healthz") as answer:
        assert (await answer.json())["platforms"]["Telegram"] >= 100


@pytest.mark.upkeep
async def test_menus(town: TelegramWire) -> None:
    """Each kind of talk has its commands, explained in Chinese."""
    await town.say(REPORTER, REPORT)
    await town.settle()
    await until(lambda: len(town.world.commands) >= 3)
    scopes = {"all_group_chats", "all_private_chats", "chat"}
    assert {one for one in scopes if any(f'"{one}"' in scope for scope in town.world.commands)} == scopes
    assert all(menu[0]["command"] == "help" for menu in town.world.commands.values())
    described = [one for menu in town.world.commands.values() for one in menu]
    assert all(any("\u4e00" <= letter <= "\u9fff" for letter in one["description"]) for one in described)
