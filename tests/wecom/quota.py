"""How often something may happen."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime, timedelta

from tests.wecom.errors import TOO_OFTEN, Wrong

Now = Callable[[], datetime]


class Quota:
    """At most so many times within any minute, and within any hour, for each key; a refusal costs nothing.

    `refusals` counts them.
    """

    def __init__(self, now: Now, per_minute: int, per_hour: int | None = None) -> None:
        self._now = now
        self._windows = [(timedelta(minutes=1), per_minute)]
        if per_hour is not None:
            self._windows.append((timedelta(hours=1), per_hour))
        self._taken: defaultdict[str, deque[datetime]] = defaultdict(deque)
        self.refusals = 0

    def take(self, key: str) -> None:
        """Count one. Raises Wrong 45009."""
        now, taken = self._now(), self._taken[key]
        longest = self._windows[-1][0]
        while taken and taken[0] <= now - longest:
            taken.popleft()
        for window, most in self._windows:
            if sum(one > now - window for one in taken) >= most:
                self.refusals += 1
                raise Wrong(TOO_OFTEN, f"api freq out of limit: {most} in {window}")
        taken.append(now)


class Patience:
    """Whether chats that were refused with 45009 are left alone for a minute, as WeCom wants it.

    `early` counts the messages that came before that.
    """

    def __init__(self, now: Now) -> None:
        self._now = now
        self._until: dict[str, datetime] = {}
        self.early = 0

    def comes(self, chat: str) -> None:
        """A message for that chat arrives."""
        self.early += self._now() < self._until.get(chat, self._now())

    def refused(self, chat: str) -> None:
        """It was one too many."""
        self._until[chat] = self._now() + timedelta(minutes=1)
