"""From a message to what came of it: the case that it opened or changed, and its earlier wording."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Step
from domain.chat import Chat
from storage import tables

MOVED = "/"  # `-100/5` is message 5 of the chat -100, from before the group had its present 群号


class Sources:
    """Which message a line of history came from."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def case_of(self, chat: Chat, message: str, *steps: Step) -> int | None:
        """The number of the case that a message opened or changed by one of these steps (any, if none is named)."""
        events = tables.events.c
        query = sa.select(events.case).where(events.message.in_(_references(chat, message)))
        if steps:
            query = query.where(events.step.in_(steps))
        return self._connection.scalar(query.order_by(events.id).limit(1))

    def wording(self, chat: Chat, message: str) -> str | None:
        """How a message that took effect was worded last; None if it was not for the bot."""
        inbox = tables.inbox.c
        edit = inbox.message.startswith(f"{message}e", autoescape=True)
        query = sa.select(inbox.text).where(
            inbox.platform == chat.platform,
            inbox.chat == chat.id,
            (inbox.message == message) | edit,
            inbox.state == "done",
        )
        return self._connection.scalar(query.order_by(inbox.id.desc()).limit(1))


def _references(chat: Chat, message: str) -> list[str]:
    """How the history names a message; one from before the group moved also by its old 群号."""
    found = [f"{chat.platform}:{chat.id}:{message}"]
    old, moved, id_ = message.partition(MOVED)
    return [*found, f"{chat.platform}:{old}:{id_}"] if moved else found
