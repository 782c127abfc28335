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
        rows = self._connection.execute(sa.select(_ROWS).order_by(_ROWS.c.id)).mappings()
        return [StoryLine(**{name: row[name] for name in _OWN}, step=StoryStep(row["step"])) for row in rows]

    def add(self, line: StoryLine, number: int) -> bool:
        """Keep a step, the `number`th of its story. False if somebody was faster."""
        row = asdict(line) | {"number": number}
        return self._connection.execute(insert_once(self._connection, _ROWS), row).rowcount == 1
