"""加点位, 不加点位: the office decides whether a place that is reported often becomes a point of the register."""

from __future__ import annotations

import re
from collections.abc import Callable

from actions import freezing, new_points
from domain.actions import Action
from domain.district import Grid, Person
from handlers.kit import Answer, Ask, Said, button, command
from handlers.scopes import grid_called
from storage.store import Store

_PARTS = re.compile(r"[\s,，、;；]+")
_BUTTONS = 4  # grids to choose from, where there are few
_WHAT = "加哪个点位？请写名称和网格，例：老粮站后墙 金山一网格"
_WHAT_NOT = "哪个地方不加？请写名称和网格，例：老粮站后墙 金山一网格"

Decide = Callable[[str, Grid, Person, Store], str]


@command("加点位", "新点位", "添加点位", "addpoint", does=Action.ADD_POINT)
def add_point(said: Said, store: Store) -> Answer:
    """加点位 老粮站后墙 金山一网格 — 常报的地方加进底册，以后报了就认得"""
    freezing.unless_frozen(said.at, store)
    return _decided(said, "加点位", _WHAT, new_points.add, store)


@command("不加点位", "nopoint", does=Action.ADD_POINT)
def leave_out(said: Said, store: Store) -> Answer:
    """不加点位 老粮站后墙 金山一网格 — 这个地方不加，以后不再问"""
    return _decided(said, "不加点位", _WHAT_NOT, new_points.decline, store)


def _decided(said: Said, word: str, what: str, decide: Decide, store: Store) -> Answer:
    *names, last = _PARTS.split(said.words.strip())
    if not last:
        return Ask(what, word)
    if names:
        return decide("".join(names), grid_called(last, store.district), said.person, store)
    here = store.district.grid.get(said.group.grid or 0) if said.group else None
    if here is not None:
        return decide(last, here, said.person, store)
    grids = store.district.grids if len(store.district.grids) <= _BUTTONS else ()
    choices = tuple(button(one.name) for one in grids)
    return Ask(f"“{last}”在哪个网格？", f"{word} {last}", choices=choices)
