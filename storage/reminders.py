"""Which reminders were sent already."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables
from storage.statements import insert_once

_REMINDED = tables.reminded.c
TOLD = sa.select(_REMINDED.case, _REMINDED.reason, _REMINDED.due_at, _REMINDED.holder).where(
    _REMINDED.case.in_(sa.bindparam("cases", expanding=True))
)


class Told:
    """What was told of some cases, read at once: a look at all that is overdue asks about each of them every hour."""

    def __init__(self, reminders: Reminders, rows: Iterable[tuple[int, str, datetime, int | None]]) -> None:
        self._reminders = reminders
        self._rows: set[tuple[int, str, datetime]] = set()
        self._times: Counter[tuple[int, int | None]] = Counter()
        for case, reason, due_at, holder in rows:
            self._rows.add((case, reason, due_at))
            self._times[case, holder] += 1

    def first(self, case: int, reason: str, due_at: datetime) -> bool:
        """True the first time somebody is told of a case for this reason and this limit."""
        return (case, reason, due_at) not in self._rows and self._reminders.first(case, reason, due_at)

    def open_to(self, holder: int, case: int, reason: str, due_at: datetime, most: int) -> bool:
        """True if whoever holds the case may be reminded: at most so many times, and once for a reason and limit."""
        return self._times[case, holder] < most and (case, _to(holder, reason), due_at) not in self._rows

    def first_to(self, holder: int, case: int, reason: str, due_at: datetime) -> bool:
        """True the first time whoever holds the case is reminded for this reason and this limit; it counts."""
        self._times[case, holder] += 1
        row = {"case": case, "reason": _to(holder, reason), "due_at": due_at, "holder": holder}
        return self._reminders.keep(row)


def _to(holder: int, reason: str) -> str:
    return f"{reason}:{holder}"


class Reminders:
    """A row for each reminder of a case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def first(self, case: int, reason: str, due_at: datetime) -> bool:
        """True the first time somebody is told of a case for this reason and this limit."""
        return self.keep({"case": case, "reason": reason, "due_at": due_at, "holder": None})

    def told(self, cases: Collection[int]) -> Told:
        """What was told of these cases."""
        rows = self._connection.execute(TOLD, {"cases": list(cases)}) if cases else ()
        return Told(self, ((case, reason, due_at, holder) for case, reason, due_at, holder in rows))

    def keep(self, row: dict[str, object]) -> bool:
        """False if that row is there."""
        result = self._connection.execute(insert_once(self._connection, tables.reminded), row)
        return bool(result.rowcount)
