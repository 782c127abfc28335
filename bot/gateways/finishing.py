"""Completes messages that were kept before they were whole, in the background and also after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from bot.transactions import Transactions
from domain.platform import Platform
from storage.held import Waiting


class Finishing:
    """Has one task for each held row. `finish` completes a row and raises nothing."""

    def __init__(
        self, platform: Platform, transactions: Transactions, finish: Callable[[Waiting], Awaitable[None]]
    ) -> None:
        self._platform = platform
        self._transactions = transactions
        self._finish = finish
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._again: set[int] = set()

    async def resume(self) -> None:
        """Go on with the rows that were not complete when the program last ended."""
        waiting = await self._transactions.read(lambda store: store.post.held.waiting(self._platform))
        for one in waiting:
            self.soon(one)

    def soon(self, waiting: Waiting) -> None:
        """Complete a row. A row that is in hand is looked at once more, because it may need more by now."""
        if waiting.id in self._tasks:
            self._again.add(waiting.id)
        else:
            self._tasks[waiting.id] = asyncio.create_task(self._work(waiting))

    async def _work(self, waiting: Waiting) -> None:
        try:
            await self._finish(waiting)
            while waiting.id in self._again:
                self._again.remove(waiting.id)
                await self._finish(waiting)
        finally:
            self._tasks.pop(waiting.id, None)

    async def close(self) -> None:
        """End the tasks. Nothing is lost: each row says what it still needs."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)
        self._tasks.clear()  # one that had not begun does not take itself off
        self._again.clear()
