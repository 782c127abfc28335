"""Groups come, go and become supergroups; the office hears of it, and nothing is lost (issue: messages, set-up)."""

from __future__ import annotations

import asyncio

import pytest

from domain.chat import Chat, Kind, Outgoing
from domain.platform import Platform
from storage import register, tables
from storage.stuck import Queue, again
from tests.contract import GROUP, HANDLER, OTHER, REPORTER
from tests.patience import PATIENCE
from tests.photographs import small_photo
from tests.telegram.faults import Kind as Fails
from tests.telegram.outgoing import put
from tests.telegram.wire import TelegramWire
from tests.telegram.world import BOT

LIAISON, OFFICE = "创建信息联络群", "林晓岚"
REPORT = "人民广场东侧 占道经营"
NEW = -1009000000001


async def group_at(town: TelegramWire, chat: int) -> str | None:
    """The name of the registered group that is this chat."""
    with town.app.database.reading() as store:
        group = store.group_of(Chat(Platform.TELEGRAM, str(chat)))
    return group.name if group else None


async def upgraded(town: TelegramWire) -> None:
    """GROUP becomes a supergroup."""
    town.world.rooms[town.room()].type = "group"
    town.people.upgrade(town.room(), town.who(REPORTER), NEW)
    await town.settle()


def refused_messages(town: TelegramWire) -> int:
    """How many messages Telegram did not take."""
    return sum(call.method == "sendMessage" for call in town.world.refused(400))


