"""SQLite cursors that read all their rows at once.

A cursor that is not read to its end keeps its connection in an old snapshot, even after the transaction. This lasts as
long as anything refers to the cursor, such as the traceback of an error. Nobody can write on that connection meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any


class Cursor(sqlite3.Cursor):
    """What SQLAlchemy needs of a cursor."""

    _rows: list[Any]

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        """One statement, with its rows."""
        super().execute(sql, parameters)
        self._rows = super().fetchall() if self.description else []
        return self

    def fetchall(self) -> list[Any]:
        """The rows, once."""
        rows, self._rows = self._rows, []
        return rows

    def fetchone(self) -> Any:
        """The next row; None behind the last."""
        return self._rows.pop(0) if self._rows else None

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """The next rows."""
        rows, self._rows = self._rows[:size], self._rows[size or 1 :]
        return rows

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        """The rows, once."""
        return iter(self.fetchall())


class Connection(sqlite3.Connection):
    """A connection with such cursors."""

    def cursor(self, *_: Any) -> Cursor:  # type: ignore[override]
        """A new one."""
        return super().cursor(Cursor)
