"""What waits for the operator: messages that were set aside, and answers that failed or are in doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables

AGAIN = {"state": "todo", "tries": 0, "not_before": None}


class Queue(Enum):
    """Each with its table, and the states in which a row is stuck."""

    INBOX = (tables.inbox, ("dead",))
    OUTBOX = (tables.outbox, ("unknown", "failed"))


@dataclass(frozen=True, slots=True)
class Dead:
    """A message that was set aside."""

    id: int
    platform: str
    chat: str
    sender: str
    at: datetime
    text: str


def dead(connection: Connection) -> list[Dead]:
    """All that were set aside, oldest first."""
    inbox = tables.inbox.c
    columns = (inbox.id, inbox.platform, inbox.chat, inbox.sender, inbox.at, inbox.text)
    query = sa.select(*columns).where(inbox.state.in_(Queue.INBOX.value[1])).order_by(inbox.id)
    return [Dead(*row) for row in connection.execute(query)]


def again(connection: Connection, queue: Queue, ids: Sequence[int]) -> list[int]:
    """Have these rows tried again as if they were new. Out: the ids of those that were stuck."""
    return _settle(connection, queue, ids, **AGAIN)


def let_be(connection: Connection, queue: Queue, ids: Sequence[int]) -> list[int]:
    """Drop these rows: nothing more is done about them. Out: the ids of those that were stuck."""
    return _settle(connection, queue, ids, state="dropped")


def _settle(connection: Connection, queue: Queue, ids: Sequence[int], **values: object) -> list[int]:
    table, states = queue.value
    change = table.update().where(table.c.id.in_(ids), table.c.state.in_(states))
    return sorted(connection.scalars(change.values(**values).returning(table.c.id)))
