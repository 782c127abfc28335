"""Every case with the names around it, as operators list them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables


@dataclass(frozen=True, slots=True)
class ListedCase:
    """One case with names instead of ids, also of what was retired since. `photos` are hashes, oldest first."""

    number: int
    state: str
    text: str
    grid: str | None
    unit: str | None
    category: str | None
    reporter: str
    photos: tuple[str, ...]
    place: str
    opened_at: datetime
    due_at: datetime | None
    closed_at: datetime | None


def every_case(connection: Connection) -> list[ListedCase]:
    """All cases by number."""
    cases = tables.cases.c
    query = sa.select(
        *(cases[name] for name in ("number", "state", "text", "place", "opened_at", "due_at", "closed_at")),
        *(table.c.name.label(name) for name, table in _NAMED.items()),
    ).select_from(tables.cases)
    for name, table in _NAMED.items():
        query = query.outerjoin(table, table.c.id == cases[name])
    photos = _photos(connection)
    return [
        ListedCase(**row, photos=tuple(photos[row["number"]]))
        for row in connection.execute(query.order_by(cases.number)).mappings()
    ]


_NAMED = {
    "grid": tables.grids,
    "unit": tables.units,
    "category": tables.categories,
    "reporter": tables.people,
}


def _photos(connection: Connection) -> dict[int, list[str]]:
    used = tables.case_photos.c
    query = sa.select(used.case, used.sha256).order_by(used.event, used.position)
    found: dict[int, list[str]] = defaultdict(list)
    for case, sha256 in connection.execute(query):
        found[case].append(sha256)
    return found
