"""How fast a platform may be spoken to: so many messages a minute in one group, so many a second in all."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta

from bot.gateways.base import Limits
from domain.chat import Chat, Outgoing

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


class Pace:
    """What was sent lately, against the platform's limits; sliding windows, as the platforms count."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._groups: defaultdict[Chat, deque[datetime]] = defaultdict(deque)
        self._all: deque[datetime] = deque()

    def wait(self, chat: Chat, at: datetime) -> timedelta:
        """How long this chat must still be left in peace."""
        group = _left(self._groups[chat], self._per_minute(chat), MINUTE, at)
        return max(group, _left(self._all, self._limits.per_second, SECOND, at))

    def tight(self, chat: Chat, at: datetime) -> bool:
        """True once half of the minute's messages are spent: then acknowledgements are said together."""
        limit = self._per_minute(chat)
        return limit is not None and len(_recent(self._groups[chat], MINUTE, at)) * 2 >= limit

    def spend(self, message: Outgoing, at: datetime) -> None:
        """A message was sent."""
        count = max(1, len(message.photos))
        if self._per_minute(message.chat) is not None:
            self._groups[message.chat].extend([at] * count)
        if self._limits.per_second is not None:
            self._all.extend([at] * count)

    def _per_minute(self, chat: Chat) -> int | None:
        return None if chat.private else self._limits.per_minute


def _left(sent: deque[datetime], limit: int | None, window: timedelta, at: datetime) -> timedelta:
    if limit is None or len(_recent(sent, window, at)) < limit:
        return timedelta()
    return sent[len(sent) - limit] + window - at


def _recent(sent: deque[datetime], window: timedelta, at: datetime) -> deque[datetime]:
    while sent and sent[0] + window <= at:
        sent.popleft()
    return sent
