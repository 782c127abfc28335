"""What a department is told of by its subject (条线) while others handle it: its own number alone would say 0."""

from __future__ import annotations

from dataclasses import replace

from domain.card import Row
from domain.district import UnitKind
from domain.question import Status
from handlers.inquiry import Inquiry
from texts import answers

MOST = 3  # cases named below the number
_NOW = frozenset({Status.UNCLOSED, Status.OPEN, Status.OVERDUE})


def in_its_line(asked: Inquiry, total: int) -> tuple[list[str], tuple[Row, ...]]:
    """A line with the number of them and the most urgent ones, where one department was asked about that has nothing
    of its own (`total` is 0) now; else nothing."""
    units = frozenset() if asked.line else _department(asked)
    if total or not units or not asked.states or not set(asked.states) <= _NOW:
        return [], ()
    sought = replace(asked.sought, scopes=(), line=units)
    number = asked.store.figures.count(sought)
    rows = asked.rows(asked.store.figures.listed(sought, 0, MOST)) if number else ()
    return ([answers.in_line(number), *(row.text for row in rows)], rows) if number else ([], ())


def _department(asked: Inquiry) -> frozenset[int]:
    """The unit that alone was asked about, with those below it, if it has no part of the district of its own."""
    district = asked.store.district
    units = asked.scopes[0].units if len(asked.scopes) == 1 else None
    departments = (one for one in district.units if one.kind is UnitKind.DEPARTMENT)
    return next((units for one in departments if units == district.within(one.id)), None) or frozenset()
