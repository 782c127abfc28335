"""aiosqlite with one way to its thread and back per statement instead of four.

SQLAlchemy asks for a cursor, executes, fetches and closes, and aiosqlite goes to the connection's thread for each.
That way, and not SQLite, was most of a message's time (docs/performance.md). Here the thread does all of it at once.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

import aiosqlite

Done = tuple[Any, int, int | None, list[Any]]  # description, rowcount, lastrowid, rows


class Cursor:
    """What SQLAlchemy needs of a cursor: all rows are here when `execute` returns."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None
        self.arraysize = 1
        self._rows: list[Any] = []

    async def __aenter__(self) -> Cursor:
        return self

    async def execute(self, sql: str, parameters: Sequence[Any] = ()) -> Cursor:
        """One statement with its rows."""
        return await self._do(lambda cursor: cursor.execute(sql, parameters))

    async def executemany(self, sql: str, parameters: Sequence[Sequence[Any]]) -> Cursor:
        """One statement for many rows."""
        return await self._do(lambda cursor: cursor.executemany(sql, parameters))

    async def fetchall(self) -> list[Any]:
        """The rows, once."""
        rows, self._rows = self._rows, []
        return rows

    async def close(self) -> None:
        """It was closed in the thread."""

    async def _do(self, work: Callable[[sqlite3.Cursor], object]) -> Cursor:
        done = await self._connection.at_once(work)
        self.description, self.rowcount, self.lastrowid, self._rows = done
        return self


class Connection(aiosqlite.Connection):
    """A connection whose cursors make one way each."""

    def cursor(self) -> Cursor:  # type: ignore[override]
        """A new cursor; nothing happens until it executes."""
        return Cursor(self)

    async def at_once(self, work: Callable[[sqlite3.Cursor], object]) -> Done:
        """Have the thread make a cursor, do the work, fetch all rows and close."""

        def whole() -> Done:
            cursor = self._conn.cursor()
            try:
                work(cursor)
                rows = cursor.fetchall() if cursor.description else []
                return cursor.description, cursor.rowcount, cursor.lastrowid, rows
            finally:
                cursor.close()

        done: Done = await self._execute(whole)  # type: ignore[no-untyped-call]
        return done

    async def rollback(self) -> None:
        """Nothing to do, and no way to make, where no transaction is open: the pool asks after each use."""
        if self.in_transaction:
            await super().rollback()


def connect(database: str, **options: Any) -> Connection:
    """As `aiosqlite.connect`, for SQLAlchemy's `async_creator_fn`."""
    connection = Connection(lambda: sqlite3.connect(database, **options), iter_chunk_size=64)
    connection._thread.daemon = True  # as SQLAlchemy does it: a bot that dies must not be held by its threads
    return connection
