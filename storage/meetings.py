"""会议: the records of meetings."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.meetings import Meeting
from storage import tables

_ROWS = tables.meetings
_LISTS = ("due", "absent", "read", "decided")


class Meetings:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Meeting]:
        """Every meeting, the latest first."""
        return self._select(sa.select(_ROWS).order_by(_ROWS.c.day.desc(), _ROWS.c.number.desc()))

    def get(self, number: int) -> Meeting | None:
        """One of them; nobody else writes it until the end of this transaction."""
        query = sa.select(_ROWS).where(_ROWS.c.number == number).with_for_update()
        return next(iter(self._select(query)), None)

    def add(self, meeting: Meeting) -> Meeting:
        """Keep a new one. Out: the same with its number."""
        row = _row(meeting)
        del row["number"]
        number = self._connection.scalar(_ROWS.insert().returning(_ROWS.c.number), row)
        assert number is not None, "an insert gives its number"
        return replace(meeting, number=number)

    def put(self, meeting: Meeting) -> None:
        """Keep it as it stands now."""
        same = _ROWS.c.number == meeting.number
        self._connection.execute(_ROWS.update().where(same).values(_row(meeting)))

    def _select(self, query: Any) -> list[Meeting]:
        rows = self._connection.execute(query).mappings()
        return [Meeting(**dict(row) | {name: tuple(row[name]) for name in _LISTS}) for row in rows]


def _row(meeting: Meeting) -> dict[str, Any]:
    return asdict(meeting) | {name: list(getattr(meeting, name)) for name in _LISTS}
