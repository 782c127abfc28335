"""示范: the steps of points and grids, which are only added to."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.exemplars import ExemplarLine, ExemplarStep
from domain.refused import ExemplarChanged
from domain.tally import Span
from storage import tables
from storage.conditions import within
from storage.mail import photo_in, photo_out
from storage.statements import insert_once

_OWN = ("point", "grid", "person", "at", "words", "message")


class Exemplars:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, line: ExemplarLine, number: int) -> None:
        """Keep a step, the `number`th of its place. Raises ExemplarChanged if somebody was faster."""
        row = asdict(line) | {"photos": [photo_in(photo) for photo in line.photos]}
        row |= {"place": line.place, "number": number}
        if self._connection.execute(insert_once(self._connection, tables.exemplars), row).rowcount != 1:
            raise ExemplarChanged

    def of(self, place: str) -> list[ExemplarLine]:
        """The steps of a point or grid, oldest first."""
        return self._lines(tables.exemplars.c.place == place)

    def all(self) -> list[list[ExemplarLine]]:
        """The steps of each place, oldest first."""
        found: dict[str, list[ExemplarLine]] = defaultdict(list)
        for line in self._lines(sa.true()):
            found[line.place].append(line)
        return list(found.values())

    def signed(self, span: Span) -> list[ExemplarLine]:
        """What was signed as 示范点 within a span, oldest first."""
        rows = tables.exemplars.c
        return self._lines((rows.step == ExemplarStep.SIGN) & within(rows.at, span))

    def _lines(self, test: Any) -> list[ExemplarLine]:
        rows = tables.exemplars
        query = sa.select(rows).where(test).order_by(rows.c.id)
        return [_line(row) for row in self._connection.execute(query).mappings()]


def _line(row: Any) -> ExemplarLine:
    values = {name: row[name] for name in _OWN}
    photos = tuple(photo_out(photo) for photo in row["photos"])
    return ExemplarLine(**values, step=ExemplarStep(row["step"]), photos=photos)
