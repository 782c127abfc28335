"""互评: its lots, and the sheets that grids fill in."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.rotation import Turn
from domain.scoring import ScoreDraw, ScoreSheet
from storage import tables
from storage.mail import photo_in, photo_out
from storage.statements import insert_once

_OWN = ("month", "seed", "line", "basis", "drawn_at", "drawn_by", "until", "ended_at")


class Scoring:
    """Every read and write of it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def last_line(self, before: datetime) -> tuple[int, str]:
        """The last line of the history of all cases before a moment, by its number and its hash; 0 and "" if none."""
        events = tables.events.c
        query = (
            sa.select(events.id, events.hash).where(events.at < before).order_by(events.id.desc()).limit(1)
        )
        found = self._connection.execute(query).first()
        return (found.id, found.hash) if found else (0, "")

    def hash_of(self, line: int) -> str:
        """The hash of a line of the history; "" where there is none."""
        events = tables.events.c
        return self._connection.scalar(sa.select(events.hash).where(events.id == line)) or ""

    def keep(self, draw: ScoreDraw) -> ScoreDraw | None:
        """Keep the lots of a month. Out: the same with its id; None if the month has its lots already."""
        row: dict[str, Any] = {name: getattr(draw, name) for name in _OWN}
        row |= {"order": list(draw.turn.order), "shifts": list(draw.turn.shifts), "begins": draw.turn.begins}
        if self._connection.execute(insert_once(self._connection, tables.score_draws), row).rowcount != 1:
            return None
        return self.of_month(draw.month)

    def of_month(self, month: date) -> ScoreDraw | None:
        """The lots of a month, by its first day."""
        return next(iter(self._draws(tables.score_draws.c.month == month)), None)

    def of_seed(self, seed: str) -> ScoreDraw | None:
        """The lots with this seed, the newest if there are several."""
        found = self._draws(tables.score_draws.c.seed == seed)
        return found[-1] if found else None

    def latest(self) -> ScoreDraw | None:
        """The lots of the last month that has some."""
        found = self._draws(sa.true())
        return found[-1] if found else None

    def before(self, month: date) -> list[Turn]:
        """The lots of all months before this one, oldest first."""
        return [one.turn for one in self._draws(tables.score_draws.c.month < month)]

    def open_ones(self) -> list[ScoreDraw]:
        """Those whose end was not told yet, oldest first."""
        return self._draws(tables.score_draws.c.ended_at.is_(None))

    def end(self, draw: ScoreDraw, at: datetime) -> bool:
        """Nothing is filled in any more. False if that was told already."""
        draws = tables.score_draws
        this = (draws.c.id == draw.id) & draws.c.ended_at.is_(None)
        return self._connection.execute(draws.update().where(this).values(ended_at=at)).rowcount == 1

    def fill(self, sheet: ScoreSheet) -> None:
        """Keep a sheet, or the correction of one."""
        row = asdict(sheet) | {"photos": [photo_in(photo) for photo in sheet.photos]}
        self._connection.execute(tables.score_sheets.insert(), row)

    def sheets(self, draw: ScoreDraw) -> list[ScoreSheet]:
        """Every sheet of a month, oldest first, corrections included."""
        sheets = tables.score_sheets
        query = sa.select(sheets).where(sheets.c.draw == draw.id).order_by(sheets.c.id)
        return [_sheet(row) for row in self._connection.execute(query).mappings()]

    def _draws(self, test: Any) -> list[ScoreDraw]:
        query = sa.select(tables.score_draws).where(test).order_by(tables.score_draws.c.month)
        return [_draw(row) for row in self._connection.execute(query).mappings()]


def _draw(row: Any) -> ScoreDraw:
    turn = Turn(tuple(row["order"]), tuple(row["shifts"]), row["begins"])
    return ScoreDraw(**{name: row[name] for name in _OWN}, turn=turn, id=row["id"])


def _sheet(row: Any) -> ScoreSheet:
    values = {name: value for name, value in row.items() if name != "id"}
    return replace(ScoreSheet(**values), photos=tuple(photo_out(photo) for photo in row["photos"]))
