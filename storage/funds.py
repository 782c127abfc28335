"""项目资金: the steps of applications, which are only added to."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.funds import Fund, FundLine, FundStep, in_funds
from storage import tables
from storage.mail import photo_in, photo_out
from storage.statements import insert_once

_STEPS = tables.fund_steps
_OWN = ("fund", "grid", "person", "at", "amount", "words", "message")


class Funds:
    """Every read and write of them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> list[Fund]:
        """Every application, oldest first."""
        rows = self._connection.execute(sa.select(_STEPS).order_by(_STEPS.c.fund, _STEPS.c.number)).mappings()
        return in_funds([_line(row) for row in rows])

    def get(self, number: int) -> Fund | None:
        """One of them."""
        return next((one for one in self.all() if one.number == number), None)

    def free_number(self) -> int:
        """That of the next application."""
        return (self._connection.scalar(sa.select(sa.func.max(_STEPS.c.fund))) or 0) + 1

    def add(self, line: FundLine, number: int) -> bool:
        """Keep a step, the `number`th of its application. False if somebody was faster."""
        row = asdict(line) | {"photos": [photo_in(photo) for photo in line.photos], "number": number}
        return self._connection.execute(insert_once(self._connection, _STEPS), row).rowcount == 1


def _line(row: Any) -> FundLine:
    values = {name: row[name] for name in _OWN}
    return FundLine(
        **values, step=FundStep(row["step"]), photos=tuple(photo_out(one) for one in row["photos"])
    )
