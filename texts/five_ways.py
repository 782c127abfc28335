"""五分 in words, in chat and in the workbook."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from domain.district import Person
from domain.five_ways import Needed, UnitShare
from domain.measures import ON_TIME_RATE
from domain.tabular import Entered
from texts import standings

NAME = "五分表"
MOST = 12  # units in one message
_NEEDED = {Needed.LEADER: "联系领导", Needed.HEAD: "负责人", Needed.HANDLER: "经办人"}
NO_LEADER = "没有联系领导"
HEADS = (
    ("联系领导", 12), ("单位", 14), ("负责人", 14), ("经办人", 16), ("网格", 20), ("点位", 7), ("条线类别", 22),
    ("在办", 7), ("超期", 7), ("待核查", 8), ("督办", 7), ("议定", 7), ("议定超期", 9),
    ("新增", 7), ("销号", 7), ("到期", 7), ("按期", 7), ("按期率", 8), ("缺什么", 18),
)  # fmt: skip
NOTE = "分领导、分科室、分责任、分任务、分进度；在办、超期、待核查、督办、议定是现在的，其他是这段时间的"


def told(where: str, period: str, shares: Sequence[UnitShare]) -> str:
    """By leaders, each unit on a line, and what is missing."""
    lines = [f"五分 · {where} · {period}：{len(shares)} 家单位"]
    for leader, units in groupby(shares[:MOST], key=lambda one: one.leader):
        lines += [f"{leader.name if leader else NO_LEADER}：", *(f"· {_line(one)}" for one in units)]
    if len(shares) > MOST:
        lines.append(f"……还有 {len(shares) - MOST} 家，全在文件里")
    return "\n".join([*lines, missing(shares)])


def row(one: UnitShare) -> tuple[Entered, ...]:
    """A line of the workbook."""
    tally = one.tally
    share = ON_TIME_RATE.of(tally)
    return (
        one.leader.name if one.leader else "", one.alone, _names(one.heads), _names(one.handlers),
        "、".join(one.grids), one.points, "、".join(one.categories),
        tally.open, tally.overdue, tally.checking, one.ordered, one.decided, one.decided_late,
        tally.new, tally.closed, tally.fell_due, tally.on_time, "" if share is None else f"{share}%",
        "、".join(f"没有{_NEEDED[name]}" for name in one.lacks),
    )  # fmt: skip


def missing(shares: Sequence[UnitShare]) -> str:
    """Which units have nobody for what, or that none lacks anybody."""
    found: dict[str, list[str]] = {}
    for one in shares:
        for needed in one.lacks:
            found.setdefault(_NEEDED[needed], []).append(one.unit.short)
    lines = [f"没有{name}的：{'、'.join(units)}" for name, units in found.items()]
    return "\n".join(lines) or f"{'、'.join(_NEEDED.values())}都有"


def _line(one: UnitShare) -> str:
    """`金山街道（方立诚）网格 1、点位 7、条线 2 类；在办 3，超期 1，督办 1，议定 1；按期率 80%（按期 4 / 到期 5）`."""
    duties = {"网格": len(one.grids), "点位": one.points}
    parts = [f"{name} {count}" for name, count in duties.items() if count]
    parts += [f"条线 {len(one.categories)} 类"] if one.categories else []
    tasks = {"超期": one.tally.overdue, "督办": one.ordered, "议定": one.decided}
    work = [f"在办 {one.tally.open}", *(f"{name} {count}" for name, count in tasks.items() if count)]
    head = f"（{_names(one.heads)}）" if one.heads else ""
    rate = [standings.rate(one.tally)] if one.tally.fell_due else []
    return f"{one.alone}{head}" + "；".join(["、".join(parts), "，".join(work), *rate]).lstrip("；")


def _names(people: Sequence[Person]) -> str:
    return "、".join(one.name for one in people)
