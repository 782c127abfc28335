"""路面管控 in words: the layer of the police beside the grids, and the three levels who answer for a point in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from domain.points import Point

AREA, LEADER, CHIEF, OFFICER = "路面责任区", "包挂领导", "直接领导", "民警"
NONE = "您这边没有路面管控的点位。"
HOW = "要填在底册《点位》表的“路面责任区、包挂领导、直接领导、民警”几列。"
NO_AREA = "没写责任区"
MOST_POINTS = 20


def layer(point: Point) -> list[tuple[str, str]]:
    """Who answers for a point in it, by level; nobody's name where the register has none."""
    return [
        (AREA, point.road_area),
        (LEADER, point.road_leader),
        (CHIEF, point.road_chief),
        (OFFICER, point.road_officer),
    ]


def beside(point: Point) -> list[str]:
    """The same as a line under the layer of the grids; none where the register says nothing of it."""
    told = " · ".join(f"{duty} {who}" for duty, who in layer(point) if who)
    return [told] if told else []


def areas(found: Mapping[str, Sequence[Point]]) -> str:
    """A line for each area: how many points, and whose they are."""
    lines = [
        f"{name}：{len(points)} 处，{OFFICER} {officers(points) or '没写'}" for name, points in found.items()
    ]
    return "\n".join([f"{AREA} {len(found)} 个：", *lines, f"看一个发：路面管控 {next(iter(found))}"])


def area(name: str, points: Sequence[Point]) -> str:
    """Its points, each with its three levels."""
    lines = [_line(one) for one in points[:MOST_POINTS]]
    more = [f"……还有 {len(points) - MOST_POINTS} 处"] if len(points) > MOST_POINTS else []
    return "\n".join([f"{name}（{len(points)} 处）：", *lines, *more])


def unknown(words: str, known: Sequence[str]) -> str:
    """No area, point or officer is called so."""
    return f"没找到“{words}”。{AREA}有：{'、'.join(known)}"


def officers(points: Sequence[Point]) -> str:
    """Everybody who is on the beat there, each once."""
    return "、".join(dict.fromkeys(name for one in points for name in one.road_officer.split("、") if name))


def _line(point: Point) -> str:
    return " · ".join([point.name, *(f"{duty} {who}" for duty, who in layer(point)[1:] if who)])
