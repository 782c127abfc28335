"""The messages of the local web chat, a platform that keeps what it shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Kind
from domain.platform import Platform
from storage import tables
from storage.statements import insert_once

LATEST = 100
APPEND = tables.web_messages.insert().returning(tables.web_messages.c.id, sort_by_parameter_order=True)
SINCE = (
    sa.select(tables.web_messages)
    .where(tables.web_messages.c.id > sa.bindparam("id_"))
    .order_by(tables.web_messages.c.id)
)
IN_ORDER = sa.text("SELECT pg_advisory_xact_lock(hashtext('zoujie web_messages'))")

_OUTBOX, _MESSAGES = tables.outbox.c, tables.web_messages.c
_SHOWN = sa.select(sa.cast(_OUTBOX.message, sa.Integer)).where(_OUTBOX.state == "sent")
CARDS_BEFORE = sa.select(tables.web_messages).where(
    _MESSAGES.id.in_(
        _SHOWN.where(
            _OUTBOX.card == sa.bindparam("case_"),
            _OUTBOX.platform == Platform.WEB,
            _OUTBOX.chat == sa.bindparam("chat_"),
            _OUTBOX.id < sa.bindparam("row_"),
        )
    )
)
SAID_BY = sa.select(tables.web_messages).where(
    _MESSAGES.id.in_(_SHOWN.where(_OUTBOX.id == sa.bindparam("row_")))
)
_STAYS = sa.exists().where(  # a card goes with its case; what calls all of a group, each has to press
    _OUTBOX.platform == Platform.WEB,
    _OUTBOX.chat == sa.bindparam("chat_"),
    _OUTBOX.message == sa.bindparam("message_"),
    _OUTBOX.card.is_not(None) | ((_OUTBOX.kind == Kind.BROADCAST) & _OUTBOX.private.is_(sa.false())),
)
PRESSED = sa.select(tables.web_messages).where(_MESSAGES.id == sa.bindparam("id_"), ~_STAYS)


@dataclass(frozen=True, slots=True)
class WebMessage:
    """One message as the page shows it. `carries` has photos, files, choices, and the card or lines, as JSON."""

    id: int
    chat: str
    sender: str
    text: str
    carries: Mapping[str, Any]
    quote: int | None
    at: datetime


class WebMessages:
    """Append and read; `id` grows, over all chats."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(
        self,
        chat: str,
        sender: str,
        text: str,
        carries: Mapping[str, Any],
        at: datetime,
        *,
        once: str,
        quote: int | None = None,
    ) -> WebMessage:
        """Append, or find what was appended before under the same `once`."""
        row = {
            "chat": chat,
            "sender": sender,
            "text": text,
            "carries": dict(carries),
            "quote": quote,
            "at": at,
            "once": once,
        }
        messages = tables.web_messages
        id_ = self._connection.scalar(insert_once(self._connection, messages, messages.c.id), row)
        if id_ is not None:
            return _message(row | {"id": id_})
        query = sa.select(messages).where(messages.c.once == once)
        return _message(self._connection.execute(query).mappings().one())

    def put_all(
        self, messages: Sequence[tuple[str, str, str, Mapping[str, Any], str]], at: datetime
    ) -> list[WebMessage]:
        """Append messages that were never appended before: chat, sender, text, what they carry, and their `once`."""
        if not messages:
            return []
        names = ("chat", "sender", "text", "carries", "once")
        rows = [dict(zip(names, one, strict=True)) | {"quote": None, "at": at} for one in messages]
        ids = self._connection.scalars(APPEND, rows)
        return [_message(row | {"id": id_}) for row, id_ in zip(rows, ids, strict=True)]

    def in_order(self) -> None:
        """Let nobody else append until this transaction ends, so that messages are seen in the order of their ids."""
        if self._connection.dialect.name == "postgresql":
            self._connection.execute(IN_ORDER)

    def use_up(self, chat: str, case: int, row: int) -> list[WebMessage]:
        """Remove the buttons of the cards of a case that were shown in a chat before an outbox row.

        Out: the messages that had buttons, as they are now. What the buttons said is kept as `used`.
        """
        return self._without_buttons(CARDS_BEFORE, {"case_": case, "chat_": chat, "row_": row})

    def pressed(self, chat: str, id_: int) -> list[WebMessage]:
        """Remove the buttons of a message that was pressed, unless it is a card, which goes with its case, or calls
        all of a group, each of whom has to press it."""
        return self._without_buttons(PRESSED, {"chat_": chat, "id_": id_, "message_": str(id_)})

    def over(self, row: int) -> list[WebMessage]:
        """Remove the buttons of what an outbox row said."""
        return self._without_buttons(SAID_BY, {"row_": row})

    def _without_buttons(self, which: sa.Select[Any], given: Mapping[str, Any]) -> list[WebMessage]:
        messages = tables.web_messages
        found = self._connection.execute(which, given).mappings().all()
        spent = [dict(one) for one in found if one["carries"].get("choices")]
        for one in spent:
            one["carries"] = {**one["carries"], "choices": [], "used": one["carries"]["choices"]}
            change = messages.update().where(messages.c.id == one["id"])
            self._connection.execute(change.values(carries=one["carries"]))
        return [_message(one) for one in spent]

    def get(self, id_: int) -> WebMessage | None:
        """One message."""
        query = sa.select(tables.web_messages).where(tables.web_messages.c.id == id_)
        row = self._connection.execute(query).mappings().first()
        return _message(row) if row else None

    def of_chat(self, chat: str, after: int | None) -> list[WebMessage]:
        """Oldest first: what came after a message, or the last hundred."""
        messages = tables.web_messages
        query = sa.select(messages).where(messages.c.chat == chat)
        if after is not None:
            query = query.where(messages.c.id > after).order_by(messages.c.id).limit(LATEST)
            rows = self._connection.execute(query).mappings().all()
        else:
            query = query.order_by(messages.c.id.desc()).limit(LATEST)
            rows = list(reversed(self._connection.execute(query).mappings().all()))
        return [_message(row) for row in rows]

    def newest(self) -> int:
        """The id of the last message; 0 if there is none."""
        return self._connection.scalar(sa.select(sa.func.max(tables.web_messages.c.id))) or 0

    def since(self, id_: int) -> list[WebMessage]:
        """What was said after a message, in all chats."""
        return [_message(row) for row in self._connection.execute(SINCE, {"id_": id_}).mappings()]


def _message(row: Any) -> WebMessage:
    return WebMessage(
        row["id"], row["chat"], row["sender"], row["text"], row["carries"], row["quote"], row["at"]
    )
