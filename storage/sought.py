"""Which cases a question means, as one condition."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.cases import Source, State, Step
from domain.district import District
from domain.grades import Grading
from domain.life import ENDED
from domain.matters import MatterKind
from domain.question import GRADES, SOURCES, By, Limit, Status
from domain.rules import DEFAULTS
from domain.tally import Scope, Span
from storage import tables
from storage.conditions import (
    ACCOUNT,
    CAME_BACK_THEN,
    CLOSED,
    HELD,
    KEPT,
    LIVING,
    PUBLIC,
    REPORTED,
    SELF_REPORTED,
    SPLIT,
    UNDIVIDED,
    deferred,
    due,
    fell_due,
    inside,
    midnight,
    noticed,
    of_urgent_category,
    overdue,
    past_fell_due,
    to_do,
    whose,
    within,
)
from storage.graded import is_graded
from storage.handed import answered_since_given, handed, was_answered
from storage.lasting import lasts, often
from storage.left_out import Without, remains
from storage.of_matters import BY_MATTER, opened, under_way
from storage.reinspected import reinspected


@dataclass(frozen=True, slots=True)
class Sought:
    """Which cases are meant at a moment `at`, in the district's zone.

    In one of the `scopes`; in one of the `states` (none: any), and in all of `also`. Within `span` they were
    reported, or, where a state is something that happened (销号, 退回 …), that happened then. `due` is the time in
    which their limit falls, `limit` how long or how often they were so. `waits` are the states of their life.
    `person` handles them; `own` handles or reported them, `reporter` reported them; `verifier` checked them, whoever
    handles them. None and empty mean any. `grading` is the rule by which they are graded. They were reported within
    `opened`, whenever the state came about; what is `left_out` is not meant.
    Of what others handle, `line` are the units that are told of it by its subject (条线).
    """

    at: datetime
    scopes: tuple[Scope, ...] = ()
    span: Span | None = None
    states: tuple[Status, ...] = ()
    also: tuple[Status, ...] = ()
    categories: tuple[int, ...] = ()
    place_kind: str = ""
    person: int | None = None
    own: int | None = None
    reporter: int | None = None
    verifier: int | None = None
    due: Span | None = None
    limit: Limit | None = None
    waits: frozenset[State] | None = None
    grading: Grading = DEFAULTS.grading
    opened: Span | None = None
    left_out: Without | None = None
    line: frozenset[int] = frozenset()


_PARTS = {By.GRID: "grid", By.UNIT: "unit", By.CATEGORY: "category", By.POINT: "point", By.PERSON: "handler"}


def _in(state: State) -> Callable[[datetime], Any]:
    return lambda _: tables.cases.c.state == state


def _from(source: Source) -> Callable[[datetime], Any]:
    return lambda _: REPORTED & (tables.cases.c.source == source)


# Of what was reported in the span: how it stands at a moment.
_OF_REPORTED: Mapping[Status, Callable[[datetime], Any]] = {
    Status.NEW: lambda _: REPORTED,
    Status.SELF_REPORTED: lambda _: REPORTED & SELF_REPORTED,
    Status.NO_ANSWER: lambda _: HELD & ~answered_since_given(),
    **{status: _from(source) for status, source in SOURCES.items()},
    Status.CHECKING: _in(State.CHECKING),
    Status.UNASSIGNED: _in(State.UNASSIGNED),
    Status.UNCLAIMED: _in(State.UNASSIGNED),
    Status.PENDING: _in(State.PENDING),
    Status.UNCLOSED: lambda _: LIVING & ~SPLIT,
    Status.OPEN: to_do,
    Status.OVERDUE: overdue,
    Status.DEFERRED: deferred,
    Status.DUE: lambda at: due(Span(at, midnight(at)), at),
}
# Within the span it ended so.
_ENDED_AS = {
    Status.VOID: tables.cases.c.state == State.VOID,
    Status.REJECTED: tables.cases.c.state == State.REJECTED,
    Status.ON_TIME: CLOSED & KEPT,
}
_LATE = tables.cases.c.fixed_at.is_(None) | ~KEPT
_BY_STEP = {
    Status.RETURNED: (Step.RETURN,),
    Status.REWORK: (Step.FAIL,),
    Status.CHECKED: (Step.PASS, Step.FAIL),
    Status.REOPENED: (Step.REOPEN,),
    Status.EXTENDED: (Step.EXTEND,),
    Status.SUPERVISED: (Step.SUPERVISE,),
    Status.CONSULTING: (Step.CONSULT,),
    Status.REBOUND: (Step.REBOUND,),
}
_NOW = frozenset({Status.REWORK, Status.EXTENDED})  # without a span, what is so now
_EVER = frozenset({Status.CHECKED, Status.REBOUND})  # without a span, whatever was


def where(sought: Sought, district: District, unit: Any = ACCOUNT, *, rated: bool = False) -> Any:
    """As SQL; `unit` is whose a case is. A case that was split counts by its parts, but for its own limit (`rated`)
    and for what was reported in a span."""
    cases = tables.cases.c
    tests: list[Any] = [PUBLIC]
    if sought.states in ((Status.ON_TIME,), (Status.NOT_KEPT,)):
        tests.append(_fell_due(sought, district, unit))
    else:
        tests += [_in_any(sought.scopes, district, unit), *_stands(sought, district, rated)]
    tests += [_narrows(one, sought, district) for one in sought.also]
    if sought.categories:
        tests.append(cases.category.in_(sought.categories))
    if sought.place_kind:
        kind = sa.select(tables.points.c.id).where(tables.points.c.kind == sought.place_kind)
        tests.append(cases.point.in_(kind))
    if sought.person is not None:
        tests.append(cases.handler == sought.person)
    if sought.own is not None:
        tests.append((cases.handler == sought.own) | (cases.reporter == sought.own))
    if sought.reporter is not None:
        tests.append(cases.reporter == sought.reporter)
    if sought.due:
        tests.append(HELD & within(cases.due_at, sought.due))
    if sought.waits is not None:
        tests.append(cases.state.in_(list(sought.waits)))
    if sought.opened:
        tests.append(within(cases.opened_at, sought.opened))
    if sought.line:
        tests.append(cases.line_unit.in_(sought.line) & cases.unit.not_in(sought.line))
    if sought.left_out:
        now = replace(sought, span=None)
        tests.append(remains(sought.left_out, district, unit, lambda one: _holds(one, now, district)))
    return sa.and_(*tests)


def _narrows(status: Status, sought: Sought, district: District) -> Any:
    """The same beside other states. Where it came from and how grave it is hold whenever it was reported."""
    if status in GRADES:
        return is_graded(GRADES[status], sought.grading, district)
    return _holds(status, replace(sought, span=None) if status in SOURCES else sought, district)


def _in_any(scopes: Iterable[Scope], district: District, unit: Any) -> Any:
    places = [inside(one, district, unit) for one in scopes]
    return sa.or_(*places) if places else sa.true()


def _stands(sought: Sought, district: District, rated: bool) -> Iterable[Any]:
    cases = tables.cases.c
    if sought.limit and sought.limit.times:
        yield within(cases.opened_at, sought.span) & UNDIVIDED
        yield sa.or_(*(often(sought.limit, one) for one in sought.states))
    elif sought.states:
        yield sa.or_(*(_so_long(one, sought, district) for one in sought.states))
    elif sought.span:
        yield within(cases.opened_at, sought.span)
        if sought.person is None:
            yield REPORTED
    elif not rated:
        yield UNDIVIDED


def _so_long(status: Status, sought: Sought, district: District) -> Any:
    holds = _holds(status, sought, district)
    return holds & lasts(sought.limit, status, sought.at) if sought.limit else holds


def _fell_due(sought: Sought, district: District, unit: Any) -> Any:
    """按期, or 没按期, by itself: what 按期率 counts as kept, or not, of a limit of now or an earlier one, of the unit
    that had it."""
    past, cases = tables.past_limits.c, tables.cases.c
    kept = sought.states == (Status.ON_TIME,)
    now = (
        fell_due(sought.span, sought.at) & (KEPT if kept else _LATE) & _in_any(sought.scopes, district, unit)
    )
    before = sa.select(past.id).where(past.case == cases.number, past_fell_due(sought.span))
    before = before.where(past.on_time if kept else ~past.on_time)
    return now | before.where(_in_any(sought.scopes, district, past.unit)).exists()


def _holds(status: Status, sought: Sought, district: District) -> Any:
    """A state as SQL; the answers to a roll-call no case is in."""
    cases = tables.cases.c
    if status in BY_MATTER and not (sought.span and status in _BY_STEP):
        return under_way(status, sought.span)
    if status in _BY_STEP and (sought.span or status not in _NOW):
        return _stepped(status, sought)
    if status in _ENDED_AS:
        return _ENDED_AS[status] & within(cases.closed_at, sought.span)
    if status in _OF_REPORTED:
        return _OF_REPORTED[status](sought.at) & within(cases.opened_at, sought.span)
    return _by_itself(status, sought, district)


def _by_itself(status: Status, sought: Sought, district: District) -> Any:
    """Those states that have a condition of their own."""
    cases = tables.cases.c
    match status:
        case Status.BAD:
            rows = reinspected(sought.span)
            return cases.number.in_(sa.select(rows.c.case).where(rows.c.failed == 1))
        case Status.REWORK:  # now; within a span it is what failed then
            return HELD & (cases.reworked > 0)
        case Status.ANSWERED:
            rows = handed(sought.span)
            return cases.number.in_(sa.select(rows.c.case).where(was_answered(rows)))
        case Status.NOTICED:
            return opened(MatterKind.TOW_NOTICE, sought.span) if sought.span else HELD & noticed()
        case Status.EXTENDED:
            return LIVING & ~SPLIT & (cases.extended > 0)
        case Status.EXTENSION_ASKED:
            asked = opened(MatterKind.EXTENSION, sought.span)
            return asked if sought.span else under_way(Status.EXTENSION_PENDING, None)
        case Status.NOT_KEPT:
            return fell_due(sought.span, sought.at) & _LATE
        case Status.FIXED:
            fixed = cases.state.in_([State.CHECKING, State.CLOSED]) & cases.fixed_at.is_not(None)
            return fixed & within(cases.fixed_at, sought.span)
        case Status.CLOSED:
            by = cases.verified_by == sought.verifier if sought.verifier else sa.true()
            return CLOSED & within(cases.closed_at, sought.span) & by
        case Status.SEVERE | Status.HEAVY:
            then = REPORTED & within(cases.opened_at, sought.span) if sought.span else LIVING & ~SPLIT
            return is_graded(GRADES[status], sought.grading, district) & then
        case Status.URGENT:
            return of_urgent_category(district) & within(cases.opened_at, sought.span)
    return sa.false()


def _stepped(status: Status, sought: Sought) -> Any:
    """退回, 返工, 重开: within a span what was; else what is so now, until the case has ended.

    What was checked, and a 反弹, are told of what has ended too.
    """
    cases, events, span = tables.cases.c, tables.events.c, sought.span
    if span is None and status is Status.RETURNED:
        return cases.state == State.RETURNED
    taken = sa.select(events.id).where(events.case == cases.number, events.step.in_(_BY_STEP[status]))
    if status is Status.CHECKED and sought.verifier is not None:
        taken = taken.where(events.person == sought.verifier)
    if span is None and status not in _EVER:
        return taken.exists() & cases.state.not_in(list(ENDED))
    if status is Status.REBOUND:
        taken = taken.where(CAME_BACK_THEN)
    return taken.where(within(events.at, span)).exists()


def part(by: By | None, district: District, unit: Any = ACCOUNT) -> Any:
    """The column that a count is divided by. A case on no unit's account counts for the unit of its grid."""
    if by is None:
        return sa.null()
    return whose(district, unit) if by is By.UNIT else tables.cases.c[_PARTS[by]]