async def test_a_group_that_moves_keeps_all(town: TelegramWire) -> None:
    """Settings, cases and the cards said before: all go on under the new 群号, and the office is told."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.settle()
    old = town.room()
    await upgraded(town)
    assert (await group_at(town, old), await group_at(town, NEW)) == (None, GROUP)
    town.people.photo(NEW, town.who(HANDLER), small_photo(2), "整改 1 已劝离")
    await town.settle()
    assert any(one.startswith("#1 待核查") for one in town.texts(NEW))
    assert any("升级" in one and GROUP in one for one in town.texts(town.room(LIAISON)))


async def test_message_numbers_begin_anew(town: TelegramWire) -> None:
    """Message 2 of the new chat is not message 2 of the old one, and a late repeat of that is still known."""
    town.people.say(town.room(), town.who(REPORTER), "早")
    town.people.say(town.room(), town.who(REPORTER), f"上报 {REPORT}")
    old = list(town.world.updates.waiting)
    await town.settle()
    await upgraded(town)
    town.people.say(NEW, town.who(REPORTER), "上报 金山东路 店外经营")
    await town.settle()
    for one in old:
        town.world.updates.repeat(one)
    await town.settle()
    with town.app.database.reading() as store:
        assert [case.text for case in store.cases.every()] == [REPORT, "金山东路 店外经营"]


async def test_what_waits_follows(town: TelegramWire) -> None:
    """A message on its way meets the move: it is said once, in the new chat."""
    await town.order("在路上")
    town.world.rooms[town.room()].type = "group"
    town.world.updates.allow(["callback_query"])  # the service messages are late
    town.people.upgrade(town.room(), town.who(REPORTER), NEW)
    await town.settle()
    assert town.texts(NEW) == ["在路上"]
    assert await group_at(town, NEW) == GROUP


async def test_what_was_in_doubt_before_the_move(town: TelegramWire) -> None:
    """Whenever the operator has it sent again, it goes to the new chat."""
    town.world.faults.add("sendMessage", Fails.RESET)
    await put(town, "晒比拼", kind=Kind.BROADCAST)
    await town.settle()
    await upgraded(town)
    with town.app.database.transaction() as store:
        (row,) = store.post.outbox.rows("unknown")
        assert again(store.connection, Queue.OUTBOX, [row.id]) == [row.id]
    await town.settle()
    assert town.texts(NEW) == ["晒比拼"] and not refused_messages(town)


async def test_a_message_to_the_old_number(town: TelegramWire) -> None:
    """Whoever still names the old 群号 long after the move: the message goes on, and the register is put right."""
    old = town.room()
    await upgraded(town)
    with town.app.database.transaction() as store:
        groups = tables.groups
        store.connection.execute(groups.update().where(groups.c.name == GROUP).values(chat=str(old)))
        register.touch(store.connection)
    await put(town, "晒比拼", old, kind=Kind.BROADCAST)
    await town.settle()
    assert town.texts(NEW) == ["晒比拼"]
    assert refused_messages(town) <= 1  # none if the group's menus met the move first
    assert await group_at(town, NEW) == GROUP


async def test_a_workbook_of_before_the_move(town: TelegramWire) -> None:
    """It has the old 群号, but the group stays where its people are, and is no other group."""
    with town.app.database.reading() as store:
        book = store.district
    await upgraded(town)
    with town.app.database.transaction() as store:
        assert store.bring_to(book) == []
    await put(town, "晒比拼", town.room(), kind=Kind.BROADCAST)
    town.people.say(NEW, town.who(REPORTER), f"上报 {REPORT}")
    await town.settle()
    assert sorted(one[:3] for one in town.texts(NEW)) == ["#1 ", "晒比拼"]


async def test_questions_of_both_chats(town: TelegramWire) -> None:
    """What is asked in the new chat stays asked when the move is told once more."""
    old = town.room()
    await upgraded(town)
    town.people.photo(NEW, town.who(REPORTER), small_photo(1))
    await town.settle()
    await put(town, "晒比拼", old, kind=Kind.BROADCAST)
    await town.settle()
    town.people.say(NEW, town.who(REPORTER), REPORT)
    await town.settle()
    assert any(one.startswith("#1") for one in town.texts(NEW))


async def test_a_button_of_before_the_move(town: TelegramWire) -> None:
    """Old cards stay in the old history of the chat, where they can be pressed under its new 群号."""
    await town.say(REPORTER, REPORT, [small_photo(1)])
    await town.settle()
    card = town.world.said(town.room())[0]
    data = card["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    await upgraded(town)
    town.people.press_data({**card, "chat": {"id": NEW}}, data, town.who(HANDLER))
    await town.settle()
    assert any("整改后的现场照片" in one for one in town.texts(NEW))


async def test_a_question_goes_on_after_the_move(town: TelegramWire) -> None:
    """Half of a talk before, half after."""
    await town.say(REPORTER, "", [small_photo(1)])
    await town.settle()
    await upgraded(town)
    town.people.say(NEW, town.who(REPORTER), REPORT)
    await town.settle()
    assert any(one.startswith("#1") for one in town.texts(NEW))


async def test_told_twice_is_moved_once(town: TelegramWire) -> None:
    """Both service messages, each delivered twice: one notice."""
    town.world.rooms[town.room()].type = "group"
    town.people.upgrade(town.room(), town.who(REPORTER), NEW)
    updates = list(town.world.updates.waiting)
    await town.settle()
    for one in updates:
        town.world.updates.repeat(one)
    await town.settle()
    assert len([one for one in town.texts(town.room(LIAISON)) if "升级" in one]) == 1


@pytest.mark.upkeep
async def test_moved_while_the_bot_was_away(town: TelegramWire) -> None:
    """For so long that nobody told of it: found at the start, before anything is said there."""
    await town.end()
    town.world.rooms[town.room()].type = "group"
    town.people.upgrade(town.room(), town.who(REPORTER), NEW)
    town.world.updates.waiting.clear()
    async with asyncio.timeout(PATIENCE):
        await town.restart()
        while await group_at(town, NEW) != GROUP:  # noqa: ASYNC110 nobody tells us
            await asyncio.sleep(0.01)
    await town.settle()
    assert any("升级" in one and GROUP in one for one in town.texts(town.room(LIAISON)))


async def test_being_put_out_is_told(town: TelegramWire) -> None:
    """The office hears it in the liaison group, once."""
    town.people.move_bot(town.room(OTHER), town.who(OFFICE), "kicked")
    await town.settle()
    (told,) = [one for one in town.texts(town.room(LIAISON)) if "移出" in one]
    assert OTHER in told and "移出" in told


async def test_being_put_out_of_the_liaison_group(town: TelegramWire) -> None:
    """Then each of the office hears it alone."""
    town.people.move_bot(town.room(LIAISON), town.who(OFFICE), "kicked")
    await town.settle()
    assert any(LIAISON in one for one in town.texts(town.who(OFFICE)))


async def test_being_taken_in_and_bound(town: TelegramWire) -> None:
    """A new group is told to the office with what to do; 绑定 makes it the group of the register."""
    with town.app.database.transaction() as store:
        groups = tables.groups
        store.connection.execute(
            groups.update().where(groups.c.name == GROUP).values(chat="还没有", platform=Platform.WEB)
        )
        register.touch(store.connection)
    room = town.world.room(NEW, "新建的群", bot="left")
    room.members[town.who(OFFICE)] = "creator"
    town.people.move_bot(NEW, town.who(OFFICE), "member")
    await town.settle()
    (told,) = town.texts(town.room(LIAISON))
    assert "新建的群" in told and "绑定" in told and "管理员" not in told.partition("绑定")[0]
    town.people.say(NEW, town.who(REPORTER), f"绑定 {GROUP}")
    await town.settle()
    assert await group_at(town, NEW) is None
    town.people.say(NEW, town.who(OFFICE), f"绑定 {GROUP}")
    await town.settle()
    assert await group_at(town, NEW) == GROUP
    assert town.texts(NEW)[-1].startswith("绑定好了")


async def test_gone_without_a_word(town: TelegramWire) -> None:
    """Somebody who blocks the bot, a group that is deleted: what cannot be said fails and is there to be seen."""
    town.people.block_bot(town.who(OFFICE))
    del town.world.rooms[town.room(OTHER)]
    with town.app.database.transaction() as store:
        for chat in (town.who(OFFICE), town.room(OTHER)):
            message = Outgoing(Chat(Platform.TELEGRAM, str(chat), private=chat > 0), "在吗")
            store.post.outbox.put(message, town.clock.now())
    await town.order("在")
    await town.settle()
    assert town.texts(town.room()) == ["在"]
    with town.app.database.reading() as store:
        backlog = store.post.outbox.backlog()
    assert (backlog["unknown"], backlog["failed"]) == (0, 2)
    assert BOT in town.world.rooms[town.room()].members


@pytest.mark.upkeep
async def test_a_group_in_which_nothing_is_seen(town: TelegramWire) -> None:
    """Found at the start, also if nobody ever checks: the office is told once, however often the bot starts."""
    await town.end()
    town.world.privacy = True
    town.world.rooms[town.room()].members[BOT] = "member"
    async with asyncio.timeout(PATIENCE):
        await town.restart()
        while not _told_blind(town):
            await asyncio.sleep(0.01)
            await town.settle()
        looks = len(town.world.made("getChatMember"))
        await town.restart()
        while len(town.world.made("getChatMember")) < looks + len(town.district.groups):  # noqa: ASYNC110
            await asyncio.sleep(0.01)
    await town.settle()
    (told,) = _told_blind(town)
    assert GROUP in told and "管理员" in told


def _told_blind(town: TelegramWire) -> list[str]:
    return [one for one in town.texts(town.room(LIAISON)) if "看不到" in one]
