"""五分: the shares of the units of a scope, worked out from the register and from what every report counts."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime

from actions.audience import heads, linked_leader
from domain.district import District, Role, Unit
from domain.five_ways import UnitShare, in_order
from domain.leading import answers
from domain.matters import MatterKind, MatterState
from domain.tally import Scope, Span, Tally, total
from storage.store import Store


def shares(scope: Scope, span: Span, at: datetime, store: Store) -> list[UnitShare]:
    """What falls to each unit of a scope, within a span and now; only units that have something to answer for. Of a
    grid its unit, with the cases of that grid."""
    district, today = store.district, at.astimezone(store.zone).date()
    tallies = _tallies(scope, span, at, store)
    decided = store.resolutions.open()
    late = Counter(one.unit for one in decided if one.overdue(today))
    mine, ordered = Counter(one.unit for one in decided), _ordered(store)
    points = Counter(
        unit for point in district.points for unit in _answering(point.grid, point.line_units, district)
    )
    found = [
        UnitShare(
            unit,
            linked_leader(unit.id, district),
            tuple(heads(unit.id, district)),
            tuple(district.people_with(Role.HANDLER, unit=unit.id)),
            tuple(
                one.name
                for one in district.grids_of({unit.id})
                if scope.grids is None or one.id in scope.grids
            ),
            points[unit.id],
            tuple(one.name for one in district.categories if unit.id in one.line_units),
            total(tallies.get(unit.id, [Tally()])),
            mine[unit.id],
            late[unit.id],
            ordered[unit.id],
            alone=district.alone(unit.id),
        )
        for unit in _units(scope, district)
    ]
    return in_order([one for one in found if one.has_duties])


def _units(scope: Scope, district: District) -> list[Unit]:
    if scope.units is not None:
        return [one for one in district.units if one.id in scope.units]
    if scope.grids is not None:
        return [
            one
            for one in district.units
            if any(grid.id in scope.grids for grid in district.grids_of({one.id}))
        ]
    return list(district.units)


def _answering(grid: int, line_units: tuple[int, ...], district: District) -> set[int]:
    """Who answers for a point: the unit of its grid, and its line units."""
    unit = answers(None, grid, district)
    return {*line_units, *((unit,) if unit is not None else ())}


def _tallies(scope: Scope, span: Span, at: datetime, store: Store) -> dict[int, list[Tally]]:
    found: dict[int, list[Tally]] = defaultdict(list)
    for one in store.standings.counts(span, span, at):
        unit = answers(one.unit, one.grid, store.district)
        if unit is not None and (scope.grids is None or one.grid in scope.grids):
            found[unit].append(one.tally)
    return found


def _ordered(store: Store) -> Counter[int]:
    """督办 under way by units."""
    orders = store.matters.all(MatterKind.SUPERVISION, {MatterState.AGREED})
    return Counter(one.unit for one in orders if one.unit is not None)
