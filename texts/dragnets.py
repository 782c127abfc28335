"""How a dragnet (拉网) is told: what is asked, how far it is, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.district import Grid
from domain.dragnets import Coverage, Dragnet
from texts import times
from texts.typed import one_line

MOST_NAMES = 8
NONE = "现在没有拉网。开始请发：拉网 范围，如：拉网 金山社区 到 3月5日"
HOW = "看过请发：好 点位；有问题 点位 说明（附照片）；去不了 点位 理由"


def names(points: Sequence[str]) -> str:
    """`人民广场、金山小学 等 12 处`."""
    shown = "、".join(points[:MOST_NAMES])
    return f"{shown} 等 {len(points)} 处" if len(points) > MOST_NAMES else shown


def title(net: Dragnet, now: datetime) -> str:
    """`拉网 全区（到 3月5日）`."""
    if net.until is None:
        return f"拉网 {one_line(net.name)}"
    late = "，已过期" if net.until < now else ""
    return f"拉网 {one_line(net.name)}（到 {times.date_of(net.until, now)}{late}）"


def asked(net: Dragnet, points: Sequence[str], now: datetime) -> str:
    """For the group of a grid, when the net is opened."""
    return f"{title(net, now)}：本群 {len(points)} 个点位\n{names(points)}\n{HOW}"


def reminded(net: Dragnet, points: Sequence[str], now: datetime) -> str:
    """For the group of a grid that has holes, the evening before."""
    return f"{title(net, now)}：明天截止，还缺 {len(points)} 个点位\n{names(points)}\n{HOW}"


def of_all(net: Dragnet, coverage: Coverage, now: datetime) -> str:
    """The first line of the coverage."""
    return f"{title(net, now)}：{_figures(coverage)}"


def of_grid(grid: Grid, coverage: Coverage, holes: Sequence[str]) -> str:
    """`金山一网格 50%（3/6）· 去不了 1 · 缺 人民广场`."""
    return f"{grid.name} {_figures(coverage)}" + (f" · 缺 {names(holes)}" if holes else "")


def noted(points: Sequence[str], word: str, unknown: Sequence[str], left: int) -> str:
    """What is said to whoever told what they found."""
    lines = [f"{word}：{'、'.join(points)}，记下了。{f'本网格还缺 {left} 个' if left else '本网格都看过了'}"]
    if unknown:
        lines.append(f"没找到或不归您看：{'、'.join(one_line(one) for one in unknown)}")
    return "\n".join(lines)


def _figures(coverage: Coverage) -> str:
    parts = [f"{coverage.percent}%（{coverage.seen}/{coverage.points}）"]
    parts += [f"有问题 {coverage.problems}"] if coverage.problems else []
    parts += [f"去不了 {coverage.unreached}"] if coverage.unreached else []
    return " · ".join(parts)
