"""Long polling. Updates are fetched and kept; only then does the next offset confirm them."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any, TypeVar

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.gateways.telegram.calls import TelegramLine, pause_of
from bot.gateways.telegram.convert import Me
from bot.gateways.telegram.hearing import Hearing
from bot.gateways.telegram.upkeep import Upkeep
from domain.platform import Platform

log = logging.getLogger("zoujie.telegram")

LONGEST_PAUSE = 30.0  # seconds between two tries
FIRST_PAUSE = 0.5
SILENCE = 90.0  # seconds without an answer, after which the connection is made anew

T = TypeVar("T")


class Stopped(Exception):
    """The bot is to end."""


class Heartbeat:
    """When the platform last answered, and how long to wait after a failure."""

    def __init__(self) -> None:
        self._heard: float | None = None
        self._renewed = 0.0
        self._failures = 0

    def age(self) -> float | None:
        """Seconds since the last answer; None before the first."""
        return None if self._heard is None else _now() - self._heard

    def heard(self) -> None:
        """An answer came."""
        self._heard = self._renewed = _now()
        self._failures = 0

    def pause(self, error: Exception) -> float:
        """Seconds until the next try: what the platform asks for, else longer each time, with a little chance in it."""
        if isinstance(error, RetryAfter):
            return pause_of(error)
        self._failures += 1
        longest = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(self._failures, 10))
        return longest * random.uniform(0.5, 1)  # noqa: S311 no secret

    def is_silent(self) -> bool:
        """True if nothing was heard for SILENCE seconds; then not again for as long."""
        if not self._renewed:
            self._renewed = _now()
        if _now() - self._renewed < SILENCE:
            return False
        self._renewed = _now()
        return True


class Polling:
    """The intake that polls. It never gives up by itself."""

    platform = Platform.TELEGRAM

    def __init__(self, line: TelegramLine, hearing: Hearing, upkeep: Upkeep) -> None:
        self._line = line
        self._hearing = hearing
        self._upkeep = upkeep
        self._beat = Heartbeat()

    def age(self) -> float | None:
        """Seconds since the last poll that was answered."""
        return self._beat.age()

    async def run(self, stop: asyncio.Event) -> None:
        """Poll until told to stop."""
        try:
            me = await insist(lambda: until(stop, self._introduce()), self._beat, self._line, stop)
            async with self._upkeep.going(me):
                await self._poll(me, stop)
        except Stopped:
            pass
        finally:
            await self._hearing.close()

    async def _introduce(self) -> Me:
        """Who we are; a webhook that somebody set would leave nothing to poll."""
        me = await self._line.bot.me()
        await self._line.bot.delete_webhook()
        return me

    async def _poll(self, me: Me, stop: asyncio.Event) -> None:
        """The first poll has no offset: what is repeated is known by its ids, what is new has any number."""
        # No updates: this call only goes on with messages that were not complete when the program last ended.
        await insist(partial(self._hearing.hear, (), me), self._beat, self._line, stop)
        offset: int | None = None
        while True:
            found = await insist(partial(self._ask, offset, stop), self._beat, self._line, stop)
            if not found:
                # Everything is confirmed. After a quiet week Telegram may number updates anew, from a lower number.
                offset = None
                continue
            await insist(partial(self._hearing.hear, found, me), self._beat, self._line, stop)
            offset = _after(found)

    async def _ask(self, offset: int | None, stop: asyncio.Event) -> list[dict[str, Any]]:
        try:
            found = await until(stop, self._line.bot.raw_updates(offset))
        except Conflict as conflict:
            if "webhook" in conflict.message.lower():  # set by somebody since we began
                await until(stop, self._line.bot.delete_webhook())
            raise
        if found and _after(found) is None:  # what cannot be confirmed comes again and again, so not at once
            raise TelegramError("no update has a number")
        return found


def _after(updates: list[Any]) -> int | None:
    """The offset that confirms these updates, whatever stands among them; None if none has a number."""
    numbers = [one.get("update_id") for one in updates if isinstance(one, dict)]
    known = [one for one in numbers if type(one) is int]
    return max(known) + 1 if known else None


async def insist(
    work: Callable[[], Awaitable[T]], beat: Heartbeat, line: TelegramLine, stop: asyncio.Event
) -> T:
    """Do the work until it succeeds, with pauses. Work that has begun is not broken off.

    Raises Stopped when the bot is told to end."""
    while not stop.is_set():
        try:
            done = await work()
        except Stopped:
            raise
        except Exception as error:
            _tell(error)
            pause = beat.pause(error)
            if beat.is_silent():
                log.warning("Telegram does not answer: its connection is made anew")
                await line.renew()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), pause)
        else:
            beat.heard()
            return done
    raise Stopped


async def until(stop: asyncio.Event, work: Awaitable[T]) -> T:
    """Wait for the work. Out: what it gives. Raises Stopped, with the work cancelled, if the bot is to end first."""
    task, end = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait({task, end}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Stopped
        return task.result()
    finally:
        for one in (task, end):
            one.cancel()
        await asyncio.gather(task, end, return_exceptions=True)


def _tell(error: Exception) -> None:
    match error:
        case InvalidToken():
            log.critical("Telegram refuses the token: see ZOUJIE_TELEGRAM_TOKEN")
        case Conflict():
            log.error("another program polls with the same token, or a webhook is set")
        case TelegramError():
            log.warning("Telegram: %s; trying again", type(error).__name__)
        case _:
            log.warning("Telegram: %s; trying again", type(error).__name__, exc_info=error)


def _now() -> float:
    return asyncio.get_running_loop().time()
