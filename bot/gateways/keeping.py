"""What every intake does with what it heard.

It keeps the messages in one transaction and wakes the dispatcher. What is missing is fetched in the background, also
after a restart. Each platform brings `fetch` (its pictures) and `identify` (its people).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from typing import Generic

from bot.clock import Clock
from bot.gateways.base import Wakes
from bot.gateways.finishing import Finishing
from bot.gateways.heard import Pic
from bot.gateways.insisting import Insisting
from bot.gateways.late import release
from bot.gateways.page import Identify, Page
from bot.gateways.photos import Fetched
from bot.transactions import Transactions
from domain.chat import Incoming
from domain.platform import Platform
from storage.books import Books
from storage.failpoints import reached
from storage.held import NAMELESS, Waiting

# Each picture of a message by its `once`, however it ended; raises OSError if one cannot be kept, and is asked again.
Fetch = Callable[[Sequence[Pic], Incoming], Awaitable[Mapping[str, Fetched | None]]]


class Keeping(Generic[Pic]):
    """Keeps what an intake heard. The intake acknowledges nothing before `write` has returned."""

    def __init__(
        self,
        platform: Platform,
        picture: type[Pic],
        fetch: Fetch[Pic],
        identify: Identify,
        transactions: Transactions,
        clock: Clock,
        wakes: Wakes,
    ) -> None:
        self._picture = picture
        self._fetch = fetch
        self._identify = identify
        self._transactions = transactions
        self._clock = clock
        self._wakes = wakes
        self._insisting = Insisting(transactions, clock)
        self._finishing = Finishing(platform, transactions, self._surely_finish)

    async def write(self, put: Callable[[Books], Page[Pic]]) -> None:
        """Write it down; it is durable when this returns. Incomplete messages are completed in the background."""
        page = await self._transactions.write(partial(_written, put))
        reached("message-committed")
        self._wake()
        for waiting in page.waiting:
            self._finishing.soon(waiting)

    async def resume(self) -> None:
        """Go on with the messages that were not complete when the program last ended."""
        await self._finishing.resume()

    async def close(self) -> None:
        """Stop fetching. Nothing is lost: each row says what it still needs."""
        await self._finishing.close()

    async def _surely_finish(self, waiting: Waiting) -> None:
        """Complete a row. If that can never work, the row is taken as it is, so that it does not hold up its chat."""
        if not await self._insisting.on(partial(self._finish, waiting)):
            await self._insisting.on(partial(self._let_go, waiting))

    async def _finish(self, waiting: Waiting) -> None:
        sender = None
        if waiting.needs.get(NAMELESS):
            sender = await self._identify.convert(waiting.message.sender)
        fetched: dict[str, Fetched | None] = {}
        while lacking := await self._transactions.write(partial(self._release, waiting.id, fetched, sender)):
            fetched |= await self._fetch(lacking, waiting.message)
        self._wake()

    def _release(
        self, row: int, fetched: Mapping[str, Fetched | None], sender: str | None, store: Books
    ) -> list[Pic]:
        lacking = release(row, fetched, sender, self._picture, self._clock.now(), store)
        reached("release-before-commit")
        return lacking

    async def _let_go(self, waiting: Waiting) -> None:
        await self._transactions.write(lambda store: store.post.held.release(waiting, waiting.message))
        self._wake()

    def _wake(self) -> None:
        self._wakes.arrived.set()
        self._wakes.answered.set()


def _written(put: Callable[[Books], Page[Pic]], store: Books) -> Page[Pic]:
    page = put(store)
    reached("message-before-commit")
    return page
