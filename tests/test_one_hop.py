"""The way to SQLite's thread: one per statement, with everything that SQLAlchemy needs brought back."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from storage.one_hop import Connection, connect


class Counted(Connection):
    """Counts its ways to the thread."""

    ways = 0

    async def _execute(self, *arguments: object) -> object:
        self.ways += 1
        return await super()._execute(*arguments)  # type: ignore[no-untyped-call]


@pytest.fixture
async def connection(tmp_path: Path) -> AsyncIterator[Counted]:
    """A database with one table and two rows."""
    connection = Counted(
        lambda: sqlite3.connect(tmp_path / "x.db", isolation_level=None, check_same_thread=False), 64
    )
    await connection
    await connection.cursor().execute("CREATE TABLE t (id INTEGER PRIMARY KEY, word TEXT)")
    await connection.cursor().executemany("INSERT INTO t (word) VALUES (?)", [("一",), ("二",)])
    connection.ways = 0
    yield connection
    await connection.close()


async def test_a_statement_with_its_rows_is_one_way(connection: Counted) -> None:
    """Cursor, execution, rows and closing at once."""
    cursor = await connection.cursor().execute("SELECT id, word FROM t WHERE word = ?", ("二",))
    assert [name for name, *_ in cursor.description] == ["id", "word"]
    assert await cursor.fetchall() == [(2, "二")]
    await cursor.close()
    assert connection.ways == 1


async def test_what_a_change_did_comes_back(connection: Counted) -> None:
    """Row count, the last id, and RETURNING."""
    cursor = await connection.cursor().execute("UPDATE t SET word = '三'")
    assert cursor.rowcount == 2
    cursor = await connection.cursor().execute("INSERT INTO t (word) VALUES ('四') RETURNING id")
    assert (cursor.lastrowid, await cursor.fetchall()) == (3, [(3,)])


async def test_a_rollback_makes_no_way_unless_a_transaction_is_open(connection: Counted) -> None:
    """The pool asks for one after each use; an open transaction is rolled back all the same."""
    await connection.rollback()
    assert connection.ways == 0
    await connection.cursor().execute("BEGIN IMMEDIATE")
    await connection.cursor().execute("DELETE FROM t")
    await connection.rollback()
    assert await (await connection.cursor().execute("SELECT count(*) FROM t")).fetchall() == [(2,)]


async def test_errors_come_back_as_they_are(connection: Counted) -> None:
    """SQLAlchemy knows what to make of them; the connection goes on."""
    with pytest.raises(sqlite3.IntegrityError):
        await connection.cursor().execute("INSERT INTO t (id) VALUES (1)")
    assert await (await connection.cursor().execute("SELECT 1")).fetchall() == [(1,)]


async def test_its_thread_never_holds_a_dying_program(tmp_path: Path) -> None:
    """As SQLAlchemy has it for aiosqlite's own connections."""
    connection = connect(str(tmp_path / "x.db"))
    assert connection._thread.daemon
    await connection
    await connection.close()
