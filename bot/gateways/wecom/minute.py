"""Limits by the minute that do not count messages of a chat: those of a webhook, and of pieces of uploads.

A call counts as in bot/pace.py: from its beginning until a minute after its answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.gateways.base import TryLater

MINUTE = timedelta(minutes=1)


@dataclass(slots=True, eq=False)
class Ticket:
    """The right to make one call. `at` is when it was answered, None before that."""

    at: datetime | None = None


class Minute:
    """The last minute, in which at most `most` calls may be made."""

    def __init__(self, clock: Clock, most: int) -> None:
        self._clock = clock
        self._most = most
        self._taken: list[Ticket] = []

    def take(self, count: int) -> list[Ticket]:
        """Take so many tickets; more than `most` need an empty minute. Raises TryLater until there is room."""
        now = self._clock.now()
        self._taken = [one for one in self._taken if one.at is None or one.at + MINUTE > now]
        over = len(self._taken) + min(count, self._most) - self._most
        if over > 0:
            ends = sorted((one.at or now) + MINUTE for one in self._taken)
            raise TryLater((ends[over - 1] - now).total_seconds())
        places = [Ticket() for _ in range(count)]
        self._taken += places
        return places

    def free(self, places: list[Ticket]) -> None:
        """Give back tickets: nothing was called."""
        self._taken = [one for one in self._taken if one not in places]

    @contextmanager
    def call(self, place: Ticket) -> Iterator[None]:
        """Make a call within this context. A call that provably never left does not count."""
        try:
            yield
        except TryLater:
            self.free([place])
            raise
        finally:
            place.at = self._clock.now()
