"""How fast a group's webhook may be spoken to: 20 messages a minute, whatever the robot says beside it."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta

from bot.clock import Clock
from bot.gateways.base import TryLater

PER_MINUTE = 20
MINUTE = timedelta(minutes=1)


class WebhookPace:
    """What each webhook was used for lately."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._used: defaultdict[str, deque[datetime]] = defaultdict(deque)

    def must_have_room(self, key: str) -> None:
        """Count one message. Raises TryLater if the minute is full."""
        now, used = self._clock.now(), self._used[key]
        while used and used[0] + MINUTE <= now:
            used.popleft()
        if len(used) >= PER_MINUTE:
            raise TryLater((used[0] + MINUTE - now).total_seconds())
        used.append(now)
