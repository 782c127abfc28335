"""What only one process should do at a time. PostgreSQL knows at once when the process that did it is gone."""

from __future__ import annotations

import zlib

import sqlalchemy as sa


class Hold:
    """One thing by its name, on a connection of its own. A SQLite database has one process, which always has it."""

    def __init__(self, engine: sa.Engine, name: str) -> None:
        """Nothing is asked yet."""
        self._engine = engine
        self._key = zlib.crc32(f"zoujie:{name}".encode())
        self._connection: sa.Connection | None = None

    def take(self) -> bool:
        """True if it is ours, or becomes ours. Raises what the driver raises while the database is away."""
        if self._engine.dialect.name == "sqlite":
            return True
        if self._connection is not None:
            try:
                self._connection.execute(sa.text("SELECT 1"))
            except sa.exc.DBAPIError:
                self.let_go()
            else:
                return True
        connection = self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        if connection.scalar(sa.text("SELECT pg_try_advisory_lock(:key)"), {"key": self._key}):
            self._connection = connection
            return True
        connection.close()
        return False

    def let_go(self) -> None:
        """Somebody else may have it."""
        if self._connection is not None:
            self._connection.invalidate()  # closed for good: a connection that goes back to the pool keeps its lock
            self._connection.close()
            self._connection = None
