"""What part of the district a question is about (范围): 金山片, 综合执法局, 第三网格, 金山公园."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import chain
from typing import Literal

from domain.district import District
from domain.gridnames import GridNumbers
from domain.lexicon import Lexicon, Match, Typed, read

Kind = Literal["unit", "grid", "point", "points", "district", "own"]


@dataclass(frozen=True, slots=True)
class Scope:
    """Units, grids or points by their ids, in the words that were typed for them.

    One point is a `point`, several are `points`; of units and grids there may be several as well (金山片).
    `district` (全区) and `own` (我们单位: what the asker belongs to) have no ids. The words do not count when two
    scopes are compared.
    """

    kind: Kind
    ids: tuple[int, ...]
    words: str = field(compare=False)


class _Sort(IntEnum):
    """What a word may mean; of two meanings the earlier one holds."""

    UNIT = 0
    UNIT_ROOT = 1  # 金山 for 金山街道
    GRID = 2
    POINT = 3


Meaning = tuple[_Sort, int]

_SUFFIX = re.compile(r"(?<=..)(?:街道|社区|中队|大队|[镇村局所])$")
_AREA = re.compile(r"片区|片|那边|这边|一带")
_LONGEST_AREA_NAME = 8
# 金山东路, 金山小区 and 金山镇 are places of their own, not 金山街道 in short.
_GOES_ON_AS_NAME = re.compile(
    r"[东南西北中]?(?:[路街巷弄村镇园桥湖河]|大道)|[小社]区|公园|广场|市场|菜场|学校|[小中]学"
)
_TOKEN = re.compile(r"(?<![\w#./-])[\w-]+(?![\w./-])")


class ScopeFinder:
    """Finds the scope of a question; built once from a district."""

    def __init__(self, district: District) -> None:
        """Reads the names of units, grids and points."""
        self._district = district
        self._names: Lexicon[Meaning] = Lexicon(chain(_units(district), _grids(district), _points(district)))
        self._numbers = GridNumbers(district)
        self._codes = {grid.code.casefold(): grid.id for grid in district.grids}
        self._areas = [
            [((_Sort.UNIT, unit.id), read(unit.name).folded) for unit in district.units],
            [((_Sort.GRID, grid.id), read(grid.name).folded) for grid in district.grids],
            [((_Sort.POINT, point.id), read(point.name).folded) for point in district.points],
        ]

    def find(self, text: str) -> Scope | None:
        """The scope named by the longest words in `text`; None if none is."""
        typed = read(text)
        matches = [*self._named(typed), *self._numbered(typed), *self._coded(typed), *self._in_areas(typed)]
        if not matches:
            return None
        best = min(matches, key=lambda match: (-match.length, match.start, min(match.values)[0]))
        sort = min(best.values)[0]
        ids = tuple(dict.fromkeys(value for one, value in best.values if one is sort))
        return self._scope(sort, ids, typed.words(best.start, best.end))

    def _scope(self, sort: _Sort, ids: tuple[int, ...], words: str) -> Scope:
        if sort in (_Sort.UNIT, _Sort.UNIT_ROOT):
            return Scope("unit", self._topmost(ids), words)
        if sort is _Sort.GRID:
            return Scope("grid", ids, words)
        return Scope("point" if len(ids) == 1 else "points", ids, words)

    def _topmost(self, units: tuple[int, ...]) -> tuple[int, ...]:
        """Units without those that lie within another one of them: 金山街道 has 金山社区 in it."""
        return tuple(
            one
            for one in units
            if not any(other in units for other in self._district.lineage(one) if other != one)
        )

    def _named(self, typed: Typed) -> Iterator[Match[Meaning]]:
        for match in self._names.find(typed):
            bare_unit = min(match.values)[0] < _Sort.GRID and not _SUFFIX.search(typed.folded, 0, match.end)
            if not (bare_unit and _GOES_ON_AS_NAME.match(typed.folded, match.end)):
                yield match

    def _numbered(self, typed: Typed) -> Iterator[Match[Meaning]]:
        for match in self._numbers.find(typed):
            if len(match.values) == 1:  # 第三网格 alone does not say which unit's
                yield Match(match.start, match.end, tuple((_Sort.GRID, one) for one in match.values))

    def _coded(self, typed: Typed) -> Iterator[Match[Meaning]]:
        """Codes such as 03 that stand alone; inside a sentence they would be any number."""
        for token in _TOKEN.finditer(typed.shown):
            if grid := self._codes.get(token[0].casefold()):
                start, last = typed.at.index(token.start()), typed.at.index(token.end() - 1)
                yield Match(start, last + 1, ((_Sort.GRID, grid),))

    def _in_areas(self, typed: Typed) -> Iterator[Match[Meaning]]:
        for area in _AREA.finditer(typed.folded):
            for start in range(max(0, area.start() - _LONGEST_AREA_NAME), area.start() - 1):
                if meanings := self._having(typed.folded[start : area.start()]):
                    yield Match(start, area.end(), meanings)
                    break

    def _having(self, words: str) -> tuple[Meaning, ...]:
        """The units whose names have these words in them; if none, the grids; if none, the points."""
        found = (tuple(meaning for meaning, name in names if words in name) for names in self._areas)
        return next((meanings for meanings in found if meanings), ())


def _units(district: District) -> Iterator[tuple[str, Meaning]]:
    for unit in district.units:
        for name in (unit.name, unit.short):
            yield name, (_Sort.UNIT, unit.id)
            yield _SUFFIX.sub("", name), (_Sort.UNIT_ROOT, unit.id)


def _grids(district: District) -> Iterator[tuple[str, Meaning]]:
    return ((grid.name, (_Sort.GRID, grid.id)) for grid in district.grids)


def _points(district: District) -> Iterator[tuple[str, Meaning]]:
    return (
        (name, (_Sort.POINT, point.id)) for point in district.points for name in (point.name, *point.aliases)
    )
