"""Runs of jobs: a row unique on (job, scope, local date, slot). Whoever inserts it has the run."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from storage import register, tables
from storage.statements import insert_once


class Runs:
    """What the clock has already had done, and the counters beside it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection

    async def claim(
        self, job: str, scope: str, day: date, slot: str, at: datetime, outcome: str = "done"
    ) -> bool:
        """True for whoever comes first. `outcome` is done, or missed when it was too late to run."""
        row = {"job": job, "scope": scope, "day": day, "slot": slot, "at": at, "outcome": outcome}
        result = await self._connection.execute(insert_once(self._connection, tables.runs), row)
        return bool(result.rowcount)

    async def last(self) -> dict[str, datetime]:
        """When each job last ran."""
        runs = tables.runs.c
        query = sa.select(runs.job, sa.func.max(runs.at)).group_by(runs.job)
        return {str(job): at for job, at in await self._connection.execute(query)}

    async def counter(self, name: str) -> int:
        """A number kept under a name, 0 if there is none."""
        counters = tables.counters.c
        return (await self._connection.scalar(sa.select(counters.value).where(counters.name == name))) or 0

    async def set_counter(self, name: str, value: int) -> None:
        """Keep a number under a name."""
        counters = tables.counters
        await self._connection.execute(counters.delete().where(counters.c.name == name))
        await self._connection.execute(counters.insert().values(name=name, value=value))

    async def remind(self, case: int, reason: str, due_at: datetime) -> bool:
        """True the first time a case's owner is reminded for this reason and this limit."""
        row = {"case": case, "reason": reason, "due_at": due_at}
        result = await self._connection.execute(insert_once(self._connection, tables.reminded), row)
        return bool(result.rowcount)

    async def set_workday(self, day: date, working: bool) -> None:
        """调休 set by hand: that day is worked, or not."""
        await self._connection.execute(tables.workdays.delete().where(tables.workdays.c.day == day))
        await self._connection.execute(tables.workdays.insert().values(day=day, working=working))
        await register.touch(self._connection)  # the calendar at hand is part of the register

    async def settled(self, since: date) -> set[tuple[str, date, str]]:
        """Slots from a day on that were run, or reported as missed: (job, day, slot)."""
        runs = tables.runs.c
        query = sa.select(runs.job, runs.day, runs.slot).where(runs.day >= since)
        return {(str(job), day, str(slot)) for job, day, slot in await self._connection.execute(query)}
