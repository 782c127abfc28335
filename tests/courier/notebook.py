"""A platform that writes down what it shows, and what the tests of the courier do with an outbox."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta

from bot.courier import Courier
from bot.gateways.base import Limits, TryLater, WillNotWork
from domain.card import Card
from domain.cases import State
from domain.chat import Chat, Outgoing
from domain.platform import Platform
from storage.database import Database
from tests.talk import ZONE, StillClock

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


async def put(database: Database, *messages: Outgoing) -> None:
    """Messages come into the outbox."""
    with database.transaction() as store:
        for message in messages:
            store.post.outbox.put(message, NOON)


async def deliver(courier: Courier) -> None:
    """The courier goes until nothing is left to say."""
    while await courier.deliver():
        pass


def is_being_sent(database: Database) -> bool:
    """True while a message is with the platform."""
    with database.reading() as store:
        return any(row.state == "sending" for row in store.post.outbox.rows(None))


async def states(database: Database) -> dict[str, str]:
    """How each message stands, by its text."""
    with database.reading() as store:
        return {row.message.text: row.state for row in store.post.outbox.rows(None)}
