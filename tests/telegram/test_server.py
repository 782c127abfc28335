"""The fake Bot API itself: python-telegram-bot must understand it, and updates come as they really do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest
import telegram
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import Bot
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
)

from tests.patience import PATIENCE, until
from tests.photographs import near_copy, small_photo
from tests.telegram.conftest import ANNA, BO, GROUP, Hands, texts
from tests.telegram.hook import SECRET
from tests.telegram.markup import units
from tests.telegram.people import People
from tests.telegram.world import BOT, TOKEN, USERNAME, World


async def test_who_the_bot_is(bot: Bot) -> None:
    """getMe tells the bot's id, name and whether it sees all messages."""
    me = await bot.get_me()
    assert (me.id, me.username, me.can_read_all_group_messages) == (BOT, USERNAME, True)


async def test_wrong_token(api: str) -> None:
    """Another token is refused, and so are methods and files that there are not."""
    found = []
    async with aiohttp.ClientSession() as session:
        for path in (f"bot{TOKEN[:-1]}x/getMe", f"bot{TOKEN}/sendMoney", f"file/bot{TOKEN}/photos/none.jpg"):
            async with session.get(f"{api}/{path}") as answer:
                found.append((answer.status, (await answer.json())["description"]))
    assert found == [(401, "Unauthorized"), (404, "Not Found: method not found"), (404, "Not Found")]


async def test_offset_confirms(bot: Bot, people: People) -> None:
    """An update comes again until an offset beyond it is asked for."""
    for text in ("一", "二", "三"):
        people.say(GROUP, ANNA, text)
    updates = await bot.get_updates()
    assert [one.message.text for one in updates if one.message] == ["一", "二", "三"]
    assert [one.update_id - updates[0].update_id for one in updates] == [0, 1, 2]
    assert await texts(bot) == ["一", "二", "三"]
    assert await texts(bot, offset=updates[1].update_id) == ["二", "三"]
    assert await texts(bot) == ["二", "三"]


async def test_negative_offset_deletes(bot: Bot, people: People) -> None:
    """A negative offset throws away all but the last."""
    for text in ("一", "二", "三"):
        people.say(GROUP, ANNA, text)
    assert await texts(bot, offset=-1) == ["三"]
    assert await texts(bot) == ["三"]


async def test_at_most_a_hundred(bot: Bot, people: People) -> None:
    """One answer has at most a hundred updates, or as many as were asked for."""
    for number in range(120):
        people.say(GROUP, ANNA, str(number))
    assert len(await bot.get_updates(limit=100)) == 100
    assert len(await bot.get_updates(limit=7)) == 7


async def test_four_megabytes(bot: Bot, people: People) -> None:
    """One answer has at most 4 MiB."""
    people.world.updates.allow(["message"])
    for _ in range(50):
        people.world.updates.put(
            "message", people.say(GROUP, ANNA, "x" * 4096) | {"text": "字" * 30_000}, GROUP
        )
    people.world.updates.waiting = [
        one for one in people.world.updates.waiting if len(one.content["text"]) > 4096
    ]
    assert 20 < len(await bot.get_updates()) < 30


async def test_a_day_is_all_that_is_kept(bot: Bot, people: People, hands: Hands) -> None:
    """What nobody fetched for a day is gone."""
    people.say(GROUP, ANNA, "昨天")
    hands.on(86_399)
    people.say(GROUP, ANNA, "今天")
    assert await texts(bot) == ["昨天", "今天"]
    hands.on(2)
    assert await texts(bot) == ["今天"]


async def test_long_poll(bot: Bot, people: People) -> None:
    """A poll waits until something is said, and ends empty when nothing is."""
    waiting = asyncio.create_task(bot.get_updates(timeout=50))
    await until(lambda: people.world.updates.polls)
    people.say(GROUP, ANNA, "在")
    (update,) = await waiting
    assert update.message and update.message.text == "在"
    assert await bot.get_updates(offset=update.update_id + 1, timeout=0) == ()


async def test_two_pollers(bot: Bot, people: People) -> None:
    """A second poller ends the first with 409."""
    first = asyncio.create_task(bot.get_updates(timeout=50))
    await until(lambda: people.world.updates.polls)
    second = asyncio.create_task(bot.get_updates(timeout=50))
    with pytest.raises(Conflict, match="make sure that only one bot instance is running"):
        await first
    people.say(GROUP, ANNA, "在")
    assert len(await second) == 1


async def test_allowed_updates_are_remembered(bot: Bot, people: People) -> None:
    """What kinds are wanted holds until it is said otherwise."""
    await bot.get_updates(allowed_updates=["edited_message"], timeout=0)
    message = people.say(GROUP, ANNA, "一")
    people.edit(message, "一一")
    (update,) = await bot.get_updates(timeout=0)
    assert update.edited_message and update.edited_message.text == "一一"
    assert update.edited_message.edit_date is not None


