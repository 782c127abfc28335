"""报道: the steps of stories for the press, which are only added to."""

from __future__ import annotations

from dataclasses import asdict

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.stories import StoryLine, StoryStep
from storage import tables
from storage.statements import insert_once

_ROWS = tables.story_steps
_OWN = ("case", "person", "at", "words", "message")


class Stories:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[StoryLine]:
        """Every step, oldest first."""
        return self._read(sa.true())

    def of(self, case: int) -> list[StoryLine]:
        """The steps of a case's story, oldest first; none if it was never chosen."""
        return self._read(_ROWS.c.case == case)

    def _read(self, which: sa.ColumnElement[bool]) -> list[StoryLine]:
        rows = self._connection.execute(sa.select(_ROWS).where(which).order_by(_ROWS.c.id)).mappings()
        return [StoryLine(**{name: row[name] for name in _OWN}, step=StoryStep(row["step"])) for row in rows]

    def add(self, line: StoryLine, number: int) -> bool:
        """Keep a step, the `number`th of its story. False if somebody was faster."""
        row = asdict(line) | {"number": number}
        return self._connection.execute(insert_once(self._connection, _ROWS), row).rowcount == 1
