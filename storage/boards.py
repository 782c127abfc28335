"""The facts of a digest, read in one transaction so that its numbers agree with each other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from domain.board import Closed, Facts
from domain.cases import Case, Step
from domain.district import Group, Purpose
from domain.life import UNDER_LIMIT
from domain.standing import Standing, rank
from domain.tally import Scope, Span, Tally
from storage.store import Store

MOST_URGENT = 3
MOST_PAIRS = 3
UNHELD = "待派单"


def facts(
    store: Store,
    scope: Scope,
    span: Span,
    period: str,
    *,
    at: datetime,
    ranked: tuple[Span, str],
    group: Group | None,
) -> Facts:
    """What a group is shown at a moment for a span, ranking grids (units in a unit's group) over another span."""
    by_unit = group is not None and group.purpose is Purpose.UNIT
    over, over_words = ranked
    return Facts(
        reference=f"D-{at:%Y%m%d}-{group.chat if group else 'me'}",
        scope=scope,
        period=period,
        at=at,
        tally=store.cases.tally(scope, span, at),
        new_by_unit=_new_by_unit(store, scope, span, at),
        urgent=_urgent(store, scope, span),
        closed=_closed(store, scope, span),
        compared="单位" if by_unit else "网格",
        ranked=rank(_units(store, over, at) if by_unit else _grids(store, over, at)),
        ranked_over=over_words,
        own=_own(store, group),
    )


def _new_by_unit(store: Store, scope: Scope, span: Span, at: datetime) -> tuple[tuple[str, int], ...]:
    tallies = store.cases.tallies("unit", scope, span, at)
    names = {unit.id: unit.short for unit in store.district.units}
    new = [(names.get(unit or 0, UNHELD), tally.new) for unit, tally in tallies.items() if tally.new]
    return tuple(sorted(new, key=lambda one: (-one[1], one[0])))


def _urgent(store: Store, scope: Scope, span: Span) -> tuple[Case, ...]:
    """New cases that are still with a unit, urgent ones first, then by what is due soonest."""
    categories = store.district.category
    new = [case for case in store.cases.opened(scope, span) if case.state in UNDER_LIMIT and case.due_at]

    def urgency(case: Case) -> tuple[bool, datetime]:
        assert case.due_at is not None, "filtered above"
        of_category = case.category is not None and categories[case.category].urgent
        return not (case.urgent or of_category), case.due_at

    return tuple(sorted(new, key=urgency)[:MOST_URGENT])


def _closed(store: Store, scope: Scope, span: Span) -> tuple[Closed, ...]:
    found = []
    for case in store.cases.closed(scope, span)[: MOST_PAIRS * 3]:
        before = store.photos.of(case.number, Step.REPORT, Step.ADD)
        after = store.photos.of(case.number, Step.RECTIFY)
        both = (before[0].sha256, after[-1].sha256) if before and after else ("", "")
        found.append(Closed(case, *both))
    return tuple(found)


def _grids(store: Store, span: Span, at: datetime) -> list[Standing]:
    tallies = store.cases.tallies("grid", Scope(""), span, at)
    return [_standing(grid.name, tallies, grid.id, grid.size) for grid in store.district.grids]


def _units(store: Store, span: Span, at: datetime) -> list[Standing]:
    """Units that had something to do."""
    tallies = store.cases.tallies("unit", Scope(""), span, at)
    return [
        _standing(unit.short, tallies, unit.id, 1.0) for unit in store.district.units if unit.id in tallies
    ]


def _standing(name: str, tallies: Mapping[int | None, Tally], id_: int, size: float) -> Standing:
    tally = tallies.get(id_, Tally())
    return Standing(name, tally.closed, tally.on_time, tally.open, tally.due, tally.late, size)


def _own(store: Store, group: Group | None) -> str | None:
    if group is None:
        return None
    if group.purpose is Purpose.GRID and group.grid in store.district.grid:
        return store.district.grid[group.grid].name
    if group.purpose is Purpose.UNIT and group.unit in store.district.unit:
        return store.district.unit[group.unit].short
    return None
