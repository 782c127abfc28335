"""Every case with the names around it, as operators list them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, fields
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables


@dataclass(frozen=True, slots=True)
class ListedCase:
    """One case with names instead of ids, also of what was retired since. `photos` are hashes, oldest first.

    What there is none of is None. Its fields are what scripts rely on.
    """

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
    source: str
    urgent: bool
    point: str | None
    line_unit: str | None
    handler: str | None
    waiting_since: datetime | None
    verified_by: str | None
    returned: int
    reworked: int
    reopened: int
    extended: int
    deferred_until: datetime | None
    supervised: str | None
    merged_into: int | None
    tied_to: int | None
    confidential: bool
    withdrawn: bool
    away: int
    instruction: str | None
    accountability: str | None


def every_case(connection: Connection) -> list[ListedCase]:
    """All cases by number."""
    cases = tables.cases.c
    named = {name: table.alias(name) for name, table in _NAMED.items()}
    plain = [field.name for field in fields(ListedCase) if field.name not in (*_NAMED, "photos")]
    query = sa.select(
        *(cases[name] for name in plain if name != "urgent"),
        (cases.urgent | sa.func.coalesce(named["category"].c.urgent, sa.false())).label("urgent"),
        *(table.c.name.label(name) for name, table in named.items()),
    ).select_from(tables.cases)
    for name, table in named.items():
        query = query.outerjoin(table, table.c.id == cases[name])
    photos = _photos(connection)
    return [
        ListedCase(
            **row | {"photos": tuple(photos[row["number"]])} | {name: row[name] or None for name in _MAYBE}
        )
        for row in map(dict, connection.execute(query.order_by(cases.number)).mappings())
    ]


_MAYBE = ("supervised", "instruction", "accountability")  # texts that may be empty
_NAMED = {
    "grid": tables.grids,
    "point": tables.points,
    "unit": tables.units,
    "line_unit": tables.units,
    "category": tables.categories,
    "reporter": tables.people,
    "handler": tables.people,
    "verified_by": tables.people,
}


def _photos(connection: Connection) -> dict[int, list[str]]:
    used = tables.case_photos.c
    query = sa.select(used.case, used.sha256).order_by(used.event, used.position)
    found: dict[int, list[str]] = defaultdict(list)
    for case, sha256 in connection.execute(query):
        found[case].append(sha256)
    return found
