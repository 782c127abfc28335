"""片区: how each stands, and what all of its units do together (集中整治)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from actions import resolutions
from actions.audience import answer_to
from domain.cause import Cause
from domain.chat import Outgoing
from domain.district import Grid, Person, Unit
from domain.tally import Scope, Span
from domain.zones import Zone
from storage.store import Store
from texts import zones as wording


def zones(span: Span, at: datetime, store: Store) -> list[Zone]:
    """All of them, as they stand."""
    return [_zone(name, grids, span, at, store) for name, grids in store.district.zones.items()]


def _zone(name: str, grids: Sequence[Grid], span: Span, at: datetime, store: Store) -> Zone:
    district, ids = store.district, {one.id for one in grids}
    return Zone(
        name,
        tuple(grids),
        district.zone_head(name),
        units_of(grids, store),
        sum(point.grid in ids for point in district.points),
        tuple(store.standings.tally(Scope(one.name, grids=frozenset({one.id})), span, at) for one in grids),
    )


def units_of(grids: Sequence[Grid], store: Store) -> tuple[Unit, ...]:
    """The units of these grids, each once."""
    return tuple(store.district.unit[one] for one in dict.fromkeys(grid.unit for grid in grids))


def work_together(
    zone: str, others: Sequence[Unit], until: date, words: str, by: Person, cause: Cause, store: Store
) -> list[Outgoing]:
    """集中整治: each unit of a zone, and the `others` that help, has the same to do by a day; it is asked about as
    what a meeting decides is."""
    grids = store.district.zones[zone]
    units = tuple({one.id: one for one in (*units_of(grids, store), *others)}.values())
    told = wording.task(zone, words, [one.short for one in units])
    open_ = {(one.unit, one.words) for one in store.resolutions.open()}
    new = [(one, until, told) for one in units if (one.id, told) not in open_]
    if not new:
        return answer_to(cause, wording.given_already(zone))
    return resolutions.record(new, by, cause, store)
