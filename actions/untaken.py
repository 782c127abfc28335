"""Cases that no unit has taken, though the time to do so (认领时限) has passed; and those whose unit is gone."""

from __future__ import annotations

from datetime import datetime

from actions.audience import holder_of
from domain.cases import Case
from domain.deadline import due_at
from domain.district import District
from domain.life import UNDER_LIMIT
from domain.tally import DISTRICT, Scope
from storage.store import Store


def untaken(at: datetime, store: Store) -> list[Case]:
    """待派遣 that no unit has claimed, then what was given to a unit where nobody has moved; each longest first."""
    stalled = store.stalled
    waiting = (*stalled.untaken(), *stalled.untouched())
    return [case for case in waiting if is_over(case, at, store)]


def orphans(store: Store) -> list[Case]:
    """At a unit that the register has no more, or where nobody is who could see to it, nor above it."""
    held = store.cases.live(Scope(DISTRICT), UNDER_LIMIT, confidential=True)
    return [one for one in held if is_orphan(one, store.district)]


def is_orphan(case: Case, district: District) -> bool:
    """True if the unit that has the case is gone, or nobody is there, nor above it, who could see to it."""
    return all(one.id != case.unit for one in district.units) or holder_of(case, district) is None


def is_over(case: Case, at: datetime, store: Store) -> bool:
    """Has it waited for longer than 认领时限?"""
    limit, since = store.rules.claiming, case.waiting_since
    return since is not None and due_at(since, limit.amount, limit.unit, store.calendar) <= at
