"""议定事项, and what became of them."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.key_jobs import NO_JOB, KeyJob
from domain.resolutions import Resolution
from storage import tables
from storage.key_jobs import KeyJobs


class Resolutions:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._key_jobs = KeyJobs(connection)

    def add(self, unit: int, words: str, until: date, person: int, at: datetime) -> Resolution:
        """Keep a new one. Out: the same with its number."""
        row = {"unit": unit, "words": words, "until": until, "person": person, "at": at}
        number = self._connection.scalar(
            tables.resolutions.insert().returning(tables.resolutions.c.number),
            row | {"done_words": "", "void": False},
        )
        assert number is not None, "an insert gives its number"
        return Resolution(number, unit, words, until, at, person)

    def get(self, number: int) -> Resolution | None:
        """One of them."""
        return next(iter(self._select(tables.resolutions.c.number == number)), None)

    def open(self, units: Collection[int] | None = None) -> list[Resolution]:
        """What is open, of these units or of all, the earliest day first."""
        return self._select(tables.resolutions.c.done_at.is_(None), units=units)

    def ended(self, units: Collection[int] | None = None) -> list[Resolution]:
        """What is over, done or dropped, of these units or of all, the latest first."""
        over = self._select(tables.resolutions.c.done_at.is_not(None), units=units)
        return sorted(over, key=lambda one: (one.done_at or one.at, one.number), reverse=True)

    def ended_since(self, since: datetime) -> list[Resolution]:
        """What was done from a moment on."""
        return self._select(tables.resolutions.c.done_at >= since, ~tables.resolutions.c.void)

    def end(self, number: int, at: datetime, words: str, *, void: bool = False) -> bool:
        """It is done, or not wanted any more. False if it was ended before."""
        resolutions = tables.resolutions
        result = self._connection.execute(
            resolutions.update()
            .where(resolutions.c.number == number, resolutions.c.done_at.is_(None))
            .values(done_at=at, done_words=words, void=void)
        )
        return result.rowcount == 1

    def move(self, number: int, until: date) -> bool:
        """Its last day is another one, of which its unit is asked anew. False if it is over."""
        return self._changed(number, is_open=True, until=until)

    def hand_on(self, number: int, unit: int) -> bool:
        """Another unit is to do it, which is asked anew. False if it is over."""
        return self._changed(number, is_open=True, unit=unit)

    def reopen(self, number: int) -> bool:
        """It has to be done after all, and its unit is asked anew. False if it is open."""
        return self._changed(number, is_open=False, done_at=None, done_words="", void=False)

    def _changed(self, number: int, *, is_open: bool, **values: Any) -> bool:
        resolutions = tables.resolutions
        ended = resolutions.c.done_at
        result = self._connection.execute(
            resolutions.update()
            .where(resolutions.c.number == number, ended.is_(None) if is_open else ended.is_not(None))
            .values(told=None, **values)
        )
        return result.rowcount == 1

    def first_told(self, number: int, why: str) -> bool:
        """True the first time somebody is asked about it for this reason."""
        resolutions = tables.resolutions
        row = self._connection.scalar(sa.select(resolutions.c.told).where(resolutions.c.number == number))
        told = str(row or "").split()
        if why in told:
            return False
        self._connection.execute(
            resolutions.update().where(resolutions.c.number == number).values(told=" ".join([*told, why]))
        )
        return True

    def _select(self, *tests: Any, units: Collection[int] | None = None) -> list[Resolution]:
        resolutions = tables.resolutions.c
        if units is not None:
            tests = (*tests, resolutions.unit.in_(list(units)))
        query = sa.select(tables.resolutions).where(*tests).order_by(resolutions.until, resolutions.number)
        rows = self._connection.execute(query).mappings().all()
        jobs = self._key_jobs.of(row["number"] for row in rows)
        return [_resolution(row, jobs.get(row["number"], NO_JOB)) for row in rows]


def _resolution(row: Any, job: KeyJob) -> Resolution:
    return Resolution(
        row["number"],
        row["unit"],
        row["words"],
        row["until"],
        row["at"],
        row["person"],
        row["done_at"],
        row["done_words"],
        row["void"],
        job,
    )
