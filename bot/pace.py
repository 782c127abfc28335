"""How fast the bot may send to a platform: messages a minute in a chat, a second in all, at once in a chat.

The topics of a group share what the group may get.

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
    """One or several new messages. `at` is when they were answered, None before that.

    `more` are calls beside them that say nothing new: taking the buttons from the card that was replaced. They are
    counted where calls are counted, and not among a group's messages.
    """

    count: int
    more: int = 0
    at: datetime | None = None

    def forget(self) -> None:
        """They never left."""
        self.count = self.more = 0


class Pace:
    """What was sent lately, compared with the platform's limits. Windows slide, as the platforms count."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._groups: defaultdict[Chat, list[Sent]] = defaultdict(list)
        self._all: list[Sent] = []
        # What a chat still takes at once, and since when.
        self._bursts: dict[Chat, tuple[float, datetime]] = {}

    def wait(self, message: Outgoing, at: datetime, *, replaces: bool = False) -> timedelta:
        """How long to wait before this message may be sent to its chat, as the next card of its case if it `replaces`
        one."""
        chat, count = message.chat.room, _count(message, self._limits)
        calls = count + replaces
        return max(
            _left(
                [(one.at, one.count) for one in self._lately(chat, at)],
                self._per_minute(chat),
                MINUTE,
                at,
                count,
            ),
            _left(_calls(self._all, at), self._limits.per_second, SECOND, at, calls),
            self._breath(chat, at, calls if replaces else 1),
        )

    def tight(self, chat: Chat, at: datetime) -> bool:
        """True once half of the minute's messages are used. Then several messages are joined into one."""
        limit = self._per_minute(chat)
        return limit is not None and sum(one.count for one in self._lately(chat.room, at)) * 2 >= limit

    def spend(self, message: Outgoing, at: datetime, *, replaces: bool = False) -> Sent:
        """Count a message that is about to be sent. The caller sets `at` of the result when the answer has come."""
        sent, chat = Sent(_count(message, self._limits), int(replaces)), message.chat.room
        if self._limits.at_once is not None:
            takes = self._takes(chat, at, self._limits.at_once)
            self._bursts[chat] = (takes - sent.count - sent.more, at)
        if self._per_minute(chat) is not None:
            self._groups[chat].append(sent)
        if self._limits.per_second is not None:
            self._all.append(sent)
        return sent

    def _breath(self, chat: Chat, at: datetime, count: int) -> timedelta:
        """How long until so many more calls are taken after several at once; never more than are taken at once."""
        most = self._limits.at_once
        if most is None:
            return timedelta()
        return max(timedelta(), SECOND * (min(count, most) - self._takes(chat, at, most)))

    def _takes(self, chat: Chat, at: datetime, most: int) -> float:
        left, since = self._bursts.get(chat, (float(most), at))
        return min(float(most), left + max(timedelta(), at - since) / SECOND)

    def _lately(self, chat: Chat, at: datetime) -> list[Sent]:
        return _recent(self._groups[chat], MINUTE, at)

    def _per_minute(self, chat: Chat) -> int | None:
        return self._limits.per_minute_alone if chat.private else self._limits.per_minute


def _count(message: Outgoing, limits: Limits) -> int:
    """How many messages the platform counts: one for each photo, file and piece of text that no photo carries."""
    length = limits.units(message.text)
    carried = len(message.photos) == 1 and 0 < limits.caption >= length
    words = 0 if carried else max(ceil(length / limits.text), bool(message.choices))
    return max(1, words + len(message.photos) + len(message.files))


_Counted = list[tuple[datetime | None, int]]  # when it was answered, and how much it was


def _calls(sent: list[Sent], at: datetime) -> _Counted:
    return [(one.at, one.count + one.more) for one in _recent(sent, SECOND, at)]


def _left(recent: _Counted, limit: int | None, window: timedelta, at: datetime, count: int) -> timedelta:
    """How long until `count` more fit into the window. More than ever fit wait for an empty window."""
    if limit is None:
        return timedelta()
    over = sum(many for _, many in recent) + min(count, limit) - limit
    ends = sorted(sent + window if sent else at + window for sent, many in recent for _ in range(many))
    return ends[over - 1] - at if over > 0 else timedelta()


def _recent(sent: list[Sent], window: timedelta, at: datetime) -> list[Sent]:
    sent[:] = [one for one in sent if one.at is None or one.at + window > at]
    return sent
