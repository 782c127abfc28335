"""A world of one group and three people, the Bot API that serves it, and a clock that stands until it is moved."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import HTTPXRequest

from bot.app import build
from bot.gateways.telegram import pictures, polling
from bot.gateways.telegram.settings import TelegramSettings
from bot.gateways.telegram.upkeep import Upkeep
from domain.platform import Platform
from tests.patience import PATIENCE
from tests.talk import ZONE
from tests.telegram.people import People
from tests.telegram.server import serving
from tests.telegram.wire import TelegramWire, on_telegram
from tests.telegram.world import TOKEN, World

os.environ.setdefault("PTB_TIMEDELTA", "true")  # as the bot sets it, so that the library gives no warning

GROUP, ANNA, BO, OTHER_BOT = -1001000000001, 5001, 5002, 5900


def pytest_configure(config: pytest.Config) -> None:
    """The group that needs what others wrote, and the tests of what the bot looks after."""
    config.addinivalue_line(
        "markers", "upkeep: the bot sets its menus and looks at its groups when it starts"
    )
    config.addinivalue_line("markers", "interop: checks a fake with peers that somebody else wrote")


@pytest.fixture(autouse=True)
def _hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is tried again is tried soon; what Telegram itself asks for is waited for as ever."""
    monkeypatch.setattr(polling, "FIRST_PAUSE", 0.02)
    monkeypatch.setattr(pictures, "FIRST_PAUSE", 0.02)


@pytest.fixture(autouse=True)
def _upkeep(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Menus and groups are looked after where a test is marked `upkeep`: that is forty calls at each start."""
    if not request.node.get_closest_marker("upkeep"):
        monkeypatch.setattr(Upkeep, "going", lambda _self, _me: nullcontext())


class Hands:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)

    def now(self) -> datetime:
        """Where it stands."""
        return self.moment

    def on(self, seconds: float) -> None:
        """Time passes."""
        self.moment += timedelta(seconds=seconds)


@pytest.fixture
def hands() -> Hands:
    """The clock."""
    return Hands()


@pytest.fixture
def world(hands: Hands) -> World:
    """Two people and a bot in a supergroup of which our bot is an administrator."""
    world = World(hands.now)
    world.user(ANNA, "安娜", username="anna_test")
    world.user(BO, "阿波")
    world.user(OTHER_BOT, "别的机器人", username="other_bot", is_bot=True)
    room = world.room(GROUP, "金山一网格群")
    room.members |= {ANNA: "creator", BO: "member", OTHER_BOT: "member"}
    return world


@pytest.fixture
def people(world: World) -> People:
    """Those who act in it."""
    return People(world)


@pytest.fixture
async def api(world: World) -> AsyncIterator[str]:
    """Where its Bot API is."""
    async with serving(world) as line:
        yield line.address


def client(api: str, token: str = TOKEN) -> Bot:
    """The real library as it comes, on the fake server."""
    plain: dict[str, object] = {"verify": False}  # loopback has no TLS, and certificates take long to load
    request = HTTPXRequest(connection_pool_size=8, read_timeout=PATIENCE, httpx_kwargs=plain)
    polling = HTTPXRequest(connection_pool_size=2, read_timeout=PATIENCE, httpx_kwargs=plain)
    return Bot(token, f"{api}/bot", f"{api}/file/bot", request=request, get_updates_request=polling)


@pytest.fixture
async def bot(api: str) -> AsyncIterator[Bot]:
    """The library, logged in."""
    bot = client(api)
    async with bot:
        yield bot


def keyboard(*data: str) -> InlineKeyboardMarkup:
    """One button a row."""
    return InlineKeyboardMarkup([[InlineKeyboardButton(one[:10], callback_data=one)] for one in data])


async def texts(bot: Bot, **asked: Any) -> list[str | None]:
    """What waits for the bot, as texts, without confirming it."""
    updates = await bot.get_updates(**asked)
    return [one.message.text for one in updates if one.message]


@pytest.fixture
async def town(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[TelegramWire]:
    """The whole bot by polling, with the sample district on Telegram, on a Monday at nine."""
    async with on_telegram(sqlite_template, tmp_path) as town:
        yield town


@pytest.fixture
async def newest(town: TelegramWire) -> TelegramWire:
    """The same bot, told of Bot API 10.3, on a server that has it."""
    town.world.level = (10, 3)
    await retold(town)
    return town


async def retold(town: TelegramWire) -> None:
    """The bot starts anew, told of the newest version of the Bot API."""
    own = replace(TelegramSettings(TOKEN, town.line.address), api_level=(10, 3))
    settings = replace(town.app.settings, platforms={Platform.TELEGRAM: own})
    town.start = lambda clock: build(settings, clock)
    await town.restart()
