"""Work that one process does at a time, such as listening to a platform. Other processes stand by."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from storage.holds import Hold

log = logging.getLogger("zoujie.alone")

Work = Callable[[asyncio.Event], Coroutine[Any, Any, None]]
LOOKED_AFTER = 5.0  # seconds until it is seen whether it is still ours, or free


async def alone(hold: Hold, work: Work, stop: asyncio.Event) -> None:
    """Do the work while this process has the hold, until told to stop. `work` ends when its event is set.

    Correctness does not depend on the hold: if two processes listen to a platform, each message is still kept once.
    """
    stopping = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            if await _have(hold):
                await _do(hold, work, stopping)
            else:
                await asyncio.wait({stopping}, timeout=LOOKED_AFTER)
    finally:
        stopping.cancel()
        await asyncio.to_thread(hold.let_go)


async def _do(hold: Hold, work: Work, stopping: asyncio.Task[bool]) -> None:
    ended = asyncio.Event()
    working = asyncio.create_task(work(ended))
    try:
        while not (stopping.done() or working.done()) and await _have(hold):
            await asyncio.wait({stopping, working}, timeout=LOOKED_AFTER, return_when=asyncio.FIRST_COMPLETED)
    finally:
        ended.set()
        await working


async def _have(hold: Hold) -> bool:
    try:
        return await asyncio.to_thread(hold.take)
    except Exception:
        log.exception("the database does not say whether this process has it")
        return False
