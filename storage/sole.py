"""One program at a time works for a SQLite database: two of them would each run every job and answer every message.

Beside the database lies an empty file that the program holds with a lock of SQLite's own. The system frees it when the
program is gone, however it ended; a child of the program does not inherit it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.disk import make

_BESIDE = "-serving"


class AlreadyServed(Exception):
    """Another program works for this database."""


@contextmanager
def sole(file: Path | None) -> Iterator[None]:
    """Within this context nobody else works for the database in `file`; None is a server's, which several may use.

    Raises AlreadyServed, and OSError where no file can be made.
    """
    if file is None:
        yield
        return
    file = file.resolve()
    make(file.parent)
    beside = file.with_name(file.name + _BESIDE)
    beside.touch(mode=0o600)
    with closing(sqlite3.connect(beside, timeout=0, isolation_level=None)) as held:
        try:
            held.execute("PRAGMA journal_mode = MEMORY")  # else another empty file lies there
            held.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise OSError(str(error)) from error
            raise AlreadyServed from None
        yield
