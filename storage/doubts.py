"""Doubts about the photos of cases, as they were when the photos came."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Step
from domain.doubts import Doubt, Why
from storage import tables


class Doubts:
    """Every read and write of doubts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, case: int, doubts: Iterable[Doubt]) -> None:
        """Keep doubts about photos of a case."""
        rows = [
            {
                "case": case,
                "why": one.why,
                "photo": one.photo,
                "other_case": one.case,
                "other": one.other,
                "step": one.step or "",
                "taken_at": one.taken_at,
                "metres": one.metres,
            }
            for one in doubts
        ]
        if rows:
            self._connection.execute(tables.doubts.insert(), rows)

    def of(self, case: int) -> tuple[Doubt, ...]:
        """All doubts about the photos of a case, oldest first, each once."""
        return self._found(tables.doubts.c.case == case)

    def of_repair(self, case: int) -> tuple[Doubt, ...]:
        """Those about the photos of its last rectification (整改)."""
        photos = tables.case_photos.c
        last = sa.select(sa.func.max(photos.event)).where(_repairs(case)).scalar_subquery()
        return self._shown_with(case, photos.event == last)

    def of_repairs(self, case: int) -> tuple[Doubt, ...]:
        """Those about the photos of all its rectifications, also of those that were failed."""
        return self._shown_with(case, _repairs(case))

    def _shown_with(self, case: int, events: sa.ColumnElement[bool]) -> tuple[Doubt, ...]:
        doubts = tables.doubts.c
        shown = sa.select(tables.case_photos.c.sha256).where(events)
        return self._found((doubts.case == case) & doubts.photo.in_(shown))

    def _found(self, wanted: sa.ColumnElement[bool]) -> tuple[Doubt, ...]:
        doubts = tables.doubts
        query = sa.select(doubts).where(wanted).order_by(doubts.c.id)
        return tuple(dict.fromkeys(map(_doubt, self._connection.execute(query).mappings().all())))


def _repairs(case: int) -> sa.ColumnElement[bool]:
    photos = tables.case_photos.c
    return (photos.case == case) & (photos.step == Step.RECTIFY)


def _doubt(row: Any) -> Doubt:
    return Doubt(
        Why(row["why"]),
        row["photo"],
        row["other_case"],
        row["other"],
        Step(row["step"]) if row["step"] else None,
        row["taken_at"],
        row["metres"],
    )
