"""路面管控: the areas of the police (路面管控), which lie across the grids, and who answers for each point in them."""

from __future__ import annotations

from domain.actions import Action
from domain.district import Role
from domain.points import Point
from domain.tally import grids_in
from handlers.kit import Answer, Said, command
from handlers.scopes import asked
from storage.store import Store
from texts import roads as wording


@command("路面管控", "路面责任区", "roads", does=Action.ASK)
def roads(said: Said, store: Store) -> Answer:
    """路面管控 [责任区、点位或民警] — 路面管控各责任区的点位和三级责任人"""
    points = _seen(said, store)
    if not points:
        return "\n".join([wording.NONE, *([wording.HOW] if said.person.has(Role.OFFICE) else [])])
    by_area: dict[str, list[Point]] = {}
    for one in points:
        by_area.setdefault(one.road_area or wording.NO_AREA, []).append(one)
    words = said.words.strip()
    if not words:
        return wording.areas(by_area)
    if words in by_area:
        return wording.area(words, by_area[words])
    named = [one for one in points if words in (*one.names, *_people(one)) or words in one.road_area]
    return wording.area(words, named) if named else wording.unknown(words, list(by_area))


def _seen(said: Said, store: Store) -> list[Point]:
    """The points of whoever asks, or of the group: of their grids, and those for which people of theirs are named."""
    scope, _, _ = asked("", said, store)
    grids, units = grids_in(scope, store.district), scope.units or frozenset()
    names = {one.name for one in store.district.people if one.unit in units}
    return [
        one
        for one in store.district.points
        if one.on_road and (grids is None or one.grid in grids or names & set(_people(one)))
    ]


def _people(point: Point) -> list[str]:
    """Everybody named for it, each by their own name."""
    return [name for _, who in wording.layer(point)[1:] for name in who.split("、")]
