"""Finds place (地点), category (类别) and grid (网格) in what a grid worker typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from enum import IntEnum
from heapq import nsmallest

from domain.categories import Category
from domain.district import District
from domain.gridnames import GridNumbers
from domain.lexicon import Lexicon, Match, Typed, disjoint, longest, read
from domain.placewords import LONGEST_PLACE, place_going_on, place_in
from domain.points import Point
from domain.resemblance import Resemblance
from domain.scope import NamedScope, ScopeFinder


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a text says. `grid` is an id.

    `points` are the candidates to ask about if the words fit several points, or one but not surely.
    """

    point: Point | None
    place: str
    grid: int | None
    category: Category | None
    points: tuple[Point, ...] = ()


class _Called(IntEnum):
    """By what a thing is called; a name says more than an alias, an alias more than an address."""

    NAME = 0
    ALIAS = 1
    ADDRESS = 2


Called = tuple[_Called, int]  # and the id of what is called so
_VAGUE = 2  # characters: 东门, 菜场 and 公厕 are said of places that no register has


class Recogniser:
    """Reads reports and questions; built once from a district, anew when the register changes."""

    def __init__(self, district: District) -> None:
        """Takes a fraction of a second for some thousand points."""
        self._district = district
        self._places: Lexicon[Called] = Lexicon(_names_of_points(district))
        self._problems: Lexicon[Called] = Lexicon(_names_of_categories(district))
        self._areas: Lexicon[frozenset[int]] = Lexicon(_names_of_grids(district))
        self._grid_numbers = GridNumbers(district)
        self.scopes = ScopeFinder(district)  # the reader of questions finds the same ones
        self._like_points = Resemblance((point.name, *point.aliases) for point in district.points)
        self._like_categories = Resemblance((one.name, *one.aliases) for one in district.categories)

    def recognise(self, text: str, grid: int | None = None) -> Recognised:
        """What `text` says, said in the group of `grid` (its id).

        The longest name wins, the leftmost of equally long ones. A name that several points share means the
        one in the grid that the text names, else in `grid`; else all of them are candidates. An alias of two
        characters (东门) that only points of other grids have makes them candidates too. Words of a
        category inside a place's name do not count, nor does a place's name in longer words of a category.
        The grid is the point's; without a point the one the text names, else `grid` if a place was typed.
        """
        typed = read(text)
        problems = self._problems.find(typed)
        places = disjoint(
            place for place in self._places.find(typed) if not any(place.inside(one) for one in problems)
        )
        outside = [one for one in problems if not any(one.overlaps(place) for place in places)]
        category = self._category(outside or [one for one in problems if _is_whole(one, places)])
        areas = [area for area in self._grids_in(typed) if not any(area.inside(one) for one in places)]
        fitting = _fitting_grids(areas, grid)
        points = self._points_called(places[0], fitting) if places else ()
        if len(points) == 1 and not self._is_vague(places[0], fitting):
            point = points[0]
            return Recognised(point, _place_from(typed, places[0], outside), point.grid, category)
        free = place_in(_without(typed, [*outside, *self._grid_numbers.find(typed)]))
        place = free or (_place_from(typed, places[0], outside) if places else "")
        where = _only({point.grid for point in points}) if len(points) > 1 else None
        if where is None and (areas or (place and not points)):
            where = _only(fitting)
        return Recognised(None, place, where, category, points)

    def find_scope(self, text: str) -> NamedScope | None:
        """Which unit, grid or points a question is about, by the longest words that name one."""
        return self.scopes.find(text)

    def similar_categories(self, text: str, n: int) -> tuple[Category, ...]:
        """The `n` categories (all, if there are fewer) that resemble `text` most, best first."""
        pairs, single = self._like_categories.to(text)
        categories = self._district.categories
        best = nsmallest(n, range(len(categories)), key=lambda i: (-pairs[i], -single[i], i))
        return tuple(categories[i] for i in best)

    def similar_points(self, text: str, n: int, grid: int | None = None) -> tuple[Point, ...]:
        """The `n` points (all, if there are fewer) that `text` may mean.

        First those that share a pair of characters with it, those of `grid` before others; then the rest of
        `grid`, then the rest. Among equals the register's order holds.
        """
        return self._points_by_likeness(text, n, grid, only_alike=False)

    def points_like(self, text: str, n: int) -> tuple[Point, ...]:
        """At most `n` points that share a pair of characters with `text`, the most like it first."""
        return self._points_by_likeness(text, n, None, only_alike=True)

    def _points_by_likeness(
        self, text: str, n: int, grid: int | None, *, only_alike: bool
    ) -> tuple[Point, ...]:
        pairs, single = self._like_points.to(text)
        points = self._district.points

        def order(i: int) -> tuple[bool, bool, int, int, int]:
            return pairs[i] == 0, points[i].grid != grid, -pairs[i], -single[i], i

        may_be = [i for i in range(len(points)) if pairs[i] or not only_alike]
        return tuple(points[i] for i in nsmallest(n, may_be, key=order))

    def _grids_in(self, typed: Typed) -> list[Match[frozenset[int]]]:
        by_number = (
            Match(one.start, one.end, (frozenset(one.values),)) for one in self._grid_numbers.find(typed)
        )
        return disjoint([*self._areas.find(typed), *by_number])

    def _points_called(self, match: Match[Called], grids: Set[int]) -> tuple[Point, ...]:
        points = self._district.point
        here = [called for called in match.values if points[called[1]].grid in grids] or match.values
        return tuple(points[one] for one in _best_called(here))

    def _is_vague(self, match: Match[Called], grids: Set[int]) -> bool:
        """True if a short alias is all that points to a place outside the grids that were meant."""
        points = self._district.point
        only_alias = match.length <= _VAGUE and min(match.values)[0] is not _Called.NAME
        return only_alias and bool(grids) and not any(points[one].grid in grids for _, one in match.values)

    def _category(self, problems: Sequence[Match[Called]]) -> Category | None:
        match = longest(problems)
        ids = _best_called(match.values) if match else []
        return self._district.category[ids[0]] if len(ids) == 1 else None


