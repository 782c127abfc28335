"""Keeps what a platform hands over only once: in the database, or in the journal while the database does not answer.

Once something is in the journal, all that follows goes there, until it is drained: so everything takes effect in the
order in which it came. The same message in both is known by its id and takes effect once.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from bot.gateways.base import Aside
from bot.gateways.insisting import TRIES, Insisting
from domain.platform import Platform
from storage.failpoints import reached
from storage.journal import Came, Journal, JournalFailed, JournalRow

log = logging.getLogger("zoujie.gateways")

PATIENCE = 1.5  # seconds that the database has, before a message goes into the journal
JOURNAL_PAUSES = (0.1, 0.5)  # seconds between tries to write into the journal
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 4.0  # seconds until the database is asked again
LOOKED_AFTER = 5.0  # seconds until the journal is looked into unasked: another process may have written there


class NowhereKept(Exception):
    """Neither the database nor the journal took it: it is lost, unless it comes again."""


class Chance:
    """The right to write something into the database. It ends when the message went another way meanwhile."""

    def __init__(self) -> None:
        self._is_gone = False

    def end(self) -> None:
        """Too late."""
        self._is_gone = True

    def must_stand(self) -> None:
        """Called within the transaction. Raises NowhereKept if it has ended."""
        if self._is_gone:
            raise NowhereKept


@dataclass(frozen=True, slots=True)
class Road:
    """What a platform does with what came.

    `write` writes it into the database, unless its chance has ended; the same again changes nothing. `prepare` fetches
    what will be gone when the database is back; out: what the journal is to note of it. `lost` is called with what is
    given up.
    """

    write: Callable[[Came, Chance], Awaitable[None]]
    prepare: Callable[[Came], Awaitable[dict[str, Any]]]
    lost: Callable[[Came], Awaitable[None]]


class Journalling:
    """One platform's way into the database, and round it."""

    def __init__(self, platform: Platform, journal: Journal, insisting: Insisting, road: Road) -> None:
        self._platform = platform
        self._journal = journal
        self._insisting = insisting
        self._road = road
        self._behind = False  # the journal has something that the database has not
        self._turn = asyncio.Lock()
        self._more = asyncio.Event()
        self._drained = 0  # number of the last row that the database has
        self._waiting = 0
        self._lost = 0
        self._preparing: dict[int, asyncio.Task[None]] = {}

    def aside(self) -> Aside:
        """What is in the journal and not in the database, and what was lost since the start."""
        return Aside(self._waiting, self._lost)

    async def open(self) -> None:
        """Open the journal while there is room on the disk, and see whether anything was left in it."""
        try:
            await asyncio.to_thread(self._journal.open)
            self._waiting = await asyncio.to_thread(self._journal.waiting, self._platform)
        except JournalFailed as failed:
            log.error("the journal cannot be opened: %s", failed)
        self._behind = self._waiting > 0
        if self._behind:
            log.warning("%s messages wait in the journal", self._waiting)
            self._more.set()

    async def keep(self, came: Came) -> None:
        """Keep it; it is durable when this returns. Raises NowhereKept."""
        if not self._behind and await self._in_time(came):
            return
        async with self._turn:
            number = await self._written_down(came)
            self._behind = True
            self._waiting += 1
            self._more.set()
        self._preparing[number] = asyncio.create_task(self._prepare(number, came))

    async def give_up(self, came: Came) -> None:
        """It is lost: count it, and have its sender told."""
        self._lost += 1
        log.critical("%s messages of %s are lost since the start", self._lost, self._platform)
        try:
            await self._road.lost(came)
        except Exception as error:
            log.error("the sender of a lost message was not told: %s", type(error).__name__)

    async def drain(self) -> None:
        """Bring what is in the journal into the database, oldest first, until cancelled."""
        pause = FIRST_PAUSE
        while True:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._more.wait(), LOOKED_AFTER)
            try:
                if await self._next() is None:
                    continue
                # Asked first, so that a row is read when it can be written: its pictures may have come until then.
                if await self._insisting.can_write() and await self._bring_all():
                    pause = FIRST_PAUSE
                    continue
            except JournalFailed as failed:
                log.error("the journal cannot be read: %s", failed)
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def close(self) -> None:
        """End what is being prepared. The journal still has the messages."""
        for task in self._preparing.values():
            task.cancel()
        await asyncio.gather(*self._preparing.values(), return_exceptions=True)
        await asyncio.to_thread(self._journal.close)

    async def _in_time(self, came: Came) -> bool:
        """Write it into the database. False if that fails or takes too long."""
        chance = Chance()
        writing = asyncio.ensure_future(self._road.write(came, chance))
        done, _ = await asyncio.wait({writing}, timeout=PATIENCE)
        if not done:
            chance.end()
            writing.add_done_callback(_look_at)
            log.warning("the database does not answer; messages go into the journal")
            return False
        if error := writing.exception():
            log.warning("the database did not take a message; it goes into the journal", exc_info=error)
        return error is None

    async def _written_down(self, came: Came) -> int:
        """Out: its number in the journal. Raises NowhereKept."""
        for pause in (*JOURNAL_PAUSES, None):
            try:
                return await asyncio.to_thread(self._journal.put, self._platform, came)
            except JournalFailed as failed:
                log.error("the journal does not take a message either: %s", failed)
                if pause is not None:
                    await asyncio.sleep(pause)
        raise NowhereKept

    async def _next(self) -> JournalRow | None:
        """The oldest row. None if there is none: the database takes what comes from now on."""
        async with self._turn:
            entry = await self._oldest()
            if entry is None:
                self._behind = False
                self._waiting = 0
                self._more.clear()
            return entry

    async def _oldest(self) -> JournalRow | None:
        return await asyncio.to_thread(lambda: self._journal.oldest(self._platform, self._drained))

    async def _bring_all(self) -> bool:
        """False if the database does not answer any more."""
        while (entry := await self._next()) is not None:
            if not await self._bring(entry):
                return False
        return True

    async def _bring(self, entry: JournalRow) -> bool:
        """Until the database has it, or takes everything else but not this. False if it does not answer any more."""
        for _ in range(TRIES):
            if await self._brought(entry.came):
                break
            if not await self._insisting.can_write():
                return False
            await asyncio.sleep(FIRST_PAUSE)
        else:
            await self.give_up(entry.came)
        if preparing := self._preparing.pop(entry.id, None):
            preparing.cancel()
        reached("journal-drained")
        self._drained = entry.id
        self._waiting = max(self._waiting - 1, 0)
        await asyncio.to_thread(self._journal.remove, entry.id)
        return True

    async def _brought(self, came: Came) -> bool:
        try:
            await self._road.write(came, Chance())
        except Exception as error:
            log.warning("the database does not take what is in the journal: %s", type(error).__name__)
            return False
        return True

    async def _prepare(self, number: int, came: Came) -> None:
        try:
            if more := await self._road.prepare(came):
                await asyncio.to_thread(partial(self._journal.add, number, more))
        except Exception as error:
            log.warning("what a message needs was not fetched: %s", type(error).__name__)
        finally:
            self._preparing.pop(number, None)


def _look_at(done: asyncio.Future[None]) -> None:
    """An error that comes too late was answered by the journal."""
    if not done.cancelled():
        done.exception()
