"""Messages of the bot that ask for something in a case, and whose buttons nobody has used yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Choice
from domain.platform import Platform
from storage import tables

_MAY_STAND = ("making", "todo", "sending", "sent", "unknown")
_OUTBOX = tables.outbox.c
STANDING = (
    sa.select(
        _OUTBOX.id,
        _OUTBOX.asks,
        _OUTBOX.platform,
        _OUTBOX.chat,
        _OUTBOX.private,
        _OUTBOX.text,
        _OUTBOX.carries,
    )
    .where(_OUTBOX.asks.in_(sa.bindparam("cases", expanding=True)), _OUTBOX.state.in_(_MAY_STAND))
    .order_by(_OUTBOX.id)
)


@dataclass(frozen=True, slots=True)
class Request:
    """One of them: its outbox row, the case, and who is named in it."""

    row: int
    case: int
    chat: Chat
    text: str
    choices: tuple[Choice, ...]
    mentions: tuple[int, ...]


class Requests:
    """Reads them, and notes which are over."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, cases: Collection[int]) -> list[Request]:
        """Those of these cases, oldest first."""
        rows = self._connection.execute(STANDING, {"cases": sorted(cases)})
        return [
            Request(
                row.id,
                row.asks,
                Chat(Platform(row.platform), row.chat, row.private),
                row.text,
                tuple(Choice(*one) for one in row.carries["choices"]),
                tuple(row.carries["mentions"]),
            )
            for row in rows
        ]

    def over(self, requests: Collection[Request]) -> None:
        """They ask for nothing any more."""
        outbox = tables.outbox
        rows = [one.row for one in requests]
        self._connection.execute(outbox.update().where(outbox.c.id.in_(rows)).values(asks=None))
