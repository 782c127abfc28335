"""Points that are due for a visit (待巡查) in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.patrols import Overdue
from texts import times

MOST_NAMES = 3
NONE = "都按巡查频次去过了。"
OFF = "《规则》里没有定巡查频次。"


def line(one: Overdue) -> str:
    """`人民广场 16 天没人去（反弹，每 14 天去一次）`."""
    since = f"{one.days} 天没人去" if one.checked else "一直没人去过"
    return f"{one.point.name} {since}（{one.why}，每 {one.wanted} 天去一次）"


def counted(where: str, count: int) -> str:
    """`金山片：该去看看的点位 12 处`."""
    return f"{where}：该去看看的点位 {count} 处"


def not_seen(where: str, period: str, missed: int, count: int) -> str:
    """`金山片 · 本周：14 个点位里 5 个没人去过`; one line says it where everywhere somebody was."""
    told = f"{count} 个点位里 {missed} 个没人去过" if missed else f"{count} 个点位都有人去过"
    return f"{where} · {period}：{told}"


def last_seen(name: str, at: datetime | None, now: datetime) -> str:
    """`人民广场 上次有人去是 今天 09:12`; `at` is None where no visit is known."""
    return f"{name} 上次有人去是 {times.moment(at, now)}" if at else f"{name} 没有人去过的记录"


def seen_or_not(name: str, period: str, at: datetime | None, now: datetime, *, seen: bool) -> str:
    """`人民广场 · 本周：没人去过，上次是 11月20日 16:30`; `at` is the last visit of all."""
    last = f"，上次是 {times.moment(at, now)}" if at else ""
    return f"{name} · {period}：{'有人去过' if seen else '没人去过'}{last}"


def mine(found: Sequence[Overdue]) -> str:
    """A line of 我的任务."""
    names = "、".join(one.point.name for one in found[:MOST_NAMES])
    more = " 等" if len(found) > MOST_NAMES else ""
    return f"该去看看的点位 {len(found)} 处：{names}{more}，发“待巡查”看全部"
