"""A reaction under the roll-call is an answer; taken back, the answer is taken back. Any other means nothing."""

from __future__ import annotations

from datetime import time, timedelta

import pytest

from actions import rollcall
from bot.gateways.telegram.convert import ALLOWED
from domain.rollcall import on_duty
from tests.contract import ELSEWHERE, GROUP, REPORTER
from tests.photographs import small_photo
from tests.telegram.reported import cases
from tests.telegram.test_edits import settled
from tests.telegram.wire import TelegramWire
from tests.telegram.world import Json


async def called(town: TelegramWire) -> Json:
    """The roll of the group is called now. Out: the message."""
    await town.settle()
    with town.app.database.transaction() as store:
        group = next(one for one in store.district.groups if one.name == GROUP)
        people = on_duty(group, store.district, frozenset())
        for said in rollcall.call([(group, people)], town.clock.now(), time(9, 30), store):
            store.post.outbox.put(said, town.clock.now())
    await town.settle()
    return town.world.said(town.room())[-1]


async def answered(town: TelegramWire, name: str = REPORTER) -> str:
    """The word that somebody answered with."""
    with town.app.database.reading() as store:
        group = next(one for one in store.district.groups if one.name == GROUP)
        person = next(one for one in store.district.people if one.name == name)
        call = store.rollcalls.of(group.id, town.clock.now().date())
        assert call is not None
        return call.said(person.id)


async def react(town: TelegramWire, message: Json, *emoji: str, who: str = REPORTER) -> list[str]:
    """Somebody reacts, and it comes twice. Out: what the bot then says in the group."""
    before = len(town.texts(town.room()))
    town.people.react(message, town.who(who), *emoji)
    town.clock.move_to(town.clock.now() + timedelta(seconds=2))
    await settled(town)
    return town.texts(town.room())[before:]


@pytest.mark.parametrize(
    ("emoji", "word"),
    [
        (("👍",), "到"),
        (("👌",), "到"),
        (("🫡",), "到"),
        (("❤", "👍"), "到"),
        (("👎",), ""),
        (("🤔",), ""),
        (("❤\ufe0f",), ""),
        ((), ""),
    ],
)
async def test_a_sign_under_the_call(town: TelegramWire, emoji: tuple[str, ...], word: str) -> None:
    """What says 到 when it is typed says so as a reaction; any other is left alone, without a word."""
    said = await react(town, await called(town), *emoji)
    assert await answered(town) == word
    assert [one.partition("，")[0] for one in said] == ([f"{REPORTER} 已应答"] if word else []) or len(
        said
    ) == bool(word)


async def test_taken_back(town: TelegramWire) -> None:
    """The call waits for them again, and says so; then they may answer anew."""
    call = await called(town)
    await react(town, call, "👍")
    assert await react(town, call) == [f"{REPORTER}，“到”已收回，还等您应答：发 到 或 请假 原因"]
    assert await answered(town) == ""
    await town.say(REPORTER, "请假 牙疼")
    await settled(town)
    assert await answered(town) == "请假"


async def test_taken_back_while_something_else_is_asked(town: TelegramWire) -> None:
    """What is asked about a photo is not answered by it."""
    call = await called(town)
    await react(town, call, "👍")
    await town.say(REPORTER, "", [small_photo(1)])
    await settled(town)
    await react(town, call)
    assert await answered(town) == "" and await cases(town) == []


async def test_on_and_off_and_on(town: TelegramWire) -> None:
    """Each time it counts."""
    call = await called(town)
    for emoji in (("👍",), (), ("👌",)):
        await react(town, call, *emoji)
    assert await answered(town) == "到"
    assert await react(town, call, "👌", "❤") == [], "they said so before"


@pytest.mark.parametrize(("words", "word"), [("到", "到"), ("请假 看病", "请假")])
async def test_what_was_said_in_words_stands(town: TelegramWire, words: str, word: str) -> None:
    """A sign changes no word, and taking the sign back takes back none."""
    call = await called(town)
    await town.say(REPORTER, words)
    await settled(town)
    assert await react(town, call, "👍") == [] and await react(town, call) == []
    assert await answered(town) == word


async def test_where_it_means_nothing(town: TelegramWire) -> None:
    """Under another message, the next day, by somebody who is not called, or by a chat: nobody is bothered."""
    call = await called(town)
    await town.order("通知：明天开会")
    await town.settle()
    notice = town.world.said(town.room())[-1]
    assert await react(town, notice, "👍") == []
    assert await react(town, call, "👍", who=ELSEWHERE) == []
    town.clock.move_to(town.clock.now() + timedelta(days=1))
    before = town.texts(town.room())
    town.people.react(call, town.who(REPORTER), "👍")
    await town.heard()
    assert town.texts(town.room()) == before


async def test_taken_back_in_words(town: TelegramWire) -> None:
    """Whoever pressed 到 by mistake says 到 收回; where there is none the bot says so."""
    call = await called(town)
    town.people.press(call, "到", town.who(REPORTER))
    await settled(town)
    await town.say(REPORTER, "到 收回")
    await settled(town)
    assert await answered(town) == ""
    await town.say(REPORTER, "到 收回")
    await settled(town)
    assert town.texts(town.room())[-1] == "没有可以收回的“到”；点名结束后不能收回。"


def test_reactions_are_asked_for() -> None:
    """Telegram tells of them only if they are named."""
    assert "message_reaction" in ALLOWED
