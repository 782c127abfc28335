"""Where something is said: in a group, a topic of it or a private talk; to all there, or to one person alone."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.gateways.telegram.convert import PRESS
from domain.chat import Chat, Outgoing

# Without being an administrator a bot may say something to one person only so long after they pressed or ordered.
AT_ONCE = timedelta(seconds=12)  # the Bot API says 15; some pass on the way
# Whoever spoke longer ago may be offline, and what is said to them alone would be lost.
STILL_THERE = timedelta(minutes=2)
_PRESSED = re.compile(rf"{PRESS}(\w+)$")
_ALONE = re.compile(r"u\d+\.(\d+)$")  # the id of what nobody else saw: its update, and its number


@dataclass(frozen=True, slots=True)
class Alone:
    """The one person who is to see it. `query` is the button they pressed a moment ago, `order` the number of the
    command that nobody else saw."""

    receiver: int
    query: str = ""
    order: int = 0

    @property
    def by_right(self) -> Alone:
        """As an administrator says it, who needs no occasion."""
        return Alone(self.receiver)

    @property
    def more(self) -> dict[str, Any]:
        """Parameters that the library has no name for yet. A server that does not know them shows it to all."""
        whom: dict[str, Any] = {"receiver_user_id": self.receiver}
        if self.query:
            whom["callback_query_id"] = self.query
        order = {"reply_parameters": {"ephemeral_message_id": self.order}} if self.order else {}
        return {"ephemeral_message_parameters": whom} | order


@dataclass(frozen=True, slots=True)
class Where:
    """`chat` is a group's or person's number, `topic` one of its topics; `private`: nobody else is there."""

    chat: str
    topic: int | None = None
    private: bool = False
    alone: Alone | None = None

    @property
    def more(self) -> dict[str, Any] | None:
        """What the library has no name for."""
        return self.alone.more if self.alone else None

    @property
    def to_one(self) -> bool:
        """True if one person alone sees it."""
        return self.private or self.alone is not None

    def to(self, alone: Alone | None) -> Where:
        """The same place, said to this one person, or to all."""
        return replace(self, alone=alone)


def place_of(chat: Chat) -> Where:
    """Where a chat is, for all who are there."""
    topic = int(chat.topic) if chat.topic.isdecimal() else None
    return Where(chat.room.id, topic, chat.private)


def alone_of(message: Outgoing, now: datetime) -> Alone | None:
    """Who alone is to see a message; None for all."""
    if message.chat.private or not message.only_for.isdecimal():
        return None
    receiver, asked = int(message.only_for), message.asked
    if asked is None:  # a row from before that was kept
        return Alone(receiver)
    if now - asked.at > STILL_THERE:
        return None
    if now - asked.at > AT_ONCE:
        return Alone(receiver)
    pressed, ordered = _PRESSED.search(asked.id), _ALONE.search(asked.id)
    return Alone(receiver, pressed[1] if pressed else "", int(ordered[1]) if ordered else 0)
