"""What a platform brings: how it is set up, how it hears and speaks, and how it reports that it could not."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, runtime_checkable

from aiohttp.web import RouteDef

from bot.clock import Clock
from bot.crowd import Crowd
from bot.operator.finding import CheckLine
from bot.setting import named
from bot.transactions import Transactions
from domain.chat import Outgoing
from domain.platform import Platform
from storage.books import Books
from storage.database import Database
from storage.mail import ToSend

Own = TypeVar("Own")


@dataclass(frozen=True, slots=True)
class Limits:
    """What a platform takes.

    - `text`: the longest text of one message; `caption`: the longest text that a single photo carries (0: none).
      Both count in the platform's own unit; `units` counts a text in it.
    - `photos`, `choices`: how many photos and buttons one message may have.
    - `per_minute`: messages a minute in one group; `per_minute_alone`: in one private talk; `per_second`: in all.
    - `at_once`: messages in one chat without a pause; after that one a second.
    - `file`: bytes that a file may have (None: any number).
    - `together`: the longest text made of several acknowledgements (0: as `text`). It fits into one message by every
      way that the gateway has.
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
    file: int | None = None


class TryLater(Exception):
    """Provably not sent; try again after `seconds`. `everywhere`: the whole platform wants this pause."""

    def __init__(self, seconds: float, *, everywhere: bool = False) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds
        self.everywhere = everywhere


class WillNotWork(Exception):
    """Provably not sent, and another try is of no use: the chat is gone, or the platform refuses the message."""


class Intake(Protocol):
    """Listens to a platform all the time. It keeps each message before it acknowledges it."""

    platform: Platform

    async def run(self, stop: asyncio.Event) -> None:
        """Listen until told to stop; never gives up by itself."""
        ...

    def age(self) -> float | None:
        """Seconds since the platform last answered; None before the first answer."""
        ...


class Gateway(Protocol):
    """Shows messages on one platform."""

    platform: Platform
    limits: Limits

    async def send(self, row: int, message: Outgoing, replaces: str | None) -> str:
        """Show a message. Out: the platform's id of it.

        In: `row` is the number of the outbox row, the same on every try. `replaces` is the platform's id of the
        earlier card of the same case, which is edited where that is possible; a card that is to be shown quietly comes
        only with it.
        Raises TryLater, WillNotWork: it was not sent. Any other exception: nobody knows whether it was.
        """
        ...


@dataclass(frozen=True)
class Wakes:
    """Set when there is work: `arrived` for the dispatcher, `answered` for the courier.

    Whoever can have a message sent again asks the `crowd` first whether one more may come in.
    """

    arrived: asyncio.Event
    answered: asyncio.Event
    crowd: Crowd = field(default_factory=Crowd)


@dataclass(frozen=True, slots=True)
class Aside:
    """Messages that wait in the journal because the database did not answer, and those that were lost."""

    waiting: int = 0
    lost: int = 0


async def _nothing() -> None:
    """For a platform that has nothing to end."""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """A platform, ready to run. `public` are the paths of its routes that may be called from anywhere.

    `hang_up` ends open requests when the web server stops. `close` ends every connection, at the very end. `aside` says
    what is not in the database yet.
    """

    gateway: Gateway | Local
    intake: Intake | None = None
    routes: tuple[RouteDef, ...] = ()
    public: frozenset[str] = frozenset()
    hang_up: Callable[[], Awaitable[None]] = _nothing
    close: Callable[[], Awaitable[None]] = _nothing
    aside: Callable[[], Aside] = Aside


# What the running bot says; None if none runs here.
Health = Callable[[], Awaitable[Mapping[str, Any] | None]]


@dataclass(frozen=True, kw_only=True)
class Wiring(Generic[Own]):
    """What a platform's folder brings, as `WIRING` in its `wiring.py`. `Own` are its settings.

    - `keys`: the names of its settings, without ZOUJIE_; `needs`: those without which it does not run.
    - `title`: what operators call it.
    - `local`: it is for people at this machine only.
    - `trial`: its settings in `zoujie demo`; None if it is not part of the demo.
    - `settings` picks its own settings out of all; None if the platform is not set. Raises WrongSetting.
    - `connect` builds its parts and calls nothing yet. In: None if it is not set. Out: None if it then has no parts.
    - `check` is its self-test, which changes nothing. In: None for a database without tables.
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

    def how_to_set(self) -> str:
        """What an operator has to set, in Chinese."""
        blank = " " if self.title.isascii() else ""
        return f"{self.title}{blank}请设 {named(self.needs)}"


@runtime_checkable
class Local(Protocol):
    """A platform that shows messages out of our own database. Nothing is ever in doubt there."""

    platform: Platform
    lane: str  # of bot/transactions.py, in which its messages are kept in order

    def show(self, rows: Sequence[ToSend], store: Books) -> tuple[list[str], Callable[[], None]]:
        """Show the rows, in their own transaction. Out: the id of each, and a function to call after the commit.

        That function tells the people who are looking.
        """
        ...
