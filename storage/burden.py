"""What the bot has said, counted by chat and by whose message it answers."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.burden import SentMany
from domain.chat import Chat
from domain.district import Platform
from domain.tally import Span
from storage import tables


class Burden:
    """Counts of the outbox."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sent(self, span: Span) -> list[SentMany]:
        """Messages that arrived within a span of time."""
        outbox, accounts = tables.outbox.c, tables.accounts.c
        whose = (accounts.platform == outbox.platform) & (accounts.account == outbox.asker)
        joined = tables.outbox.outerjoin(tables.accounts, whose & (outbox.asker != ""))
        told = (outbox.platform, outbox.chat, outbox.private, outbox.asker, accounts.person)
        query = sa.select(*told, sa.func.count().label("said")).select_from(joined)
        arrived = (outbox.state == "sent") & (outbox.sent_at >= span.start) & (outbox.sent_at < span.end)
        rows = self._connection.execute(query.where(arrived).group_by(*told))
        return [
            SentMany(Chat(Platform(row.platform), row.chat, private=row.private), row.person, row.said)
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

    def mentions(self, span: Span) -> int:
        """How often somebody was named so that their phone rings."""
        outbox = tables.outbox.c
        arrived = (outbox.state == "sent") & (outbox.sent_at >= span.start) & (outbox.sent_at < span.end)
        rows = self._connection.execute(sa.select(outbox.carries).where(arrived))
        return sum(len(row.carries.get("mentions", ())) for row in rows)
