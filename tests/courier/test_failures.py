"""What fails, or is in doubt: it holds up no more than it must, and is neither lost nor said twice."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.courier import DOUBT_PAUSE, TRIES, Courier
from bot.gateways.base import TryLater, WillNotWork
from bot.transactions import Transactions
from domain.chat import Kind, Outgoing
from storage.database import Database
from tests.courier.notebook import HERE, MINUTE, NOON, THERE, Notebook, deliver, is_being_sent, put, states
from tests.talk import StillClock


async def test_later_holds_back_only_that_chat(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """What a platform puts off waits with all that stands behind it; other chats do not wait."""
    wire.faults["second"].append(TryLater(30))
    await put(database, *(Outgoing(HERE, text) for text in ("first", "second", "third")))
    await put(database, Outgoing(THERE, "elsewhere"))
    await deliver(courier)
    assert wire.texts() == ["first"] and wire.texts(THERE) == ["elsewhere"]
    clock.move_to(NOON + timedelta(seconds=29))
    await deliver(courier)
    assert wire.texts() == ["first"]
    clock.move_to(NOON + timedelta(seconds=30))
    await deliver(courier)
    assert wire.texts() == ["first", "second", "third"]


async def test_later_everywhere_holds_back_the_platform(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """When the whole platform wants a pause, no chat is spoken to until it is over."""
    wire.faults["first"].append(TryLater(30, everywhere=True))
    await put(database, Outgoing(HERE, "first"))
    await deliver(courier)
    await put(database, Outgoing(THERE, "elsewhere"))
    await deliver(courier)
    assert wire.shown == []
    clock.move_to(NOON + timedelta(seconds=30))
    await deliver(courier)
    assert wire.texts() == ["first"] and wire.texts(THERE) == ["elsewhere"]


async def test_later_everywhere_survives_a_restart(
    database: Database, transactions: Transactions, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """The platform's pause is not over because the program was started anew."""
    wire.faults["first"].append(TryLater(30, everywhere=True))
    await put(database, Outgoing(HERE, "first"))
    await deliver(courier)
    await put(database, Outgoing(THERE, "elsewhere"))
    again = Courier(transactions, [wire], clock)
    await again.recover()
    clock.move_to(NOON + timedelta(seconds=29))
    await deliver(again)
    assert wire.shown == []
    clock.move_to(NOON + timedelta(seconds=30))
    await deliver(again)
    assert wire.texts() == ["first"] and wire.texts(THERE) == ["elsewhere"]


