"""SQLite cursors that read all their rows at once.

A cursor that is not read to its end keeps its connection in an old snapshot, even after the transaction. This lasts as
long as anything refers to the cursor, such as the traceback of an error. Nobody can write on that connection meanwhile.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import islice
from typing import Any


class Cursor(sqlite3.Cursor):
    """What SQLAlchemy needs of a cursor."""

    _rows: Iterator[Any]

    def execute(self, sql: str, parameters: Any = ()) -> Cursor:
        """One statement, with its rows."""
        super().execute(sql, parameters)
        self._rows = iter(super().fetchall() if self.description else ())
        return self

    def fetchall(self) -> list[Any]:
        """The rows, once."""
        return list(self._rows)

    def fetchone(self) -> Any:
        """The next row; None behind the last."""
        return next(self._rows, None)

    def fetchmany(self, size: int | None = 1) -> list[Any]:
        """The next rows."""
        return list(islice(self._rows, size))

    def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
        """The rows, once."""
        return self._rows


class Connection(sqlite3.Connection):
    """A connection with such cursors."""

    def cursor(self, *_: Any) -> Cursor:  # type: ignore[override]
        """A new one."""
        return super().cursor(Cursor)
