"""Which reminders were sent already."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables
from storage.statements import insert_once


class Reminders:
    """A row for each reminder of a case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first(self, case: int, reason: str, due_at: datetime) -> bool:
        """True the first time somebody is told of a case for this reason and this limit."""
        return self._kept({"case": case, "reason": reason, "due_at": due_at, "holder": None})

    def first_to(self, holder: int, case: int, reason: str, due_at: datetime, most: int) -> bool:
        """The same for whoever holds the case, who is reminded of it at most so many times, whatever the reason."""
        reminded = tables.reminded.c
        query = sa.select(sa.func.count()).where(reminded.case == case, reminded.holder == holder)
        if (self._connection.scalar(query) or 0) >= most:
            return False
        return self._kept({"case": case, "reason": f"{reason}:{holder}", "due_at": due_at, "holder": holder})

    def _kept(self, row: dict[str, object]) -> bool:
        result = self._connection.execute(insert_once(self._connection, tables.reminded), row)
        return bool(result.rowcount)
