"""What all tables share: their registry, and kinds of columns."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect

metadata = sa.MetaData()


class Moment(sa.TypeDecorator[datetime]):
    """An aware moment. SQLite drops zones, so it is kept in UTC and comes back in UTC."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Naive moments are refused: nobody can say later what they meant."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone")
        return value.astimezone(UTC)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], datetime | None] | None:
        """SQLite gives back what was written, without its zone. It is read in one step: a month's report has thousands,
        and three steps took a quarter of its time."""
        return _read_as_utc if dialect.name == "sqlite" else super().result_processor(dialect, coltype)


def _read_as_utc(written: str | None) -> datetime | None:
    return None if written is None else datetime.fromisoformat(written + "+00:00")


def id_() -> sa.Column[int]:
    """The primary key."""
    return sa.Column("id", sa.Integer, primary_key=True)


def ref(name: str, table: str, **options: Any) -> sa.Column[int]:
    """A reference to a row of another table."""
    options.setdefault("nullable", True)
    return sa.Column(name, sa.Integer, sa.ForeignKey(f"{table}.id"), **options)


def text(name: str, default: str | None = "") -> sa.Column[str]:
    """Words."""
    return sa.Column(name, sa.Text, nullable=False, default=default)


def count(name: str) -> sa.Column[int]:
    """A number that begins at nothing."""
    return sa.Column(name, sa.Integer, nullable=False, default=0, server_default="0")


def flag(name: str) -> sa.Column[bool]:
    """Yes or no."""
    return sa.Column(name, sa.Boolean, nullable=False, default=False, server_default=sa.false())


def active() -> sa.Column[bool]:
    """False for what the workbook no longer has."""
    return sa.Column("active", sa.Boolean, nullable=False, default=True)
