"""All that is kept, for the bot alone: the work, the post, and what the program remembers of itself."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from functools import cached_property
from typing import Any

from domain.district import District
from domain.rules import Rules
from storage import register
from storage.changes import Change
from storage.post import Post
from storage.runs import Runs
from storage.store import Store


class Books(Store):
    """All that is kept: the work, the post, and what the program remembers of itself."""

    _depth = 0  # of savepoints

    @cached_property
    def post(self) -> Post:
        """What came in and what goes out."""
        return Post(self.connection)

    @cached_property
    def runs(self) -> Runs:
        """Which jobs have run."""
        return Runs(self.connection)

    def go_by(self, version: int) -> None:
        """Use this version of the register in this transaction; parts made from another version are made anew."""
        if self._version != version:
            self._version = version
            self._heard.clear()
            for name in ("_known", "cases", "standings", "figures", "rates", "pictured", "ledgers", "people"):
                self.__dict__.pop(name, None)

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part of the transaction that can be undone by itself. Savepoints may be nested."""
        # SQLAlchemy takes longer than the database.
        with closing(self.connection.connection.cursor()) as cursor:
            self._depth += 1
            name = f"part_{self._depth}"
            cursor.execute(f"SAVEPOINT {name}")
            try:
                yield
            except BaseException:
                cursor.execute(f"ROLLBACK TO SAVEPOINT {name}")
                raise
            finally:
                self._depth -= 1
                if self.stands:
                    cursor.execute(f"RELEASE SAVEPOINT {name}")

    @property
    def stands(self) -> bool:
        """False if the database has undone the whole transaction by itself, as SQLite does when the disk is full."""
        driver: Any = self.connection.connection.dbapi_connection
        return bool(getattr(driver, "in_transaction", not self.connection.invalidated))

    def bring_to(
        self, book: District, rules: Rules | None = None, at: datetime | None = None
    ) -> list[Change]:
        """Make the register, and the rules if given, what a workbook says; this transaction goes on with the old."""
        _ = self._known
        return register.bring_to(self.connection, book, rules or self.rules, at)

    def brought(self) -> tuple[District, Rules]:
        """The register and the rules as this transaction has made them, though it goes on with the old."""
        district, _, rules = register.load(self.connection)
        return district, rules
