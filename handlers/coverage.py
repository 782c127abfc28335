"""覆盖率: how many of the points somebody looked at, by grids or by a sort of units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from actions.points_seen import points_seen
from domain.actions import Action
from domain.chat import Choice, Incoming, Outgoing
from domain.district import Grid
from domain.editions import Share
from domain.measures import COVERAGE
from domain.question import By
from domain.tally import grids_in
from handlers.kit import Answer, Said, command, is_plain, listener
from handlers.scopes import asked, is_only_a_part, with_days
from handlers.sorts import BY_PARTS, PARTS, units_of
from storage.store import Store
from texts import edition_rates as wording

_USUAL = "本月"
_BY = re.compile(rf"{BY_PARTS}|(?<=[高低大小多少]的)(?P<last>{PARTS})(?=\W*$)")
_WAY = re.compile("最[高大多]|最[低小少]")
_ASKING = re.compile(
    r"(?:点位|巡查)?覆盖率|是?(?:多少|几成|百分之几|怎么?样|咋样|如何|情况|排名)|[的是有呢啊吗\s?？。]"
)
_FORMULA = Choice(f"{COVERAGE}怎么算", f"口径 {COVERAGE}")


@dataclass(frozen=True, slots=True)
class _Wanted:
    """By which parts, in which order, and the words of where and when that are left."""

    sort: str
    most_first: bool
    words: str


def _wanted(text: str) -> _Wanted:
    by, way = _BY.search(text), _WAY.search(text)
    rest = _ASKING.sub(" ", _WAY.sub(" ", _BY.sub(" ", text)))
    sort = (by["sort"] or by["last"]) if by else By.GRID.value
    most_first = way is not None and way[0][-1] in "高大多"
    return _Wanted(sort, most_first, " ".join(rest.split()))


@command(COVERAGE, "pointsseen", does=Action.ASK)
def of_command(said: Said, store: Store) -> Answer:
    """覆盖率 [范围] [时段] — 点位有多少有人看过，各网格各多少；也可以写 各单位、各街道"""
    return _told(_wanted(said.words), said, store)


def _is_asked(message: Incoming, store: Store) -> bool:
    """True if it asks for that and names nothing beside but a part of the district and days."""
    if not (is_plain(message) and message.spoken_to and COVERAGE in message.text):
        return False
    return is_only_a_part(_wanted(message.text).words, message.at.date(), store)


@listener(does=Action.ASK, wants=_is_asked)
def asked_for(said: Said, store: Store) -> Answer:
    """哪个网格覆盖率最低, 金山片上月的覆盖率."""
    return _told(_wanted(said.words), said, store)


def _told(wanted: _Wanted, said: Said, store: Store) -> Answer:
    words = with_days(wanted.words, _USUAL, said.today)
    scope, span, period = asked(words, said, store)
    seen = points_seen(span, store)
    within = grids_in(scope, store.district)
    mine = [grid for grid in store.district.grids if within is None or grid.id in within]
    parts = _parts(wanted.sort, mine, seen, store)
    whole = _sum(mine, seen)
    where = scope.words if scope.points is None else "、".join(grid.name for grid in mine)
    text = wording.told(where, period, whole, parts, wanted.sort, most_first=wanted.most_first)
    note = wording.of_grids(scope.words) if scope.points is not None else ""
    return Outgoing(said.chat, f"{note}{text}", choices=(_FORMULA,))


def _parts(
    sort: str, grids: list[Grid], seen: Mapping[int, tuple[int, int]], store: Store
) -> list[tuple[str, Share]]:
    """Each grid, each unit that has some, or each unit of a sort with the grids of all below it."""
    if sort == By.GRID.value:
        return [(one.name, _sum([one], seen)) for one in grids]
    district = store.district
    units = units_of(sort, district)
    below = {unit.short: district.within(unit.id) for unit in units}
    if not units:
        below = {district.alone(one): frozenset({one}) for one in {grid.unit for grid in grids}}
    return [
        (name, _sum([one for one in grids if one.unit in within], seen)) for name, within in below.items()
    ]


def _sum(grids: list[Grid], seen: Mapping[int, tuple[int, int]]) -> Share:
    found = [seen[one.id] for one in grids]
    return Share(sum(one for one, _ in found), sum(all_ for _, all_ in found))
