"""How people name a grid (网格) by its number: 第三网格, 3号网格, 网格3, 七号格, 编号05的网格."""

from __future__ import annotations

import re

from domain.district import District, Grid
from domain.lexicon import NUMBER, Match, Typed, number

_GRID = "(?:责任|基础|巡查|包干)?(?:网格|格子|格(?![外局式调言]))"
_NUMBERED = re.compile(
    rf"(?:编号|代码|编码)(?:是|为)?(?P<coded>{NUMBER})号?的?(?:那个)?{_GRID}"
    rf"|第?(?P<before>{NUMBER})号?(?:责任|基础|巡查|包干)?网格|第(?P<th>{NUMBER})号?{_GRID}|(?P<number>{NUMBER})号(?:那个)?{_GRID}"
    rf"|(?:网格|格子)(?P<after>{NUMBER})(?![年月日天个处起件条.]|号(?!格))号?"
)
_IN_NAME = re.compile(rf"第?(?P<before>{NUMBER})号?网格")


class GridNumbers:
    """The numbers of a district's grids. Two units may each have a third grid."""

    def __init__(self, district: District) -> None:
        """The number of a grid is the one its code ends with, else the one in its name."""
        self._grids: dict[int, list[int]] = {}
        for grid in district.grids:
            value = _number_of(grid)
            if value is not None:
                self._grids.setdefault(value, []).append(grid.id)

    def find(self, typed: Typed) -> list[Match[int]]:
        """Where grids are named by number, with the ids of all grids that have it."""
        found = []
        for match in _NUMBERED.finditer(typed.folded):
            value = number(next(one for one in match.groups() if one))
            if value in self._grids:
                found.append(Match(match.start(), match.end(), tuple(self._grids[value])))
        return found


def _number_of(grid: Grid) -> int | None:
    if at_end := re.search(r"\d{1,4}$", grid.code):
        return int(at_end[0])
    in_name = _IN_NAME.search(grid.name)
    return number(in_name["before"]) if in_name else None
