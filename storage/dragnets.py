"""Dragnets (拉网), and what was found at each of their points."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.dragnets import Dragnet, Found, Stop
from domain.tally import Span
from storage import tables

_PATROLLED = sa.exists().where(tables.night_patrols.c.net == tables.dragnets.c.id)


class Dragnets:
    """Every read and write of dragnets."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._none = False
        self._changed = False

    def told_none(self) -> None:
        """That no dragnet is open was read along with a message, in this transaction."""
        self._none = not self._changed

    def start(self, net: Dragnet, points: Collection[int]) -> Dragnet:
        """Keep a new one over these points. Out: the same with its id."""
        self._none, self._changed = False, True
        values = {
            "name": net.name,
            "opened_by": net.opened_by,
            "opened_at": net.opened_at,
            "until": net.until,
            "case": net.case,
            "sample_of": net.sample_of,
            "seed": net.seed,
            "items": net.items,
            "team": list(net.team),
        }
        id_ = self._connection.scalar(tables.dragnets.insert().returning(tables.dragnets.c.id), values)
        assert id_ is not None, "an insert gives its id"
        rows = [{"dragnet": id_, "point": point, "words": ""} for point in points]
        self._connection.execute(tables.dragnet_points.insert(), rows)
        return replace(net, id=id_)

    def open_ones(self) -> list[Dragnet]:
        """Those that nobody has ended, oldest first."""
        if self._none:
            return []
        nets = tables.dragnets
        query = sa.select(nets).where(nets.c.ended_at.is_(None)).order_by(nets.c.id)
        return [_net(row) for row in self._connection.execute(query).mappings()]

    def ended_early(self, point: int, at: datetime) -> Dragnet | None:
        """The net over a point that was ended before the moment to which it was opened, which has not come; the last
        of them. Neither a sample nor 夜查."""
        nets, points = tables.dragnets.c, tables.dragnet_points.c
        over = sa.select(points.dragnet).where(points.point == point)
        early = (nets.ended_at < nets.until) & (nets.until > at) & nets.id.in_(over)
        return self._last(early & nets.sample_of.is_(None) & ~_PATROLLED)

    def of_case(self, case: int) -> Dragnet | None:
        """The one over points like that of a case (触类旁通), also if it has ended."""
        return self._last(tables.dragnets.c.case == case)

    def get(self, id_: int) -> Dragnet | None:
        """One by its id."""
        return self._last(tables.dragnets.c.id == id_)

    def last_ended(self, name: str) -> Dragnet | None:
        """The one that somebody ended last, of that name if one is given; neither 触类旁通 nor a sample nor 夜查."""
        nets = tables.dragnets.c
        own = nets.ended_at.is_not(None) & nets.case.is_(None) & nets.sample_of.is_(None) & ~_PATROLLED
        return self._last(own & ((nets.name == name) if name else sa.true()), nets.ended_at.desc())

    def last_named(self, name: str, span: Span | None) -> Dragnet | None:
        """The one of that name that was opened last, of any if none is given, within a span if one is given. Those that
        are open come first, and nothing of 触类旁通 or of a sample."""
        nets = tables.dragnets.c
        own = nets.case.is_(None) & nets.sample_of.is_(None)
        then = (nets.opened_at >= span.start) & (nets.opened_at < span.end) if span else sa.true()
        called = (nets.name == name) if name else sa.true()
        return self._last(own & then & called, nets.ended_at.is_not(None))

    def sample_of(self, net: Dragnet) -> Dragnet | None:
        """What was drawn of its points (抽查), also if that has ended."""
        return self._last(tables.dragnets.c.sample_of == net.id)

    def last_sample(self) -> Dragnet | None:
        """The sample that was drawn last."""
        return self._last(tables.dragnets.c.sample_of.is_not(None))

    def _last(self, test: Any, *order: Any) -> Dragnet | None:
        nets = tables.dragnets
        query = sa.select(nets).where(test).order_by(*order, nets.c.id.desc()).limit(1)
        row = self._connection.execute(query).mappings().first()
        return _net(row) if row else None

    def stops(self, net: Dragnet) -> list[Stop]:
        """Its points, by id."""
        points = tables.dragnet_points
        query = sa.select(points).where(points.c.dragnet == net.id).order_by(points.c.point)
        return [_stop(row) for row in self._connection.execute(query).mappings()]

    def note(self, net: Dragnet, stop: Stop) -> None:
        """What was found at a point; what is said last holds."""
        points = tables.dragnet_points
        here = (points.c.dragnet == net.id) & (points.c.point == stop.point)
        values = {"result": stop.result, "words": stop.words, "person": stop.person, "at": stop.at}
        self._connection.execute(points.update().where(here).values(**values, case=stop.case))

    def note_items(self, net: Dragnet, point: int, found: Mapping[str, Found]) -> None:
        """What was found of each 指标 at a point; what is said last holds."""
        rows = tables.dragnet_items
        these = (rows.c.dragnet == net.id) & (rows.c.point == point) & rows.c.item.in_(list(found))
        self._connection.execute(rows.delete().where(these))
        told = [{"dragnet": net.id, "point": point, "item": item, "result": found[item]} for item in found]
        if told:
            self._connection.execute(rows.insert(), told)

    def of_items(self, net: Dragnet) -> dict[tuple[int, str], Found]:
        """What was found so far, by point and 指标."""
        rows = tables.dragnet_items.c
        query = sa.select(rows.point, rows.item, rows.result).where(rows.dragnet == net.id)
        return {(point, item): Found(result) for point, item, result in self._connection.execute(query)}

    def end(self, net: Dragnet, at: datetime) -> bool:
        """End it. False if somebody has done so."""
        nets = tables.dragnets
        this = (nets.c.id == net.id) & nets.c.ended_at.is_(None)
        return self._connection.execute(nets.update().where(this).values(ended_at=at)).rowcount == 1


def _net(row: Any) -> Dragnet:
    return Dragnet(**{**row, "team": tuple(row["team"])})


def _stop(row: Any) -> Stop:
    result = Found(row["result"]) if row["result"] else None
    return Stop(row["point"], result, row["words"], row["person"], row["at"], row["case"])
