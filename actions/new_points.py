"""加点位: a place that is reported again and again and is no point of the register becomes one, if the office wants."""

from __future__ import annotations

import re
from datetime import timedelta

from actions.audience import office
from domain import topics
from domain.cases import Case
from domain.cause import Cause
from domain.chat import Choice, Kind, Outgoing
from domain.district import Grid, Person
from domain.lexicon import read
from domain.placewords import LONGEST_PLACE, narrowed
from domain.points import Point
from domain.refused import NameTaken, NoName
from storage.store import Store
from understanding.reports.where import free_place, is_a_spot, is_relative

SHORTEST = 3  # characters: 后墙 and 东门 are everywhere
_MOST_NUMBERS = 5  # that are named in the question


def offered(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """The question to the office, once, when a case makes its place one that is reported often (规则 新点位).

    Where the report was answered, it comes after the answer.
    """
    grid = store.district.grid.get(case.grid or 0)
    name = narrowed(case.place, grid.name if grid else "")
    if grid is None or case.point is not None or case.confidential or not _is_new(name, store):
        return []
    rule = store.rules.new_points
    numbers = store.new_places.reports(grid, name, cause.at - timedelta(days=rule.days))
    if len(numbers) < rule.times or not store.new_places.tell(grid, name, cause.at):
        return []
    return [
        Outgoing(
            chat,
            _question(name, grid, numbers),
            choices=_choices(name, grid),
            key=f"new-place:{grid.id}:{name}",
            about=topics.new_point(grid.id, name),
            kind=Kind.ACK if chat == cause.chat else Kind.NOTICE,
        )
        for chat in office(store)
    ]


def add(name: str, grid: Grid, by: Person, store: Store) -> str:
    """A point with this name in this grid, from now on. Raises NoName, and NameTaken if anything is called so."""
    name = "".join(read(name).shown.split())
    if not SHORTEST <= len(name) <= LONGEST_PLACE or re.search(r"[^\W\d_]", name) is None:
        raise NoName(SHORTEST, LONGEST_PLACE)
    if taken := _called_so(name, store):
        raise NameTaken(name, taken)
    if not store.new_places.add_point(name, grid):
        raise NameTaken(name, f"{grid.name}的点位")
    store.new_places.decide(grid, name, by, added=True)
    store.decided.add(topics.new_point(grid.id, name))
    return f"加好了：{grid.name}的点位“{name}”，再报就认得。导入底册时会保留，导出的底册里也有。"


def decline(name: str, grid: Grid, by: Person, store: Store) -> str:
    """No point is to be made of this place, and nobody is asked again."""
    decided = store.new_places.decision(grid, name)
    if decided:
        return f"“{name}”已经加成{grid.name}的点位了。要去掉，请在底册里删掉再导入。"
    if decided is False:
        return f"“{name}”已经定了不加，不用再点。"
    store.new_places.decide(grid, name, by, added=False)
    store.decided.add(topics.new_point(grid.id, name))
    return f"好，“{name}”不加点位，以后不再问。要加时发：加点位 {name} {grid.name}"


def _is_new(name: str, store: Store) -> bool:
    """True for words that may be the name of a place, and of none that the register has."""
    if len(name) < SHORTEST or is_relative(name) or is_a_spot(name) or not free_place(name):
        return False
    known = store.recogniser.recognise(name)
    return known.point is None and not known.points


def _question(name: str, grid: Grid, numbers: list[int]) -> str:
    named = " ".join(f"#{number}" for number in numbers[-_MOST_NUMBERS:])
    more = " 等" if len(numbers) > _MOST_NUMBERS else ""
    return f"“{name}”报了 {len(numbers)} 次（{named}{more}，{grid.name}），要不要加成点位？"


def _choices(name: str, grid: Grid) -> tuple[Choice, ...]:
    return Choice("加成点位", f"加点位 {name} {grid.name}"), Choice("不加", f"不加点位 {name} {grid.name}")


def _called_so(name: str, store: Store) -> str:
    """What has this name or alias already, in words; empty if nothing has."""
    district, wanted = store.district, read(name).folded

    def is_it(*words: str) -> bool:
        return any(read(one).folded == wanted for one in words)

    if point := next((one for one in district.points if is_it(one.name, *one.aliases)), None):
        return _point_told(point, store)
    if any(is_it(one.name, one.code) for one in district.grids):
        return "网格"
    if any(is_it(*one.names) for one in district.units):
        return "单位"
    return "类别" if any(is_it(one.name, *one.aliases) for one in district.categories) else ""


def _point_told(point: Point, store: Store) -> str:
    grid = store.district.grid.get(point.grid)
    return f"{grid.name if grid else ''}的点位"
