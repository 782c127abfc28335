"""What concerns one person alone is seen by that person alone, where the Bot API can: by default it is said to all."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.gateways.telegram.check import of_telegram
from bot.gateways.telegram.settings import TelegramSettings, telegram_settings
from bot.operator.finding import Word
from bot.setting import WrongSetting
from tests.contract import HANDLER, REPORTER
from tests.patience import until
from tests.photographs import small_photo
from tests.telegram.asking import MOST_COMMANDS, scope_name
from tests.telegram.conftest import retold
from tests.telegram.faults import Kind
from tests.telegram.newer import order
from tests.telegram.reported import REPORT, cases
from tests.telegram.test_edits import settled
from tests.telegram.test_pictures import OFFICE
from tests.telegram.wire import TelegramWire
from tests.telegram.world import BOT, TOKEN, Json, World


async def say(town: TelegramWire, who: str, *said: str) -> tuple[list[str], list[str]]:
    """Out: what that person alone then sees, and what all see."""
    alone, shared = len(town.world.alone), len(town.texts(town.room()))
    for text in said:
        await town.say(who, text)
        await settled(town)
    seen = [message["text"] for receiver, message in town.world.alone[alone:] if receiver == town.who(who)]
    return [text.partition("\n")[0] for text in seen], town.texts(town.room())[shared:]


async def test_what_is_asked_for_oneself(newest: TelegramWire) -> None:
    """Help, tasks, refusals and what was not understood: the group hears none of it, and each comes once."""
    alone, shared = await say(newest, HANDLER, "帮助", "我的任务", "查 99", "@zoujie_bot 呵呵哈哈")
    assert len(alone) == 4 and shared == []
    assert alone[0].startswith(HANDLER) and alone[1] == "没有等您办的事。" and "99" in alone[2]


async def test_what_the_group_must_keep(newest: TelegramWire) -> None:
    """Cards, what was not kept and what rings somebody: all see them, for they are to be acted on."""
    await newest.say(REPORTER, REPORT, [small_photo(1)])
    await settled(newest)
    assert await cases(newest) == [REPORT] and len(newest.texts(newest.room())) == 1
    assert newest.world.alone == []


async def test_a_question_back(newest: TelegramWire) -> None:
    """Whoever sent a photo without words is asked alone, with the field opened for the answer; the case is for all."""
    await newest.say(REPORTER, "", [small_photo(2)])
    await settled(newest)
    ((receiver, question),) = newest.world.alone
    assert receiver == newest.who(REPORTER) and newest.texts(newest.room()) == []
    assert question["reply_markup"]["force_reply"] is True
    await newest.say(HANDLER, "我来看看")  # nobody else's words are the answer
    await newest.say(REPORTER, REPORT)
    await settled(newest)
    assert await cases(newest) == [REPORT] and len(newest.texts(newest.room())) == 1


async def test_a_question_is_called_off_by_its_button(newest: TelegramWire) -> None:
    """A button of what one person alone sees is one like any other; the answer goes the same way."""
    await newest.say(REPORTER, "", [small_photo(2)])
    await settled(newest)
    newest.people.press(newest.world.alone[-1][1], "取消", newest.who(REPORTER))
    await settled(newest)
    assert await cases(newest) == []


async def test_a_reason_is_asked_for(newest: TelegramWire) -> None:
    """退回 is pressed: that person alone is asked, and the next thing they write is the reason."""
    await newest.say(REPORTER, REPORT, [small_photo(1)])
    await settled(newest)
    card = newest.world.said(newest.room())[-1]
    newest.people.press(card, "退回", newest.who(HANDLER))
    await settled(newest)
    ((receiver, question),) = newest.world.alone
    assert receiver == newest.who(HANDLER) and "为什么退回" in question["text"]
    assert question["reply_markup"]["force_reply"] is True
    newest.people.say(newest.room(), newest.who(HANDLER), "归执法中队管", reply_to=question)
    await settled(newest)
    assert "归执法中队管" in newest.texts(newest.room())[-1]


async def test_where_all_hear_a_question_nobodys_field_is_opened(newest: TelegramWire) -> None:
    """It would be everybody's."""
    newest.world.rooms[newest.room()].members[BOT] = "member"
    await newest.say(REPORTER, "", [small_photo(2)])
    await settled(newest)
    (question,) = newest.world.said(newest.room())
    assert "force_reply" not in question["reply_markup"]


async def test_whoever_spoke_long_ago_may_have_gone(newest: TelegramWire) -> None:
    """The bot was away: its answers are said to all, for what one person alone is told is lost when they are gone."""
    await newest.say(HANDLER, "我的任务")
    await newest.heard()
    newest.clock.move_to(newest.clock.now() + timedelta(minutes=3))
    await newest.settle()
    assert newest.world.alone == [] and newest.texts(newest.room()) == ["没有等您办的事。"]


async def test_photos_one_person_alone_sees(newest: TelegramWire) -> None:
    """查 shows a case with its photos: one carries the words, several come one by one, for no album can be so."""
    await newest.say(REPORTER, REPORT, [small_photo(1)])
    await newest.say(REPORTER, "金山东路 店外经营", [small_photo(2), small_photo(3)])
    await settled(newest)
    before = len(newest.world.said(newest.room()))
    await newest.say(HANDLER, "查 1")
    await newest.say(HANDLER, "查 2")
    await settled(newest)
    assert len(newest.world.said(newest.room())) == before
    seen = [message for _, message in newest.world.alone]
    assert [("photo" in one, "caption" in one) for one in seen[:1]] == [(True, True)]
    assert sum("photo" in one for one in seen) == 3


