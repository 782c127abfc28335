"""年度评分: what was opened to appeals, the appeals, and who froze it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.year_scores import YearAppeal, YearEntry, YearScore
from storage import tables
from storage.statements import insert_once


class YearScores:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, new: YearScore) -> bool:
        """Keep a year's scores, once. False if the year was opened already."""
        row = asdict(new) | {"entries": [[one.grid, [*map(list, one.months)]] for one in new.entries]}
        return self._done(insert_once(self._connection, tables.year_scores), row)

    def of(self, year: int) -> YearScore | None:
        """A year that was opened."""
        years = tables.year_scores
        row = self._connection.execute(sa.select(years).where(years.c.year == year)).mappings().first()
        return _score(row) if row else None

    def last(self) -> YearScore | None:
        """The newest year that was opened."""
        newest = self._connection.scalar(sa.select(sa.func.max(tables.year_scores.c.year)))
        return self.of(newest) if newest is not None else None

    def freeze(self, year: int, by: int, at: datetime) -> bool:
        """定案. False if somebody was faster."""
        years = tables.year_scores
        this = (years.c.year == year) & years.c.frozen_at.is_(None)
        return self._done(years.update().where(this), {"frozen_by": by, "frozen_at": at})

    def appeal(self, new: YearAppeal) -> bool:
        """Keep an appeal. False if there is one about the grid."""
        return self._done(insert_once(self._connection, tables.year_appeals), asdict(new))

    def decide(self, after: YearAppeal) -> bool:
        """Keep what was decided. False if somebody was faster."""
        appeals = tables.year_appeals
        this = (
            (appeals.c.year == after.year) & (appeals.c.grid == after.grid) & appeals.c.decided_at.is_(None)
        )
        values = {name: getattr(after, name) for name in ("decided_by", "decided_at", "points", "reason")}
        return self._done(appeals.update().where(this), values)

    def appeals(self, year: int) -> list[YearAppeal]:
        """All appeals of a year, oldest first."""
        appeals = tables.year_appeals
        query = sa.select(appeals).where(appeals.c.year == year).order_by(appeals.c.at, appeals.c.grid)
        return [YearAppeal(**row) for row in self._connection.execute(query).mappings()]

    def _done(self, statement: Any, values: Mapping[str, Any]) -> bool:
        return self._connection.execute(statement, values).rowcount == 1


def _score(row: Any) -> YearScore:
    entries = tuple(
        YearEntry(grid, tuple((month, points) for month, points in months)) for grid, months in row["entries"]
    )
    return YearScore(**{**row, "entries": entries})
