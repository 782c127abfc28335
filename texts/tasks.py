"""任务单 in words: a line for each thing to do, in chat and on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from domain.card import Row, tone
from domain.district import District
from domain.duty import unit_of
from domain.paper import Block, PaperTable
from domain.rosters import Shift
from domain.tasks import Task
from texts import by_day, duty, times
from texts import cases as wording
from texts.typed import one_line

UNIT = "项"
MOST_NAMES = 3  # points of one drive
ASKED = {
    "签收": "签收督办",
    "回复": "回复督办",
    "意见": "说会商意见",
    "说明": "说明自报",
    "配合": "配合",
    "同意": "签批",
}
ALONE = "任务单请私聊走街看：任务单"
NOT_YOURS = "别人的任务单，单位负责人能看本单位的，创建办都能看。"
_COLUMNS = ("任务", "内容", "时限")
_WIDTHS = (0.21, 0.42, 0.37)
_NO_LIMIT = "—"


def title(name: str) -> str:
    """Above the list."""
    return f"{name}的任务单"


def nothing(name: str) -> str:
    """There is nothing on it."""
    return f"{title(name)}：没有要办的。"


def printed(name: str, count: int) -> str:
    """What goes with the paper."""
    return f"{title(name)}（{count} {UNIT}），可打印；保密件和回头看不印"


def no_such_page(name: str, count: int, page: int) -> str:
    """Behind the last one."""
    return f"{title(name)}（{count} {UNIT}）没有第 {page} 页。"


def several(name: str, units: Sequence[str]) -> str:
    """More than one is called so."""
    return f"叫{name}的有 {len(units)} 个人，请写单位，如：任务单 {name}@{units[0]}"


def points(of: str, names: Sequence[str]) -> str:
    """`市场：3 处没看，金山农贸市场、…`."""
    more = " 等" if len(names) > MOST_NAMES else ""
    return f"{one_line(of, 20)}：{len(names)} 处，{'、'.join(names[:MOST_NAMES])}{more}"


def shift(of: Shift, district: District, *, runs: bool) -> str:
    """`东门岗·人民广场 08:00-12:00`; with its unit where the post has no point."""
    unit = district.unit.get(unit_of(of.roster, district) or 0)
    where = f"（{unit.short}）" if unit and of.roster.point is None else ""
    now = "，正在值班" if runs else ""
    return f"{duty.post(of.roster, district)}{where} {of.hours}{now}"


def page(
    name: str, tasks: Sequence[Task], district: District, at: datetime, number: int
) -> tuple[str, tuple[Row, ...]]:
    """A page of it, and the cases that it shows as rows."""

    def line(task: Task) -> str:
        return _line(task, district, at)

    text = by_day.page(title(name), UNIT, tasks, lambda one: one.falls(at), line, number)
    shown = by_day.on_page(tasks, number)
    return text, tuple(Row(one.case.number, line(one), tone=tone(one.case, at)) for one in shown if one.case)


def blocks(tasks: Sequence[Task], district: District, at: datetime) -> Iterator[Block]:
    """What stands on the paper."""

    def table(group: Sequence[Task]) -> PaperTable:
        rows = tuple((_what(one), _words(one, district), _until(one, at)) for one in group)
        return PaperTable(_COLUMNS, rows, _WIDTHS)

    return by_day.blocks(UNIT, tasks, lambda one: one.falls(at), table, at)


def _line(task: Task, district: District, at: datetime) -> str:
    """`整改 #12 占道经营 · 人民广场 · 今天 18:00 前`."""
    parts = [f"{_what(task)} {_words(task, district)}".strip()]
    if task.until:
        when = times.moment if task.begins else times.due
        parts.append(when(task.until, at))
    return " · ".join(parts)


def _what(task: Task) -> str:
    return f"{task.what} #{task.case.number}" if task.case else task.what


def _words(task: Task, district: District) -> str:
    parts = [one_line(task.words)] if task.words else []
    if task.case:
        category = district.category.get(task.case.category or 0)
        kind = category.name if category else wording.UNSORTED
        parts = [kind, one_line(task.case.place) or "地点待定", *parts]
    return " · ".join(parts)


def _until(task: Task, at: datetime) -> str:
    return times.exact(task.until, at) if task.until else _NO_LIMIT
