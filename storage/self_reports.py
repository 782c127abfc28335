"""自报倒查: which cases may be earlier self-reports of the same, and what each look for them found."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Case, Source, State
from domain.photo import Place
from domain.selfreports import SELF_REPORTS, Lookup, SelfReport, Weakness
from storage import tables
from storage.case_rows import case_of
from storage.conditions import PUBLIC

_METRES_A_DEGREE = 111_000.0  # of latitude; of longitude there are fewer, so the box is made wide enough
_NARROWEST = 0.3  # of a degree of longitude in one of latitude: up to 72° north or south


class SelfReports:
    """Every read and write of such looks."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def earlier(
        self,
        case: Case,
        since: datetime,
        categories: Collection[int],
        points: Collection[int],
        groups: Collection[int],
        around: Place | None,
        metres: int,
    ) -> list[Case]:
        """Self-reports before a case that may be about the same, oldest first: at one of these points, about so many
        metres around that place, without a point in its grid, or from one of these groups without a word of where.
        None that came to nothing or is confidential."""
        cases = tables.cases.c
        near = cases.point.in_(list(points)) | ((cases.grid == case.grid) & cases.point.is_(None))
        near |= cases.group.in_(list(groups)) & cases.grid.is_(None) & (cases.place == "")
        if around is not None:
            near |= _box(around, metres)
        query = sa.select(tables.cases).where(
            PUBLIC,
            cases.number != case.number,
            cases.opened_at >= since,
            cases.opened_at < case.opened_at,
            cases.source.in_(sorted(SELF_REPORTS)),
            cases.part.is_(sa.false()),
            cases.category.in_(list(categories)),
            cases.state.not_in([State.REJECTED, State.VOID]),
            near,
        )
        rows = self._connection.execute(query.order_by(cases.opened_at, cases.number)).mappings()
        return [case_of(row) for row in rows]

    def were_late(self, numbers: Collection[int]) -> set[int]:
        """Those of these cases that let an earlier limit pass."""
        past = tables.past_limits.c
        late = sa.select(past.case).where(past.case.in_(list(numbers)), past.on_time.is_(sa.false()))
        return set(self._connection.scalars(late))

    def put(self, lookup: Lookup) -> None:
        """Keep what a look found."""
        row = {
            name: getattr(lookup, name)
            for name in ("case", "at", "unit", "source", "metres", "days", "amnesty")
        }
        id_ = self._connection.scalar(tables.lookups.insert().returning(tables.lookups.c.id), row)
        found = [
            {
                "lookup": id_,
                "number": one.number,
                "reported_at": one.reported_at,
                "state": one.state,
                "metres": one.metres,
                "weakness": one.weakness,
            }
            for one in lookup.found
        ]
        if found:
            self._connection.execute(tables.self_reports.insert(), found)

    def last(self, case: int) -> Lookup | None:
        """What the newest look for a case found; None if nobody looked."""
        lookups, found = tables.lookups, tables.self_reports
        newest = sa.select(lookups).where(lookups.c.case == case).order_by(lookups.c.id.desc()).limit(1)
        row = self._connection.execute(newest).mappings().first()
        if row is None:
            return None
        query = sa.select(found).where(found.c.lookup == row["id"])
        rows = self._connection.execute(query.order_by(found.c.reported_at, found.c.number)).mappings()
        return _lookup(row, [_self_report(one) for one in rows])

    def shielded_by(self, number: int) -> list[int]:
        """For which cases it is what the look that holds found, and could shield; oldest first."""
        lookups, found, cases = tables.lookups.c, tables.self_reports.c, tables.cases.c
        later = tables.lookups.alias()
        newest = sa.select(sa.func.max(later.c.id)).where(later.c.case == lookups.case).scalar_subquery()
        query = (
            sa.select(lookups.case)
            .join(tables.self_reports, found.lookup == lookups.id)
            .join(tables.cases, cases.number == lookups.case)
            .where(found.number == number, found.weakness.is_(None), lookups.id == newest)
            .where(PUBLIC, cases.accountability != "")
        )
        return sorted(set(self._connection.scalars(query)))


def _box(around: Place, metres: int) -> Any:
    """Reported from within a box that holds the whole circle."""
    cases, degrees = tables.cases.c, metres / _METRES_A_DEGREE
    north = cases.latitude.between(around.latitude - degrees, around.latitude + degrees)
    wide = degrees / _NARROWEST
    return north & cases.longitude.between(around.longitude - wide, around.longitude + wide)


def _lookup(row: Any, found: list[SelfReport]) -> Lookup:
    return Lookup(
        row["case"],
        row["at"],
        row["unit"],
        Source(row["source"]),
        row["metres"],
        row["days"],
        row["amnesty"],
        tuple(found),
    )


def _self_report(row: Any) -> SelfReport:
    weakness = Weakness(row["weakness"]) if row["weakness"] else None
    return SelfReport(row["number"], row["reported_at"], State(row["state"]), row["metres"], weakness)
