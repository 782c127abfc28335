"""What a question leaves out (除金山片外, 扣掉挂账的), as SQL."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from domain.district import District
from domain.question import Status
from domain.tally import Scope
from storage import tables
from storage.conditions import inside


@dataclass(frozen=True, slots=True)
class Without:
    """Cases in any of these are not meant; the states are as they are now."""

    scopes: tuple[Scope, ...] = ()
    states: tuple[Status, ...] = ()
    categories: tuple[int, ...] = ()
    place_kind: str = ""


def remains(left: Without, district: District, unit: Any, holds: Callable[[Status], Any]) -> Any:
    """True of a case that is in none of it; `holds` says of a case that it is in a state."""
    return sa.and_(
        sa.true(), *(~sa.func.coalesce(one, sa.false()) for one in _any(left, district, unit, holds))
    )


def _any(left: Without, district: District, unit: Any, holds: Callable[[Status], Any]) -> Iterator[Any]:
    cases = tables.cases.c
    yield from (inside(one, district, unit) for one in left.scopes)
    yield from (holds(one) for one in left.states)
    if left.categories:
        yield cases.category.in_(left.categories)
    if left.place_kind:
        kind = sa.select(tables.points.c.id).where(tables.points.c.kind == left.place_kind)
        yield cases.point.in_(kind)
