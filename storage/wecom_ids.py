"""Encrypted ids of WeCom (open_userid) and the plain ones (userid) they stand for, once they were converted."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables
from storage.statements import insert_once


class WecomIds:
    """Pairs of ids. A robot that an ordinary member made sees encrypted ids; the rest of the bot uses plain ones."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plain(self, open_id: str) -> str | None:
        """The plain id; None if it was never converted."""
        ids = tables.wecom_ids.c
        return self._connection.scalar(sa.select(ids.userid).where(ids.open_id == open_id))

    def encrypted(self, userid: str) -> str | None:
        """How the robot knows this person; None if by the plain id."""
        ids = tables.wecom_ids.c
        return self._connection.scalar(sa.select(ids.open_id).where(ids.userid == userid).limit(1))

    def remember(self, open_id: str, userid: str) -> None:
        """Keep a pair that WeCom gave."""
        row = {"open_id": open_id, "userid": userid}
        self._connection.execute(insert_once(self._connection, tables.wecom_ids), row)

    def forget(self, userid: str) -> None:
        """Forget the encrypted id: the robot was made anew and knows this person by the plain id."""
        ids = tables.wecom_ids
        self._connection.execute(ids.delete().where(ids.c.userid == userid))
