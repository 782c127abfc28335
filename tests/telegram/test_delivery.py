"""Saying things on Telegram: at its pace, in order, once, and no chat waits for another (issue: pace)."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import timedelta
from itertools import pairwise

from bot.courier import DOUBT_PAUSE
from domain.chat import Kind
from domain.photo import Photo
from tests.contract import ELSEWHERE, OTHER, REPORTER
from tests.patience import until
from tests.telegram.faults import Kind as Fails
from tests.telegram.outgoing import png, put
from tests.telegram.wire import TelegramWire, words

RATE = 20  # messages a minute that a group takes


def moments(town: TelegramWire, chat: int) -> list[float]:
    """When something was sent there."""
    return [
        one.at
        for one in town.world.calls
        if one.status == 200 and one.method.startswith("send") and str(one.params.get("chat_id")) == str(chat)
    ]


def busiest_minute(sent: list[float]) -> int:
    """The most messages within sixty seconds."""
    return max((sum(first <= one < first + 60 for one in sent) for first in sent), default=0)


async def test_a_busy_group(town: TelegramWire) -> None:
    """Thirty questions within one minute: all answered, in order, in no more messages than the group takes."""
    for number in range(30):
        await town.say(REPORTER, f"查 {900 + number}")
        await town.settle_for(2)
    await town.settle()
    answers = "\n".join(town.texts(town.room()))
    asked = [f"#{900 + number}" for number in range(30)]
    assert [one for one in asked if one not in answers] == []
    assert [answers.index(one) for one in asked] == sorted(answers.index(one) for one in asked)
    assert busiest_minute(moments(town, town.room())) <= RATE
    assert not town.world.refused(429)


async def test_acknowledgements_are_said_together(town: TelegramWire) -> None:
    """A hundred of them in a moment take few messages."""
    await town.order(*(f"已记到 #{number}。" for number in range(100)))
    await town.settle()
    said = town.texts(town.room())
    assert "\n".join(said).split("\n") == [f"已记到 #{number}。" for number in range(100)]
    assert len(said) <= RATE
    assert not town.world.refused(429)


async def test_a_storm_in_every_group(town: TelegramWire) -> None:
    """Digests for all groups and talks at once: the whole limit holds, and nothing is left unsaid."""
    chats = [*(int(group.chat) for group in town.district.groups), *map(town.who, _names(town))]
    for chat in chats:
        await put(town, "晒比拼", chat, kind=Kind.BROADCAST)
    await town.settle()
    assert all(town.texts(chat) == ["晒比拼"] for chat in chats)
    seconds = Counter(int(one.at) for one in town.world.made("sendMessage"))
    assert max(seconds.values()) <= 30
    assert not town.world.refused(429)


def _names(town: TelegramWire) -> list[str]:
    return [person.name for person in town.district.people]


async def test_albums_count_each_photo(town: TelegramWire) -> None:
    """Five albums of five photos are more than a minute's share."""
    kept = [Photo(town.app.database.files.made.keep_drawn(png(one))) for one in range(5)]
    for number in range(5):
        await put(town, f"第{number}组", photos=tuple(kept), kind=Kind.BROADCAST)
    await town.settle()
    assert [one for one in town.texts(town.room()) if one] == [f"第{number}组" for number in range(5)]
    assert sum("photo" in one for one in town.world.said(town.room())) == 25
    assert not town.world.refused(429)


async def test_a_storm_of_slow_downs(town: TelegramWire) -> None:
    """Telegram refuses again and again: not one call before its time, nothing undelivered, all in order."""
    chats = [town.room(), town.room(OTHER), town.who(REPORTER)]
    for seconds in (3, 11, 1, 30):
        for chat in chats:
            town.world.faults.add("sendMessage", Fails.SLOW_DOWN, seconds=seconds, chat=chat)
    for chat in chats:
        for number in range(5):
            await put(town, f"第{number}条", chat, kind=Kind.BROADCAST)
    await town.settle()
    assert all(town.texts(chat) == [f"第{number}条" for number in range(5)] for chat in chats)
    assert len(town.world.refused(429)) == 12
    assert town.world.flood.early == []


async def test_slow_downs_in_many_chats_mean_all(town: TelegramWire) -> None:
    """Telegram does not say whether a chat or the whole bot is too fast: with three at once a fourth waits as well."""
    for chat in (town.room(), town.room(OTHER), town.who(REPORTER)):
        town.world.faults.add("sendMessage", Fails.SLOW_DOWN, seconds=30, chat=chat)
        await put(town, "早上好", chat, kind=Kind.BROADCAST)
    await town.settle_for(1)
    fourth = town.who(ELSEWHERE)
    await put(town, "早上好", fourth, kind=Kind.BROADCAST)
    await town.settle_for(25)
    assert town.texts(fourth) == []
    await town.settle()
    assert town.texts(fourth) == ["早上好"] and town.world.flood.early == []


