"""How soon units do anything at all with what they are given (首次回应), for questions; reports count the same rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.district import District
from domain.tally import Span
from storage import tables
from storage.conditions import whose
from storage.handed import first_moved, handed
from storage.rates import any_state
from storage.sought import Sought, where


@dataclass(frozen=True, slots=True)
class Given:
    """A case that a unit was given, and when the unit first did something with it; `answered` is False where it has
    done nothing up to the cut-off, or had done nothing when it was taken out of its hands."""

    number: int
    unit: int | None
    grid: int | None
    category: int | None
    point: int | None
    at: datetime
    first: datetime
    answered: bool


class FirstAnswers:
    """Reads what units were given."""

    def __init__(self, connection: Connection, district: District) -> None:
        self._connection = connection
        self._district = district

    def given(self, sought: Sought) -> list[Given]:
        """What of these was given to units within the span (without one, ever), in the order in which it was."""
        rows, cases = handed(sought.span), tables.cases.c
        unit = whose(self._district, rows.c.unit).label("held_by")
        columns = (cases.number, unit, cases.grid, cases.category, cases.point)
        query = sa.select(*columns, rows.c.at, rows.c.answered_at, rows.c.gone_at)
        query = query.select_from(rows.join(tables.cases, cases.number == rows.c.case))
        query = query.where(where(any_state(sought), self._district, rows.c.unit, rated=True))
        span = sought.span or Span(sought.at, sought.at)
        found = []
        lines = self._connection.execute(query.order_by(rows.c.at, cases.number))
        for number, held_by, grid, category, point, at, answered, gone in lines:
            moment, done = first_moved(answered, gone, span)
            found.append(Given(number, held_by, grid, category, point, at, moment, done))
        return found
