"""Removes photos that the bot has no use for, at the start and every day."""

from __future__ import annotations

import asyncio
import logging
from functools import partial

from bot.clock import Clock
from bot.dispatch import wait
from bot.transactions import Transactions
from storage.books import Books
from storage.unused import remove_unused, remove_unused_made

log = logging.getLogger("zoujie.tidy")

EVERY = 24 * 3600.0  # seconds


def _remove_unused(clock: Clock, store: Books) -> int:
    return remove_unused(store.connection, store.files, clock.now())


def _remove_unused_made(store: Books) -> int:
    return remove_unused_made(store.connection, store.files.made)


async def keep_tidy(transactions: Transactions, clock: Clock, stop: asyncio.Event) -> None:
    """Tidy until told to stop. An error on one day does not stop the next."""
    while not stop.is_set():
        try:
            gone = await transactions.write(partial(_remove_unused, clock))
            if gone:
                log.info("%s photos that nothing refers to were removed", gone)
            # Beside the writer: every folder is looked into.
            if gone := await transactions.read(_remove_unused_made):
                log.info("%s pictures and documents that nothing refers to were removed", gone)
        except Exception:
            log.exception("files that nothing refers to were not removed; trying again tomorrow")
        await wait(stop, stop, EVERY)
