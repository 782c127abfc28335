"""指标: what the assessment of each year gives points for, as a workbook brought it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.mock_scores import YearIndicator
from storage import tables

_ROWS = tables.indicators


class Library:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[YearIndicator, ...]:
        """All of them, in the workbook's order."""
        rows = self._connection.execute(sa.select(_ROWS).order_by(_ROWS.c.id)).mappings()
        return tuple(YearIndicator(row["year"], row["name"], row["points"], row["asks"]) for row in rows)

    def bring_to(self, wanted: Sequence[YearIndicator]) -> tuple[YearIndicator, ...]:
        """Keep these, in this order. Out: those that were not there so, or are not there any more."""
        before = self.all()
        if before != tuple(wanted):
            self._connection.execute(_ROWS.delete())
            if wanted:
                self._connection.execute(_ROWS.insert(), [asdict(one) for one in wanted])
        return (*(one for one in wanted if one not in before), *(one for one in before if one not in wanted))
