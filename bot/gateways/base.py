"""What a platform is to the bot: how it is set up, what it says and hears with, and how it says that it did not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from aiohttp.web import RouteDef

from bot.clock import Clock
from bot.operator.finding import CheckLine
from bot.transactions import Transactions
from domain.chat import Outgoing
from domain.district import Platform
from storage.database import Database
from storage.mail import ToSend
from storage.store import Books

Own = TypeVar("Own")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform takes. `text` in one message, and `caption` which a single photo carries (0: none), count in
    the platform's own unit, which `units` tells of a text. `per_minute` messages in one group and `per_minute_alone`
    in one private talk, `per_second` messages in all, `at_once` messages in one chat before only one a second may
    follow.

    `together` is how long a text of several acknowledgements may get (0: as `text`), so that it is one message by
    every way that the gateway has.
    """

    text: int
    photos: int
    choices: int
    per_minute: int | None = None
    per_second: int | None = None
    at_once: int | None = None
    per_minute_alone: int | None = None
    caption: int = 0
    units: Callable[[str], int] = len
    together: int = 0


class TryLater(Exception):
    """Provably not sent; worth another try after `seconds`. `everywhere` if the whole platform wants the pause."""

    def __init__(self, seconds: float, *, everywhere: bool = False) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds
        self.everywhere = everywhere


class WillNotWork(Exception):
    """Provably not sent, and never will be: the chat is gone, the platform refuses the message."""


class Intake(Protocol):
    """What listens to a platform all the time, keeping each message before it is acknowledged."""

    platform: Platform

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop; never gives up by itself."""
        ...

    def age(self) -> float | None:
        """Seconds since the platform was last heard to be there; None before the first time."""
        ...


class Gateway(Protocol):
    """One platform. `send` returns the platform's id of the message; any other exception means doubt."""

    platform: Platform
    limits: Limits

    async def send(self, row: int, message: Outgoing, replaces: str | None) -> str:
        """Have the platform show a message; `row` is the outbox row, the same on every try.

        `replaces` is the platform's id of the earlier card of the same case, to be edited where that is possible.
        """
        ...


@dataclass(frozen=True)
class Wakes:
    """Set when there is work: `arrived` for the dispatcher, `answered` for the courier."""

    arrived: asyncio.Event
    answered: asyncio.Event


async def _nothing() -> None:
    """For a platform that has nothing to end."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A platform put together. `public` are those paths of its routes that may be called from anywhere.

    `hang_up` ends what is still open when the web server is to stop; `close` ends every connection, at the very end.
    """

    gateway: Gateway | Local
    intake: Intake | None = None
    routes: tuple[RouteDef, ...] = ()
    public: frozenset[str] = frozenset()
    hang_up: Callable[[], Awaitable[None]] = _nothing
    close: Callable[[], Awaitable[None]] = _nothing


Health = Callable[
    [], Awaitable[Mapping[str, Any] | None]
]  # what the running bot says; None if none runs here


@dataclass(frozen=True, kw_only=True)
class Wiring(Generic[Own]):
    """What a platform's folder brings, as `WIRING` in its `wiring.py`. `Own` are its settings.

    `keys` are the names of its settings, without ZOUJIE_; `needs` those without which it does not run, and `title`
    is what operators call it. `local` if it is for people at this machine only. `trial` are its settings in
    `zoujie demo`, None if it has no place there.

    `settings` reads its own out of all that are set: None if it is not set; raises WrongSetting.
    `connect` puts it together and calls nothing yet. In: None if it is not set. Out: None if it then has no parts.
    `check` is its self-test, which changes nothing. In: None for a database whose tables are not there.
    """

    platform: Platform
    title: str
    keys: tuple[str, ...]
    needs: tuple[str, ...]
    settings: Callable[[Mapping[str, str]], Own | None]
    connect: Callable[[Own | None, Transactions, Clock, Wakes], Parts | None]
    check: Callable[[Own, Database | None, Health], AsyncIterator[CheckLine]]
    local: bool = False
    trial: Own | None = None

    def how_to_set(self, prefix: str = "") -> str:
        """What an operator has to set, in Chinese."""
        blank = " " if self.title.isascii() else ""
        return f"{self.title}{blank}请设 {'、'.join(prefix + name for name in self.needs)}"


@runtime_checkable
class Local(Protocol):
    """A platform that this program shows itself, out of the same database: nothing is ever in doubt there."""

    platform: Platform
    lane: str  # of bot/transactions.py, in which its messages are kept in order

    def show(self, rows: Sequence[ToSend], store: Books) -> tuple[list[str], Callable[[], None]]:
        """Keep what the rows say, in their transaction. Out: the id of each, and what tells those who look at it."""
        ...