def _names_of_points(district: District) -> Iterator[tuple[str, Called]]:
    for point in district.points:
        yield point.name, (_Called.NAME, point.id)
        yield from ((alias, (_Called.ALIAS, point.id)) for alias in point.aliases)
        yield point.address, (_Called.ADDRESS, point.id)


def _names_of_categories(district: District) -> Iterator[tuple[str, Called]]:
    for category in district.categories:
        yield category.name, (_Called.NAME, category.id)
        yield from ((alias, (_Called.ALIAS, category.id)) for alias in category.aliases)


def _names_of_grids(district: District) -> Iterator[tuple[str, frozenset[int]]]:
    """Names and codes of grids, and names of units with the grids of the unit and of those under it."""
    of_unit: dict[int, set[int]] = {}
    for grid in district.grids:
        yield grid.name, frozenset((grid.id,))
        if not grid.code.isdecimal():  # a bare number may count anything
            yield grid.code, frozenset((grid.id,))
        for unit in district.lineage(grid.unit):
            of_unit.setdefault(unit, set()).add(grid.id)
    for unit, grids in of_unit.items():
        yield district.unit[unit].name, frozenset(grids)
        if len(district.unit[unit].short) > 2:  # 金山 is in half of all street names there
            yield district.unit[unit].short, frozenset(grids)


def _fitting_grids(areas: Sequence[Match[frozenset[int]]], grid: int | None) -> frozenset[int]:
    """The grids that fit everything that was named, the group's own alone if it does or if none was named."""
    own = frozenset[int]() if grid is None else frozenset((grid,))
    if not areas:
        return own
    common = frozenset.intersection(*(frozenset[int]().union(*area.values) for area in areas))
    return common & own or common


def _only(grids: Set[int]) -> int | None:
    return next(iter(grids)) if len(grids) == 1 else None


def _is_whole(problem: Match[Called], places: Sequence[Match[Called]]) -> bool:
    """True if the word of a category is a place's whole name as well: it may then mean both."""
    return any((problem.start, problem.end) == (place.start, place.end) for place in places)


def _best_called(values: Sequence[Called]) -> list[int]:
    best = min(called for called, _ in values)
    return [one for called, one in values if called is best]


def _place_from(typed: Typed, place: Match[Called], problems: Sequence[Match[Called]]) -> str:
    """The place as typed, from its name on up to the words of a category or what ends a place."""
    end = typed.at[place.end - 1] + 1
    stop = min((typed.at[one.start] for one in problems if one.start >= place.end), default=None)
    return (typed.words(place.start, place.end) + place_going_on(typed.shown[end:stop]))[
        :LONGEST_PLACE
    ].strip()


def _without(typed: Typed, matches: Sequence[Match[Called] | Match[int]]) -> str:
    """The readable text with a mark in place of each match."""
    shown = list(typed.shown)
    for match in matches:
        start, end = typed.at[match.start], typed.at[match.end - 1] + 1
        shown[start:end] = "|" * (end - start)
    return "".join(shown)
