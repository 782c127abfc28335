"""Work that one process does at a time, such as listening to a platform. Other processes stand by."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from storage.holds import Hold

log = logging.getLogger("zoujie.alone")

Work = Callable[[asyncio.Event], Coroutine[Any, Any, None]]
LOOKED_AFTER = 5.0  # seconds until it is seen whether it is still ours, or free
PATIENCE = 3.0  # seconds that the database has for its answer
GOODBYE = 1.0  # seconds to let go of it


async def alone(hold: Hold, work: Work, stop: asyncio.Event) -> None:
    """Do the work while this process has the hold, until told to stop. `work` ends when its event is set.

    Correctness does not depend on the hold: if two processes listen to a platform, each message is still kept once.
    So a database that does not answer ends no work: nobody else can have taken it over. What `work` raises is raised.
    """
    asking, stopping = _Asking(hold), asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            if await asking.ours(stopping):
                await _do(asking, work, stopping)
            else:
                await asyncio.wait({stopping}, timeout=LOOKED_AFTER)
    finally:
        stopping.cancel()
        await asking.let_go()


async def _do(asking: _Asking, work: Work, stopping: asyncio.Task[bool]) -> None:
    ended = asyncio.Event()
    working = asyncio.create_task(work(ended))
    try:
        while not (stopping.done() or working.done()) and await asking.ours(stopping) is not False:
            await asyncio.wait({stopping, working}, timeout=LOOKED_AFTER, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ended.set()
        await working


class _Asking:
    """Asks the database whose the hold is, on a thread, and never waits for longer than it should."""

    def __init__(self, hold: Hold) -> None:
        self._hold = hold
        self._asked: asyncio.Future[bool] | None = None
        self._silent = False

    async def ours(self, stopping: asyncio.Task[bool]) -> bool | None:
        """Whether this process has it; None if the database does not say."""
        asked = self._asked = self._asked or asyncio.ensure_future(asyncio.to_thread(self._hold.take))
        await asyncio.wait({asked, stopping}, timeout=PATIENCE, return_when=asyncio.FIRST_COMPLETED)
        if not asked.done():
            self._tell_silence(None)
            return None
        self._asked = None
        if error := asked.exception():
            self._tell_silence(error)
            return None
        self._silent = False
        return asked.result()

    async def let_go(self) -> None:
        """Let somebody else have it. A connection that does not answer is let go with the process."""
        if self._asked is not None:
            await asyncio.wait({self._asked}, timeout=GOODBYE)
            if not self._asked.done():
                return
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.to_thread(self._hold.let_go), GOODBYE)

    def _tell_silence(self, error: BaseException | None) -> None:
        """Once, not every few seconds."""
        if not self._silent:
            log.warning("the database does not say whether this process has it", exc_info=error)
        self._silent = True
