"""`zoujie check` asks Telegram itself, and each thing that would fail silently is told."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.gateways.telegram.check import check, of_telegram
from bot.gateways.telegram.settings import TelegramSettings
from bot.operator.finding import Word
from domain.district import Group, Purpose
from domain.platform import Platform
from storage.database import Database
from storage.photos import PhotoFiles
from tests.talk import ZONE
from tests.telegram.asking import scope_name
from tests.telegram.conftest import GROUP
from tests.telegram.faults import Kind
from tests.telegram.world import BOT, TOKEN, World

REGISTERED = Group(1, "金山一网格群", Purpose.GRID, Platform.TELEGRAM, str(GROUP))
HOOK = {"webhook_url": "https://bot.example.cn", "webhook_secret": "s" * 40}


async def findings(api: str, *groups: Group, token: str = TOKEN, **more: Any) -> list[tuple[Word, str]]:
    """What is found, the words shortened to their beginning."""
    found = of_telegram(TelegramSettings(token, api, **more), groups)
    return [(one.word, one.says) async for one in found]


@pytest.fixture
async def menus(world: World) -> AsyncIterator[None]:
    """Menus as the bot sets them at start."""
    menu = [{"command": "help", "description": "帮助"}]
    for scope in ("all_group_chats", "all_private_chats"):
        world.commands[scope_name({"type": scope})] = menu
    yield


async def test_all_is_well(api: str, world: World, menus: None) -> None:
    """An administrator in its group, polling, with menus."""
    assert [word for word, _ in await findings(api, REGISTERED)] == [Word.GOOD] * 4
    assert {call.method for call in world.calls} <= {
        "getMe",
        "getWebhookInfo",
        "getMyCommands",
        "getChatMember",
        "editEphemeralMessageText",  # with nothing in them, to see whether the server knows them
        "sendRichMessage",
    }
    assert not world.shown


async def test_a_bot_that_would_see_no_photos(api: str, world: World) -> None:
    """In privacy mode and no administrator: reports would be missed without a word."""
    world.rooms[GROUP].members[BOT] = "member"
    assert (await findings(api, REGISTERED))[-1][0] is Word.GOOD
    world.privacy = True
    word, says = (await findings(api, REGISTERED))[-1]
    assert word is Word.WRONG and "管理员" in says


@pytest.mark.parametrize("standing", ["left", "kicked"])
async def test_a_group_that_it_is_not_in(api: str, world: World, standing: str) -> None:
    """Or one whose 群号 means nothing."""
    world.rooms[GROUP].members[BOT] = standing
    waiting = Group(2, "联络群", Purpose.LIAISON, Platform.TELEGRAM, "待绑定1")
    words = [word for word, _ in await findings(api, REGISTERED, waiting)]
    assert words[-2:] == [Word.WRONG, Word.WRONG]


async def test_a_group_in_which_it_may_not_speak(api: str, world: World) -> None:
    """Being there is not enough."""
    world.rooms[GROUP].members[BOT] = "restricted"
    word, says = (await findings(api, REGISTERED))[-1]
    assert word is Word.WRONG and "禁言" in says


async def test_one_group_hides_no_other(api: str, world: World) -> None:
    """One that was upgraded while the bot was away, one that is not answered for: the next is looked at."""
    upgraded = Group(2, "联络群", Purpose.LIAISON, Platform.TELEGRAM, "-4001")
    world.room(-4001, "联络群", kind="group").moved_to = GROUP
    world.faults.add("getChatMember", Kind.BAD_GATEWAY)
    unknown, moved, well = (await findings(api, REGISTERED, upgraded, REGISTERED))[-3:]
    assert unknown[0] is Word.WRONG and "再查一次" in unknown[1]
    assert moved[0] is Word.WRONG and "群号变了" in moved[1]
    assert well[0] is Word.GOOD


@pytest.mark.parametrize("waits", [False, True])
async def test_what_the_register_lacks_is_told_without_a_network(
    sqlite_template: Path, tmp_path: Path, waits: bool
) -> None:
    """Nobody with an account, and no group or one that waits for 绑定: the office can see to it meanwhile."""
    shutil.copy(sqlite_template, tmp_path / "zoujie.db")
    if waits:
        with closing(sqlite3.connect(tmp_path / "zoujie.db")) as file, file:
            file.execute("UPDATE groups SET platform = 'Telegram', chat = '待绑定1' WHERE purpose = '联络'")
            file.execute("UPDATE counters SET value = value + 1 WHERE name = 'register'")
    with closing(
        Database(f"sqlite+aiosqlite:///{tmp_path / 'zoujie.db'}", PhotoFiles(tmp_path), ZONE)
    ) as database:
        nowhere = TelegramSettings(TOKEN, "http://127.0.0.1:9")
        found = [(one.word, one.says) async for one in check(nowhere, database, _not_asked)]
    assert [word for word, _ in found] == [Word.WRONG, Word.MISSING, Word.MISSING if waits else Word.NOTE]
    assert "连不上" in found[0][1] and "登记码" in found[1][1]
    assert ("群：还没绑定" if waits else "绑定 用途") in found[2][1]


async def _not_asked() -> None:
    """Telegram is asked itself."""
    raise AssertionError


async def test_a_token_that_is_refused(api: str) -> None:
    """Told without the token."""
    ((word, says),) = await findings(api, token=f"1:{'x' * 35}")
    assert word is Word.WRONG and "令牌" in says and "xxx" not in says


async def test_nobody_there(api: str, world: World) -> None:
    """A network that leads nowhere is no fault of the token's."""
    world.faults.add("getMe", Kind.RESET)
    ((word, says),) = await findings(api)
    assert word is Word.WRONG and "连不上" in says


async def test_polling_and_webhook_are_not_mixed(api: str, world: World) -> None:
    """What is set on one side and not on the other is told."""
    assert "轮询" in (await findings(api))[1][1]
    assert (await findings(api, **HOOK))[1][0] is Word.NOTE
    world.hook.url = "https://bot.example.cn/telegram"
    assert (await findings(api, **HOOK))[1] == (Word.GOOD, "webhook 收消息")
    assert (await findings(api))[1][0] is Word.NOTE


async def test_a_webhook_that_does_not_arrive(api: str, world: World) -> None:
    """Updates pile up: somebody must look at name, certificate and proxy."""
    world.hook.url, world.hook.last_error = "https://bot.example.cn/telegram", "Connection refused"
    world.updates.put("message", {"message_id": 1}, GROUP)
    word, says = (await findings(api, **HOOK))[1]
    assert word is Word.WRONG and "积了 1 条" in says
