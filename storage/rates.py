"""The rates that 口径 defines, for questions: of each the whole and its part, for all or by part of the district."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import State, Step
from domain.district import District
from domain.lookback import LookResult
from domain.question import By, Status
from storage import tables
from storage.conditions import (
    ACCOUNT,
    KEPT,
    REPORTED,
    SELF_REPORTED,
    THEN,
    fell_due,
    number,
    past_fell_due,
    within,
)
from storage.counting import LOOKED, LOOKS, PAST_LIMITS
from storage.handed import handed, was_answered
from storage.reinspected import reinspected
from storage.sought import Sought, part, where

Shares = dict[int | None, tuple[int, int]]  # by part, or all under None: the whole, and the part of it


class Rates:
    """Reads rates for questions. Reports count the same conditions (`storage/behind.py`)."""

    def __init__(self, connection: Connection, district: District) -> None:
        self._connection = connection
        self._district = district

    def in_time(self, sought: Sought, by: By | None = None) -> Shares:
        """按期率: how many fell due in the span (without one, ever), and how many of them were put right in time; by
        the id of the part, or all of them under None."""
        found = self._fell_due(sought, by)
        for key, (all_, kept) in self._past_fell_due(sought, by).items():
            before = found.get(key, (0, 0))
            found[key] = (before[0] + all_, before[1] + kept)
        return found

    def _fell_due(self, sought: Sought, by: By | None) -> Shares:
        key, whole = part(by, self._district), fell_due(sought.span, sought.at)
        query = sa.select(key, number(whole), number(whole & KEPT))
        return self._shares(query, sought, ACCOUNT, key, by)

    def _past_fell_due(self, sought: Sought, by: By | None) -> Shares:
        """Limits that are over, of the units that had them."""
        past = tables.past_limits.c
        key, whole = part(by, self._district, past.unit), past_fell_due(sought.span)
        query = sa.select(key, number(whole), number(whole & past.on_time)).select_from(PAST_LIMITS)
        return self._shares(query, sought, past.unit, key, by)

    def settled(self, sought: Sought, by: By | None = None) -> Shares:
        """结案率: what was reported in the span (without one, ever), and what of it was closed by its end."""
        cases = tables.cases.c
        closed = (cases.state == State.CLOSED) & (
            cases.closed_at < (sought.span.end if sought.span else sought.at)
        )
        return self._of_new(sought, by, closed)

    def self_reported(self, sought: Sought, by: By | None = None) -> Shares:
        """自查占比: what was reported in the span, and what of it the units told of themselves."""
        return self._of_new(sought, by, SELF_REPORTED)

    def _of_new(self, sought: Sought, by: By | None, some: Any) -> Shares:
        key = part(by, self._district)
        query = sa.select(key, sa.func.count(), number(some)).select_from(tables.cases)
        return self._shares(
            query.where(REPORTED & within(tables.cases.c.opened_at, sought.span)), sought, ACCOUNT, key, by
        )

    def judged(self, sought: Sought, by: By | None = None) -> Shares:
        """返工率: how often cases were checked in the span (without one, ever), and how often they failed; by the id of
        the part, or all under None. Whoever checks one case twice has checked twice, as in 周报."""
        events, cases = tables.events, tables.cases
        key, failed = part(by, self._district, THEN), events.c.step == Step.FAIL
        query = sa.select(key, sa.func.count(), number(failed)).select_from(
            events.join(cases, cases.c.number == events.c.case)
        )
        done = events.c.step.in_([Step.PASS, Step.FAIL]) & events.c.person.is_not(None)
        return self._shares(query.where(done, within(events.c.at, sought.span)), sought, THEN, key, by)

    def given(self, sought: Sought, by: By | None = None) -> Shares:
        """退回率: what was given to units in the span (without one, ever), and how much of it they gave back; by the
        id of the part, on the account of the unit that was given it, or all under None."""
        rows, cases = handed(sought.span), tables.cases
        key = part(by, self._district, rows.c.unit)
        query = sa.select(key, sa.func.count(), sa.func.sum(rows.c.returned)).select_from(
            rows.join(cases, cases.c.number == rows.c.case)
        )
        return self._shares(query, sought, rows.c.unit, key, by)

    def answered(self, sought: Sought, by: By | None = None) -> Shares:
        """首次回应率: how much was given to units in the span (without one, ever), and with how much of it the unit did
        something up to its end; as `given`."""
        rows, cases = handed(sought.span), tables.cases
        key = part(by, self._district, rows.c.unit)
        query = sa.select(key, sa.func.count(), number(was_answered(rows))).select_from(
            rows.join(cases, cases.c.number == rows.c.case)
        )
        return self._shares(query, sought, rows.c.unit, key, by)

    def looked(self, sought: Sought, by: By | None = None) -> Shares:
        """反弹率: how often closed cases were looked at again in the span (without one, ever), and how often they had
        rebounded; by the id of the part, on the account of the unit that had put it right, or all under None."""
        matters = tables.matters.c
        key, rebounded = part(by, self._district, matters.unit), matters.words == LookResult.REBOUND
        query = sa.select(key, sa.func.count(), number(rebounded)).select_from(LOOKS)
        done = LOOKED & matters.words.in_(list(LookResult)) & within(matters.ended_at, sought.span)
        return self._shares(query.where(done), sought, matters.unit, key, by)

    def reinspected(self, sought: Sought, by: By | None = None) -> Shares:
        """抽查不合格率: how often something was looked at once more in the span (without one, ever), and how often it
        was not in order; as `looked`."""
        rows, cases = reinspected(sought.span), tables.cases
        key = part(by, self._district, rows.c.unit)
        query = sa.select(key, sa.func.count(), sa.func.sum(rows.c.failed)).select_from(
            rows.join(cases, cases.c.number == rows.c.case)
        )
        return self._shares(query, sought, rows.c.unit, key, by)

    def _shares(self, query: Any, sought: Sought, unit: Any, key: Any, by: By | None) -> Shares:
        """Wholes with their parts, of the cases that are meant however they stand."""
        query = query.where(where(any_state(sought), self._district, unit, rated=True)).group_by(
            *_grouped(key, by)
        )
        rows = self._connection.execute(query)
        return {name: (int(whole or 0), int(some or 0)) for name, whole, some in rows}


def _grouped(key: Any, by: By | None) -> tuple[Any, ...]:
    return (key,) if by is not None else ()


def any_state(sought: Sought) -> Sought:
    """The same cases, however they stand and whenever they were reported; of urgent ones only these."""
    urgent = tuple(one for one in (*sought.states, *sought.also) if one is Status.URGENT)
    return replace(sought, states=(), also=urgent, span=None)
