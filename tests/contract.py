"""What every gateway must keep to, whatever its platform: the adapter that a platform brings, and the web chat's.

The tests are in test_gateway_contract.py. An adapter lets people of the sample district speak in two of its
groups, and shows what they see of the bot there.
"""

from __future__ import annotations

import asyncio
import re
from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote

import sqlalchemy as sa
from aiohttp.test_utils import TestClient, TestServer

from bot.app import App
from bot.gateways.base import Limits
from bot.gateways.webchat.seats import BOT
from bot.gateways.webchat.typed import MOST_PHOTOS, MOST_TEXT, TypedMessage
from bot.web import application
from domain.chat import Chat, Outgoing
from storage import tables
from storage.store import Store
from tests.platforms import webchat
from tests.talk import ZONE, StillClock

GROUP, OTHER = "金山一网格群", "双龙网格群"
REPORTER, HANDLER, ELSEWHERE = "程晓燕", "毛俊逸", "段天佑"  # the first two sit in GROUP, the third in OTHER
MONDAY = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
LONGEST_WAIT = 600  # seconds of the test's clock until everything must be said

Start = Callable[[StillClock], Awaitable[App]]


@dataclass(frozen=True, slots=True)
class Seen:
    """A message of the bot as people see it now; `id` is what the adapter knows it by."""

    id: object
    text: str
    photos: int
    choices: tuple[str, ...]


class Wire(ABC):
    """One platform with the bot on it. `start` builds the bot anew on the same database."""

    limits: Limits
    cuts = True  # whether the platform limits the length of what the bot says
    slows = True  # whether the platform can ask for a pause
    loses = True  # whether a chat can go without the register being told

    def __init__(self, start: Start, clock: StillClock, app: App) -> None:
        self.start = start
        self.clock = clock
        self.app = app

    @abstractmethod
    async def say(
        self,
        who: str,
        text: str,
        photos: Sequence[bytes] = (),
        *,
        where: str = GROUP,
        quote: Seen | None = None,
    ) -> None:
        """Somebody says something, with photos at once and quoting a message of the bot."""

    async def mutter(self, who: str, text: str) -> None:
        """Somebody says something in GROUP to the others; by itself, nobody is named and it is said like anything."""
        await self.say(who, text)

    @abstractmethod
    async def press(self, who: str, message: Seen, label: str, *, where: str = GROUP) -> None:
        """Somebody presses a button."""

    @abstractmethod
    async def said(self, where: str = GROUP) -> list[Seen]:
        """What the bot said in a group, oldest first."""

    @abstractmethod
    def arriving(self, photo: bytes) -> bytes:
        """What is left of a photo that somebody sends."""

    @abstractmethod
    async def documents(self, where: str = GROUP) -> list[tuple[str, bytes]]:
        """The files that the bot sent to a group: the name that people see, and every byte."""

    @abstractmethod
    def size(self, text: str) -> int:
        """How long a text is in the platform's own unit."""

    async def heard(self) -> None:
        """Until the bot has kept all that was said; by itself, a gateway has kept it at once."""
        await asyncio.sleep(0)

    async def slow_down(self, seconds: float, times: int) -> None:
        """The platform refuses so many calls in GROUP, asking for so many seconds each time."""
        raise NotImplementedError

    def too_early(self) -> int:
        """How many calls came before the time they were given."""
        return 0

    def lose(self, where: str) -> None:
        """The bot is put out of a group without being told."""
        raise NotImplementedError

    async def settle(self) -> None:
        """Until everything is answered and delivered; time passes where the bot has to wait."""
        end = self.clock.now() + timedelta(seconds=LONGEST_WAIT)
        while self.clock.now() < end:
            await self.heard()
            await self.app.settle()
            due = await next_due(self.app, self.clock.now())
            if due is None:
                return
            self.clock.move_to(due)
        raise AssertionError("the bot did not finish")

    async def settle_for(self, seconds: int) -> None:
        """So many seconds pass, in which the bot does what it can."""
        end = self.clock.now() + timedelta(seconds=seconds)
        while self.clock.now() < end:
            await self.heard()
            await self.app.settle()
            due = await next_due(self.app, self.clock.now())
            self.clock.move_to(min(due or end, end))

    async def end(self) -> None:
        """The program ends, whatever is in hand."""
        await self.app.close()

    async def restart(self) -> None:
        """The program ends and starts again."""
        await self.end()
        self.app = await self.start(self.clock)
        await self.app.courier.recover()

    async def order(self, *texts: str, where: str = GROUP, **more: Any) -> None:
        """Have the bot say something of its own accord."""
        with self.app.database.transaction() as store:
            chat = _chat_of(store, where)
            for text in texts:
                store.post.outbox.put(Outgoing(chat, text, **more), self.clock.now())


