"""What the bot has posted under a key, as it was: the digest of an evening."""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables


class Posted:
    """Reads of what was said."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def text(self, key: str) -> str | None:
        """The words of the message with this key; None if there was none."""
        outbox = tables.outbox.c
        return self._connection.scalar(sa.select(outbox.text).where(outbox.key == key))
