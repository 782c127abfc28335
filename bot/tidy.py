"""What the bot heard and has no use for goes: at the start, and every day."""

from __future__ import annotations

import asyncio
import logging

from bot.clock import Clock
from bot.dispatch import wait
from storage.database import Database
from storage.unused import remove_unused

log = logging.getLogger("zoujie.tidy")

EVERY = 24 * 3600.0  # seconds


async def keep_tidy(database: Database, clock: Clock, stop: asyncio.Event) -> None:
    """Until told to stop. A fault of one day is not the end of the next."""
    while not stop.is_set():
        try:
            async with database.transaction() as store:
                gone = await remove_unused(store.connection, store.files, clock.now())
            if gone:
                log.info("%s photos that nothing refers to were removed", gone)
        except Exception:
            log.exception("photos that nothing refers to were not removed; trying again tomorrow")
        await wait(stop, stop, EVERY)
