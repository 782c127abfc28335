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
    return [case for case in waiting if is_over(case, at, store)]


def is_over(case: Case, at: datetime, store: Store) -> bool:
    """Has it waited for longer than 认领时限?"""
    limit, since = store.rules.claiming, case.waiting_since
    return since is not None and due_at(since, limit.amount, limit.unit, store.calendar) <= at
