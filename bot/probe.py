"""Whether anything can be kept: the answer to `/healthz`, which may be asked by many."""

from __future__ import annotations

import asyncio
import time

from bot.clock import Clock
from bot.transactions import Busy, Transactions
from storage.trouble import Trouble, trouble_of

EVERY = 5.0  # seconds between two tries, however often somebody asks
PATIENCE = 8.0  # seconds until a try that does not come to its end is bad news
_NAME = "probe"  # counter


class Probe:
    """Writes a number into the database and a file beside the photos."""

    def __init__(self, transactions: Transactions, clock: Clock) -> None:
        self._transactions = transactions
        self._clock = clock
        self._tried_at = float("-inf")
        self._trying: asyncio.Task[None] | None = None
        self._found: Trouble | None = None

    async def trouble(self) -> Trouble | None:
        """What keeps the bot from keeping anything: found by this try, or by the work of the last minute."""
        if self._trying is None and time.monotonic() - self._tried_at > EVERY:
            self._trying = asyncio.create_task(self._try())
        if self._trying is not None:
            await asyncio.wait({self._trying}, timeout=PATIENCE + 1)
        return self._transactions.troubles.present or self._found

    async def _try(self) -> None:
        files = self._transactions.database.files
        try:
            now = int(self._clock.now().timestamp())
            await self._transactions.write(lambda store: store.counters.set(_NAME, now), patience=PATIENCE)
            await asyncio.to_thread(files.probe)
        except Busy:
            self._found = Trouble.LOCKED
        except Exception as error:
            self._transactions.troubles.met(error)
            self._found = trouble_of(error) or Trouble.ERROR
        else:
            self._found = None
        self._tried_at, self._trying = time.monotonic(), None
