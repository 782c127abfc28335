"""`zoujie check` asks Telegram itself, and each thing that would fail silently is told."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from bot.gateways.telegram.check import of_telegram
from bot.gateways.telegram.settings import TelegramSettings
from bot.operator.finding import Word
from domain.district import Group, Purpose
from domain.platform import Platform
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
    """Or one that is not bound yet, whose 群号 means nothing."""
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


async def test_no_group_at_all(api: str) -> None:
    """It says how to bind one."""
    word, says = (await findings(api))[-1]
    assert word is Word.NOTE and "绑定" in says


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
