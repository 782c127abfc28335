"""Runs of jobs: a row unique on (job, scope, local date, slot). Whoever inserts it has the run."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables
from storage.statements import insert_once

_RUNS = tables.runs.c
SETTLED = sa.select(_RUNS.job, _RUNS.day, _RUNS.slot).where(_RUNS.day >= sa.bindparam("since"))


class Runs:
    """The runs of jobs."""

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

    def settled(self, since: date) -> set[tuple[str, date, str]]:
        """Slots from a day on that were run, or reported as missed: (job, day, slot)."""
        rows = self._connection.execute(SETTLED, {"since": since})
        return {(job, day, slot) for job, day, slot in rows}
