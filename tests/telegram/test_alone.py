"""What concerns one person alone is seen by that person alone, where the Bot API can: by default it is said to all."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import build
from bot.gateways.telegram.check import of_telegram
from bot.gateways.telegram.settings import TelegramSettings, telegram_settings
from bot.operator.finding import Word
from bot.setting import WrongSetting
from domain.district import Platform
from tests.contract import HANDLER, REPORTER
from tests.photographs import small_photo
from tests.telegram.test_edits import settled
from tests.telegram.test_messages import REPORT, cases
from tests.telegram.wire import TelegramWire, on_telegram
from tests.telegram.world import BOT, TOKEN, World


@pytest.fixture
async def town(sqlite_template: Path, tmp_path: Path) -> AsyncIterator[TelegramWire]:
    """A bot that is told of Bot API 10.3, on a server that has it."""
    async with on_telegram(sqlite_template, tmp_path) as town:
        town.world.level = (10, 3)
        own = replace(TelegramSettings(TOKEN, town.line.address), api_level=(10, 3))
        settings = replace(town.app.settings, platforms={Platform.TELEGRAM: own})
        town.start = lambda clock: build(settings, clock)
        await town.restart()
        yield town


async def say(town: TelegramWire, who: str, *said: str) -> tuple[list[str], list[str]]:
    """Out: what that person alone then sees, and what all see."""
    alone, shared = len(town.world.alone), len(town.texts(town.room()))
    for text in said:
        await town.say(who, text)
        await settled(town)
    seen = [message["text"] for receiver, message in town.world.alone[alone:] if receiver == town.who(who)]
    return [text.partition("\n")[0] for text in seen], town.texts(town.room())[shared:]


async def test_what_is_asked_for_oneself(town: TelegramWire) -> None:
    """Help, tasks, refusals and what was not understood: the group hears none of it, and each comes once."""
    alone, shared = await say(town, HANDLER, "帮助", "我的任务", "查 99", "@zoujie_bot 呵呵哈哈")
    assert len(alone) == 4 and shared == []
    assert alone[0].startswith(HANDLER) and alone[1] == "没有等您办的事。" and "99" in alone[2]


async def test_what_the_group_must_keep(town: TelegramWire) -> None:
    """Cards, questions, what was not kept and what rings somebody: all see them, for they are to be acted on."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.say(REPORTER, "", [small_photo(2)])
    await settled(town)
    assert await cases(town) == [REPORT] and len(town.texts(town.room())) == 2
    assert town.world.alone == []


async def test_in_private_nothing_changes(town: TelegramWire) -> None:
    """There nobody else listens."""
    await town.say_alone(HANDLER, "帮助")
    await settled(town)
    assert len(town.texts(town.who(HANDLER))) == 1 and town.world.alone == []


@pytest.mark.parametrize("standing", ["member", "administrator"])
async def test_where_it_is_refused_all_see_it(town: TelegramWire, standing: str) -> None:
    """The bot is no administrator; or the server is older than the operator thinks, and does not know the word."""
    town.world.rooms[town.room()].members[BOT] = standing
    town.world.level = (10, 3) if standing == "member" else (10, 0)
    alone, shared = await say(town, HANDLER, "我的任务")
    assert (alone, shared) == ([], ["没有等您办的事。"])


async def test_an_answer_is_not_joined_with_another_persons(town: TelegramWire) -> None:
    """A busy group gets several answers as one text; what one person alone sees is none of them."""
    for _ in range(12):
        await town.say(REPORTER, "我的任务")
        await town.say(HANDLER, "我的任务")
    await settled(town)
    receivers = [receiver for receiver, message in town.world.alone]
    assert receivers.count(town.who(REPORTER)) == receivers.count(town.who(HANDLER)) == 12
    assert {message["text"] for _, message in town.world.alone} == {"没有等您办的事。"}
    assert not town.world.refused(429)


@pytest.mark.parametrize(("text", "level"), [("", (10, 0)), ("10.3", (10, 3)), (" 11.0 ", (11, 0))])
def test_the_switch(text: str, level: tuple[int, int]) -> None:
    """Off unless it is set."""
    found = telegram_settings({"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_LEVEL": text})
    assert found is not None and found.api_level == level


@pytest.mark.parametrize("text", ["10", "ten", "10.3.1", "-1.0"])
def test_a_level_that_is_none(text: str) -> None:
    """Said in plain words."""
    with pytest.raises(WrongSetting, match=r"10\.3"):
        telegram_settings({"TELEGRAM_TOKEN": TOKEN, "TELEGRAM_API_LEVEL": text})


@pytest.mark.parametrize(("level", "word"), [((10, 3), Word.GOOD), ((10, 0), Word.NOTE)])
async def test_what_the_server_can(api: str, world: World, level: tuple[int, int], word: Word) -> None:
    """`check` asks it."""
    world.level = level
    found = [one async for one in of_telegram(TelegramSettings(TOKEN, api, api_level=(10, 3)), ())]
    assert [one.word for one in found if "10.3" in one.says] == [word], found
