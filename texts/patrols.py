"""Points that are due for a visit (待巡查) in words."""

from __future__ import annotations

from collections.abc import Sequence

from domain.patrols import Overdue

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


def mine(found: Sequence[Overdue]) -> str:
    """A line of 我的任务."""
    names = "、".join(one.point.name for one in found[:MOST_NAMES])
    more = " 等" if len(found) > MOST_NAMES else ""
    return f"该去看看的点位 {len(found)} 处：{names}{more}，发“待巡查”看全部"
