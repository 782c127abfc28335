"""What is said of cases in figures, as SQL: whose they are, what is 在办, 超期, fell due, kept.

The same in plain words is in domain/life.py; tests compare the two.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

import sqlalchemy as sa

from domain.cases import Accountability, State
from domain.district import District
from domain.life import ENDED, NOT_THERE, UNDER_LIMIT, WITH_OFFICE
from domain.lookback import LookResult
from domain.matters import MatterKind, MatterState
from domain.selfreports import SELF_REPORTS
from domain.tally import Scope, Span
from storage import tables

_CASES = tables.cases.c
_PAST = tables.past_limits.c
_MATTERS = tables.matters.c

# What lists, figures, papers and answers are made of. A confidential case is in none of them, nor in any total: a total
# that is more than its parts would give it away.
PUBLIC = _CASES.confidential.is_(sa.false())
CONFIDENTIAL = _CASES.confidential.is_(sa.true())
LIVING = _CASES.state.not_in(sorted(ENDED))
HELD = _CASES.state.in_(sorted(UNDER_LIMIT))
CHECKING = _CASES.state == State.CHECKING
# A case that was split (拆分) is one that was reported, and its parts are what is done: nothing is counted twice.
REPORTED = _CASES.part.is_(sa.false())
SPLIT = _CASES.state == State.SPLIT
UNDIVIDED = _CASES.parts == 0
CLOSED = (_CASES.state == State.CLOSED) & UNDIVIDED
_FOUND_AGAIN = sa.select(_MATTERS.id).where(
    _MATTERS.kind == MatterKind.LOOK_BACK, _MATTERS.words == LookResult.REBOUND
)
# What was closed and found there again (反弹): it goes on in another case, and is no success to be shown. Not what was
# told by mistake and taken back (反弹更正).
CAME_BACK = _FOUND_AGAIN.where(_MATTERS.case == _CASES.number).exists()
# The line of history of a 反弹 that still stands: those taken back stay as lines, beside that of a later 反弹.
CAME_BACK_THEN = _FOUND_AGAIN.where(
    _MATTERS.case == tables.events.c.case, _MATTERS.ended_at == tables.events.c.at
).exists()
_LEFT_LATE = _CASES.due_at < _CASES.left_at  # the unit that had it was late when it left
# The unit on whose account a case stands: which has it, else which was late with it.
ACCOUNT = sa.case((_CASES.unit.is_(None) & _LEFT_LATE, _CASES.left_unit), else_=_CASES.unit)
# The unit in whose hands it was when a line of history was written; of lines of earlier versions, where it is now.
THEN = sa.func.coalesce(tables.events.c.unit, ACCOUNT, _CASES.left_unit)
KEPT = _CASES.fixed_at <= _CASES.due_at
SELF_REPORTED = _CASES.source.in_(sorted(SELF_REPORTS))  # 自报: by the units' own people


def inside(scope: Scope, district: District, unit: Any = ACCOUNT) -> Any:
    """In a scope. A case on no unit's account counts for the unit of its grid; `unit` is whose it is."""
    if scope.units is not None:
        grids = [grid.id for grid in district.grids_ever_of(scope.units)]
        return unit.in_(list(scope.units)) | (unit.is_(None) & _CASES.grid.in_(grids))
    if scope.grids is not None:
        return _CASES.grid.in_(list(scope.grids))
    if scope.points is not None:
        return _CASES.point.in_(list(scope.points))
    return sa.true()


def whose(district: District, unit: Any = ACCOUNT) -> Any:
    """The unit that a case counts for, as `inside` and `domain.leading.answers` have it: on whose account it is,
    else that of its grid."""
    units: dict[int, Any] = {grid.id: sa.literal_column(str(grid.unit)) for grid in district.grid.values()}
    return sa.func.coalesce(unit, sa.case(units, value=_CASES.grid)) if units else unit


def of_urgent_category(district: District) -> Any:
    """Of a category that is urgent by itself; a case without one is not."""
    urgent = [one.id for one in district.category.values() if one.urgent]
    return sa.func.coalesce(_CASES.category.in_(urgent), sa.false())


def within(column: Any, span: Span | None) -> Any:
    """At some moment of a span; without one always."""
    if span is None:
        return sa.true()
    if span.hours:
        return sa.or_(*((column >= start) & (column < end) for start, end in span.hours))
    return (column >= span.start) & (column < span.end)


def overdue(now: datetime) -> Any:
    """超期: held past the limit and not 挂账, or late when it left its unit and taken by no other since."""
    past = _CASES.state.in_(sorted(UNDER_LIMIT | WITH_OFFICE)) & (_CASES.due_at < now)  # the index has both
    return past & ((HELD & _not_deferred(now)) | (~HELD & _LEFT_LATE))