async def test_a_restart_forgets_no_pace(town: TelegramWire) -> None:
    """What was said in the last minute still counts, and so does a pause that Telegram asked for."""
    for number in range(40):
        await put(town, f"第{number}条", kind=Kind.BROADCAST)
    for _ in range(8):
        await town.settle_for(7)
        await town.restart()
    town.world.faults.add("sendMessage", Fails.SLOW_DOWN, seconds=40)
    await town.settle_for(20)
    await town.restart()
    await town.settle()
    assert town.texts(town.room()) == [f"第{number}条" for number in range(40)]
    assert busiest_minute(moments(town, town.room())) <= RATE
    assert len(town.world.refused(429)) == 1 and town.world.flood.early == []


async def test_a_slow_chat_holds_up_no_other(town: TelegramWire) -> None:
    """While Telegram thinks about one group, the others are spoken to."""
    gate = asyncio.Event()
    town.world.faults.add("sendMessage", Fails.LATE, gate=gate, chat=town.room())
    await town.order("慢")
    await town.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", where=OTHER)
    await town.heard()
    slow = asyncio.create_task(town.app.settle())
    await until(lambda: bool(town.texts(town.room(OTHER))))
    assert town.texts(town.room()) == ["慢"] and not slow.done()
    gate.set()
    await slow


async def test_down_for_ten_minutes(town: TelegramWire) -> None:
    """Nothing can be reached, for saying or hearing; afterwards all is there, in order, once."""
    await town.line.cut()
    await town.say(ELSEWHERE, "上报 双龙巷 乱堆杂物", where=OTHER)
    texts = [f"第{number}条" for number in range(10)]
    for text in texts:
        await put(town, text, kind=Kind.BROADCAST)
        for _ in range(6):
            town.clock.move_to(town.clock.now() + timedelta(seconds=10))
            await town.app.settle()
    await town.line.mend()
    await town.settle()
    assert town.texts(town.room()) == texts
    assert town.texts(town.room(OTHER))[0].startswith("#1")


async def test_an_answer_that_got_lost(town: TelegramWire) -> None:
    """Said or not, nobody knows: an acknowledgement and a notice are said again, a broadcast never."""
    for kind in Kind:
        town.world.faults.add("sendMessage", Fails.LOST)
        await put(town, kind.value, kind=kind)
        await town.settle_for(int(DOUBT_PAUSE.total_seconds()) + 5)
    said = Counter(town.texts(town.room()))
    assert said == {Kind.ACK.value: 2, Kind.NOTICE.value: 2, Kind.BROADCAST.value: 1}
    with town.app.database.reading() as store:
        unknown = store.post.outbox.rows("unknown")
    assert [row.message.text for row in unknown] == [Kind.BROADCAST.value]


async def test_what_was_provably_not_sent_is_sent_once(town: TelegramWire) -> None:
    """Also a broadcast: where nothing was taken, nothing is in doubt."""
    town.world.faults.add("sendMessage", Fails.SLOW_DOWN, seconds=2, times=2)
    await put(town, "晒比拼", kind=Kind.BROADCAST)
    await town.settle()
    assert town.texts(town.room()) == ["晒比拼"]


async def test_half_of_a_long_message(town: TelegramWire) -> None:
    """A pause in the middle of its pieces: it goes on where it was, also after a restart."""
    lines = [f"{number:03d} 人民广场东侧占道经营，请金山社区尽快处理。" for number in range(400)]
    town.world.faults.add("sendMessage", Fails.SLOW_DOWN, seconds=9, skip=1)
    await put(town, "\n".join(lines), kind=Kind.BROADCAST)
    await town.app.settle()
    assert len(town.texts(town.room())) == 1
    await town.restart()
    await town.settle()
    assert "\n".join(town.texts(town.room())).split("\n") == lines


async def test_order_in_each_chat(town: TelegramWire) -> None:
    """Faults or not, what was to be said first is said first."""
    for method in ("sendMessage", "sendPhoto"):
        town.world.faults.add(method, Fails.SLOW_DOWN, seconds=1, times=3, skip=2)
    for number in range(9):
        await put(town, f"第{number}条", kind=Kind.NOTICE)
    await town.settle()
    found = [int(words(one)[1]) for one in town.world.said(town.room())]
    assert all(first < second for first, second in pairwise(found)) and len(found) == 9
