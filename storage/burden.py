"""What the bot has said, counted by chat and by whose message it answers."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.burden import Ping, SentMany
from domain.chat import Chat
from domain.notices import Notice
from domain.platform import Platform
from domain.tally import Span
from storage import tables

NOT_SHOWN = ("", "0")  # what a platform calls a row of which it showed nothing


class Burden:
    """Counts of the outbox."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sent(self, span: Span) -> list[SentMany]:
        """New messages that arrived within a span of time: not what changed an earlier one, or changed nothing."""
        outbox, accounts = tables.outbox.c, tables.accounts.c
        whose = (accounts.platform == outbox.platform) & (accounts.account == outbox.asker)
        joined = tables.outbox.outerjoin(tables.accounts, whose & (outbox.asker != ""))
        told = (outbox.platform, outbox.chat, outbox.private, outbox.asker, accounts.person, outbox.notice)
        query = sa.select(*told, sa.func.count().label("said")).select_from(joined)
        rows = self._connection.execute(query.where(_arrived(span), _is_new()).group_by(*told))
        return [
            SentMany(
                Chat(Platform(row.platform), row.chat, private=row.private),
                row.person,
                row.said,
                Notice(row.notice),
            )
            for row in rows
        ]

    def talks(self) -> dict[Chat, int]:
        """Whose private talk each is in which something was said."""
        outbox, accounts = tables.outbox.c, tables.accounts.c
        here = sa.select(outbox.platform, outbox.chat).where(outbox.private).distinct().subquery()
        named = sa.or_(accounts.account == here.c.chat, "private:" + accounts.account == here.c.chat)
        query = sa.select(here.c.platform, here.c.chat, accounts.person).join_from(
            here, tables.accounts, (accounts.platform == here.c.platform) & named
        )
        rows = self._connection.execute(query)
        return {Chat(Platform(row.platform), row.chat, private=True): row.person for row in rows}

    def mentions(self, span: Span) -> list[Ping]:
        """Whenever somebody was named so that their phone rings."""
        outbox = tables.outbox.c
        query = sa.select(outbox.platform, outbox.chat, outbox.private, outbox.carries).where(_arrived(span))
        return [
            Ping(Chat(Platform(row.platform), row.chat, private=row.private), person)
            for row in self._connection.execute(query)
            for person in row.carries.get("mentions", ())
        ]


def _arrived(span: Span) -> Any:
    outbox = tables.outbox.c
    return (outbox.state == "sent") & (outbox.sent_at >= span.start) & (outbox.sent_at < span.end)


def _is_new() -> Any:
    """False for a card that took the place of an earlier one, a line of a list, and what nobody was shown."""
    outbox, earlier = tables.outbox.c, tables.outbox.alias()
    same = (earlier.c.platform == outbox.platform) & (earlier.c.chat == outbox.chat)
    said = sa.select(earlier.c.id).where(same, earlier.c.message == outbox.message, earlier.c.id < outbox.id)
    return outbox.message.not_in(NOT_SHOWN) & ~said.correlate(tables.outbox).exists()
