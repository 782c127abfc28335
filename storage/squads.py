"""Calls of emergency teams (应急小队)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.squads import BUSY, SquadCall, SquadState
from storage import tables

# Asked for at every moment that something is due.
DEADLINES = sa.select(tables.squad_calls.c.answer_by).where(tables.squad_calls.c.state == SquadState.OFFERED)


class Squads:
    """Every read and write of calls of teams."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def open(self, call: SquadCall) -> SquadCall:
        """Keep a new call. Out: the same with its id."""
        row = _row(call)
        del row["id"]
        id_ = self._connection.scalar(tables.squad_calls.insert().returning(tables.squad_calls.c.id), row)
        assert id_ is not None, "an insert gives its id"
        return replace(call, id=id_)

    def change(self, before: SquadCall, after: SquadCall) -> bool:
        """Change a call. False if somebody was faster."""
        calls = tables.squad_calls
        same = (calls.c.id == before.id) & (calls.c.state == before.state) & (calls.c.roster == before.roster)
        return self._connection.execute(calls.update().where(same).values(_row(after))).rowcount == 1

    def call(self, id_: int) -> SquadCall | None:
        """The call with this number."""
        return next(iter(self._select(tables.squad_calls.c.id == id_)), None)

    def in_states(self, states: Iterable[SquadState]) -> list[SquadCall]:
        """Those that are as far as that, oldest first."""
        return self._select(tables.squad_calls.c.state.in_(list(states)))

    def under_way(self) -> list[SquadCall]:
        """Those that a team has or is asked for."""
        return self.in_states(BUSY)

    def since(self, moment: datetime) -> list[SquadCall]:
        """Those that were opened from then on, oldest first."""
        return self._select(tables.squad_calls.c.opened_at >= moment)

    def last_of(self) -> dict[int, int]:
        """The last call of each team, by roster: whoever went longest ago goes next."""
        calls = tables.squad_calls.c
        query = sa.select(calls.roster, sa.func.max(calls.id).label("last")).group_by(calls.roster)
        return {row.roster: row.last for row in self._connection.execute(query)}

    def deadlines(self) -> list[datetime]:
        """When each team that is asked has to have answered."""
        return list(self._connection.scalars(DEADLINES))

    def _select(self, *tests: Any) -> list[SquadCall]:
        query = sa.select(tables.squad_calls).where(*tests).order_by(tables.squad_calls.c.id)
        rows = self._connection.execute(query).mappings()
        return [_call(dict(row)) for row in rows]


def _row(call: SquadCall) -> dict[str, Any]:
    return asdict(call) | {"tried": list(call.tried)}


def _call(row: dict[str, Any]) -> SquadCall:
    return SquadCall(**row | {"tried": tuple(row["tried"]), "state": SquadState(row["state"])})