async def test_what_never_left_is_no_try_and_no_message(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """After three refusals a notice in doubt is still said once more, and the minute is not spent."""
    wire.faults["notice"] += [TryLater(1), TryLater(1), TryLater(1), TimeoutError()]
    await put(database, Outgoing(HERE, "notice", kind=Kind.NOTICE))
    for _ in range(3):
        await deliver(courier)
        clock.move_to(clock.now() + timedelta(seconds=1))
    await deliver(courier)
    assert wire.texts() == ["notice"]
    clock.move_to(clock.now() + DOUBT_PAUSE)
    await deliver(courier)
    assert wire.texts() == ["notice", "notice"]
    assert await states(database) == {"notice": "sent"}


async def test_refusals_do_not_fill_the_minute(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """While the line is down nothing arrives: when it is back, all twenty of the minute are there."""
    wire.faults["0"] += [TryLater(1)] * 9
    await put(database, *(Outgoing(HERE, f"{number}", kind=Kind.NOTICE) for number in range(20)))
    for _ in range(9):
        await deliver(courier)
        clock.move_to(clock.now() + timedelta(seconds=1))
    await deliver(courier)
    assert wire.texts() == [f"{number}" for number in range(20)]


async def test_what_can_never_be_sent_holds_up_nothing(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """It is marked for the operator, and the next message goes out."""
    wire.faults["refused"].append(WillNotWork())
    await put(database, Outgoing(HERE, "refused"), Outgoing(HERE, "next"))
    await deliver(courier)
    assert wire.texts() == ["next"]
    assert await states(database) == {"refused": "failed", "next": "sent"}


@pytest.mark.parametrize(
    ("kind", "shown", "state"),
    [(Kind.ACK, TRIES, "unknown"), (Kind.NOTICE, 2, "unknown"), (Kind.BROADCAST, 1, "unknown")],
)
async def test_what_happens_in_doubt_depends_on_the_kind(
    database: Database,
    courier: Courier,
    wire: Notebook,
    clock: StillClock,
    kind: Kind,
    shown: int,
    state: str,
) -> None:
    """The answer of the platform never comes: an acknowledgement is repeated, a notice once, a broadcast never."""
    wire.faults["doubt"] += [ConnectionResetError()] * 99
    await put(database, Outgoing(HERE, "doubt", kind=kind))
    for _ in range(20):
        await deliver(courier)
        clock.move_to(clock.now() + DOUBT_PAUSE)
    assert wire.texts() == ["doubt"] * shown
    assert await states(database) == {"doubt": state}


async def test_a_notice_is_said_again_after_a_minute_and_then_believed(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """One lost answer: once more after 60 seconds, not before, and what stands behind it keeps its place."""
    wire.faults["notice"].append(TimeoutError())
    await put(
        database, Outgoing(HERE, "notice", kind=Kind.NOTICE), Outgoing(HERE, "behind", kind=Kind.NOTICE)
    )
    await deliver(courier)
    clock.move_to(NOON + timedelta(seconds=59))
    await deliver(courier)
    assert wire.texts() == ["notice"]
    clock.move_to(NOON + timedelta(seconds=60))
    await deliver(courier)
    assert wire.texts() == ["notice", "notice", "behind"]
    assert set((await states(database)).values()) == {"sent"}


async def test_a_broadcast_in_doubt_does_not_hold_up_the_chat(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The digest may or may not have been said: it stays in doubt, and the chat goes on."""
    wire.faults["digest"].append(TimeoutError())
    await put(
        database, Outgoing(HERE, "digest", kind=Kind.BROADCAST), Outgoing(HERE, "behind", kind=Kind.BROADCAST)
    )
    await deliver(courier)
    await deliver(courier)
    assert wire.texts() == ["digest", "behind"]
    assert await states(database) == {"digest": "unknown", "behind": "sent"}


async def test_what_was_being_sent_when_the_program_ended_is_in_doubt(
    database: Database, transactions: Transactions, wire: Notebook, clock: StillClock
) -> None:
    """At the next start an acknowledgement and a notice are said after a minute, a broadcast is left in doubt."""
    kinds = {"ack": Kind.ACK, "notice": Kind.NOTICE, "broadcast": Kind.BROADCAST}
    await put(database, *(Outgoing(HERE, text, kind=kind) for text, kind in kinds.items()))
    with database.transaction() as store:
        for row in store.post.outbox.rows(None):
            assert store.post.outbox.sending([row.id], "before", NOON - MINUTE)
    again = Courier(transactions, [wire], clock)
    await again.recover()
    await deliver(again)
    assert wire.texts() == []
    clock.move_to(NOON + DOUBT_PAUSE)
    await deliver(again)
    assert wire.texts() == ["ack", "notice"]
    assert await states(database) == {"ack": "sent", "notice": "sent", "broadcast": "unknown"}


async def test_what_another_process_is_sending_is_its_own(
    database: Database, transactions: Transactions, courier: Courier, wire: Notebook
) -> None:
    """Neither that row is said, nor what stands behind it in its lane; other lanes do not wait."""
    await put(database, *(Outgoing(HERE, text, kind=Kind.NOTICE) for text in ("first", "second")))
    await put(database, Outgoing(HERE, "answer"))
    with database.transaction() as store:
        first = store.post.outbox.rows(None)[0]
        assert store.post.outbox.sending([first.id], "another process", NOON + MINUTE)
    await deliver(courier)
    assert wire.texts() == ["answer"]


async def test_a_lease_that_is_over_leaves_a_doubt(database: Database, clock: StillClock) -> None:
    """While it lasts the row is its sender's; afterwards it is found, once."""
    await put(database, Outgoing(HERE, "first"), Outgoing(HERE, "second"))
    with database.transaction() as store:
        first, second = store.post.outbox.rows(None)
        assert store.post.outbox.sending([first.id], "a", NOON + MINUTE)
        assert not store.post.outbox.sending([first.id, second.id], "b", NOON + MINUTE)
        assert store.post.outbox.interrupted(NOON) == []
        store.post.outbox.keep_leases("b", NOON + 9 * MINUTE)
        assert [row.id for row in store.post.outbox.interrupted(NOON + 2 * MINUTE)] == [first.id]
        store.post.outbox.keep_leases("a", NOON + 9 * MINUTE)
        assert store.post.outbox.interrupted(NOON + 2 * MINUTE) == []
    assert await states(database) == {"first": "sending", "second": "todo"}


async def test_what_was_said_while_the_database_was_away_is_said_once(
    database: Database, courier: Courier, wire: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outbox cannot be written when the platform has answered; a moment later it can."""
    monkeypatch.setattr("bot.courier.ASKED_AGAIN", 0.05)
    await put(database, *(Outgoing(HERE, text, kind=Kind.BROADCAST) for text in "一二"))
    wire.slow_texts["一"] = asyncio.Event()
    delivering = asyncio.create_task(deliver(courier))
    while not is_being_sent(database):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    with database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE outbox RENAME TO away"))
    wire.slow_texts["一"].set()
    await asyncio.sleep(0.1)
    with database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE away RENAME TO outbox"))
    await delivering
    assert wire.texts() == ["一", "二"]
    assert set((await states(database)).values()) == {"sent"}


def test_a_claim_that_nobody_is_sure_of_is_given_back(database: Database, clock: StillClock) -> None:
    """It was no try; what somebody else has meanwhile stays theirs."""
    with database.transaction() as store:
        for text in ("一", "二"):
            store.post.outbox.put(Outgoing(HERE, text), NOON)
        mine, theirs = (row.id for row in store.post.outbox.rows(None))
        store.post.outbox.sending([mine], "me", NOON + MINUTE)
        store.post.outbox.sending([theirs], "them", NOON + MINUTE)
        store.post.outbox.give_back([mine, theirs], "me")
        assert [(row.state, row.tries) for row in store.post.outbox.rows(None)] == [
            ("todo", 0),
            ("sending", 1),
        ]
