"""Cases that no unit has taken, though the time to do so (认领时限) has passed."""

from __future__ import annotations

from datetime import datetime

from domain.cases import Case
from domain.deadline import due_at
from storage.store import Store


def untaken(at: datetime, store: Store) -> list[Case]:
    """待派遣 that no unit has claimed, then what was given to a unit where nobody has moved; each longest first."""
    stalled = store.stalled
    waiting = (*stalled.untaken(), *stalled.untouched())
    return [case for case in waiting if case.waiting_since and _is_over(case.waiting_since, at, store)]


def _is_over(since: datetime, at: datetime, store: Store) -> bool:
    limit = store.rules.claiming
    return due_at(since, limit.amount, limit.unit, store.calendar) <= at
