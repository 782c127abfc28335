"""Which cases have a matter that a question means (督办, 会商, 延期 …), as SQL."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from domain.cases import Step
from domain.matters import UNDER_WAY, MatterKind, MatterState
from domain.question import Status
from domain.tally import Span
from storage import tables
from storage.conditions import within

_MATTERS = tables.matters.c
BY_MATTER = {
    Status.SUPERVISED: (MatterKind.SUPERVISION, (MatterState.AGREED,)),
    Status.UNRECEIVED: (MatterKind.SUPERVISION, (MatterState.AGREED,)),
    Status.UNANSWERED: (MatterKind.SUPERVISION, (MatterState.AGREED,)),
    Status.CONSULTING: (MatterKind.CONSULTATION, UNDER_WAY),
    Status.APPEALED: (MatterKind.APPEAL, UNDER_WAY),
    Status.EXTENSION_PENDING: (MatterKind.EXTENSION, (MatterState.ASKED,)),
    Status.DEFERRAL_PENDING: (MatterKind.DEFERRAL, (MatterState.ASKED,)),
}
_UNTIL = {Status.UNRECEIVED: Step.RECEIVE, Status.UNANSWERED: Step.REPLY}


def under_way(status: Status, span: Span | None) -> Any:
    """As SQL of a case: it has one that is at work now, opened in the span if there is one."""
    kind, states = BY_MATTER[status]
    at_work = _has(kind, _MATTERS.state.in_(list(states)), within(_MATTERS.opened_at, span))
    return at_work & ~_came_since_the_order(_UNTIL[status]) if status in _UNTIL else at_work


def opened(kind: MatterKind, span: Span | None) -> Any:
    """As SQL of a case: one of this kind was opened in the span (without one, ever), whatever became of it."""
    return _has(kind, within(_MATTERS.opened_at, span))


def _has(kind: MatterKind, *tests: Any) -> Any:
    found = sa.select(_MATTERS.id).where(_MATTERS.case == tables.cases.c.number, _MATTERS.kind == kind)
    return found.where(*tests).exists()


def _came_since_the_order(step: Step) -> Any:
    """签收 or 回复 came since the last 督办 of the case."""
    order, answer = tables.events.alias(), tables.events.alias()
    last = sa.select(sa.func.max(order.c.id)).where(
        order.c.case == tables.cases.c.number, order.c.step == Step.SUPERVISE
    )
    last = last.correlate(tables.cases)  # else it would be the last 督办 of any case
    given = sa.select(answer.c.id).where(answer.c.case == tables.cases.c.number, answer.c.step == step)
    return given.where(answer.c.id > last.scalar_subquery()).exists()
