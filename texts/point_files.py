"""The file of a point (点位档案) in words: how it stands in at most six lines, and its history as a table."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from domain.cases import Case
from domain.district import District
from domain.points import Point
from texts import cases as wording
from texts import times
from texts.typed import one_line

WHICH = "看哪个点位的档案？请写名称、别名或编号，例：人民广场"
NEVER = "还没人来查过"
COLUMNS = ("编号", "上报", "问题", "现在", "销号", "用时")
WIDTHS = (0.11, 0.19, 0.23, 0.13, 0.19, 0.15)


@dataclass(frozen=True, slots=True)
class PointStanding:
    """How a point stands: numbers of cases; `stubborn` are the names of its 顽疾, `status` its 示范 if it has one."""

    ever: int
    open: int
    overdue: int
    checking: int
    closed: int
    rebounds: int
    stubborn: tuple[str, ...]
    checked: datetime | None
    status: str = ""


def unknown(words: str) -> str:
    """No point is called so."""
    return f"底册里没有点位“{one_line(words)}”。请写名称、别名或编号，例：档案 人民广场"


def which(words: str, count: int) -> str:
    """Several points are called so."""
    return f"有 {count} 处叫“{one_line(words)}”，看哪一处的档案？"


def lines(point: Point, standing: PointStanding, district: District, now: datetime) -> list[str]:
    """`人民广场 · 广场 · 金山一网格`, its numbers, what comes back, when somebody was there, who answers for it."""
    grid = district.grid[point.grid]
    head = " · ".join(one for one in (point.name, point.kind, grid.name, standing.status) if one)
    return [
        head,
        counted(standing),
        *_coming_back(standing),
        last(standing.checked, now),
        answering(point, district),
    ]


def counted(one: PointStanding) -> str:
    """`历来 5 件：在办 1（超期 1），待核查 0，已销号 4`."""
    if not one.ever:
        return "历来没有报过问题。"
    late = f"（超期 {one.overdue}）" if one.overdue else ""
    return f"历来 {one.ever} 件：在办 {one.open}{late}，待核查 {one.checking}，已销号 {one.closed}"


def last(checked: datetime | None, now: datetime) -> str:
    """When somebody was there last, and how many days that is."""
    if checked is None:
        return NEVER
    days = (now.date() - checked.astimezone(now.tzinfo).date()).days
    return f"上次有人去：{times.date_of(checked, now)}" + (f"（{days} 天前）" if days else "（今天）")


def answering(point: Point, district: District) -> str:
    """The unit of its grid and whoever the register names for it."""
    grid = district.grid[point.grid]
    reporters = [one.name for one in district.people if grid.id in one.grids]
    named = district.staff.get(point.reporter or 0)
    manager = district.staff.get(point.manager or 0)
    parts = [district.unit[grid.unit].short]
    parts += [f"网格员 {named.name if named else '、'.join(reporters)}"] if named or reporters else []
    parts += [f"管理员 {manager.name}"] if manager else []
    return f"负责：{' · '.join(parts)}"


def row(case: Case, district: District, now: datetime) -> tuple[str, ...]:
    """A case as a line of the table."""
    category = district.category.get(case.category or 0)
    closed = times.date_of(case.closed_at, now) if case.closed_at else ""
    spent = times.span(case.closed_at - case.opened_at) if case.closed_at else ""
    what = category.name if category else wording.UNSORTED
    return f"#{case.number}", times.date_of(case.opened_at, now), what, str(case.state), closed, spent


def _coming_back(one: PointStanding) -> list[str]:
    parts = [f"反弹 {one.rebounds} 次"] if one.rebounds else []
    parts += [f"顽疾：{'、'.join(one.stubborn)}"] if one.stubborn else []
    return [" · ".join(parts)] if parts else []
