"""Rooms for messages that take much memory: whoever finds none waits a while before anything is read."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.gateways.not_taken import busy

PATIENCE = 20.0  # seconds to wait for a room


class Rooms:
    """So many at the same time."""

    def __init__(self, count: int, patience: float = PATIENCE) -> None:
        self._free = asyncio.Semaphore(count)
        self._patience = patience

    @asynccontextmanager
    async def room(self) -> AsyncIterator[None]:
        """A room for oneself. Raises NotTaken if none becomes free."""
        try:
            async with asyncio.timeout(self._patience):
                await self._free.acquire()
        except TimeoutError:
            raise busy() from None
        try:
            yield
        finally:
            self._free.release()
