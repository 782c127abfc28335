"""责任书 and 承诺书: what was signed by units, which is only added to."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.letters import LetterLine, LetterStep
from storage import tables
from storage.mail import photo_in, photo_out

_OWN = ("unit", "year", "day", "person", "at", "signer", "count", "words", "message")


class UnitLetters:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, line: LetterLine) -> None:
        """Keep an entry."""
        row = asdict(line) | {"photos": [photo_in(photo) for photo in line.photos]}
        self._connection.execute(tables.letters.insert(), row)

    def of(self, year: int) -> list[LetterLine]:
        """All entries for a year, oldest first."""
        rows = tables.letters
        query = sa.select(rows).where(rows.c.year == year).order_by(rows.c.id)
        return [_line(row) for row in self._connection.execute(query).mappings()]


def _line(row: Any) -> LetterLine:
    values = {name: row[name] for name in _OWN}
    photos = tuple(photo_out(photo) for photo in row["photos"])
    return LetterLine(**values, step=LetterStep(row["step"]), photos=photos)
