"""The courier, against a platform of our own that counts as strictly as the real ones and fails when told to."""

from __future__ import annotations

import asyncio
import re
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from bot.courier import DOUBT_PAUSE, TRIES, Courier
from bot.gateways.base import Limits, TryLater, WillNotWork
from bot.transactions import Transactions
from domain.card import Card
from domain.cases import State
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.photo import Photo
from domain.platform import Platform
from storage.database import Database
from tests.patience import PATIENCE
from tests.talk import ZONE, StillClock
from tests.turns import ONE_DATABASE

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZONE)
HERE, THERE = Chat(Platform.TELEGRAM, "here"), Chat(Platform.TELEGRAM, "there")
ALONE = Chat(Platform.TELEGRAM, "somebody", private=True)
MINUTE = timedelta(minutes=1)


class Notebook:
    """A platform that writes down what it shows. It takes twenty messages a minute in one group, and no more:
    whoever sends the twenty-first has been told so in its documents, so it is a fault of the test's subject."""

    platform = Platform.TELEGRAM

    def __init__(self, clock: StillClock) -> None:
        self.limits = Limits(text=4096, photos=9, choices=8, per_minute=20)
        self.shown: list[tuple[Chat, str]] = []
        self.edited: list[str | None] = []
        self.faults: defaultdict[str, list[Exception]] = defaultdict(list)  # by the text that is sent
        self.slow: dict[Chat, asyncio.Event] = {}  # chats that answer when it is set
        self.slow_texts: dict[str, asyncio.Event] = {}
        self._clock = clock
        self._times: defaultdict[Chat, list[datetime]] = defaultdict(list)

    async def send(self, row: int, message: Outgoing, replaces: str | None) -> str:
        """Shows it, unless told to fail; a lost answer is raised after it was shown."""
        await asyncio.sleep(0)
        if message.text in self.slow_texts:
            await self.slow_texts[message.text].wait()
        if message.chat in self.slow:
            await self.slow[message.chat].wait()
        faults = self.faults[message.text]
        if faults and isinstance(faults[0], TryLater | WillNotWork):
            raise faults.pop(0)
        self._count(message.chat, len(message.photos) + 1)
        self.shown.append((message.chat, message.text))
        self.edited.append(replaces)
        if faults:
            raise faults.pop(0)
        return f"{message.chat.id}-{len(self.shown)}"

    def texts(self, chat: Chat = HERE) -> list[str]:
        """What is shown in a chat."""
        return [text for where, text in self.shown if where == chat]

    def _count(self, chat: Chat, messages: int) -> None:
        now = self._clock.now()
        self._times[chat] = [at for at in self._times[chat] if at > now - MINUTE] + [now] * messages
        assert chat.private or len(self._times[chat]) <= 20, "more than twenty a minute"


def card(number: int) -> Card:
    """Of some case."""
    return Card(number, State.OPEN, "占道经营")


@pytest.fixture
def clock() -> StillClock:
    """It stands until a test moves it."""
    return StillClock(NOON)


@pytest.fixture
def wire(clock: StillClock) -> Notebook:
    """The platform."""
    return Notebook(clock)


@pytest.fixture
async def courier(transactions: Transactions, wire: Notebook, clock: StillClock) -> AsyncIterator[Courier]:
    """A courier between the test's database and the platform."""
    yield Courier(transactions, [wire], clock)


async def _put(database: Database, *messages: Outgoing) -> None:
    with database.transaction() as store:
        for message in messages:
            store.post.outbox.put(message, NOON)


async def _deliver(courier: Courier) -> None:
    while await courier.deliver():
        pass


def _is_being_sent(database: Database) -> bool:
    with database.reading() as store:
        return any(row.state == "sending" for row in store.post.outbox.rows(None))


async def _states(database: Database) -> dict[str, str]:
    with database.reading() as store:
        return {row.message.text: row.state for row in store.post.outbox.rows(None)}


async def test_a_chat_hears_everything_in_order(database: Database, courier: Courier, wire: Notebook) -> None:
    """Each chat its own messages, oldest first within a lane; answers before notices before broadcasts."""
    kinds = (Kind.ACK, Kind.NOTICE, Kind.BROADCAST)
    messages = [
        Outgoing(chat, f"{number}", kind=kinds[number % 3]) for number in range(9) for chat in (HERE, THERE)
    ]
    await _put(database, *messages)
    await _deliver(courier)
    for chat in (HERE, THERE):
        lanes = [[text for text in wire.texts(chat) if int(text) % 3 == lane] for lane in range(3)]
        assert lanes == [["0", "3", "6"], ["1", "4", "7"], ["2", "5", "8"]]
        assert wire.texts(chat)[0] == "0"


