"""What every gateway is to the courier, and how it says that something was not sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from domain.chat import Outgoing
from domain.district import Platform
from storage.mail import ToSend
from storage.store import Books


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


@runtime_checkable
class Local(Protocol):
    """A platform that this program shows itself, out of the same database: nothing is ever in doubt there."""

    platform: Platform
    lane: str  # of bot/transactions.py, in which its messages are kept in order

    def show(self, rows: Sequence[ToSend], store: Books) -> tuple[list[str], Callable[[], None]]:
        """Keep what the rows say, in their transaction. Out: the id of each, and what tells those who look at it."""
        ...
