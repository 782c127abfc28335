"""In which order things are said, and each once."""

from __future__ import annotations

import asyncio
from collections import Counter

from bot.courier import Courier
from bot.gateways.base import TryLater
from bot.transactions import Transactions
from domain.chat import Chat, Kind, Outgoing
from domain.platform import Platform
from storage.database import Database
from tests.courier.notebook import HERE, THERE, Notebook, card, deliver, put, states
from tests.patience import PATIENCE
from tests.talk import StillClock


async def test_a_chat_hears_everything_in_order(database: Database, courier: Courier, wire: Notebook) -> None:
    """Each chat its own messages, oldest first within a lane; answers before notices before broadcasts."""
    kinds = (Kind.ACK, Kind.NOTICE, Kind.BROADCAST)
    messages = [
        Outgoing(chat, f"{number}", kind=kinds[number % 3]) for number in range(9) for chat in (HERE, THERE)
    ]
    await put(database, *messages)
    await deliver(courier)
    for chat in (HERE, THERE):
        lanes = [[text for text in wire.texts(chat) if int(text) % 3 == lane] for lane in range(3)]
        assert lanes == [["0", "3", "6"], ["1", "4", "7"], ["2", "5", "8"]]
        assert wire.texts(chat)[0] == "0"


async def test_a_long_queue_of_one_chat_hides_no_other(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """While one chat with very much to hear is spoken to, another is not even delayed."""
    wire.slow[HERE] = asyncio.Event()
    await put(database, *(Outgoing(HERE, f"{number}", kind=Kind.NOTICE) for number in range(120)))
    await put(database, Outgoing(THERE, "elsewhere"))
    stop, wake = asyncio.Event(), asyncio.Event()
    running = asyncio.create_task(courier.run(wake, stop))
    async with asyncio.timeout(PATIENCE):
        while not wire.texts(THERE):  # noqa: ASYNC110 a platform tells nobody that it has shown something
            await asyncio.sleep(0.01)
    assert wire.texts() == []
    wire.slow[HERE].set()
    stop.set()
    wake.set()
    await running


async def test_an_answer_does_not_wait_behind_a_digest(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The digest is still being uploaded when somebody asks in the same group."""
    uploaded = wire.slow_texts["digest"] = asyncio.Event()
    await put(database, Outgoing(HERE, "digest", kind=Kind.BROADCAST))
    (digest,) = await courier._start_lanes()
    await put(database, Outgoing(HERE, "answer"))
    (answer,) = await courier._start_lanes()
    assert await answer
    assert wire.texts() == ["answer"]
    uploaded.set()
    await digest
    assert wire.texts() == ["answer", "digest"]


async def test_cards_of_one_case_keep_their_order(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The older card, a notice, is not shown after the newer one, an answer; another case's does not wait."""
    wire.faults["older"].append(TryLater(30))
    await put(database, Outgoing(HERE, "older", kind=Kind.NOTICE, card=card(1)))
    await put(database, Outgoing(HERE, "newer", card=card(1)), Outgoing(HERE, "another", card=card(2)))
    await deliver(courier)
    assert wire.texts() == ["another"]


async def test_two_messages_with_one_key_are_said_once(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The digest of an evening has a key: a second one is not said, today or after a restart."""
    digest = Outgoing(HERE, "digest", key="digest:1:2026-03-02", kind=Kind.BROADCAST)
    await put(database, digest, digest)
    await deliver(courier)
    await put(database, digest)
    await deliver(courier)
    await put(database, Outgoing(HERE, "digest", key="digest:1:2026-03-03", kind=Kind.BROADCAST))
    await deliver(courier)
    assert wire.texts() == ["digest"] * 2


async def test_two_couriers_say_nothing_twice(
    database: Database, transactions: Transactions, wire: Notebook, clock: StillClock
) -> None:
    """Two processes on one outbox: whoever claims a row sends it."""
    couriers = [Courier(transactions, [wire], clock) for _ in range(2)]
    chats = [Chat(Platform.TELEGRAM, f"chat {number}") for number in range(5)]
    await put(database, *(Outgoing(chat, f"{number}") for number in range(4) for chat in chats))
    for _ in range(10):
        await asyncio.gather(*(deliver(courier) for courier in couriers))
    said = Counter(wire.shown)
    assert len(said) == 20 and set(said.values()) == {1}


async def test_a_card_takes_the_place_of_the_one_before(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The platform is told which message of its own is the earlier card of the same case in this chat."""
    await put(database, Outgoing(HERE, "#1 处置中", card=card(1)), Outgoing(THERE, "#1 处置中", card=card(1)))
    await deliver(courier)
    await put(database, Outgoing(HERE, "#2 处置中", card=card(2)), Outgoing(HERE, "#1 待核查", card=card(1)))
    await deliver(courier)
    told = dict(zip([text for _, text in wire.shown], wire.edited, strict=True))
    first = next(number for number, (chat, _) in enumerate(wire.shown, 1) if chat == HERE)
    assert told["#2 处置中"] is None
    assert told["#1 待核查"] == f"here-{first}"


async def test_the_running_courier_is_woken_and_ends_when_told(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """A slow chat holds up no other, and what is in hand is finished before the end."""
    wake, stop = asyncio.Event(), asyncio.Event()
    running = asyncio.create_task(courier.run(wake, stop))
    await put(database, Outgoing(HERE, "one"), Outgoing(THERE, "two"))
    wake.set()
    async with asyncio.timeout(PATIENCE):
        while len(wire.shown) < 2:  # noqa: ASYNC110 a platform tells nobody that it has shown something
            await asyncio.sleep(0.01)
        stop.set()
        wake.set()
        await running
    assert await states(database) == {"one": "sent", "two": "sent"}