async def next_due(app: App, now: datetime) -> datetime | None:
    """When the next of what waits may be done, a moment later if it might be now; None if nothing waits."""
    moments: list[datetime | None] = []
    with app.database.reading() as store:
        for table in (tables.inbox, tables.outbox):
            waiting = sa.select(table.c.not_before).where(table.c.state == "todo")
            moments += store.connection.scalars(waiting)
    later = [moment for moment in moments if moment is not None and moment > now]
    return min(later, default=now + timedelta(seconds=1)) if moments else None


def _chat_of(store: Store, where: str) -> Chat:
    group = next(group for group in store.district.groups if group.name == where)
    return Chat(group.platform, group.chat)


class WebWire(Wire):
    """The local web chat: it shows a text of any length, asks for no pause, and no group of it can go."""

    limits = Limits(text=MOST_TEXT, photos=MOST_PHOTOS, choices=12)
    cuts = slows = loses = False

    async def say(
        self,
        who: str,
        text: str,
        photos: Sequence[bytes] = (),
        *,
        where: str = GROUP,
        quote: Seen | None = None,
    ) -> None:
        """In one message."""
        chat, sender = await self._ids(who, where)
        quoted = quote.id if quote and isinstance(quote.id, int) else None
        await webchat(self.app).hear(chat, TypedMessage(sender, text, tuple(photos), quoted))

    async def press(self, who: str, message: Seen, label: str, *, where: str = GROUP) -> None:
        """On the page."""
        chat, sender = await self._ids(who, where)
        assert isinstance(message.id, int)
        await webchat(self.app).press(chat, sender, message.id, label)

    async def said(self, where: str = GROUP) -> list[Seen]:
        """Everything, for nothing is edited there."""
        chat, _ = await self._ids(REPORTER, where)
        return [
            Seen(one["id"], one["text"], len(one["photos"]), tuple(one["choices"]))
            for one in await webchat(self.app).messages(chat, None)
            if one["sender"] == BOT
        ]

    def arriving(self, photo: bytes) -> bytes:
        """Every byte."""
        return photo

    async def documents(self, where: str = GROUP) -> list[tuple[str, bytes]]:
        """As a browser saves them."""
        chat, _ = await self._ids(REPORTER, where)
        said = await webchat(self.app).messages(chat, None)
        async with TestClient(TestServer(application(self.app, demo=False))) as client:
            return [await _saved(client, file["url"]) for one in said for file in one["files"]]

    def size(self, text: str) -> int:
        """Characters."""
        return len(text)

    async def _ids(self, who: str, where: str) -> tuple[str, str]:
        with self.app.database.reading() as store:
            person = next(one for one in store.district.people if one.name == who)
            return _chat_of(store, where).id, str(person.id)


async def _saved(client: TestClient[Any, Any], url: str) -> tuple[str, bytes]:
    response = await client.get(url)
    assert response.status == 200, url
    found = re.fullmatch(
        r"attachment; filename=\"[ -~]+\"; filename\*=UTF-8''(.+)", response.headers["Content-Disposition"]
    )
    assert found, response.headers
    return unquote(found[1], errors="strict"), await response.read()
