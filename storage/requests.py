"""Messages of the bot that ask for something, in a case or else, and whose buttons nobody has used yet."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat, Choice
from domain.platform import Platform
from storage import tables

_MAY_STAND = ("making", "todo", "sending", "sent", "unknown")
_OUTBOX = tables.outbox.c
_STANDING = (
    sa.select(
        _OUTBOX.id,
        _OUTBOX.asks,
        _OUTBOX.platform,
        _OUTBOX.chat,
        _OUTBOX.private,
        _OUTBOX.text,
        _OUTBOX.carries,
    )
    .where(_OUTBOX.state.in_(_MAY_STAND))
    .order_by(_OUTBOX.id)
)
STANDING = _STANDING.where(_OUTBOX.asks.in_(sa.bindparam("cases", expanding=True)))
ABOUT = _STANDING.where(_OUTBOX.about.in_(sa.bindparam("topics", expanding=True)))


@dataclass(frozen=True, slots=True)
class Request:
    """One of them: its outbox row, the case (0 if it is about none), and who is named in it."""

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
        return [_request(row) for row in self._connection.execute(STANDING, {"cases": sorted(cases)})]

    def about(self, topics: Collection[str]) -> list[Request]:
        """Those of these topics (domain/topics.py), oldest first."""
        return [_request(row) for row in self._connection.execute(ABOUT, {"topics": sorted(topics)})]

    def over(self, requests: Collection[Request]) -> None:
        """They ask for nothing any more."""
        if not requests:
            return
        outbox = tables.outbox
        rows = [one.row for one in requests]
        self._connection.execute(outbox.update().where(outbox.c.id.in_(rows)).values(asks=None, about=None))


def _request(row: Any) -> Request:
    return Request(
        row.id,
        row.asks or 0,
        Chat(Platform(row.platform), row.chat, row.private),
        row.text,
        tuple(Choice(*one) for one in row.carries["choices"]),
        tuple(row.carries["mentions"]),
    )
