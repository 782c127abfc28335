"""Which reminders were sent already."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection

from storage import tables
from storage.statements import insert_once


class Reminders:
    """A row for each reminder of a case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first(self, case: int, reason: str, due_at: datetime) -> bool:
        """True the first time a case's owner is reminded for this reason and this limit."""
        row = {"case": case, "reason": reason, "due_at": due_at}
        result = self._connection.execute(insert_once(self._connection, tables.reminded), row)
        return bool(result.rowcount)
