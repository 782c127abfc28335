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

from storage.database import Database
from storage.store import Books

T = TypeVar("T")

MOST_TOGETHER = 32  # pieces of work in one commit: nobody's answer waits for more
READERS = 4  # threads for what only asks
WORK = "work"  # the lane of whatever names none


@dataclass(frozen=True, slots=True)
class _Piece:
    work: Callable[[Books], Any]
    done: Future[Any]


class Transactions:
    """The database for asynchronous callers."""

    def __init__(self, database: Database) -> None:
        """Threads begin with the first work of their lane."""
        self.database = database
        self._lanes: dict[str, SimpleQueue[_Piece | None]] = {}
        self._threads: list[threading.Thread] = []
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="reading")

    async def write(self, work: Callable[[Books], T], lane: str = WORK) -> T:
        """Do a piece of work in a transaction; it is committed when this returns. An error undoes this piece alone."""
        done: Future[T] = Future()
        self._lane(WORK if self.database.one_writer else lane).put(_Piece(work, done))
        return await asyncio.shield(asyncio.wrap_future(done))

    async def read(self, work: Callable[[Books], T]) -> T:
        """Do work that only reads, beside the writers."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, self._read, work)

    async def close(self) -> None:
        """Finish what was begun, and let go of every connection."""
        for lane in self._lanes.values():
            lane.put(None)
        for thread in self._threads:
            await asyncio.to_thread(thread.join)
        self._readers.shutdown()
        self.database.close()

    def _read(self, work: Callable[[Books], T]) -> T:
        with self.database.reading() as store:
            return work(store)

    def _lane(self, name: str) -> SimpleQueue[_Piece | None]:
        if name not in self._lanes:
            lane = self._lanes[name] = SimpleQueue()
            thread = threading.Thread(target=self._work, args=(lane,), name=f"lane {name}", daemon=True)
            self._threads.append(thread)
            thread.start()
        return self._lanes[name]

    def _work(self, lane: SimpleQueue[_Piece | None]) -> None:
        while (first := lane.get()) is not None:
            together = [first]
            while len(together) < MOST_TOGETHER and not lane.empty():
                if (next_ := lane.get()) is None:
                    lane.put(None)
                    break
                together.append(next_)
            self._commit(together)

    def _commit(self, together: list[_Piece]) -> None:
        """One transaction; each piece's outcome is told after the commit, in order."""
        try:
            with self.database.transaction() as store:
                outcomes = [_alone(piece, store) for piece in together] if len(together) > 1 else None
                result = None if outcomes else together[0].work(store)
        except BaseException as error:
            for piece in together:
                piece.done.set_exception(error)
            return
        if outcomes is None:
            together[0].done.set_result(result)
            return
        for piece, outcome in zip(together, outcomes, strict=True):
            outcome(piece.done)


def _alone(piece: _Piece, store: Books) -> Callable[[Future[Any]], None]:
    """Do the work within its savepoint. Out: a function that reports the outcome to the caller's future."""
    try:
        with store.savepoint():
            result = piece.work(store)
    except Exception as error:
        raised = error
        if not store.stands:  # a full disk or a lost connection undid all of it, not this work alone
            raise
        return lambda done: done.set_exception(raised)
    return lambda done: done.set_result(result)
