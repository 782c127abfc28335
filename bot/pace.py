"""How fast a chat may be spoken to: a sliding minute per chat (Telegram and WeCom both count so)."""

from __future__ import annotations

from collections import defaultdict, deque
from datetime import datetime, timedelta

from domain.chat import Chat

MINUTE = timedelta(minutes=1)


class Pace:
    """At most `per_minute` messages in any minute in one chat; None is no limit."""

    def __init__(self, per_minute: int | None) -> None:
        self._limit = per_minute
        self._sent: defaultdict[Chat, deque[datetime]] = defaultdict(deque)

    def wait(self, chat: Chat, at: datetime) -> timedelta:
        """How long this chat must still be left in peace."""
        sent = self._recent(chat, at)
        if self._limit is None or len(sent) < self._limit:
            return timedelta()
        return sent[0] + MINUTE - at

    def tight(self, chat: Chat, at: datetime) -> bool:
        """True once half of the minute's messages are spent: then acknowledgements are said together."""
        return self._limit is not None and len(self._recent(chat, at)) * 2 >= self._limit

    def spend(self, chat: Chat, at: datetime) -> None:
        """A message was sent."""
        if self._limit is not None:
            self._sent[chat].append(at)

    def _recent(self, chat: Chat, at: datetime) -> deque[datetime]:
        sent = self._sent[chat]
        while sent and sent[0] + MINUTE <= at:
            sent.popleft()
        return sent
