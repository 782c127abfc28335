"""A register whose rows were sorted anew."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from domain.district import District, Grid, Person, Unit
from domain.points import Point

Row = TypeVar("Row", Unit, Grid, Person, Point)


def shuffled(book: District, chance: random.Random) -> District:
    """The same register with its rows in another order and ids that follow the new rows."""
    units, unit = _renumbered(book.units, chance)
    grids, grid = _renumbered(book.grids, chance)
    people, person = _renumbered(book.people, chance)

    points, point = _renumbered(book.points, chance)

    def lines(ids: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(unit[id_] for id_ in ids)

    return District(
        units=tuple(
            replace(
                one,
                parent=unit.get(one.parent or 0),
                head=person.get(one.head or 0),
                leader=person.get(one.leader or 0),
            )
            for one in units
        ),
        grids=tuple(
            replace(
                one,
                unit=unit[one.unit],
                leader=person.get(one.leader or 0),
                paired=lines(one.paired),
                zone_head=person.get(one.zone_head or 0),
            )
            for one in grids
        ),
        people=tuple(
            replace(one, unit=unit[one.unit], grids=tuple(grid[each] for each in one.grids)) for one in people
        ),
        points=tuple(
            replace(
                one,
                grid=grid[one.grid],
                manager=person.get(one.manager or 0),
                reporter=person.get(one.reporter or 0),
                line_units=lines(one.line_units),
            )
            for one in points
        ),
        groups=tuple(
            replace(one, unit=unit.get(one.unit or 0), grid=grid.get(one.grid or 0))
            for one in chance.sample(book.groups, len(book.groups))
        ),
        categories=tuple(replace(one, line_units=lines(one.line_units)) for one in book.categories),
        rosters=tuple(
            replace(
                one,
                point=point.get(one.point or 0),
                unit=unit.get(one.unit or 0),
                people=tuple(person[each] for each in one.people),
                substitutes=tuple(person[each] for each in one.substitutes),
            )
            for one in chance.sample(book.rosters, len(book.rosters))
        ),
    )


def _renumbered(rows: Sequence[Row], chance: random.Random) -> tuple[list[Row], dict[int, int]]:
    mixed = chance.sample(rows, len(rows))
    new = {row.id: id_ for id_, row in enumerate(mixed, 1)}
    return [replace(row, id=new[row.id]) for row in mixed], new