async def test_numbers_may_jump(bot: Bot, people: People) -> None:
    """After a quiet week the numbers begin elsewhere."""
    people.world.updates.jump(5)
    people.say(GROUP, ANNA, "一")
    (update,) = await bot.get_updates()
    assert update.update_id == 5


async def test_chats_and_members(bot: Bot) -> None:
    """What a start-up check asks: the group, who leads it, where the bot stands."""
    chat = await bot.get_chat(GROUP)
    assert (chat.title, chat.type) == ("金山一网格群", "supergroup")
    assert {one.user.id for one in await bot.get_chat_administrators(GROUP)} == {ANNA, BOT}
    assert isinstance(await bot.get_chat_member(GROUP, BOT), telegram.ChatMemberAdministrator)
    assert isinstance(await bot.get_chat_member(GROUP, ANNA), telegram.ChatMemberOwner)
    assert isinstance(await bot.get_chat_member(GROUP, BO), telegram.ChatMemberMember)
    assert (await bot.get_my_default_administrator_rights()).can_manage_chat is False
    assert await bot.get_chat_member_count(GROUP) == 4
    assert await bot.leave_chat(GROUP)
    with pytest.raises(Forbidden):
        await bot.send_message(GROUP, "喂")


async def test_command_menus(bot: Bot) -> None:
    """Each scope has a menu of its own; names are small Latin letters."""
    scope = telegram.BotCommandScopeAllGroupChats()
    assert await bot.set_my_commands([("report", "上报问题")], scope=scope)
    assert [one.description for one in await bot.get_my_commands(scope=scope)] == ["上报问题"]
    assert await bot.get_my_commands() == ()
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([("上报", "上报问题")])
    assert await bot.delete_my_commands(scope=scope)
    assert await bot.get_my_commands(scope=scope) == ()


class Hearer:
    """The bot's end of a webhook, which answers what a test wants."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.secrets: set[str] = set()
        self.statuses: dict[str, list[int]] = {}

    async def hear(self, request: web.Request) -> web.Response:
        """Take an update, or not."""
        text = (await request.json())["message"]["text"]
        self.secrets.add(request.headers.get(SECRET, ""))
        left = self.statuses.get(text, [])
        status = left.pop(0) if left else 200
        if status == 200:
            self.heard.append(text)
        return web.Response(status=status)


@pytest.fixture
async def hearer(world: World) -> AsyncIterator[Hearer]:
    """Reached under a public address."""
    hearer = Hearer()
    application = web.Application()
    application.add_routes([web.post("/telegram", hearer.hear)])
    async with TestServer(application) as server:
        world.hook.ways["https://bot.example.cn/telegram"] = str(server.make_url("/telegram"))
        world.hook.pace = 0.01
        yield hearer
        await world.hook.close()


async def test_webhook(bot: Bot, people: People, world: World, hearer: Hearer) -> None:
    """Updates come with the secret, in order per chat, again until they are taken; other chats do not wait."""
    world.room(-1002, "另一群").members[BO] = "member"
    hearer.statuses = {"一": [500, 500, 502]}
    assert await bot.set_webhook("https://bot.example.cn/telegram", secret_token="s" * 32)
    for text in ("一", "二"):
        people.say(GROUP, ANNA, text)
    people.say(-1002, BO, "别处")
    await asyncio.wait_for(world.hook.idle(), PATIENCE)
    assert hearer.heard == ["别处", "一", "二"]
    assert hearer.secrets == {"s" * 32}
    assert [one.status for one in world.hook.deliveries if one.lane == str(GROUP)] == [
        500,
        500,
        502,
        200,
        200,
    ]
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://bot.example.cn/telegram", 0)
    with pytest.raises(Conflict, match="webhook is active"):
        await bot.get_updates()
    assert await bot.delete_webhook()
    people.say(GROUP, ANNA, "三")
    assert await texts(bot) == ["三"]


async def test_webhook_that_is_wrong(bot: Bot) -> None:
    """Only https, only four ports, only plain secrets."""
    for url, secret, why in (
        ("http://bot.example.cn/", "", "https url must be provided"),
        ("https://bot.example.cn:9000/", "", "only on ports"),
        ("https://bot.example.cn/", "密", "unallowed characters"),
    ):
        with pytest.raises(BadRequest, match=why):
            await bot.set_webhook(url, secret_token=secret)


def test_units() -> None:
    """Characters beyond the basic plane count twice."""
    assert units("走街😀") == 4
    assert near_copy(small_photo(1)) != small_photo(1)