def deferred(now: datetime) -> Any:
    """挂账 now."""
    return HELD & (_CASES.deferred_until > now)


def to_do(now: datetime) -> Any:
    """在办: somebody must act on it. What waits for verification and what is 挂账 stand beside it."""
    return LIVING & ~SPLIT & ~CHECKING & (~HELD | _not_deferred(now))


def due(span: Span, now: datetime) -> Any:
    """Its limit falls in a span to come, and it is not 挂账."""
    return HELD & within(_CASES.due_at, span) & _not_deferred(now)


def fell_due(span: Span | None, now: datetime) -> Any:
    """Its limit came in the span; not so if the case had left its unit before, and has not come back, nor if an
    appeal took it out."""
    return _came(span, now) & (_CASES.excused_at.is_(None) | (_CASES.excused_at != _CASES.due_at))


def excused(span: Span | None, now: datetime) -> Any:
    """The same of limits that an appeal (申诉) took out of the rate."""
    return _came(span, now) & (_CASES.excused_at == _CASES.due_at)


def _came(span: Span | None, now: datetime) -> Any:
    came = within(_CASES.due_at, span.of_limits) if span else _CASES.due_at < now
    return came & (_CASES.left_at.is_(None) | _LEFT_LATE)


def past_fell_due(span: Span | None) -> Any:
    """The same of an earlier limit; whatever is kept of those has come."""
    return within(_PAST.due_at, span.of_limits if span else None)


def answered(outcome: Accountability) -> Any:
    """What 自报倒查 came to, of what was not struck out."""
    return (_CASES.accountability == outcome) & _CASES.state.not_in(sorted(NOT_THERE))


def _not_deferred(now: datetime) -> Any:
    return _CASES.deferred_until.is_(None) | (_CASES.deferred_until <= now)


def noticed() -> Any:
    """Its unit has posted a notice (告知), for whose days the limit stands."""
    posted = (_MATTERS.kind == MatterKind.TOW_NOTICE) & (_MATTERS.state == MatterState.AGREED)
    waited_for = sa.select(_MATTERS.case, _MATTERS.unit).where(posted)
    return sa.tuple_(_CASES.number, _CASES.unit).in_(waited_for)


def midnight(now: datetime) -> datetime:
    """When the local day ends."""
    return datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)


def figures(span: Span, now: datetime, tomorrow: datetime) -> dict[str, Any]:
    """Which cases each figure of a tally counts, by the name of its field. The moments (`now` in the district's zone,
    `tomorrow` its `midnight`) may also be names of what is given when it is executed."""
    return {
        "new": REPORTED & within(_CASES.opened_at, span),
        "open": to_do(now),
        "checking": CHECKING,
        "due": due(Span(now, tomorrow), now),
        "overdue": overdue(now),
        "rework": HELD & (_CASES.reworked > 0),
        "owed": overdue(now) & (_CASES.due_at < span.of_limits.start),
        "deferred": deferred(now),
        "extended": LIVING & ~SPLIT & (_CASES.extended > 0),
        "noticed": HELD & noticed(),
        "closed": CLOSED & within(_CASES.closed_at, span),
        "void": (_CASES.state == State.VOID) & within(_CASES.closed_at, span),
        "fell_due": fell_due(span, now),
        "on_time": fell_due(span, now) & KEPT,
        "excused": excused(span, now),
        "rejected": (_CASES.state == State.REJECTED) & within(_CASES.closed_at, span),
        "merged": (_CASES.state == State.MERGED) & within(_CASES.closed_at, span),
        "self_reported": REPORTED & SELF_REPORTED & within(_CASES.opened_at, span),
        "shielded": answered(Accountability.SHIELDED) & within(_CASES.opened_at, span),
        "blamed": answered(Accountability.BLAMED) & within(_CASES.opened_at, span),
        "questioned": answered(Accountability.QUESTIONED),
    }


def countable(span: Span) -> Any:
    """Among these is every case that some figure of a tally counts: what came, ended or fell due in the span, what
    lives, what is in question. Each part is read from an index of its own, and the rest of the cases not at all."""
    living = sorted(set(State) - ENDED)
    asked: Any = _CASES.accountability != sa.literal_column("''")  # as its index says it
    parts = (
        within(_CASES.opened_at, span),
        within(_CASES.closed_at, span),
        _CASES.state.in_(sorted(State))
        & within(_CASES.due_at, span.of_limits),  # the index has states and limits
        _CASES.state.in_(living),
        asked & (_CASES.accountability == Accountability.QUESTIONED),
    )
    return _CASES.number.in_(sa.union(*(sa.select(_CASES.number).where(part) for part in parts)))


def number(condition: Any) -> Any:
    """How many rows are so."""
    return sa.func.sum(sa.case((condition, 1), else_=0))
