"""Which chat a group of the register is. It is set by hand (绑定), or by a move of the group (storage/moves.py)."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.chat import Chat
from domain.district import Group
from domain.platform import Platform
from storage import register, tables


class Groups:
    """Groups of the register as chats."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def tie(self, group: Group, chat: Chat) -> None:
        """From now on this chat is the group of the register."""
        change_group(self._connection, tables.groups.c.id == group.id, chat, group.platform)


def change_group(connection: Connection, which: Any, chat: Chat, platform: Platform) -> None:
    """Move a group of the register to a chat, unless the chat belongs to another group."""
    groups = tables.groups
    at_new = (groups.c.platform == chat.platform) & (groups.c.chat == chat.id)
    retired = groups.update().where(at_new, ~groups.c.active)
    connection.execute(retired.values(chat=groups.c.chat + sa.literal("（停用）")))
    if connection.scalar(sa.select(groups.c.id).where(at_new)) is None:
        change = groups.update().where(groups.c.platform == platform, which, groups.c.active)
        connection.execute(change.values(platform=chat.platform, chat=chat.id))
    register.touch(connection)
