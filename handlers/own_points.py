"""我这片几个点, 九鼎家园也算我们的吗: which points are one's own, asked in plain words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from domain.actions import Action
from domain.points import Point
from handlers.kit import Answer, Said, asked_as, command, listener
from storage.store import Store

WHOSE = "是我们的吗"
MOST = 30  # points in one message
_OWN = r"(?:我们?|咱们?|俺们?|本)"
_PART = r"(?:这?(?:片区?|块|边|里|个?网格|个?社区|辖区|单位|村|街道)|网格|社区|单位|村)"
_LISTED = re.compile(
    rf"{_OWN}{_PART}?(?:里|内)?(?:一共|总共|都|到底)?(?:有|管|包)?(?:着|的)?(?:是)?(?:几个|哪些|哪几个|多少个?)(?:点位?|地方)(?:呢|啊)?"
    r"(?:[,，、\s]*(?:都|各)?(?:叫啥|叫什么|是哪些|有哪些|是啥|名字|分别是)(?:名字?|什么|哪些)?)?[?？。]*"
)
_WHICH = re.compile(
    rf"{_OWN}(?:是|要|该)?(?:管|负责|包|跑|看|巡)的?(?:是)?(?:哪(?:一?块|一?片|几块|几片|些|里|儿|几个|几家)|什么地方)(?:地方|点位?|路)?(?:啊|呢|呀)?[?？。]*"
    r"|(?:是|有|都)?(?:哪几个|哪些)(?:地方|点位?)[\s,，]*(?:都)?(?:有名字|叫什么|叫啥)(?:吗|呢|的)?[?？。]*"
)
_OURS = re.compile(
    rf"(?P<name>[^\s,，。?？]{{2,12}}?)(?:也|还|到底)?(?:是不是|算不算|归不归|是|算|归|属于)(?:也)?(?:是|算|归)?{_OWN}{_PART}?(?:管|负责)?(?:的)?"
    r"(?:吗|么|不|呢|嘛)?[?？。]*"
)
_WHETHER = re.compile("是不是|算不算|归不归|[吗么不嘛?？][?？。]*$")


@listener(does=Action.ASK, wants=asked_as(re.compile(f"{_LISTED.pattern}|{_WHICH.pattern}")))
def own_points(said: Said, store: Store) -> Answer:
    """The points of one's own grids, by grid; of a unit's people those of all of its grids."""
    found = _own(said, store)
    if not found:
        return "底册里没有您的网格。"
    lines = [f"您这片 {len(found)} 个点位："]
    for grid in store.district.grids:
        names = [one.name for one in found[:MOST] if one.grid == grid.id]
        lines += [f"{grid.name}：{'、'.join(names)}"] if names else []
    more = len(found) - MOST
    return "\n".join([*lines, *([f"……还有 {more} 个"] if more > 0 else [])])


@command(WHOSE, does=Action.ASK, by_button=True)
def is_it_ours(said: Said, store: Store) -> Answer:
    """是我们的吗 — 一个点位归不归自己"""
    point = _which(said.words, store)
    if point is None:
        return "没有这个点位。"
    grid = store.district.grid[point.grid]
    unit = store.district.unit[grid.unit].short
    theirs = point in _own(said, store)
    return f"{'是' if theirs else '不是'}，{point.name}在{grid.name}，归{unit}。"


def asks_whose(text: str, store: Store) -> bool:
    """True for 九鼎家园也算我们的吗, of a point of the register."""
    return _which(text, store) is not None


def _which(text: str, store: Store) -> Point | None:
    found = _OURS.fullmatch(text.strip()) if _WHETHER.search(text) else None
    called = found["name"] if found else ""
    return next((one for one in store.district.points if called in (one.name, *one.aliases)), None)


def _own(said: Said, store: Store) -> Sequence[Point]:
    """Of the grids that somebody has, else of those of their unit."""
    units = store.district.within(said.person.unit)
    grids = set(said.person.grids) or {one.id for one in store.district.grids if one.unit in units}
    return [one for one in store.district.points if one.grid in grids]
