"""What came in while the database did not answer, in a local file of its own until the database has taken it.

A platform that hands over each message only once must not wait for a database that is away. The file keeps some room
for itself, so that messages can still be written down when the disk is full.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar

from storage.disk import make
from storage.failpoints import reached

NAME = "journal.db"
ROOM = 2**20  # bytes that the file keeps for itself: some thousand messages
_PAGES = 50  # of the log (WAL), after which it is written into the file; so it does not outgrow its room
_BUSY = 1.0  # seconds to wait for another process
_TABLE = """CREATE TABLE IF NOT EXISTS came (
    id INTEGER PRIMARY KEY AUTOINCREMENT, platform TEXT NOT NULL, at TEXT NOT NULL, what TEXT NOT NULL)"""

T = TypeVar("T")


class JournalFailed(Exception):
    """The journal cannot be written or read."""


@dataclass(frozen=True, slots=True)
class Came:
    """Something that came: when, and what a platform needs to understand it, as JSON has it."""

    at: datetime
    what: dict[str, Any]


@dataclass(frozen=True, slots=True)
class JournalRow:
    """A row of the journal."""

    id: int
    came: Came


class Journal:
    """The file. What `put` has returned for is on the disk. Everything here blocks; any thread may call it."""

    def __init__(self, file: Path) -> None:
        """Nothing is opened yet."""
        self._file = file
        self._connection: sqlite3.Connection | None = None
        self._lock = threading.Lock()

    def open(self) -> None:
        """Open it now, while there is room on the disk. Raises JournalFailed."""
        self._do(lambda _connection: None)

    def put(self, platform: str, came: Came) -> int:
        """Write something down; it is durable when this returns. Out: its number. Raises JournalFailed."""
        row = (platform, came.at.isoformat(), json.dumps(came.what, ensure_ascii=True))

        def insert(connection: sqlite3.Connection) -> int:
            found = connection.execute("INSERT INTO came (platform, at, what) VALUES (?, ?, ?)", row)
            assert found.lastrowid is not None
            return found.lastrowid

        number = self._do(insert)
        reached("journal-written")
        return number

    def add(self, number: int, more: dict[str, Any]) -> None:
        """Note more about a row that is still there. Raises JournalFailed."""
        patch = (json.dumps(more, ensure_ascii=True), number)
        self._do(lambda one: one.execute("UPDATE came SET what = json_patch(what, ?) WHERE id = ?", patch))

    def oldest(self, platform: str, after: int = 0) -> JournalRow | None:
        """The first row behind the one with number `after`; None if there is none. Raises JournalFailed."""
        query = "SELECT id, at, what FROM came WHERE platform = ? AND id > ? ORDER BY id LIMIT 1"
        row = self._do(lambda one: one.execute(query, (platform, after)).fetchone())
        if row is None:
            return None
        return JournalRow(row[0], Came(datetime.fromisoformat(row[1]), json.loads(row[2])))

    def remove(self, number: int) -> None:
        """The database has it. Raises JournalFailed."""
        self._do(lambda one: one.execute("DELETE FROM came WHERE id = ?", (number,)))

    def waiting(self, platform: str) -> int:
        """How many rows there are. Raises JournalFailed."""
        query = "SELECT count(*) FROM came WHERE platform = ?"
        return int(self._do(lambda one: one.execute(query, (platform,)).fetchone()[0]))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock:
            try:
                if self._connection is None:
                    self._connection = self._opened()
                return work(self._connection)
            except (sqlite3.Error, OSError) as error:
                raise JournalFailed(type(error).__name__) from error

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._connected()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            # The file is spoilt. It is kept for the operator, and messages that come are not lost for it.
            self._file.replace(self._file.with_suffix(".spoilt"))
            return self._connected()

    def _connected(self) -> sqlite3.Connection:
        make(self._file.parent)
        if not self._file.exists():
            self._file.touch(mode=0o600)  # it has what people said
        connection = sqlite3.connect(self._file, timeout=_BUSY, isolation_level=None, check_same_thread=False)
        try:
            for pragma in ("journal_mode=WAL", "synchronous=FULL", f"wal_autocheckpoint={_PAGES}"):
                connection.execute(f"PRAGMA {pragma}")
            connection.execute(_TABLE)
            with contextlib.suppress(sqlite3.OperationalError):  # on a full disk it does without
                _keep_room(connection)
        except BaseException:
            connection.close()
            raise
        return connection


def _keep_room(connection: sqlite3.Connection) -> None:
    """Make file and log as large as they may need to be, once. What is deleted stays theirs."""
    free, size = (
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("freelist_count", "page_size")
    )
    if free * size < ROOM // 2:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO came (platform, at, what) VALUES ('', '', zeroblob(?))", (ROOM,))
        connection.execute("DELETE FROM came WHERE platform = ''")
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(FULL)")