async def ordered(newest: TelegramWire, who: str, *orders: str) -> list[Json]:
    """Commands that nobody else sees, each coming twice. Out: what was said to that person alone."""
    await until(lambda: "is_ephemeral" in repr(newest.world.commands))
    before = len(newest.world.alone)
    for one in orders:
        order(newest.people, newest.room(), newest.who(who), one)
        await settled(newest)
    return [message for receiver, message in newest.world.alone[before:] if receiver == newest.who(who)]


@pytest.mark.upkeep
async def test_commands_that_nobody_else_sees(newest: TelegramWire) -> None:
    """All have the number 0, and each is answered once, also by a bot that may speak to one person only for it."""
    newest.world.rooms[newest.room()].members[BOT] = "member"
    seen = await ordered(newest, HANDLER, "/help", "/my", "/my", "/case 99", "/leave 3天 牙疼")
    assert len(seen) == 5 and "牙疼" in seen[4]["text"] and newest.texts(newest.room()) == []
    assert [one["text"] for one in seen[1:3]] == ["没有等您办的事。"] * 2 and "99" in seen[3]["text"]


@pytest.mark.upkeep
async def test_what_is_ordered_alone_and_must_be_kept(newest: TelegramWire) -> None:
    """A report is none of these commands: all see it, and its card."""
    assert await ordered(newest, REPORTER, f"/report {REPORT}") == []
    assert await cases(newest) == [REPORT] and len(newest.texts(newest.room())) == 1


@pytest.mark.upkeep
async def test_what_the_menu_of_groups_has_no_room_for(newest: TelegramWire) -> None:
    """More can be said than a menu holds. Left out are the office's own steps, never what one asks for oneself: that
    would be said to all."""
    await until(lambda: "is_ephemeral" in repr(newest.world.commands))
    menu = newest.world.commands[scope_name({"type": "all_group_chats"})]
    named = [one["command"] for one in menu]
    assert named[0] == "help" and len(named) == MOST_COMMANDS
    assert {"my", "case", "leave", "here", "fixed", "status", "overdue", "rollcall", "swap"} <= {*named}
    assert not {"listtable", "workday", "circularadd"} & {*named}


@pytest.mark.upkeep
async def test_older_menus(town: TelegramWire) -> None:
    """By default no command is said to be for one person."""
    await until(lambda: len(town.world.commands) >= 3)
    assert not [one for menu in town.world.commands.values() for one in menu if "is_ephemeral" in one]


async def test_in_private_nothing_changes(newest: TelegramWire) -> None:
    """There nobody else listens."""
    await newest.say_alone(HANDLER, "帮助")
    await settled(newest)
    assert len(newest.texts(newest.who(HANDLER))) == 1 and newest.world.alone == []


async def test_where_it_is_refused_all_see_it(newest: TelegramWire) -> None:
    """The bot is no administrator: it is tried again elsewhere, where it may be one."""
    newest.world.rooms[newest.room()].members[BOT] = "member"
    alone, shared = await say(newest, HANDLER, "我的任务")
    assert (alone, shared) == ([], ["没有等您办的事。"])


async def test_a_server_that_does_not_know_it(newest: TelegramWire) -> None:
    """It shows to all what was meant for one, and is not asked for that again; nothing is said twice."""
    newest.world.level = (10, 0)
    _, shared = await say(newest, HANDLER, "我的任务", "我的任务")
    assert shared == ["没有等您办的事。"] * 2
    assert sum("ephemeral" in repr(call.params) for call in newest.world.made("sendMessage")) == 1


async def test_in_private_a_question_opens_the_field(newest: TelegramWire) -> None:
    """Nobody else is there."""
    await newest.say_alone(OFFICE, "登记码")
    await settled(newest)
    (question,) = newest.world.said(newest.who(OFFICE))
    assert question["reply_markup"]["force_reply"] is True and newest.world.alone == []


@pytest.mark.upkeep
async def test_a_server_that_takes_no_such_menu(town: TelegramWire) -> None:
    """It is offered the old one at once."""
    said = "unknown parameter is_ephemeral"
    town.world.faults.add("setMyCommands", Kind.REFUSED, description=said, times=99)
    await retold(town)

    def tried() -> list[bool]:
        menus = (repr(call.params) for call in town.world.calls if call.method == "setMyCommands")
        return ["is_ephemeral" in menu for menu in menus if "all_group_chats" in menu]

    await until(lambda: tried()[-2:] == [True, False])


async def test_an_answer_is_not_joined_with_another_persons(newest: TelegramWire) -> None:
    """A busy group gets several answers as one text; what one person alone sees is none of them."""
    for _ in range(12):
        await newest.say(REPORTER, "我的任务")
        await newest.say(HANDLER, "我的任务")
    await settled(newest)
    receivers = [receiver for receiver, message in newest.world.alone]
    assert receivers.count(newest.who(REPORTER)) == receivers.count(newest.who(HANDLER)) == 12
    assert {message["text"] for _, message in newest.world.alone} == {"没有等您办的事。"}
    assert not newest.world.refused(429)


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


@pytest.mark.parametrize(
    ("level", "told", "words"),
    [
        ((10, 3), (10, 3), [Word.GOOD]),
        ((10, 0), (10, 3), [Word.NOTE]),
        ((10, 3), (10, 0), [Word.NOTE]),
        ((10, 0), (10, 0), []),
    ],
)
async def test_what_the_server_can(
    api: str, world: World, level: tuple[int, int], told: tuple[int, int], words: list[Word]
) -> None:
    """`check` asks it: also whether more could be set than is."""
    world.level = level
    found = [one async for one in of_telegram(TelegramSettings(TOKEN, api, api_level=told), ())]
    assert [one.word for one in found if "10.3" in one.says] == words, found
