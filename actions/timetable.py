"""时间表 of a part of the district: everything that a unit still has to do, by the day on which it falls due."""

from __future__ import annotations

from datetime import datetime

from domain.cases import Case
from domain.life import UNDER_LIMIT
from domain.tally import Scope
from domain.timetable import in_order
from storage.store import Store


def of(scope: Scope, at: datetime, store: Store) -> list[Case]:
    """What units hold there and all that counts as 超期, the longest overdue first; nothing confidential."""
    late = {case.number: case for case in store.cases.overdue(scope, at)}
    held = {case.number: case for case in store.cases.live(scope, UNDER_LIMIT)}
    return in_order((late | held).values(), at)
