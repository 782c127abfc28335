"""Matters (延期 挂账 会商 督办 回头看 申诉) of cases."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.matters import UNDER_WAY, Matter, MatterKind, MatterState, Signature
from domain.refused import MatterChanged
from storage import tables
from storage.statements import insert_once

_MATTERS = tables.matters.c
_IN_STATES = _MATTERS.state.in_(sa.bindparam("states", expanding=True))
_OF_CASE, _OF_KIND = _MATTERS.case == sa.bindparam("case_"), _MATTERS.kind == sa.bindparam("kind_")
_ALL = sa.select(tables.matters).where(_IN_STATES).order_by(_MATTERS.id)
# Built once: building a statement takes longer than running it.
OF_CASE, OF_KIND, OF_CASE_AND_KIND = (
    _ALL.where(_OF_CASE),
    _ALL.where(_OF_KIND),
    _ALL.where(_OF_CASE, _OF_KIND),
)
LATE = _ALL.where(_OF_KIND, _MATTERS.until < sa.bindparam("at"))
CASES = sa.select(_MATTERS.case).where(_IN_STATES, _OF_KIND)
CONCLUDED = (
    sa.select(_MATTERS.unit)
    .join(tables.cases, tables.cases.c.number == _MATTERS.case)
    .where(_MATTERS.kind == MatterKind.CONSULTATION, _MATTERS.state == MatterState.ENDED)
    .where(_MATTERS.unit.is_not(None), tables.cases.c.category == sa.bindparam("category_"))
    .where(tables.cases.c.grid.in_(sa.bindparam("grids", expanding=True)))
    .order_by(_MATTERS.ended_at.desc(), _MATTERS.id.desc())
    .limit(1)
)


class Matters:
    """Every read and write of matters."""

    def __init__(self, connection: Connection, touched: set[int]) -> None:
        self._connection = connection
        self._touched = touched

    def open(self, matter: Matter) -> Matter:
        """Keep a new matter. Out: the same with its id."""
        self._touched.add(matter.case)
        row = _row(matter)
        del row["id"]
        id_ = self._connection.scalar(tables.matters.insert().returning(tables.matters.c.id), row)
        assert id_ is not None, "an insert gives its id"
        return replace(matter, id=id_)

    def next_number(self, kind: MatterKind, year: int) -> int:
        """The next number of the year. Without gaps: the transaction locks the counter until it ends."""
        counters, name = tables.counters, f"{kind}-{year}"
        self._connection.execute(insert_once(self._connection, counters), {"name": name, "value": 0})
        one_more = counters.update().where(counters.c.name == name).values(value=counters.c.value + 1)
        return int(self._connection.scalar(one_more.returning(counters.c.value)) or 0)

    def change(self, before: Matter, after: Matter) -> None:
        """Change a matter. Raises MatterChanged if somebody was faster.

        A signature may leave the state as it is; whoever signs has locked the case, so they come one by one.
        """
        self._touched.add(before.case)
        matters = tables.matters
        changed = {
            name: value
            for name, value in _row(after).items()
            if getattr(before, name) != getattr(after, name)
        }
        result = self._connection.execute(
            matters.update()
            .where(matters.c.id == before.id, matters.c.state == before.state)
            .values(**(changed or {"state": before.state}))
        )
        if result.rowcount != 1:
            raise MatterChanged(before.case, before.kind)

    def of(
        self,
        case: int,
        kind: MatterKind | None = None,
        states: Collection[MatterState] = frozenset(MatterState),
    ) -> list[Matter]:
        """The matters of a case, of one kind if given, oldest first."""
        given = {"case_": case, "states": list(states)}
        if kind is None:
            return self._select(OF_CASE, given)
        return self._select(OF_CASE_AND_KIND, given | {"kind_": kind})

    def under_way(self, kind: MatterKind) -> list[Matter]:
        """What is asked for or at work, oldest first."""
        return self.all(kind, UNDER_WAY)

    def all(self, kind: MatterKind, states: Collection[MatterState] = frozenset(MatterState)) -> list[Matter]:
        """All matters of a kind, oldest first."""
        return self._select(OF_KIND, {"kind_": kind, "states": list(states)})

    def late(self, kind: MatterKind, state: MatterState, at: datetime) -> list[Matter]:
        """Those of a kind that are in a state though their time is over, oldest first."""
        return self._select(LATE, {"kind_": kind, "states": [state], "at": at})

    def cases(self, kind: MatterKind, states: Collection[MatterState]) -> set[int]:
        """The cases that have one of a kind in one of these states."""
        return set(self._connection.scalars(CASES, {"kind_": kind, "states": list(states)}))

    def last_concluded(self, category: int | None, grids: Collection[int]) -> int | None:
        """Which unit the last 会商 about a case of this category in one of these grids was decided for."""
        return self._connection.scalar(CONCLUDED, {"category_": category, "grids": list(grids)})

    def _select(self, query: Any, given: Mapping[str, Any]) -> list[Matter]:
        return [_matter(row) for row in self._connection.execute(query, given).mappings()]


def _row(matter: Matter) -> dict[str, Any]:
    row = asdict(matter)
    row["signatures"] = [
        [one.person, one.at.astimezone(UTC).isoformat(), one.words] for one in matter.signatures
    ]
    return row


def _matter(row: Any) -> Matter:
    values = {field.name: row[field.name] for field in fields(Matter)}
    values["signatures"] = tuple(
        Signature(person, datetime.fromisoformat(at), words) for person, at, words in row["signatures"]
    )
    return Matter(**values | {"kind": MatterKind(row["kind"]), "state": MatterState(row["state"])})
