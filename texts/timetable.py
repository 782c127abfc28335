"""The words of 时间表, in chat and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.card import Row
from domain.cases import Case
from domain.district import District
from domain.paper import Block, PaperTable
from domain.timetable import falls, limit
from texts import by_day, times
from texts import cases as wording
from texts.typed import one_line

UNIT = "件"
_COLUMNS = ("编号", "问题", "地点", "责任人", "时限")
_WIDTHS = (0.11, 0.17, 0.22, 0.13, 0.37)  # a day of another year on one line
_UNASSIGNED = "未定"


def page(
    title: str, cases: Sequence[Case], district: District, at: datetime, number: int
) -> tuple[str, tuple[Row, ...]]:
    """A page of the timetable, and its cases as rows."""
    rows = {case.number: wording.row(case, district, at) for case in by_day.on_page(cases, number)}
    text = by_day.page(
        title, UNIT, cases, lambda case: falls(case, at), lambda case: rows[case.number].text, number
    )
    return text, tuple(rows.values())


def blocks(cases: Sequence[Case], district: District, at: datetime) -> Iterator[Block]:
    """What stands on the paper."""

    def table(group: Sequence[Case]) -> PaperTable:
        return PaperTable(_COLUMNS, tuple(_line(case, district, at) for case in group), _WIDTHS)

    return by_day.blocks(UNIT, cases, lambda case: falls(case, at), table, at)


def _line(case: Case, district: District, at: datetime) -> tuple[str, ...]:
    category = district.category.get(case.category or 0)
    handler, unit = district.person.get(case.handler or 0), district.unit.get(case.unit or 0)
    until = limit(case, at)
    return (
        f"#{case.number}",
        category.name if category else wording.UNSORTED,
        one_line(case.place) or "地点待定",
        handler.name if handler else unit.short if unit else _UNASSIGNED,
        times.exact(until, at) if until else _UNASSIGNED,
    )
