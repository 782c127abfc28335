"""Draws of 回头看 with all their lots, and what is asked of closed cases before they are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Case, Step
from domain.lookback import Draw, LookResult, Lot, Risk
from domain.matters import MatterKind
from domain.tally import Span
from storage import tables
from storage.case_rows import case_of
from storage.conditions import CAME_BACK, CLOSED, PUBLIC


class LookBacks:
    """Every read and write of draws."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, draw: Draw) -> Draw:
        """Keep a draw with its lots. Out: the same with its id."""
        row = {column.name: getattr(draw, column.name) for column in tables.look_backs.c}
        del row["id"]
        insert = tables.look_backs.insert().returning(tables.look_backs.c.id)
        id_ = self._connection.scalar(insert, row)
        assert id_ is not None, "an insert gives its id"
        lots = [
            {"draw": id_, "case": lot.case, "weight": lot.weight, "risks": list(lot.risks)}
            for lot in draw.lots
        ]
        if lots:
            self._connection.execute(tables.look_back_lots.insert(), lots)
        return replace(draw, id=id_)

    def of_week(self, label: str) -> Draw | None:
        """The draw of a week (`2026-W48`)."""
        return self._last(tables.look_backs.c.label == label)

    def last(self, span: Span | None = None, label: str = "") -> Draw | None:
        """The last draw, of a span of time if given; the one of the week `label` if it was drawn."""
        if label and (found := self.of_week(label)):
            return found
        until = tables.look_backs.c.until
        return self._last((until >= span.start) & (until < span.end) if span else sa.true())

    def closed(self, since: datetime, until: datetime) -> list[Case]:
        """What was closed then, and since then was in no draw and was not looked at. None that is confidential."""
        cases, draws, lots = tables.cases, tables.look_backs.c, tables.look_back_lots.c
        matters = tables.matters.c
        before = (
            sa.select(lots.draw)
            .join(tables.look_backs, draws.id == lots.draw)
            .where(lots.case == cases.c.number, draws.until > cases.c.closed_at)
        )
        looked = sa.select(matters.id).where(
            matters.case == cases.c.number, matters.kind == MatterKind.LOOK_BACK, matters.words != ""
        )
        looked = looked.where(matters.ended_at >= cases.c.closed_at)
        then = (cases.c.closed_at >= since) & (cases.c.closed_at < until)
        query = sa.select(cases).where(PUBLIC, CLOSED, then)
        query = query.where(~before.exists(), ~looked.exists())
        return [case_of(row) for row in self._connection.execute(query.order_by(cases.c.number)).mappings()]

    def opened_at(self, before: int, at: datetime) -> Case | None:
        """The newest case that was opened at that moment because this closed one was there again (反弹)."""
        cases = tables.cases.c
        then = (cases.tied_to == before) & (cases.opened_at == at) & cases.part.is_(sa.false())
        query = sa.select(tables.cases).where(then)
        row = self._connection.execute(query.order_by(cases.number.desc()).limit(1)).mappings().first()
        return case_of(row) if row else None

    def undone(self, numbers: Collection[int]) -> frozenset[int]:
        """Those of these cases that are no success to be shown: reopened since they were closed (重开), or there again
        (反弹)."""
        cases = tables.cases.c
        query = sa.select(cases.number).where(cases.number.in_(list(numbers)), ~CLOSED | CAME_BACK)
        return frozenset(self._connection.scalars(query))

    def lines_after(self, line: int) -> list[tuple[int, str]]:
        """The lines of all histories behind this one, each with its hash."""
        events = tables.events.c
        query = sa.select(events.id, events.hash).where(events.id > line).order_by(events.id)
        return [(row.id, row.hash) for row in self._connection.execute(query)]

    def doubted(self, since: datetime) -> frozenset[int]:
        """Cases, of those closed since then, with a doubt about a photo of a rectification."""
        cases, doubts, photos = tables.cases.c, tables.doubts.c, tables.case_photos.c
        query = (
            sa.select(doubts.case)
            .join(tables.cases, cases.number == doubts.case)
            .join(tables.case_photos, (photos.case == doubts.case) & (photos.sha256 == doubts.photo))
            .where(photos.step == Step.RECTIFY, cases.closed_at >= since)
        )
        return frozenset(self._connection.scalars(query))

    def rectified_saying(self, words: str, since: datetime) -> frozenset[int]:
        """Cases, of those closed since then, whose rectification was told in these words."""
        cases, events = tables.cases.c, tables.events.c
        query = (
            sa.select(events.case)
            .join(tables.cases, cases.number == events.case)
            .where(events.step == Step.RECTIFY, events.words == words, cases.closed_at >= since)
        )
        return frozenset(self._connection.scalars(query))

    def rebounded_points(self) -> frozenset[int]:
        """Points at which something rebounded, ever."""
        cases, matters = tables.cases.c, tables.matters.c
        query = (
            sa.select(cases.point)
            .join(tables.matters, matters.case == cases.number)
            .where(
                matters.kind == MatterKind.LOOK_BACK,
                matters.words == LookResult.REBOUND,
                cases.point.is_not(None),
            )
        )
        return frozenset(self._connection.scalars(query))

    def given(self) -> Counter[int]:
        """How many were given to each person to look at, ever."""
        matters = tables.matters.c
        mine = (matters.kind == MatterKind.LOOK_BACK) & (matters.label != "") & matters.person.is_not(None)
        query = sa.select(matters.person, sa.func.count()).where(mine).group_by(matters.person)
        return Counter({person: int(count) for person, count in self._connection.execute(query)})

    def _last(self, wanted: Any) -> Draw | None:
        draws = tables.look_backs
        query = sa.select(draws).where(wanted).order_by(draws.c.id.desc()).limit(1)
        row = self._connection.execute(query).mappings().first()
        return Draw(**row, lots=self._lots(row["id"])) if row else None

    def _lots(self, draw: int) -> tuple[Lot, ...]:
        lots = tables.look_back_lots
        query = sa.select(lots).where(lots.c.draw == draw).order_by(lots.c.case)
        rows = self._connection.execute(query).mappings()
        return tuple(Lot(row["case"], row["weight"], tuple(map(Risk, row["risks"]))) for row in rows)
