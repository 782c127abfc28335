"""Cases with all that a ledger (台账) says of them, in a few statements for any number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Case, Event, State, Step
from domain.district import District
from domain.tally import Scope, Span
from storage import tables
from storage.case_rows import case_of
from storage.conditions import PUBLIC, inside

AT_ONCE = 500  # cases of one statement


class Ledgers:
    """Reads cases for ledgers."""

    def __init__(self, connection: Connection, district: District) -> None:
        self._connection = connection
        self._district = district

    def count(self, scope: Scope, span: Span, categories: Sequence[int]) -> int:
        """How many cases were open at any time of the span, of these categories if any are named."""
        query = sa.select(sa.func.count()).select_from(tables.cases)
        return int(self._connection.scalar(query.where(self._open_in(scope, span, categories))) or 0)

    def reported_before(self, scope: Scope, span: Span, categories: Sequence[int] = ()) -> int:
        """How many of these cases came before the span: they are in the ledger, and are not new in it."""
        before = self._open_in(scope, span, categories) & (tables.cases.c.opened_at < span.start)
        query = sa.select(sa.func.count()).select_from(tables.cases)
        return int(self._connection.scalar(query.where(before)) or 0)

    def cases(self, scope: Scope, span: Span, categories: Sequence[int] = ()) -> Iterator[list[Case]]:
        """These cases by number, some hundred at a time."""
        last = 0
        while True:
            wanted = self._open_in(scope, span, categories) & (tables.cases.c.number > last)
            query = sa.select(tables.cases).where(wanted).order_by(tables.cases.c.number).limit(AT_ONCE)
            found = [case_of(row) for row in self._connection.execute(query).mappings()]
            if not found:
                return
            yield found
            last = found[-1].number

    def histories(self, numbers: list[int], until: datetime) -> dict[int, list[Event]]:
        """What happened to each of them before a moment, oldest first, without photos."""
        events = tables.events.c
        query = sa.select(events.case, events.at, events.person, events.step, events.state, events.words)
        rows = self._connection.execute(
            query.where(events.case.in_(numbers), events.at < until).order_by(events.id)
        )
        found: dict[int, list[Event]] = defaultdict(list)
        for case, at, person, step, state, words in rows:
            found[case].append(Event(case, at, person, Step(step), State(state), words))
        return found

    def _open_in(self, scope: Scope, span: Span, categories: Sequence[int]) -> Any:
        cases = tables.cases.c
        ended_before = cases.closed_at.is_not(None) & (cases.closed_at < span.start)
        of_sort = cases.category.in_(categories) if categories else sa.true()
        return PUBLIC & (cases.opened_at < span.end) & ~ended_before & inside(scope, self._district) & of_sort
