"""Groups whose platform gave them another 群号. Their messages, heard and to be said, move with them."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat
from domain.platform import Platform
from storage import tables
from storage.groups import change_group
from storage.sources import MOVED
from storage.statements import insert_once


class Moves:
    """From old 群号 to new."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def moved(self, platform: Platform) -> dict[str, str]:
        """Old 群号 to new, of every group that moved."""
        moved = tables.moved_chats.c
        query = sa.select(moved.old, moved.new).where(moved.platform == platform)
        return {row.old: row.new for row in self._connection.execute(query)}

    def move(self, platform: Platform, old: str, new: str) -> bool:
        """Give a group another 群号, and move what waits for it. False if that was known.

        What an old workbook or backup brought under the old 群号 since then moves too.
        Messages are numbered anew in the new chat. So the numbers of old messages get the old 群号 before them: each is
        known when it comes again, and none is taken for a new one.
        """
        row = {"platform": platform, "old": old, "new": new}
        noted = self._connection.execute(insert_once(self._connection, tables.moved_chats), row)
        self._move_messages(platform, old, new)
        self._move_asks(platform, old, new)
        walks = tables.walks
        here = (walks.c.platform == platform) & (walks.c.chat == old)
        self._connection.execute(walks.update().where(here).values(chat=new))
        change_group(self._connection, tables.groups.c.chat == old, Chat(platform, new), platform)
        return bool(noted.rowcount)

    def _move_messages(self, platform: Platform, old: str, new: str) -> None:
        """All that was heard, and of what is to be said whatever may still be sent."""
        inbox, outbox = tables.inbox, tables.outbox
        self._connection.execute(
            inbox.update()
            .where(inbox.c.platform == platform, inbox.c.chat == old)
            .values(chat=new, message=sa.literal(f"{old}{MOVED}") + inbox.c.message)
        )
        unsent = outbox.c.state.in_(("todo", "sending", "unknown", "failed"))
        self._connection.execute(
            outbox.update()
            .where(outbox.c.platform == platform, outbox.c.chat == old, unsent)
            .values(chat=new)
        )

    def _move_asks(self, platform: Platform, old: str, new: str) -> None:
        """Each person has one question in a chat: one from before the move takes the place of a newer one."""
        asks, before = tables.asks, tables.asks.alias()
        here = (asks.c.platform == platform) & (asks.c.chat == old)
        asked = sa.select(before.c.sender).where(before.c.platform == platform, before.c.chat == old)
        self._connection.execute(
            asks.delete().where(asks.c.platform == platform, asks.c.chat == new, asks.c.sender.in_(asked))
        )
        self._connection.execute(asks.update().where(here).values(chat=new))
