"""Places (地点) that reports name and the register does not have, and points that were added for them in the chat."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import State
from domain.district import Grid, Person
from domain.placewords import narrowed
from storage import register, tables
from storage.statements import insert_once

_NO_REPORT = (State.REJECTED, State.VOID)


class NewPlaces:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reports(self, grid: Grid, place: str, since: datetime) -> list[int]:
        """The numbers of the cases that name this place in a grid without a point, oldest first.

        Neither those that came to nothing count, nor confidential ones, of which no other may speak.
        """
        cases = tables.cases.c
        query = (
            sa.select(cases.number, cases.place)
            .where(cases.point.is_(None), cases.grid == grid.id, cases.opened_at >= since)
            .where(cases.state.not_in(_NO_REPORT), ~cases.confidential)
            .order_by(cases.number)
        )
        wanted = narrowed(place, grid.name)
        rows = self._connection.execute(query)
        return [row.number for row in rows if narrowed(row.place, grid.name) == wanted]

    def tell(self, grid: Grid, place: str, at: datetime) -> bool:
        """The office is asked about a place. Out: False if it was asked before, or somebody has decided already."""
        row = _key(grid, place) | {"told_at": at}
        return bool(
            self._connection.execute(insert_once(self._connection, tables.new_places), row).rowcount == 1
        )

    def decision(self, grid: Grid, place: str) -> bool | None:
        """True if a point was added for the place, False if none is to be; None if nobody has decided."""
        found = self._connection.scalar(sa.select(tables.new_places.c.added).where(_is(grid, place)))
        return None if found is None else bool(found)

    def decide(self, grid: Grid, place: str, person: Person, *, added: bool) -> None:
        """Keep who decided of a place whether it is a point from now on (`added`), or none."""
        new_places = tables.new_places
        self._connection.execute(insert_once(self._connection, new_places), _key(grid, place))
        decided = new_places.update().where(_is(grid, place)).values(added=added, person=person.id)
        self._connection.execute(decided)

    def add_point(self, name: str, grid: Grid) -> bool:
        """A new point of the register, known from the next message on. Out: False if somebody was faster.

        Its code is the one that a workbook gives to a point without one (编号), so that it is the same point there.
        A point that a workbook gave up and that had this code comes back.
        """
        register.touch(self._connection)  # whoever adds one at the same time waits here
        points = tables.points
        code = f"{grid.code}-{name}"
        before = self._connection.execute(
            sa.select(points.c.id, points.c.active).where(points.c.code == code)
        ).first()
        if before is not None and before.active:
            return False
        row = {"code": code, "name": name, "grid": grid.id, "active": True, "added": True}
        if before is not None:
            self._connection.execute(points.update().where(points.c.id == before.id).values(row))
            return True
        free = self._connection.scalar(sa.select(sa.func.coalesce(sa.func.max(points.c.id), 0) + 1))
        self._connection.execute(points.insert().values(row | _UNKNOWN | {"id": free}))
        return True


_UNKNOWN: dict[str, Any] = {"kind": "", "address": "", "aliases": [], "cleaner": "", "line_units": []}


def _key(grid: Grid, place: str) -> dict[str, Any]:
    return {"grid": grid.id, "place": narrowed(place, grid.name)}


def _is(grid: Grid, place: str) -> Any:
    new_places, key = tables.new_places.c, _key(grid, place)
    return (new_places.grid == key["grid"]) & (new_places.place == key["place"])
