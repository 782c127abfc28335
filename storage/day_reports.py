"""日报: what units confirmed of their days."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.day_reports import DayReport
from storage import tables
from storage.statements import insert_once

_REPORTS = tables.day_reports


class DayReports:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, day: date) -> dict[int, DayReport]:
        """What was confirmed for a day, by unit."""
        rows = self._connection.execute(sa.select(_REPORTS).where(_REPORTS.c.day == day)).mappings()
        return {row["unit"]: DayReport(**row) for row in rows}

    def any_within(self, first: date, last: date) -> bool:
        """Did any unit confirm one of these days?"""
        query = sa.select(sa.func.count()).select_from(_REPORTS).where(_REPORTS.c.day.between(first, last))
        return bool(self._connection.scalar(query))

    def confirm(self, report: DayReport) -> bool:
        """Keep it. False if somebody of the unit was faster."""
        return self._connection.execute(insert_once(self._connection, _REPORTS), asdict(report)).rowcount == 1

    def add(self, report: DayReport, words: str) -> None:
        """The unit's own line, in place of the one before."""
        same = (_REPORTS.c.unit == report.unit) & (_REPORTS.c.day == report.day)
        self._connection.execute(_REPORTS.update().where(same).values(words=words))
