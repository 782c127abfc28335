"""The words of 时间表 and 任务单, in chat and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import groupby

from domain.card import Row
from domain.cases import Case
from domain.chat import Choice
from domain.district import District
from domain.paper import Block, Heading, PaperTable, Paragraph
from domain.timetable import falls, limit
from texts import cases as wording
from texts import times
from texts.typed import one_line

PER_PAGE = 10
_COLUMNS = ("编号", "问题", "地点", "责任人", "时限")
_WIDTHS = (0.12, 0.18, 0.25, 0.14, 0.31)
_UNASSIGNED = "未定"


def page(
    title: str, cases: Sequence[Case], district: District, at: datetime, number: int
) -> tuple[str, tuple[Row, ...]]:
    """A page of the timetable: a line for each day's group with how many it has, and under it its cases."""
    first = (number - 1) * PER_PAGE
    shown = cases[first : first + PER_PAGE]
    rows = {case.number: wording.row(case, district, at) for case in shown}
    lines = [f"{title}（{len(cases)} 件）"]
    for when, group in groupby(shown, key=lambda case: falls(case, at)):
        count = sum(falls(case, at) is when for case in cases)
        lines += [f"【{when}】{count} 件", *(rows[case.number].text for case in group)]
    left = len(cases) - first - len(shown)
    if number > 1 or left:
        more = f"，还有 {left} 件" if left else ""
        lines.append(f"第 {first + 1}–{first + len(shown)} 件{more}")
    return "\n".join(lines), tuple(rows.values())


def buttons(command: str, cases: int, number: int) -> tuple[Choice, ...]:
    """The next page, if there is one, and the paper."""
    more = (Choice("下一页", f"{command} 第{number + 1}页"),) if cases > number * PER_PAGE else ()
    return (*more, Choice("打印", f"{command} 打印"))


def blocks(cases: Sequence[Case], district: District, at: datetime) -> Iterator[Block]:
    """What stands on the paper: a table for each day's group."""
    yield Paragraph(f"截至 {times.written(at)}，共 {len(cases)} 件。")
    for when, group in groupby(cases, key=lambda case: falls(case, at)):
        rows = tuple(_line(case, district, at) for case in group)
        yield Heading(f"{when}（{len(rows)} 件）")
        yield PaperTable(_COLUMNS, rows, _WIDTHS)


def _line(case: Case, district: District, at: datetime) -> tuple[str, ...]:
    category = district.category.get(case.category or 0)
    handler, unit = district.person.get(case.handler or 0), district.unit.get(case.unit or 0)
    until = limit(case, at)
    return (
        f"#{case.number}",
        category.name if category else wording.UNSORTED,
        one_line(case.place) or "地点待定",
        handler.name if handler else unit.short if unit else _UNASSIGNED,
        f"{times.date_of(until, at)} {until.astimezone(at.tzinfo):%H:%M}" if until else _UNASSIGNED,
    )
