"""Night patrols (夜查计划)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.night_patrols import NightPatrol, NightState
from domain.refused import WalkChanged
from storage import tables

_ROWS = tables.night_patrols.c
LIVE_NIGHTS = (NightState.PLANNED, NightState.UNDER_WAY)
# Asked for at every tick of the clock.
WAITING = sa.select(tables.night_patrols).where(_ROWS.state.in_(LIVE_NIGHTS) | _ROWS.tell_at.is_not(None))


class NightPatrols:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def plan(self, patrol: NightPatrol) -> NightPatrol:
        """Keep a new one. Out: the same with its id."""
        row = _row(patrol)
        del row["id"]
        id_ = self._connection.scalar(tables.night_patrols.insert().returning(_ROWS.id), row)
        assert id_ is not None, "an insert gives its id"
        return replace(patrol, id=id_)

    def change(self, before: NightPatrol, after: NightPatrol) -> None:
        """Change one. Raises WalkChanged if somebody was faster."""
        rows = tables.night_patrols
        this = (_ROWS.id == before.id) & (_ROWS.state == before.state)
        if self._connection.execute(rows.update().where(this).values(_row(after))).rowcount != 1:
            raise WalkChanged

    def get(self, id_: int) -> NightPatrol | None:
        """One by its id."""
        return next(iter(self._select(sa.select(tables.night_patrols).where(_ROWS.id == id_))), None)

    def in_states(self, states: Collection[NightState]) -> list[NightPatrol]:
        """Those that are as far as that, in the order of their hours."""
        query = sa.select(tables.night_patrols).where(_ROWS.state.in_(list(states)))
        return self._select(query.order_by(_ROWS.begins, _ROWS.id))

    def of_walk(self, walk: int) -> NightPatrol | None:
        """The patrol whose list a walk is."""
        return next(iter(self._select(sa.select(tables.night_patrols).where(_ROWS.walk == walk))), None)

    def waiting(self) -> list[NightPatrol]:
        """Those that wait for a moment."""
        return self._select(WAITING)

    def alarms(self) -> list[datetime]:
        """The moments that any of them waits for."""
        return [at for one in self.waiting() for at in one.alarms]

    def _select(self, query: Any) -> list[NightPatrol]:
        return [_patrol(dict(row)) for row in self._connection.execute(query).mappings()]


def _row(patrol: NightPatrol) -> dict[str, Any]:
    return asdict(patrol) | {"points": list(patrol.points), "team": list(patrol.team)}


def _patrol(row: dict[str, Any]) -> NightPatrol:
    lists = {"points": tuple(row["points"]), "team": tuple(row["team"])}
    return NightPatrol(**row | lists | {"state": NightState(row["state"])})
