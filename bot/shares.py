"""One person's answers must not use up what a whole group may get: their cards are joined, and others go first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.gateways.base import Limits
from domain.chat import Outgoing
from storage.mail import ToSend

AT_ONCE = 5  # messages to one person without a pause
FEW = 3  # rows that somebody may have waiting and still goes before those who have more
SHARE = 0.5  # of what the chat may get a minute

Key = tuple[object, str]


class Shares:
    """What each person was answered lately in each group, of a platform that limits what a group may get."""

    def __init__(self, limits: Limits) -> None:
        self._per_minute = limits.per_minute
        self._left: dict[Key, tuple[float, datetime]] = {}

    def wait(self, message: Outgoing, at: datetime) -> timedelta:
        """How long until this person may be answered in this group again."""
        left = self._now(message, at)
        if left is None or left >= 1:
            return timedelta()
        return self._each * (1 - left)

    def tight(self, message: Outgoing, at: datetime) -> bool:
        """True once somebody has used half of what they get at once: then what waits for them is joined."""
        left = self._now(message, at)
        return left is not None and left < AT_ONCE / 2

    def spend(self, message: Outgoing, at: datetime) -> None:
        """One message for whoever asked is about to be sent."""
        left = self._now(message, at)
        if left is not None:
            self._left[message.chat.room, message.asker] = (left - 1, at)

    @property
    def _each(self) -> timedelta:
        assert self._per_minute is not None, "asked only where there is a limit"
        return timedelta(minutes=1) / (self._per_minute * SHARE)

    def _now(self, message: Outgoing, at: datetime) -> float | None:
        """How many messages may be sent now; None where nothing is counted."""
        if self._per_minute is None or message.chat.private or not message.asker:
            return None
        left, since = self._left.get((message.chat.room, message.asker), (float(AT_ONCE), at))
        return min(float(AT_ONCE), left + max(timedelta(), at - since) / self._each)


def in_turns(rows: Sequence[ToSend]) -> list[ToSend]:
    """A lane's rows, those of whoever has many behind those of the others; each person's own in their order."""
    count = Counter(row.message.asker for row in rows if row.message.asker)
    return sorted(rows, key=lambda row: (count[row.message.asker] > FEW, row.id))
