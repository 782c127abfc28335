"""The cases behind the figures of a report (周报 月报 季报 年报), read with the conditions that count them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
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
from domain.rulevalues import Recurrence
from domain.tally import Span
from storage import tables
from storage.conditions import ACCOUNT, PUBLIC, THEN, countable, figures, past_fell_due, within
from storage.counting import LOOKED, LOOKS, PAST_LIMITS
from storage.handed import first_moved, handed
from storage.reinspected import reinspected

_CASES, _EVENTS, _PAST = tables.cases.c, tables.events.c, tables.past_limits.c
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
_TURNS = (Step.WITHDRAW, Step.VOID, Step.REJECT, Step.MERGE, Step.REOPEN, Step.FAIL, Step.REBOUND)

Lists = dict[str, list[Counted]]
Titles = dict[int, tuple[int | None, str]]  # category and place
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


class Behind:
    """Reads what stands behind figures. Nothing that is confidential is among it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def cases(self, span: Span, now: datetime) -> tuple[Lists, Titles]:
        """The cases of each figure of a tally but what is due today, which no report has; and what they are."""
        wanted = figures(span, now)
        settled = wanted["new"] & (_CASES.state == State.CLOSED) & (_CASES.closed_at < span.end)
        flags = [*((name, wanted[name.name.lower()]) for name in _MOMENT), (Deed.SETTLED, settled)]
        bits = (sa.case((flag, 1 << bit), else_=0) for bit, (_, flag) in enumerate(flags))
        which = reduce(add, bits)
        columns = (_CASES.number, ACCOUNT, _CASES.grid, _CASES.source, _CASES.category, _CASES.place, which)
        query = sa.select(*columns, *_MOMENTS).where(PUBLIC & countable(span)).order_by(_CASES.number)
        rows = self._connection.execute(query).all()
        found: Lists = defaultdict(list, {name: [] for name, _ in flags})
        appends, titles = _Appends(found), {}
        for number, unit, grid, source, category, place, behind, *moments in rows:
            if behind:
                titles[number] = category, place
            for at, of_moment in appends[behind]:
                one = Counted(number, unit, grid, moments[at] or moments[0], 0, source)
                for append in of_moment:
                    append(one)
        self._past(found, span)
        self._looks(found, span)
        return found, titles

    def _past(self, found: Lists, span: Span) -> None:
        """Limits that are over, on the account of the units that had them."""
        query = sa.select(_PAST.case, _PAST.unit, _CASES.grid, _PAST.due_at, _PAST.on_time)
        query = query.select_from(PAST_LIMITS).where(PUBLIC & past_fell_due(span)).order_by(_PAST.id)
        for number, unit, grid, due_at, on_time in self._connection.execute(query):
            one = Counted(number, unit, grid, due_at)
            found[Figure.FELL_DUE].append(one)
            if on_time:
                found[Figure.ON_TIME].append(one)

    def _looks(self, found: Lists, span: Span) -> None:
        """What 回头看 found, on the account of the units that had put it right."""
        matters = tables.matters.c
        done = LOOKED & PUBLIC & matters.words.in_(list(LookResult)) & within(matters.ended_at, span)
        query = sa.select(_CASES.number, matters.unit, _CASES.grid, matters.ended_at, matters.words)
        rows = self._connection.execute(query.select_from(LOOKS).where(done).order_by(matters.id))
        for number, unit, grid, at, result in rows:
            found[Figure.LOOKED].append(Counted(number, unit, grid, at))
            if result == LookResult.REBOUND:
                found[Figure.REBOUNDED].append(Counted(number, unit, grid, at))

    def deeds(self, span: Span, worked: Worked) -> Lists:
        """What was done within the span, from the history; `worked` says how much working time lies between."""
        found: Lists = defaultdict(list)
        for number, unit, grid, at, step in self._history(span):
            one = Counted(number, unit, grid, at)
            for deed in _DEEDS[step]:
                found[deed].append(one)
        for number, unit, grid, at, answered, gone, returned in self._handed(span):
            moment, done = first_moved(answered, gone, span)
            spent = int(worked(at, moment).total_seconds())
            found[Deed.GIVEN].append(Counted(number, unit, grid, at, spent, "" if done else UNANSWERED))
            if returned:
                found[Deed.RETURNED].append(Counted(number, unit, grid, at))
        for number, unit, grid, at, failed in self._reinspected(span):
            one = Counted(number, unit, grid, at)
            found[Deed.REINSPECTED].append(one)
            if failed:
                found[Deed.BAD].append(one)
        found[Deed.APPEALED] = self._appeals(span)
        return found

    def _history(self, span: Span) -> Iterable[Any]:
        """What persons did of this, oldest first."""
        query = (
            sa.select(_CASES.number, THEN, _CASES.grid, _EVENTS.at, _EVENTS.step)
            .join(tables.cases, _CASES.number == _EVENTS.case)
            .where(PUBLIC & within(_EVENTS.at, span) & _EVENTS.step.in_(sorted(_DEEDS)))
            .where(_EVENTS.person.is_not(None))
            .order_by(_EVENTS.id)
        )
        return self._connection.execute(query).all()

    def _handed(self, span: Span) -> Iterable[Any]:
        """What was given to units, in the order in which it was."""
        given = handed(span)
        became = (given.c.answered_at, given.c.gone_at, given.c.returned)
        query = (
            sa.select(_CASES.number, given.c.unit, _CASES.grid, given.c.at, *became)
            .join(given, given.c.case == _CASES.number)
            .where(PUBLIC)
            .order_by(given.c.at, _CASES.number)
        )
        return self._connection.execute(query).all()

    def _reinspected(self, span: Span) -> Iterable[Any]:
        """What was looked at once more, in the order in which it was."""
        looked = reinspected(span)
        query = (
            sa.select(_CASES.number, looked.c.unit, _CASES.grid, looked.c.at, looked.c.failed)
            .join(looked, looked.c.case == _CASES.number)
            .where(PUBLIC)
            .order_by(looked.c.at, _CASES.number)
        )
        return self._connection.execute(query).all()

    def _appeals(self, span: Span) -> list[Counted]:
        matters = tables.matters.c
        query = (
            sa.select(_CASES.number, ACCOUNT, _CASES.grid, matters.opened_at)
            .join(tables.cases, _CASES.number == matters.case)
            .where(PUBLIC & (matters.kind == MatterKind.APPEAL) & within(matters.opened_at, span))
            .order_by(matters.id)
        )
        return [Counted(*row) for row in self._connection.execute(query)]

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
        """顽疾 at a moment: cases by point and category, where there are enough within the days of the rule; at some
        points, or anywhere."""
        span = Span(until - timedelta(days=rule.days), until)
        there = _CASES.state.not_in(sorted(NOT_THERE)) & within(_CASES.opened_at, span)
        here = _CASES.point.is_not(None) if points is None else _CASES.point.in_(list(points))
        known = here & _CASES.category.is_not(None)
        query = sa.select(_CASES.point, _CASES.category, _CASES.number).where(PUBLIC & there & known)
        found: dict[tuple[int, int], list[int]] = defaultdict(list)
        for point, category, number in self._connection.execute(query.order_by(_CASES.number)):
            found[point, category].append(number)
        return {key: numbers for key, numbers in found.items() if len(numbers) >= rule.times}

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
            .order_by(_EVENTS.id)
        )
        return list(self._connection.execute(query).mappings())
