"""Transactions on worker threads. Asynchronous code awaits them here; nothing below `bot/` awaits anything.

A lane is a thread with a queue. The work in a lane is done in order. What waits together shares one commit, and each
piece of work has a savepoint of its own. With many people at once that is one `fsync` for many messages; with one
person, nothing waits. SQLite has one writer and so one lane. PostgreSQL has a thread for each lane.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from bot.troubles import Troubles
from storage.books import Books
from storage.database import Database

T = TypeVar("T")

MOST_TOGETHER = 32  # pieces of work in one commit: nobody's answer waits for more
READERS = 4  # threads for what only asks
CLOSE = 1.0  # seconds for threads to end, at the very end
SOON = 5.0  # seconds within which a database that is there answers
_PROBE = "answers"  # a counter that is read to see whether it does
WORK = "work"  # the lane of whatever names none


class Busy(Exception):
    """A piece of work was not begun in time: what came before it takes long, or another process has the database."""


@dataclass(frozen=True, slots=True)
class _Piece:
    work: Callable[[Books], Any]
    done: Future[Any]


class Transactions:
    """The database for asynchronous callers."""

    def __init__(self, database: Database) -> None:
        """Threads begin with the first work of their lane."""
        self.database = database
        self.troubles = Troubles()
        self._lanes: dict[str, SimpleQueue[_Piece | None]] = {}
        self._ends: list[Future[None]] = []  # of the threads
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reading")
        self._reads: set[Future[Any]] = set()

    async def write(self, work: Callable[[Books], T], lane: str = WORK, patience: float | None = None) -> T:
        """Do a piece of work in a transaction; it is committed when this returns. An error undoes this piece alone.

        With `patience` it is given up if it was not begun within so many seconds. Raises Busy.
        """
        done: Future[T] = Future()
        self._lane(WORK if self.database.one_writer else lane).put(_Piece(work, done))
        waiting = asyncio.wrap_future(done)
        waiting.add_done_callback(_look_at)
        if patience is not None:
            await asyncio.wait({waiting}, timeout=patience)
            if not waiting.done() and done.cancel():
                raise Busy
        return await asyncio.shield(waiting)

    async def read(self, work: Callable[[Books], T]) -> T:
        """Do work that only reads, beside the writers."""
        done = self._readers.submit(self._read, work)
        self._reads.add(done)
        done.add_done_callback(self._reads.discard)
        return await asyncio.wrap_future(done)

    async def answers(self) -> bool:
        """True if the database answers soon."""
        try:
            await asyncio.wait_for(self.read(lambda store: store.counters.get(_PROBE)), SOON)
        except Exception:
            return False
        return True

    async def close(self) -> None:
        """Finish what was begun, and let go of every connection. A database that does not answer is not waited for:
        what waits for it is rolled back, and may never have begun."""
        for lane in self._lanes.values():
            lane.put(None)
        await self._joined()
        if self.hangs:
            self.database.give_up()
            await self._joined()
        self._readers.shutdown(wait=not self.hangs, cancel_futures=True)
        self.database.close()

    @property
    def hangs(self) -> bool:
        """True if a thread still waits for the database. Nothing but the end of the process ends it."""
        return bool(self._pending())

    async def _joined(self) -> None:
        """Wait for all threads, for at most CLOSE seconds."""
        if pending := self._pending():
            waiting = [asyncio.wrap_future(one) for one in pending]
            for one in waiting:
                one.add_done_callback(_look_at)
            await asyncio.wait(waiting, timeout=CLOSE)

    def _pending(self) -> list[Future[Any]]:
        return [one for one in (*self._ends, *self._reads) if not one.done()]

    def _read(self, work: Callable[[Books], T]) -> T:
        try:
            with self.database.reading() as store:
                return work(store)
        except Exception as error:
            self.troubles.met(error)
            raise

    def _lane(self, name: str) -> SimpleQueue[_Piece | None]:
        if name not in self._lanes:
            lane, end = SimpleQueue[_Piece | None](), Future[None]()
            self._lanes[name] = lane
            self._ends.append(end)
            threading.Thread(target=self._work, args=(lane, end), name=f"lane {name}", daemon=True).start()
        return self._lanes[name]

    def _work(self, lane: SimpleQueue[_Piece | None], end: Future[None]) -> None:
        while (first := lane.get()) is not None:
            together = [first]
            while len(together) < MOST_TOGETHER and not lane.empty():
                if (next_ := lane.get()) is None:
                    lane.put(None)
                    break
                together.append(next_)
            self._commit(together)
        end.set_result(None)

    def _commit(self, together: list[_Piece]) -> None:
        """One transaction; each piece's outcome is told after the commit, in order."""
        begun: list[_Piece] = []
        try:
            with self.database.transaction() as store:
                begun = [piece for piece in together if piece.done.set_running_or_notify_cancel()]
                outcomes = [self._alone(piece, store) for piece in begun] if len(begun) > 1 else None
                result = begun[0].work(store) if len(begun) == 1 else None
        except BaseException as error:
            self.troubles.met(error)
            for piece in begun or [one for one in together if one.done.set_running_or_notify_cancel()]:
                piece.done.set_exception(error)
            return
        self.troubles.works()
        if outcomes is None:
            for piece in begun:
                piece.done.set_result(result)
            return
        for piece, outcome in zip(begun, outcomes, strict=True):
            outcome(piece.done)

    def _alone(self, piece: _Piece, store: Books) -> Callable[[Future[Any]], None]:
        """Do the work within its savepoint. Out: a function that reports the outcome to the caller's future."""
        try:
            with store.savepoint():
                result = piece.work(store)
        except Exception as error:
            raised = error
            if not store.stands:  # a full disk or a lost connection undid all of it, not this work alone
                raise
            self.troubles.met(error)
            return lambda done: done.set_exception(raised)
        return lambda done: done.set_result(result)


def _look_at(done: asyncio.Future[Any]) -> None:
    """Whoever waited may have been told to end; then nobody else looks at the error."""
    if not done.cancelled():
        done.exception()
