"""Numbers that the program itself remembers, each under a name."""

from __future__ import annotations

from sqlalchemy import Connection

from storage import tables
from storage.statements import COUNTER, insert_once


class Counters:
    """Numbers by name. The last case number and the register's version lie here too, but are counted elsewhere."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> int:
        """A number kept under a name, 0 if there is none."""
        return self._connection.scalar(COUNTER, {"name_": name}) or 0

    def set(self, name: str, value: int) -> None:
        """Keep a number under a name."""
        counters = tables.counters
        change = counters.update().where(counters.c.name == name).values(value=value)
        if self._connection.execute(change).rowcount == 0:  # another process may be as far as this
            self._connection.execute(insert_once(self._connection, counters), {"name": name, "value": value})
