"""Runs of jobs: a row unique on (job, scope, local date, slot). Whoever inserts it has the run."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import register, tables
from storage.statements import insert_once


class Runs:
    """What the clock has already had done, and the counters beside it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def claim(self, job: str, scope: str, day: date, slot: str, at: datetime, outcome: str = "done") -> bool:
        """True for whoever comes first. `outcome` is done, or missed when it was too late to run."""
        row = {"job": job, "scope": scope, "day": day, "slot": slot, "at": at, "outcome": outcome}
        result = self._connection.execute(insert_once(self._connection, tables.runs), row)
        return bool(result.rowcount)

    def last(self) -> dict[str, datetime]:
        """When each job last ran."""
        runs = tables.runs.c
        query = sa.select(runs.job, sa.func.max(runs.at)).group_by(runs.job)
        return {str(job): at for job, at in self._connection.execute(query)}

    def counter(self, name: str) -> int:
        """A number kept under a name, 0 if there is none."""
        counters = tables.counters.c
        return (self._connection.scalar(sa.select(counters.value).where(counters.name == name))) or 0

    def set_counter(self, name: str, value: int) -> None:
        """Keep a number under a name."""
        counters = tables.counters
        self._connection.execute(counters.delete().where(counters.c.name == name))
        self._connection.execute(counters.insert().values(name=name, value=value))

    def remind(self, case: int, reason: str, due_at: datetime) -> bool:
        """True the first time a case's owner is reminded for this reason and this limit."""
        row = {"case": case, "reason": reason, "due_at": due_at}
        result = self._connection.execute(insert_once(self._connection, tables.reminded), row)
        return bool(result.rowcount)

    def set_workday(self, day: date, working: bool) -> None:
        """调休 set by hand: that day is worked, or not."""
        self._connection.execute(tables.workdays.delete().where(tables.workdays.c.day == day))
        self._connection.execute(tables.workdays.insert().values(day=day, working=working))
        register.touch(self._connection)  # the calendar at hand is part of the register

    def settled(self, since: date) -> set[tuple[str, date, str]]:
        """Slots from a day on that were run, or reported as missed: (job, day, slot)."""
        runs = tables.runs.c
        query = sa.select(runs.job, runs.day, runs.slot).where(runs.day >= since)
        return {(str(job), day, str(slot)) for job, day, slot in self._connection.execute(query)}
