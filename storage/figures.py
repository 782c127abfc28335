"""Cases for a question: one condition, from which they are counted, listed, and divided into parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Case, Source, State, Step
from domain.district import District
from domain.life import ENDED, UNDER_LIMIT
from domain.lookback import LookResult
from domain.matters import UNDER_WAY, MatterKind, MatterState
from domain.question import By, Status
from domain.tally import Scope, Span
from storage import tables
from storage.cases import LOOKED, LOOKS, PAST_LIMITS, case_of
from storage.conditions import (
    ACCOUNT,
    CLOSED,
    HELD,
    KEPT,
    LIVING,
    PUBLIC,
    REPORTED,
    SPLIT,
    UNDIVIDED,
    deferred,
    due,
    fell_due,
    inside,
    number,
    overdue,
    past_fell_due,
    to_do,
    within,
)


@dataclass(frozen=True, slots=True)
class Sought:
    """Which cases are meant at a moment `at`, in the district's zone.

    In one of the `scopes`; in one of the `states` (none: any), and in all of `also`. Within `span` they were
    reported, or, where a state is something that happened (销号, 退回 …), that happened then. `due` is the time in
    which their limit falls. `waits` are the states of their life. `person` handles them; `own` handles or reported
    them. None and empty mean any.
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
    due: Span | None = None
    waits: frozenset[State] | None = None


_PARTS = {By.GRID: "grid", By.UNIT: "unit", By.CATEGORY: "category", By.POINT: "point", By.PERSON: "handler"}
_IN_STATE = {
    Status.CHECKING: State.CHECKING,
    Status.UNASSIGNED: State.UNASSIGNED,
    Status.UNCLAIMED: State.UNASSIGNED,
    Status.PENDING: State.PENDING,
    Status.REJECTED: State.REJECTED,
}
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
_BY_MATTER = {
    Status.SUPERVISED: (MatterKind.SUPERVISION, (MatterState.AGREED,)),
    Status.UNRECEIVED: (MatterKind.SUPERVISION, (MatterState.AGREED,)),
    Status.UNANSWERED: (MatterKind.SUPERVISION, (MatterState.AGREED,)),
    Status.CONSULTING: (MatterKind.CONSULTATION, UNDER_WAY),
    Status.APPEALED: (MatterKind.APPEAL, UNDER_WAY),
}
_UNTIL = {Status.UNRECEIVED: Step.RECEIVE, Status.UNANSWERED: Step.REPLY}


