"""How fast the bot may send to a platform: messages a minute in a chat, a second in all, at once in a chat.

A platform counts a message when it arrives, at some time between the call and its answer. So a message counts from its
call on, and its minute or second ends that long after the answer. However the network delays them, the platform never
sees two messages closer together than is allowed.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from bot.gateways.base import Limits
from domain.chat import Chat, Outgoing

MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)


@dataclass(slots=True)
class Sent:
    """One or several messages sent by one call. `at` is when it was answered, None before that."""

    count: int
    at: datetime | None = None


class Pace:
    """What was sent lately, compared with the platform's limits. Windows slide, as the platforms count."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._groups: defaultdict[Chat, list[Sent]] = defaultdict(list)
        self._all: list[Sent] = []
        # What a chat still takes at once, and since when.
        self._bursts: dict[Chat, tuple[float, datetime]] = {}

    def wait(self, message: Outgoing, at: datetime) -> timedelta:
        """How long to wait before this message may be sent to its chat."""
        chat, count = message.chat, _count(message, self._limits)
        return max(
            _left(self._groups[chat], self._per_minute(chat), MINUTE, at, count),
            _left(self._all, self._limits.per_second, SECOND, at, count),
            self._breath(chat, at),
        )

    def tight(self, chat: Chat, at: datetime) -> bool:
        """True once half of the minute's messages are used. Then several messages are joined into one."""
        limit = self._per_minute(chat)
        return limit is not None and _total(_recent(self._groups[chat], MINUTE, at)) * 2 >= limit

    def spend(self, message: Outgoing, at: datetime) -> Sent:
        """Count a message that is about to be sent. The caller sets `at` of the result when the answer has come."""
        sent = Sent(_count(message, self._limits))
        if self._limits.at_once is not None:
            takes = self._takes(message.chat, at, self._limits.at_once)
            self._bursts[message.chat] = (takes - sent.count, at)
        if self._per_minute(message.chat) is not None:
            self._groups[message.chat].append(sent)
        if self._limits.per_second is not None:
            self._all.append(sent)
        return sent

    def _breath(self, chat: Chat, at: datetime) -> timedelta:
        """How long until one more is taken after several at once."""
        if self._limits.at_once is None:
            return timedelta()
        return max(timedelta(), SECOND * (1 - self._takes(chat, at, self._limits.at_once)))

    def _takes(self, chat: Chat, at: datetime, most: int) -> float:
        left, since = self._bursts.get(chat, (float(most), at))
        return min(float(most), left + max(timedelta(), at - since) / SECOND)

    def _per_minute(self, chat: Chat) -> int | None:
        return self._limits.per_minute_alone if chat.private else self._limits.per_minute


def _count(message: Outgoing, limits: Limits) -> int:
    """How many messages the platform counts: one for each photo, file and piece of text that no photo carries."""
    length = limits.units(message.text)
    carried = len(message.photos) == 1 and 0 < limits.caption >= length
    words = 0 if carried else max(ceil(length / limits.text), bool(message.choices))
    return max(1, words + len(message.photos) + len(message.files))


def _left(sent: list[Sent], limit: int | None, window: timedelta, at: datetime, count: int) -> timedelta:
    """How long until `count` more fit into the window. More than ever fit wait for an empty window."""
    if limit is None:
        return timedelta()
    recent = _recent(sent, window, at)
    over = _total(recent) + min(count, limit) - limit
    ends = sorted(one.at + window if one.at else at + window for one in recent for _ in range(one.count))
    return ends[over - 1] - at if over > 0 else timedelta()


def _recent(sent: list[Sent], window: timedelta, at: datetime) -> list[Sent]:
    sent[:] = [one for one in sent if one.at is None or one.at + window > at]
    return sent


def _total(sent: list[Sent]) -> int:
    return sum(one.count for one in sent)
