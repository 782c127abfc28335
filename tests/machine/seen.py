"""What the machine sees of the database between two steps: plain values, read in one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from domain.calendar import Calendar
from domain.cases import Case, Step
from domain.district import District
from domain.matters import MatterKind, MatterState
from storage import tables
from storage.books import Books


@dataclass(frozen=True)
class Line:
    """A line of a case's history."""

    case: int
    at: datetime
    person: int | None
    step: Step
    state: str
    message: str


@dataclass(frozen=True)
class Asked:
    """A matter: what was asked for of a case, and who signed it."""

    case: int
    kind: MatterKind
    state: MatterState
    until: datetime | None
    opened_by: int | None
    signed_by: tuple[int, ...]
    unit: int | None
    words: str
    ended_at: datetime | None


@dataclass(frozen=True)
class Seen:
    """Everything that a step may have changed. `lines` are all there are, oldest first."""

    at: datetime
    district: District
    cases: Mapping[int, Case]
    lines: tuple[Line, ...]
    matters: tuple[Asked, ...]
    past: tuple[tuple[int, int, datetime, bool], ...]
    calendar: Calendar

    def of(self, case: int) -> list[Line]:
        """The history of a case."""
        return [one for one in self.lines if one.case == case]


_EVENT, _LIMIT, _MATTER = tables.events.c, tables.past_limits.c, tables.matters.c
_LINES = (
    sa.select(_EVENT.case, _EVENT.at, _EVENT.person, _EVENT.step, _EVENT.state, _EVENT.message)
    .order_by(_EVENT.id)
    .offset(sa.bindparam("known"))
)
_PAST = sa.select(_LIMIT.case, _LIMIT.unit, _LIMIT.due_at, _LIMIT.on_time).order_by(
    _LIMIT.case, _LIMIT.due_at
)
_MATTERS = sa.select(
    _MATTER.case,
    _MATTER.kind,
    _MATTER.state,
    _MATTER.until,
    _MATTER.opened_by,
    _MATTER.signatures,
    _MATTER.unit,
    _MATTER.words,
    _MATTER.ended_at,
).order_by(_MATTER.id)


def seen(store: Books, at: datetime, known: tuple[Line, ...] = ()) -> Seen:
    """The database now; the lines that are `known` are not read again."""
    rows = store.connection.execute(_LINES, {"known": len(known)})
    new = [Line(*row[:3], Step(row[3]), *row[4:]) for row in rows]
    return Seen(
        at,
        store.district,
        {case.number: case for case in store.cases.every()},
        (*known, *new),
        tuple(map(_asked, store.connection.execute(_MATTERS))),
        tuple((case, unit, due, bool(kept)) for case, unit, due, kept in store.connection.execute(_PAST)),
        store.calendar,
    )


def _asked(row: Any) -> Asked:
    case, kind, state, until, opened_by, signatures, *rest = row
    people = tuple(one[0] for one in signatures)
    return Asked(case, MatterKind(kind), MatterState(state), until, opened_by, people, *rest)