async def test_later_holds_back_only_that_chat(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """What a platform puts off waits with all that stands behind it; other chats do not wait."""
    wire.faults["second"].append(TryLater(30))
    await _put(database, *(Outgoing(HERE, text) for text in ("first", "second", "third")))
    await _put(database, Outgoing(THERE, "elsewhere"))
    await _deliver(courier)
    assert wire.texts() == ["first"] and wire.texts(THERE) == ["elsewhere"]
    clock.move_to(NOON + timedelta(seconds=29))
    await _deliver(courier)
    assert wire.texts() == ["first"]
    clock.move_to(NOON + timedelta(seconds=30))
    await _deliver(courier)
    assert wire.texts() == ["first", "second", "third"]


async def test_later_everywhere_holds_back_the_platform(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """When the whole platform wants a pause, no chat is spoken to until it is over."""
    wire.faults["first"].append(TryLater(30, everywhere=True))
    await _put(database, Outgoing(HERE, "first"))
    await _deliver(courier)
    await _put(database, Outgoing(THERE, "elsewhere"))
    await _deliver(courier)
    assert wire.shown == []
    clock.move_to(NOON + timedelta(seconds=30))
    await _deliver(courier)
    assert wire.texts() == ["first"] and wire.texts(THERE) == ["elsewhere"]


async def test_later_everywhere_survives_a_restart(
    database: Database, transactions: Transactions, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """The platform's pause is not over because the program was started anew."""
    wire.faults["first"].append(TryLater(30, everywhere=True))
    await _put(database, Outgoing(HERE, "first"))
    await _deliver(courier)
    await _put(database, Outgoing(THERE, "elsewhere"))
    again = Courier(transactions, [wire], clock)
    await again.recover()
    clock.move_to(NOON + timedelta(seconds=29))
    await _deliver(again)
    assert wire.shown == []
    clock.move_to(NOON + timedelta(seconds=30))
    await _deliver(again)
    assert wire.texts() == ["first"] and wire.texts(THERE) == ["elsewhere"]


async def test_what_never_left_is_no_try_and_no_message(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """After three refusals a notice in doubt is still said once more, and the minute is not spent."""
    wire.faults["notice"] += [TryLater(1), TryLater(1), TryLater(1), TimeoutError()]
    await _put(database, Outgoing(HERE, "notice", kind=Kind.NOTICE))
    for _ in range(3):
        await _deliver(courier)
        clock.move_to(clock.now() + timedelta(seconds=1))
    await _deliver(courier)
    assert wire.texts() == ["notice"]
    clock.move_to(clock.now() + DOUBT_PAUSE)
    await _deliver(courier)
    assert wire.texts() == ["notice", "notice"]
    assert await _states(database) == {"notice": "sent"}


async def test_refusals_do_not_fill_the_minute(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """While the line is down nothing arrives: when it is back, all twenty of the minute are there."""
    wire.faults["0"] += [TryLater(1)] * 9
    await _put(database, *(Outgoing(HERE, f"{number}", kind=Kind.NOTICE) for number in range(20)))
    for _ in range(9):
        await _deliver(courier)
        clock.move_to(clock.now() + timedelta(seconds=1))
    await _deliver(courier)
    assert wire.texts() == [f"{number}" for number in range(20)]


async def test_a_long_queue_of_one_chat_hides_no_other(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """While one chat with very much to hear is spoken to, another is not even delayed."""
    wire.slow[HERE] = asyncio.Event()
    await _put(database, *(Outgoing(HERE, f"{number}", kind=Kind.NOTICE) for number in range(120)))
    await _put(database, Outgoing(THERE, "elsewhere"))
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


async def test_what_can_never_be_sent_holds_up_nothing(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """It is marked for the operator, and the next message goes out."""
    wire.faults["refused"].append(WillNotWork())
    await _put(database, Outgoing(HERE, "refused"), Outgoing(HERE, "next"))
    await _deliver(courier)
    assert wire.texts() == ["next"]
    assert await _states(database) == {"refused": "failed", "next": "sent"}


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
    await _put(database, Outgoing(HERE, "doubt", kind=kind))
    for _ in range(20):
        await _deliver(courier)
        clock.move_to(clock.now() + DOUBT_PAUSE)
    assert wire.texts() == ["doubt"] * shown
    assert await _states(database) == {"doubt": state}


async def test_a_notice_is_said_again_after_a_minute_and_then_believed(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """One lost answer: once more after 60 seconds, not before, and what stands behind it keeps its place."""
    wire.faults["notice"].append(TimeoutError())
    await _put(
        database, Outgoing(HERE, "notice", kind=Kind.NOTICE), Outgoing(HERE, "behind", kind=Kind.NOTICE)
    )
    await _deliver(courier)
    clock.move_to(NOON + timedelta(seconds=59))
    await _deliver(courier)
    assert wire.texts() == ["notice"]
    clock.move_to(NOON + timedelta(seconds=60))
    await _deliver(courier)
    assert wire.texts() == ["notice", "notice", "behind"]
    assert set((await _states(database)).values()) == {"sent"}


async def test_a_broadcast_in_doubt_does_not_hold_up_the_chat(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The digest may or may not have been said: it stays in doubt, and the chat goes on."""
    wire.faults["digest"].append(TimeoutError())
    await _put(
        database, Outgoing(HERE, "digest", kind=Kind.BROADCAST), Outgoing(HERE, "behind", kind=Kind.BROADCAST)
    )
    await _deliver(courier)
    await _deliver(courier)
    assert wire.texts() == ["digest", "behind"]
    assert await _states(database) == {"digest": "unknown", "behind": "sent"}


async def test_what_was_being_sent_when_the_program_ended_is_in_doubt(
    database: Database, transactions: Transactions, wire: Notebook, clock: StillClock
) -> None:
    """At the next start an acknowledgement and a notice are said after a minute, a broadcast is left in doubt."""
    kinds = {"ack": Kind.ACK, "notice": Kind.NOTICE, "broadcast": Kind.BROADCAST}
    await _put(database, *(Outgoing(HERE, text, kind=kind) for text, kind in kinds.items()))
    with database.transaction() as store:
        for row in store.post.outbox.rows(None):
            assert store.post.outbox.sending([row.id], "before", NOON - MINUTE)
    again = Courier(transactions, [wire], clock)
    await again.recover()
    await _deliver(again)
    assert wire.texts() == []
    clock.move_to(NOON + DOUBT_PAUSE)
    await _deliver(again)
    assert wire.texts() == ["ack", "notice"]
    assert await _states(database) == {"ack": "sent", "notice": "sent", "broadcast": "unknown"}


async def test_what_another_process_is_sending_is_its_own(
    database: Database, transactions: Transactions, courier: Courier, wire: Notebook
) -> None:
    """Neither that row is said, nor what stands behind it in its lane; other lanes do not wait."""
    await _put(database, *(Outgoing(HERE, text, kind=Kind.NOTICE) for text in ("first", "second")))
    await _put(database, Outgoing(HERE, "answer"))
    with database.transaction() as store:
        first = store.post.outbox.rows(None)[0]
        assert store.post.outbox.sending([first.id], "another process", NOON + MINUTE)
    await _deliver(courier)
    assert wire.texts() == ["answer"]


async def test_a_lease_that_is_over_leaves_a_doubt(database: Database, clock: StillClock) -> None:
    """While it lasts the row is its sender's; afterwards it is found, once."""
    await _put(database, Outgoing(HERE, "first"), Outgoing(HERE, "second"))
    with database.transaction() as store:
        first, second = store.post.outbox.rows(None)
        assert store.post.outbox.sending([first.id], "a", NOON + MINUTE)
        assert not store.post.outbox.sending([first.id, second.id], "b", NOON + MINUTE)
        assert store.post.outbox.interrupted(NOON) == []
        store.post.outbox.keep_leases("b", NOON + 9 * MINUTE)
        assert [row.id for row in store.post.outbox.interrupted(NOON + 2 * MINUTE)] == [first.id]
        store.post.outbox.keep_leases("a", NOON + 9 * MINUTE)
        assert store.post.outbox.interrupted(NOON + 2 * MINUTE) == []
    assert await _states(database) == {"first": "sending", "second": "todo"}


async def test_what_was_said_while_the_database_was_away_is_said_once(
    database: Database, courier: Courier, wire: Notebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The outbox cannot be written when the platform has answered; a moment later it can."""
    monkeypatch.setattr("bot.courier.ASKED_AGAIN", 0.05)
    await _put(database, *(Outgoing(HERE, text, kind=Kind.BROADCAST) for text in "一二"))
    wire.slow_texts["一"] = asyncio.Event()
    delivering = asyncio.create_task(_deliver(courier))
    while not _is_being_sent(database):  # noqa: ASYNC110
        await asyncio.sleep(0.01)
    with database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE outbox RENAME TO away"))
    wire.slow_texts["一"].set()
    await asyncio.sleep(0.1)
    with database.transaction() as store:
        store.connection.execute(sa.text("ALTER TABLE away RENAME TO outbox"))
    await delivering
    assert wire.texts() == ["一", "二"]
    assert set((await _states(database)).values()) == {"sent"}


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


async def test_an_answer_does_not_wait_behind_a_digest(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The digest is still being uploaded when somebody asks in the same group."""
    uploaded = wire.slow_texts["digest"] = asyncio.Event()
    await _put(database, Outgoing(HERE, "digest", kind=Kind.BROADCAST))
    (digest,) = await courier._start_lanes()
    await _put(database, Outgoing(HERE, "answer"))
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
    await _put(database, Outgoing(HERE, "older", kind=Kind.NOTICE, card=card(1)))
    await _put(database, Outgoing(HERE, "newer", card=card(1)), Outgoing(HERE, "another", card=card(2)))
    await _deliver(courier)
    assert wire.texts() == ["another"]


@ONE_DATABASE
async def test_many_new_cases_are_a_list(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """A hundred and twenty reports in a minute: every number is said within ninety seconds."""
    for second in range(150):
        clock.move_to(NOON + timedelta(seconds=second))
        if second < 60:
            new = [card(2 * second + 1), card(2 * second + 2)]
            await _put(
                database, *(Outgoing(HERE, f"#{one.number} card", card=one, mentions=(7,)) for one in new)
            )
        await _deliver(courier)
        if second == 90:
            said = wire.texts()
    numbers = [number for text in said for number in re.findall(r"(?m)^#(\d+)", text)]
    assert numbers == [str(number) for number in range(1, 121)]
    lists = [text for text in said if "\n" in text]
    assert lists[0].startswith("新问题 2 件（看详情发：查 编号）\n#")
    assert wire.texts()[0] == "#1 card", "one alone is shown whole"


async def test_a_list_is_nobodys_card(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """What is shown of a case later does not take the place of the list that it stood in; a quote of it is known."""
    await _put(database, *(Outgoing(HERE, f"{number}", kind=Kind.NOTICE) for number in range(10)))
    await _deliver(courier)
    await _put(database, *(Outgoing(HERE, f"#{number} new", card=card(number)) for number in (1, 2)))
    await _deliver(courier)
    with database.reading() as store:
        said = store.post.outbox.rows("sent")[-1]
        assert store.post.shown.cases(HERE, f"here-{len(wire.shown)}") == (1, 2), said
    await _put(database, Outgoing(HERE, "#1 later", card=card(1)))
    await _deliver(courier)
    assert wire.texts()[-1] == "#1 later" and wire.edited[-1] is None
    clock.move_to(NOON + MINUTE)
    await _put(database, Outgoing(HERE, "#1 last", card=card(1)))
    await _deliver(courier)
    assert wire.edited[-1] is not None


async def test_two_messages_with_one_key_are_said_once(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The digest of an evening has a key: a second one is not said, today or after a restart."""
    digest = Outgoing(HERE, "digest", key="digest:1:2026-03-02", kind=Kind.BROADCAST)
    await _put(database, digest, digest)
    await _deliver(courier)
    await _put(database, digest)
    await _deliver(courier)
    await _put(database, Outgoing(HERE, "digest", key="digest:1:2026-03-03", kind=Kind.BROADCAST))
    await _deliver(courier)
    assert wire.texts() == ["digest"] * 2


@ONE_DATABASE
async def test_a_busy_group_gets_its_acknowledgements_together(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """A hundred answers at once: never more than twenty messages a minute, every line is said, in order."""
    lines = [f"已记到 #{number}。" for number in range(100)]
    await _put(database, *(Outgoing(HERE, line) for line in lines))
    await _deliver(courier)
    clock.move_to(NOON + MINUTE)
    await _deliver(courier)
    assert "\n".join(wire.texts()).splitlines() == lines
    assert len(wire.texts()) <= 20


async def test_acknowledgements_together_are_one_message_by_every_way(
    database: Database, transactions: Transactions, wire: Notebook, clock: StillClock
) -> None:
    """A platform may take less of them together than in one text."""
    wire.limits = replace(wire.limits, together=30)
    courier = Courier(transactions, [wire], clock)
    await _put(database, *(Outgoing(HERE, f"已记到 #{number}。") for number in range(30)))
    await _deliver(courier)
    clock.move_to(NOON + MINUTE)
    await _deliver(courier)
    assert len("\n".join(wire.texts()).splitlines()) == 30
    assert 10 < max(len(text) for text in wire.texts()) <= 30


@ONE_DATABASE
@pytest.mark.parametrize(
    "alike",
    [
        Outgoing(HERE, "1", choices=(Choice("通过", "通过 1"),)),
        Outgoing(HERE, "#1 不予受理", card=card(1)),
        Outgoing(HERE, "names", mentions=(1,)),
        Outgoing(HERE, "notice", kind=Kind.NOTICE),
    ],
    ids=lambda alike: alike.text,
)
async def test_only_plain_acknowledgements_are_said_together(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock, alike: Outgoing
) -> None:
    """Buttons, a card, a mention or a notice: such a message is one of its own, and waits for its minute."""
    await _put(database, *[alike] * 30)
    await _deliver(courier)
    assert len(wire.texts()) == 20
    clock.move_to(NOON + MINUTE)
    await _deliver(courier)
    assert wire.texts() == [alike.text] * 30


async def test_several_photos_count_as_so_many_messages(
    database: Database, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """An album of nine with its text is ten messages to the platform: two of them fill a minute."""
    album = tuple(Photo(f"{number:064}") for number in range(9))
    await _put(database, *(Outgoing(HERE, f"{number}", album) for number in range(4)))
    await _deliver(courier)
    assert len(wire.texts()) == 2
    clock.move_to(NOON + MINUTE)
    await _deliver(courier)
    assert len(wire.texts()) == 4


@ONE_DATABASE
async def test_a_private_talk_is_not_counted_as_a_group(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """Twenty a minute holds for groups; somebody alone with the bot gets all of it at once."""
    await _put(database, *(Outgoing(ALONE, f"{number}", kind=Kind.NOTICE) for number in range(30)))
    await _deliver(courier)
    assert len(wire.texts(ALONE)) == 30


async def test_the_pace_survives_a_restart(
    database: Database, transactions: Transactions, courier: Courier, wire: Notebook, clock: StillClock
) -> None:
    """Twenty were said a moment ago by the program before this one: the minute is full."""
    await _put(database, *(Outgoing(HERE, f"{number}", kind=Kind.NOTICE) for number in range(20)))
    await _deliver(courier)
    again = Courier(transactions, [wire], clock)
    await again.recover()
    await _put(database, Outgoing(HERE, "one more", kind=Kind.NOTICE))
    await _deliver(again)
    assert len(wire.texts()) == 20
    clock.move_to(NOON + MINUTE)
    await _deliver(again)
    assert wire.texts()[20:] == ["one more"]


async def test_two_couriers_say_nothing_twice(
    database: Database, transactions: Transactions, wire: Notebook, clock: StillClock
) -> None:
    """Two processes on one outbox: whoever claims a row sends it."""
    couriers = [Courier(transactions, [wire], clock) for _ in range(2)]
    chats = [Chat(Platform.TELEGRAM, f"chat {number}") for number in range(5)]
    await _put(database, *(Outgoing(chat, f"{number}") for number in range(4) for chat in chats))
    for _ in range(10):
        await asyncio.gather(*(_deliver(courier) for courier in couriers))
    said = Counter(wire.shown)
    assert len(said) == 20 and set(said.values()) == {1}


async def test_a_card_takes_the_place_of_the_one_before(
    database: Database, courier: Courier, wire: Notebook
) -> None:
    """The platform is told which message of its own is the earlier card of the same case in this chat."""
    await _put(
        database, Outgoing(HERE, "#1 处置中", card=card(1)), Outgoing(THERE, "#1 处置中", card=card(1))
    )
    await _deliver(courier)
    await _put(database, Outgoing(HERE, "#2 处置中", card=card(2)), Outgoing(HERE, "#1 待核查", card=card(1)))
    await _deliver(courier)
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
    await _put(database, Outgoing(HERE, "one"), Outgoing(THERE, "two"))
    wake.set()
    async with asyncio.timeout(PATIENCE):
        while len(wire.shown) < 2:  # noqa: ASYNC110 a platform tells nobody that it has shown something
            await asyncio.sleep(0.01)
        stop.set()
        wake.set()
        await running
    assert await _states(database) == {"one": "sent", "two": "sent"}
