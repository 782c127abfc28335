"""Repeats work on something that comes only once, for as long as the database or the disk fails."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.clock import Clock
from bot.transactions import Transactions

log = logging.getLogger("zoujie.gateways")

AGAIN = 1.0  # seconds until it is tried again
TRIES = 5  # of one piece of work, before it is asked whether the fault is its own
_PROBE = "gateways-probe"  # counter: written to see whether anything can be


class Insisting:
    """Repeats a piece of work until it is done."""

    def __init__(self, transactions: Transactions, clock: Clock) -> None:
        self._transactions = transactions
        self._clock = clock

    async def on(self, work: Callable[[], Awaitable[None]]) -> bool:
        """Do it until it works. Out: False if it is given up.

        It is given up if it fails by its own fault, while the database takes everything else: it must not hold up
        what comes after it.
        """
        tried = 0
        while True:
            try:
                await work()
                return True
            except OSError as error:  # the disk: nothing else would be kept either
                log.warning(
                    "what came cannot be kept: %s; trying again", type(error).__name__, exc_info=error
                )
            except Exception:
                tried += 1
                log.exception("what came could not be kept, try %s; trying again", tried)
            if tried >= TRIES and await self.can_write():
                log.critical("something that came is given up: the database takes others, but not this one")
                return False
            await asyncio.sleep(AGAIN)

    async def can_write(self) -> bool:
        """True if the database takes something else."""
        try:
            now = int(self._clock.now().timestamp())
            await self._transactions.write(lambda store: store.counters.set(_PROBE, now))
        except Exception:
            return False
        return True
