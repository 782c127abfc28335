"""Which chat a group of the register is: tied by hand (绑定), or moved when its platform gives it another 群号."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat
from domain.district import Group, Platform
from storage import register, tables
from storage.sources import MOVED
from storage.statements import insert_once


class Chats:
    """Chats as the platforms number them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def moved(self, platform: Platform) -> dict[str, str]:
        """Old 群号 to new, of every group that moved."""
        moved = tables.moved_chats.c
        query = sa.select(moved.old, moved.new).where(moved.platform == platform)
        return {row.old: row.new for row in self._connection.execute(query)}

    def move(self, platform: Platform, old: str, new: str) -> bool:
        """A group has another 群号 from now on, with all that waits for it. False if that was known.

        What came to stand under the old 群号 since then, out of an old workbook or backup, moves all the same.
        Messages are numbered anew in the new chat. So those of the old one keep theirs behind the old 群号:
        each is still known when it comes again, and none is taken for a new one.
        """
        row = {"platform": platform, "old": old, "new": new}
        noted = self._connection.execute(insert_once(self._connection, tables.moved_chats), row)
        self._move_messages(platform, old, new)
        self._move_asks(platform, old, new)
        self._change_group(tables.groups.c.chat == old, Chat(platform, new), platform)
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

    def tie(self, group: Group, chat: Chat) -> None:
        """From now on this chat is the group of the register."""
        self._change_group(tables.groups.c.id == group.id, chat, group.platform)

    def _change_group(self, which: Any, chat: Chat, platform: Platform) -> None:
        """Move a group of the register to a chat, unless that is another's already."""
        groups = tables.groups
        at_new = (groups.c.platform == chat.platform) & (groups.c.chat == chat.id)
        retired = groups.update().where(at_new, ~groups.c.active)
        self._connection.execute(retired.values(chat=groups.c.chat + sa.literal("（停用）")))
        if self._connection.scalar(sa.select(groups.c.id).where(at_new)) is None:
            change = groups.update().where(groups.c.platform == platform, which, groups.c.active)
            self._connection.execute(change.values(platform=chat.platform, chat=chat.id))
        register.touch(self._connection)