class Figures:
    """Reads cases for questions."""

    def __init__(self, connection: Connection, district: District) -> None:
        self._connection = connection
        self._district = district

    def count(self, sought: Sought) -> int:
        """How many there are."""
        query = sa.select(sa.func.count()).select_from(tables.cases).where(self._where(sought))
        return int(self._connection.scalar(query) or 0)

    def listed(self, sought: Sought, first: int = 0, most: int | None = None) -> list[Case]:
        """These cases from the one at index `first` on, the most urgent limit first, what has ended last, newest
        first."""
        cases = tables.cases.c
        ended = sa.case((cases.state.in_(list(ENDED)), 1), else_=0)
        held = sa.case((cases.state.in_(list(UNDER_LIMIT)), 0), else_=1)
        due = sa.case((cases.state.in_(list(UNDER_LIMIT)), cases.due_at), else_=None)
        query = sa.select(tables.cases).where(self._where(sought))
        newest = sa.case((cases.state.in_(list(ENDED)), -cases.number), else_=cases.number)
        query = query.order_by(ended, held, due, newest).offset(first).limit(most)
        return [case_of(row) for row in self._connection.execute(query).mappings()]

    def newest(self, sought: Sought, most: int) -> list[Case]:
        """These cases, the latest reported first."""
        query = sa.select(tables.cases).where(self._where(sought)).order_by(tables.cases.c.number.desc())
        return [case_of(row) for row in self._connection.execute(query.limit(most)).mappings()]

    def parts(self, sought: Sought, by: By) -> dict[int | None, int]:
        """How many by the id of grid, unit, category, point or handler; what has none of it is under None."""
        column = _part(by, ACCOUNT)
        query = sa.select(column, sa.func.count()).where(self._where(sought)).group_by(column)
        return {key: int(count) for key, count in self._connection.execute(query)}

    def by_source(self, scope: Scope, span: Span) -> dict[Source, int]:
        """How many were reported in a scope within a span, by where they came from (来源)."""
        cases = tables.cases.c
        where = PUBLIC & inside(scope, self._district) & within(cases.opened_at, span)
        query = sa.select(cases.source, sa.func.count()).where(where).group_by(cases.source)
        return {Source(source): int(count) for source, count in self._connection.execute(query)}

    def judged(self, sought: Sought, by: By | None = None) -> dict[int | None, tuple[int, int]]:
        """返工率: how often cases were checked in the span (without one, ever), and how often they failed; by the id of
        the part, or all under None. Whoever checks one case twice has checked twice, as in 周报."""
        events, cases = tables.events, tables.cases
        key, failed = _part(by, ACCOUNT), events.c.step == Step.FAIL
        query = sa.select(key, sa.func.count(), number(failed)).select_from(
            events.join(cases, cases.c.number == events.c.case)
        )
        query = query.where(self._where(_any_state(sought)), within(events.c.at, sought.span))
        done = events.c.step.in_([Step.PASS, Step.FAIL]) & events.c.person.is_not(None)
        query = query.where(done).group_by(*_grouped(key, by))
        return {part: (int(whole), int(fails or 0)) for part, whole, fails in self._connection.execute(query)}

    def looked(self, sought: Sought, by: By | None = None) -> dict[int | None, tuple[int, int]]:
        """反弹率: how often closed cases were looked at again in the span (without one, ever), and how often they had
        rebounded; by the id of the part, on the account of the unit that had put it right, or all under None."""
        matters = tables.matters.c
        key, rebounded = _part(by, matters.unit), matters.words == LookResult.REBOUND
        query = sa.select(key, sa.func.count(), number(rebounded)).select_from(LOOKS)
        done = LOOKED & matters.words.in_(list(LookResult)) & within(matters.ended_at, sought.span)
        query = query.where(self._where(_any_state(sought), matters.unit), done).group_by(*_grouped(key, by))
        return {part: (int(whole), int(some or 0)) for part, whole, some in self._connection.execute(query)}

    def in_time(self, sought: Sought, by: By | None = None) -> dict[int | None, tuple[int, int]]:
        """按期率: how many fell due in the span (without one, ever), and how many of them were put right in time; by
        the id of the part, or all of them under None."""
        found: dict[int | None, tuple[int, int]] = {}
        for key, all_, kept in (*self._fell_due(sought, by), *self._past_fell_due(sought, by)):
            before = found.get(key, (0, 0))
            found[key] = (before[0] + int(all_ or 0), before[1] + int(kept or 0))
        return found

    def _fell_due(self, sought: Sought, by: By | None) -> Iterable[Any]:
        whole = fell_due(sought.span, sought.at)
        key = _part(by, ACCOUNT)
        query = sa.select(key, number(whole), number(whole & KEPT)).where(
            self._where(_any_state(sought), rated=True)
        )
        return self._connection.execute(query.group_by(*_grouped(key, by)))

    def _past_fell_due(self, sought: Sought, by: By | None) -> Iterable[Any]:
        """Limits that are over, of the units that had them."""
        past = tables.past_limits.c
        key, whole = _part(by, past.unit), past_fell_due(sought.span)
        query = sa.select(key, number(whole), number(whole & past.on_time)).select_from(PAST_LIMITS)
        return self._connection.execute(
            query.where(self._where(_any_state(sought), past.unit, rated=True)).group_by(*_grouped(key, by))
        )

    def through_time(self, sought: Sought, begin: Callable[[datetime], str]) -> dict[str, int]:
        """How many by what `begin` makes of the local moment at which it happened: its day, week or month."""
        moment = tables.cases.c[_moment(sought.states)]
        zone = sought.at.tzinfo
        moments = self._connection.scalars(sa.select(moment).where(self._where(sought)))
        return dict(Counter(begin(one.astimezone(zone)) for one in moments if one is not None))

    def _where(self, sought: Sought, unit: Any = ACCOUNT, *, rated: bool = False) -> Any:
        """As SQL; `unit` is whose a case is. A case that was split counts by its parts, but for its own limit (`rated`)
        and for what was reported in a span."""
        cases = tables.cases.c
        tests = [PUBLIC, self._in_any(sought.scopes, unit)]
        if sought.states:
            tests.append(sa.or_(*(self._holds(one, sought) for one in sought.states)))
        elif sought.span:
            tests.append(within(cases.opened_at, sought.span))
            tests += [REPORTED] if sought.person is None else []
        elif not rated:
            tests.append(UNDIVIDED)
        tests += [self._holds(one, sought) for one in sought.also]
        if sought.categories:
            tests.append(cases.category.in_(sought.categories))
        if sought.place_kind:
            kind = sa.select(tables.points.c.id).where(tables.points.c.kind == sought.place_kind)
            tests.append(cases.point.in_(kind))
        if sought.person is not None:
            tests.append(cases.handler == sought.person)
        if sought.own is not None:
            tests.append((cases.handler == sought.own) | (cases.reporter == sought.own))
        if sought.due:
            tests.append(HELD & within(cases.due_at, sought.due))
        if sought.waits is not None:
            tests.append(cases.state.in_(list(sought.waits)))
        return sa.and_(*tests)

    def _in_any(self, scopes: Iterable[Scope], unit: Any) -> Any:
        places = [inside(one, self._district, unit) for one in scopes]
        return sa.or_(*places) if places else sa.true()

    def _holds(self, status: Status, sought: Sought) -> Any:
        """A state as SQL; the answers to a roll-call no case is in."""
        cases = tables.cases.c
        reported = within(cases.opened_at, sought.span)
        closed = CLOSED & within(cases.closed_at, sought.span)
        if status in _IN_STATE:
            return (cases.state == _IN_STATE[status]) & reported
        if status in _UNTIL:
            return self._under_way(status, sought.span) & ~_came_since_the_order(_UNTIL[status])
        if status in _BY_MATTER and not (sought.span and status in _BY_STEP):
            return self._under_way(status, sought.span)
        if status in _BY_STEP:
            return self._stepped(status, sought.span)
        match status:
            case Status.NEW:
                return REPORTED & reported
            case Status.UNCLOSED:
                return LIVING & ~SPLIT & reported
            case Status.OPEN:
                return to_do(sought.at) & reported
            case Status.OVERDUE:
                return overdue(sought.at) & reported
            case Status.DEFERRED:
                return deferred(sought.at) & reported
            case Status.VOID:
                return (cases.state == State.VOID) & within(cases.closed_at, sought.span)
            case Status.DUE:
                tomorrow = sought.at.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
                return due(Span(sought.at, tomorrow), sought.at) & reported
            case Status.FIXED:
                fixed = cases.state.in_([State.CHECKING, State.CLOSED]) & cases.fixed_at.is_not(None)
                return fixed & within(cases.fixed_at, sought.span)
            case Status.CLOSED:
                return closed
            case Status.ON_TIME:
                return closed & KEPT
            case Status.URGENT:
                urgent = [one.id for one in self._district.category.values() if one.urgent]
                return cases.category.in_(urgent) & reported
        return sa.false()

    def _under_way(self, status: Status, span: Span | None) -> Any:
        """督办, 会商, 申诉: what is at work now, opened in the span if there is one."""
        kind, states = _BY_MATTER[status]
        matters = tables.matters.c
        found = sa.select(matters.id).where(matters.case == tables.cases.c.number, matters.kind == kind)
        return found.where(matters.state.in_(list(states)), within(matters.opened_at, span)).exists()

    def _stepped(self, status: Status, span: Span | None) -> Any:
        """退回, 返工, 重开: within a span what was; else what is so now, until the case has ended.

        A 反弹 is told of what has ended.
        """
        cases, events = tables.cases.c, tables.events.c
        if span is None and status is Status.RETURNED:
            return cases.state == State.RETURNED
        taken = sa.select(events.id).where(events.case == cases.number, events.step.in_(_BY_STEP[status]))
        if span is None and status is not Status.REBOUND:
            return taken.exists() & cases.state.not_in(list(ENDED))
        return taken.where(within(events.at, span)).exists()


def _came_since_the_order(step: Step) -> Any:
    """签收 or 回复 came since the last 督办 of the case."""
    order, answer = tables.events.alias(), tables.events.alias()
    last = sa.select(sa.func.max(order.c.id)).where(
        order.c.case == tables.cases.c.number, order.c.step == Step.SUPERVISE
    )
    given = sa.select(answer.c.id).where(answer.c.case == tables.cases.c.number, answer.c.step == step)
    return given.where(answer.c.id > last.scalar_subquery()).exists()


def _part(by: By | None, unit: Any) -> Any:
    """The column that a count is divided by."""
    if by is None:
        return sa.null()
    return unit if by is By.UNIT else tables.cases.c[_PARTS[by]]


def _grouped(key: Any, by: By | None) -> tuple[Any, ...]:
    return (key,) if by is not None else ()


def _any_state(sought: Sought) -> Sought:
    """The same cases, however they stand and whenever they were reported."""
    return replace(sought, states=(), also=(), span=None)


def _moment(states: tuple[Status, ...]) -> str:
    """Which moment of a case its day is taken from."""
    if states and set(states) <= {Status.CLOSED, Status.ON_TIME}:
        return "closed_at"
    return "fixed_at" if set(states) == {Status.FIXED} else "opened_at"
