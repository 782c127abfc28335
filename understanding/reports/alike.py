"""Whether two places that were told may be one: 菜场后门 and 农贸市场后门, 人民广场 and 东边."""

from __future__ import annotations

import re
from collections.abc import Iterable

_SIDE = re.compile("[东西南北]")
# Where in a place that was told before.
_SOMEWHERE_THERE = re.compile("[东西南北左右前后里外上下中旁对门口边面侧头角处楼道这那儿的]+")


def may_be_one(place: str, others: Iterable[str]) -> bool:
    """True for no place, for one that only says where in another (东边), and for two that have two characters beside
    each other in common, unless they are two sides of one thing."""
    return not place or bool(_SOMEWHERE_THERE.fullmatch(place)) or any(_alike(place, one) for one in others)


def _alike(one: str, other: str) -> bool:
    sides = [set(_SIDE.findall(place)) for place in (one, other)]
    shared = _pairs(one) & _pairs(other)
    return bool(shared) and not (all(sides) and sides[0] != sides[1])


def _pairs(place: str) -> set[str]:
    return {place[at : at + 2] for at in range(len(place) - 1)}
