"""The queue of updates as the Bot API keeps it: confirmed by the offset, one poller, a day's memory."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.telegram.refusal import conflict

KEPT = 86_400.0  # seconds until an update that nobody took is dropped
MOST = 100  # updates in one answer
MOST_BYTES = 4 * 1024**2  # of JSON in one answer
LONGEST_POLL = 50.0
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

TWO_POLLERS = "terminated by other getUpdates request; make sure that only one bot instance is running"
HOOKED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(frozen=True, slots=True)
class Update:
    """One update: its kind is the name of its only field, its lane the queue in which webhooks keep its order."""

    id: int
    kind: str
    content: dict[str, Any]
    lane: str
    at: float

    def body(self) -> dict[str, Any]:
        """As the bot gets it."""
        return {"update_id": self.id, self.kind: self.content}


class Updates:
    """What waits for the bot. `seconds` tells the time."""

    def __init__(self, seconds: Callable[[], float], first: int = 700_000_001) -> None:
        self.waiting: list[Update] = []
        self.allowed: tuple[str, ...] = ()
        self.hooked = False
        self.arrived = asyncio.Event()
        self.emptied = asyncio.Event()
        self.polls = 0
        self.given = 0  # updates there ever were
        self.handed_out = 0  # updates given to a poller, repeats counted again
        self._next = first
        self._seconds = seconds
        self._poller: asyncio.Future[None] | None = None

    def put(self, kind: str, content: dict[str, Any], lane: object) -> int | None:
        """A new update; None if the bot does not want this kind."""
        if kind not in self.allowed if self.allowed else kind in NOT_BY_DEFAULT:
            return None
        update = Update(self._next, kind, content, str(lane), self._seconds())
        self._next += 1
        self.given += 1
        self.waiting.append(update)
        self.emptied.clear()
        self.arrived.set()
        return update.id

    def repeat(self, update: Update) -> None:
        """Put an update back, as happens when a confirmation is lost."""
        self.waiting = sorted([*self.waiting, update], key=lambda one: one.id)
        self.emptied.clear()
        self.arrived.set()

    def jump(self, to: int) -> None:
        """The next update has another number: after a quiet week Telegram begins anew, lower or higher."""
        self._next = to

    def allow(self, kinds: Sequence[str] | None) -> None:
        """Remembered until it is said otherwise; an empty list is the default."""
        if kinds is not None:
            self.allowed = tuple(kinds)

    async def poll(
        self, offset: int, limit: int, longest: float, allowed: Sequence[str] | None
    ) -> list[dict[str, Any]]:
        """getUpdates. Raises Refusal 409 if a webhook is set; a second poller ends the first in the same way."""
        if self.hooked:
            raise conflict(HOOKED)
        self.end_poll(TWO_POLLERS)
        self.polls += 1
        self.allow(allowed)
        self._confirm(offset)
        found = self._first(limit)
        if not found and longest > 0:
            found = await self._wait(limit, min(longest, LONGEST_POLL))
        self.handed_out += len(found)
        return found

    def end_poll(self, why: str) -> None:
        """The poll that waits, if one does, ends in 409."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_exception(conflict(why))

    def close(self) -> None:
        """The poll that waits ends with nothing."""
        if self._poller is not None and not self._poller.done():
            self._poller.set_result(None)

    def confirm_one(self, update: Update) -> None:
        """A webhook took it."""
        self.waiting = [one for one in self.waiting if one.id != update.id]
        if not self.waiting:
            self.emptied.set()

    def drop_old(self) -> None:
        """Nothing is kept longer than a day."""
        now = self._seconds()
        self.waiting = [one for one in self.waiting if one.at + KEPT > now]

    def _confirm(self, offset: int) -> None:
        self.drop_old()
        if offset < 0:
            self.waiting = self.waiting[offset:]
        elif offset > 0:
            self.waiting = [one for one in self.waiting if one.id >= offset]
        if not self.waiting:
            self.emptied.set()

    def _first(self, limit: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        size = 0
        for one in self.waiting[: min(limit, MOST)]:
            body = one.body()
            size += len(json.dumps(body))
            if size > MOST_BYTES and found:
                break
            found.append(body)
        return found

    async def _wait(self, limit: int, longest: float) -> list[dict[str, Any]]:
        mine: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._poller = mine
        try:
            async with asyncio.timeout(longest):
                while not self.waiting and not mine.done():
                    self.arrived.clear()
                    coming = asyncio.create_task(self.arrived.wait())
                    mine.add_done_callback(lambda _done, coming=coming: coming.cancel())  # type: ignore[misc]
                    try:
                        await asyncio.wait([coming])
                    finally:
                        coming.cancel()
        except TimeoutError:
            return []
        finally:
            if self._poller is mine:
                self._poller = None
        with contextlib.suppress(asyncio.InvalidStateError):
            mine.result()
        return self._first(limit)
