"""Callbacks that can be answered: the newest message of each chat and the newest press of each card."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

ANSWER_WITHIN = timedelta(hours=23, minutes=50)  # WeCom says 24 hours
UPDATE_WITHIN = timedelta(seconds=4.5)  # WeCom says 5


@dataclass(frozen=True, slots=True)
class Call:
    """A callback that may be answered with its `req_id`."""

    req_id: str
    at: datetime


class Calls:
    """The callbacks of one connection. A `req_id` is valid only on the connection on which it came."""

    def __init__(self) -> None:
        self._messages: dict[str, Call] = {}
        self._presses: dict[str, Call] = {}

    def spoke(self, chat: str, req_id: str, at: datetime) -> None:
        """Somebody spoke to the robot in this chat."""
        self._messages[chat] = Call(req_id, at)

    def pressed(self, task: str, req_id: str, at: datetime) -> None:
        """Somebody pressed a button of the card with this task_id."""
        self._presses = {one: call for one, call in self._presses.items() if call.at + UPDATE_WITHIN > at}
        self._presses[task] = Call(req_id, at)

    def to_answer(self, chat: str, at: datetime) -> str | None:
        """The `req_id` with which something may be said in this chat."""
        call = self._messages.get(chat)
        return call.req_id if call and at < call.at + ANSWER_WITHIN else None

    def to_update(self, task: str, at: datetime) -> str | None:
        """The `req_id` with which this card may be changed; each may be used once."""
        call = self._presses.pop(task, None)
        return call.req_id if call and at < call.at + UPDATE_WITHIN else None

    def forget(self) -> None:
        """The connection ended."""
        self._messages.clear()
        self._presses.clear()
