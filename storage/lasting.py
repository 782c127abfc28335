"""How long cases have been as they are, and how often something was done to them, as SQL (三天以上, 两次以上)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from domain.question import Limit, Status
from storage import tables

_CASES = tables.cases.c
_SINCE = {Status.OVERDUE: _CASES.due_at, Status.UNCLOSED: _CASES.opened_at, Status.OPEN: _CASES.opened_at}
_TIMES = {
    Status.NEW: _CASES.echoed + 1,
    Status.RETURNED: _CASES.returned,
    Status.REWORK: _CASES.reworked,
    Status.REOPENED: _CASES.reopened,
    Status.EXTENDED: _CASES.extended,
}


def lasts(limit: Limit, status: Status, at: datetime) -> Any:
    """Cases in this state have been so for longer (or less) than the limit says, in natural time: 超期 since their
    limit, 未销号 and 在办 since they were reported, all others since whoever has them got them; `still` since anything
    was done to them."""
    since = _last_done() if limit.still else _SINCE.get(status, _CASES.waiting_since)
    then = at - timedelta(hours=limit.hours)
    return since > then if limit.less else since <= then


def often(limit: Limit, status: Status) -> Any:
    """It was done to a case so often or more, or less often but once, however the case stands now."""
    times = _TIMES[status]
    return (times < limit.times) & (times > 0) if limit.less else times >= limit.times


def _last_done() -> Any:
    events = tables.events.c
    last = sa.select(sa.func.max(events.at)).where(events.case == _CASES.number, events.person.is_not(None))
    return last.scalar_subquery()
