"""The cases behind the figures of a report (周报 月报 季报 年报), read with the conditions that count them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from functools import reduce
from operator import add
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import State, Step
from domain.dragnets import Found
from domain.editions import UNANSWERED, Counted
from domain.life import NOT_THERE
from domain.lookback import LookResult
from domain.matters import GRANTED, MatterKind
from domain.measures import Deed, Figure
from domain.recurring import Reported, occurrences
from domain.rulevalues import Recurrence
from domain.tally import Span
from storage import tables
from storage.conditions import ACCOUNT, CAME_BACK_THEN, PUBLIC, THEN, countable, past_fell_due, within
from storage.counting import LOOKED, LOOKS, PAST_LIMITS, SPAN, figures_within, moments
from storage.handed import first_moved, handed
from storage.reinspected import reinspected

_CASES, _EVENTS, _PAST, _MATTERS = tables.cases.c, tables.events.c, tables.past_limits.c, tables.matters.c
_MOMENT = {
    Figure.NEW: _CASES.opened_at,
    Figure.OPEN: _CASES.opened_at,
    Figure.CHECKING: _CASES.waiting_since,
    Figure.OVERDUE: _CASES.due_at,
    Figure.REWORK: _CASES.opened_at,
    Figure.OWED: _CASES.due_at,
    Figure.DEFERRED: _CASES.opened_at,
    Figure.EXTENDED: _CASES.opened_at,
    Figure.NOTICED: _CASES.opened_at,
    Figure.CLOSED: _CASES.closed_at,
    Figure.VOID: _CASES.closed_at,
    Figure.FELL_DUE: _CASES.due_at,
    Figure.ON_TIME: _CASES.due_at,
    Figure.EXCUSED: _CASES.due_at,
    Figure.REJECTED: _CASES.closed_at,
    Figure.MERGED: _CASES.closed_at,
    Figure.SELF_REPORTED: _CASES.opened_at,
    Figure.SHIELDED: _CASES.opened_at,
    Figure.BLAMED: _CASES.opened_at,
    Figure.QUESTIONED: _CASES.opened_at,
}
_MOMENTS = (_CASES.opened_at, _CASES.due_at, _CASES.closed_at, _CASES.waiting_since)
COUNTED = (*_MOMENT, Figure.LOOKED, Figure.REBOUNDED)
_DEEDS = {
    Step.PASS: (Deed.JUDGED,),
    Step.FAIL: (Deed.JUDGED, Deed.FAILED),
    Step.SUPERVISE: (Deed.SUPERVISED,),
    Step.EXTEND: (Deed.PUT_OFF,),
    Step.DEFER: (Deed.DEFERRED,),
}
# What changes a figure of a report after it was made.
_TURNS = (
    Step.WITHDRAW,
    Step.VOID,
    Step.REJECT,
    Step.MERGE,
    Step.REOPEN,
    Step.FAIL,
    Step.UNFIXED,
    Step.REBOUND,
    Step.CORRECT,
)

Lists = dict[str, list[Counted]]
Titles = dict[int, tuple[int | None, str]]  # category and place
Moments = Mapping[str, datetime]  # those of a statement
Worked = Callable[[datetime, datetime], timedelta]
_Putting = tuple[tuple[int, tuple[Callable[[Counted], None], ...]], ...]


class _Appends(dict[int, _Putting]):
    """By the bits of a row: for each moment that is needed, the figures that a case is put behind with it."""

    def __init__(self, found: Lists) -> None:
        super().__init__()
        moments = [*(_MOMENTS.index(column) for column in _MOMENT.values()), _MOMENTS.index(_CASES.opened_at)]
        self._figures = [(at, some.append) for at, some in zip(moments, found.values(), strict=True)]

    def __missing__(self, bits: int) -> _Putting:
        by_moment: dict[int, list[Callable[[Counted], None]]] = defaultdict(list)
        for bit, (at, append) in enumerate(self._figures):
            if bits >> bit & 1:
                by_moment[at].append(append)
        self[bits] = tuple((at, tuple(some)) for at, some in by_moment.items())
        return self[bits]


def _behind() -> Any:
    """Every case of a report, the oldest first, with a bit for each figure that it is behind."""
    wanted = figures_within(SPAN)
    settled = wanted["new"] & (_CASES.state == State.CLOSED) & (_CASES.closed_at < SPAN.end)
    flags = (*(wanted[name.name.lower()] for name in _MOMENT), settled)
    which = reduce(add, (sa.case((flag, 1 << bit), else_=0) for bit, flag in enumerate(flags)))
    columns = (_CASES.number, ACCOUNT, _CASES.grid, _CASES.source, _CASES.category, _CASES.place, which)
    return sa.select(*columns, *_MOMENTS).where(PUBLIC & countable(SPAN)).order_by(_CASES.number)


def _limits() -> Any:
    query = sa.select(_PAST.case, _PAST.unit, _CASES.grid, _PAST.due_at, _PAST.on_time)
    return query.select_from(PAST_LIMITS).where(PUBLIC & past_fell_due(SPAN)).order_by(_PAST.id)


def _looked_at() -> Any:
    done = LOOKED & PUBLIC & _MATTERS.words.in_(list(LookResult)) & within(_MATTERS.ended_at, SPAN)
    query = sa.select(_CASES.number, _MATTERS.unit, _CASES.grid, _MATTERS.ended_at, _MATTERS.words)
    return query.select_from(LOOKS).where(done).order_by(_MATTERS.id)


def _done() -> Any:
    """What persons did, oldest first."""
    return (
        sa.select(_CASES.number, THEN, _CASES.grid, _EVENTS.at, _EVENTS.step)
        .join(tables.cases, _CASES.number == _EVENTS.case)
        .where(PUBLIC & within(_EVENTS.at, SPAN) & _EVENTS.step.in_(sorted(_DEEDS)))
        .where(_EVENTS.person.is_not(None))
        .order_by(_EVENTS.id)
    )


def _of_cases(rows: sa.Subquery, *columns: str) -> Any:
    """Rows about cases, in the order in which they came."""
    return (
        sa.select(_CASES.number, rows.c.unit, _CASES.grid, rows.c.at, *(rows.c[name] for name in columns))
        .join(rows, rows.c.case == _CASES.number)
        .where(PUBLIC)
        .order_by(rows.c.at, _CASES.number)
    )


def _appealed() -> Any:
    return (
        sa.select(_CASES.number, ACCOUNT, _CASES.grid, _MATTERS.opened_at)
        .join(tables.cases, _CASES.number == _MATTERS.case)
        .where(PUBLIC & (_MATTERS.kind == MatterKind.APPEAL) & within(_MATTERS.opened_at, SPAN))
        .order_by(_MATTERS.id)
    )


# Built once: that takes as long as reading what a month of a small district has.
_BEHIND, _LIMITS, _LOOKED_AT, _DONE, _APPEALED = _behind(), _limits(), _looked_at(), _done(), _appealed()
_HANDED = _of_cases(handed(SPAN), "answered_at", "gone_at", "returned")
_REINSPECTED = _of_cases(reinspected(SPAN), "failed")


class Behind:
    """Reads what stands behind figures. Nothing that is confidential is among it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def cases(self, span: Span, now: datetime) -> tuple[Lists, Titles]:
        """The cases of each figure of a tally but what is due today, which no report has; and what they are."""
        given = moments(span, now)
        found: Lists = defaultdict(list, {name: [] for name in (*_MOMENT, Deed.SETTLED)})
        appends, titles = _Appends(found), {}
        for number, unit, grid, source, category, place, behind, *times in self._connection.execute(
            _BEHIND, given
        ):
            if behind:
                titles[number] = category, place
            for at, of_moment in appends[behind]:
                one = Counted(number, unit, grid, times[at] or times[0], 0, source)
                for append in of_moment:
                    append(one)
        self._past(found, given)
        self._looks(found, given)
        return found, titles

    def _past(self, found: Lists, given: Moments) -> None:
        """Limits that are over, on the account of the units that had them."""
        for number, unit, grid, due_at, on_time in self._connection.execute(_LIMITS, given):
            one = Counted(number, unit, grid, due_at)
            found[Figure.FELL_DUE].append(one)
            if on_time:
                found[Figure.ON_TIME].append(one)

    def _looks(self, found: Lists, given: Moments) -> None:
        """What 回头看 found, on the account of the units that had put it right."""
        for number, unit, grid, at, result in self._connection.execute(_LOOKED_AT, given):
            found[Figure.LOOKED].append(Counted(number, unit, grid, at))
            if result == LookResult.REBOUND:
                found[Figure.REBOUNDED].append(Counted(number, unit, grid, at))

    def deeds(self, span: Span, worked: Worked) -> Lists:
        """What was done within the span, from the history; `worked` says how much working time lies between."""
        found: Lists = defaultdict(list)
        given = moments(span, span.end)
        for number, unit, grid, at, step in self._connection.execute(_DONE, given):
            one = Counted(number, unit, grid, at)
            for deed in _DEEDS[step]:
                found[deed].append(one)
        for number, unit, grid, at, answered, gone, returned in self._connection.execute(_HANDED, given):
            moment, done = first_moved(answered, gone, span)
            spent = int(worked(at, moment).total_seconds())
            found[Deed.GIVEN].append(Counted(number, unit, grid, at, spent, "" if done else UNANSWERED))
            if returned:
                found[Deed.RETURNED].append(Counted(number, unit, grid, at))
        for number, unit, grid, at, failed in self._connection.execute(_REINSPECTED, given):
            one = Counted(number, unit, grid, at)
            found[Deed.REINSPECTED].append(one)
            if failed:
                found[Deed.BAD].append(one)
        found[Deed.APPEALED] = [Counted(*row) for row in self._connection.execute(_APPEALED, given)]
        return found

    def titles(self, numbers: Collection[int]) -> Titles:
        """Category and place of each case, as they are typed."""
        wanted = sorted(numbers)
        found: Titles = {}
        for first in range(0, len(wanted), 1000):
            some = _CASES.number.in_(wanted[first : first + 1000])
            query = sa.select(_CASES.number, _CASES.category, _CASES.place).where(some)
            found |= {
                number: (category, place) for number, category, place in self._connection.execute(query)
            }
        return found

    def points_seen(self, span: Span) -> set[int]:
        """Points at which something was reported, or that a dragnet (拉网) found in order or not, within the span."""
        nets = tables.dragnet_points.c
        looked = nets.result.in_([one for one in Found if one is not Found.UNREACHED])
        queries = (
            sa.select(_CASES.point).where(
                PUBLIC & _CASES.point.is_not(None) & within(_CASES.opened_at, span)
            ),
            sa.select(nets.point).where(looked & within(nets.at, span)),
        )
        return {point for query in queries for point in self._connection.scalars(query) if point is not None}

    def stubborn(
        self, rule: Recurrence, until: datetime, points: Collection[int] | None = None
    ) -> Mapping[tuple[int, int], list[int]]:
        """顽疾 at a moment: by point and category the case with which each time began, where there were enough within
        the days of the rule; at some points, or anywhere."""
        span = Span(until - timedelta(days=rule.days), until)
        there = _CASES.state.not_in(sorted(NOT_THERE)) & within(_CASES.opened_at, span)
        here = _CASES.point.is_not(None) if points is None else _CASES.point.in_(list(points))
        known = here & _CASES.category.is_not(None)
        columns = (_CASES.point, _CASES.category, _CASES.number, _CASES.opened_at, _CASES.fixed_at)
        found: dict[tuple[int, int], list[Reported]] = defaultdict(list)
        for point, category, *reported in self._connection.execute(
            sa.select(*columns).where(PUBLIC & there & known)
        ):
            found[point, category].append(Reported(*reported))
        times = {key: [event[0] for event in occurrences(cases)] for key, cases in found.items()}
        return {key: numbers for key, numbers in times.items() if len(numbers) >= rule.times}

    def began(self) -> datetime | None:
        """When the first case was reported; None if none was."""
        found: datetime | None = self._connection.scalar(sa.select(sa.func.min(_CASES.opened_at)))
        return found

    def last_event(self) -> int:
        """The newest line of history."""
        return int(self._connection.scalar(sa.select(sa.func.max(_EVENTS.id))) or 0)

    def later(self, event: int, before: datetime) -> list[Any]:
        """Lines of history after that one: what turns a case round, and what was dated before a moment. Each with
        case, account, grid, at, step and words."""
        turns = _EVENTS.step.in_(_TURNS) | ((_EVENTS.step == Step.APPEAL) & _EVENTS.words.startswith(GRANTED))
        query = (
            sa.select(_CASES.number, ACCOUNT.label("account"), _CASES.grid, _EVENTS.at, _EVENTS.step)
            .join(tables.cases, _CASES.number == _EVENTS.case)
            .where(PUBLIC & (_EVENTS.id > event) & (turns | (_EVENTS.at < before)))
            .where((_EVENTS.step != Step.REBOUND) | CAME_BACK_THEN)
            .order_by(_EVENTS.id)
        )
        return list(self._connection.execute(query).mappings())
