"""Examples of what one can type name the places, units and categories of the district itself.

Texts are written with names of the sample district; where a register has no such thing, one of its own of the same kind
stands there, so that what is taught can be typed as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from domain.district import District, Unit

_GRIDS = ("金山一网格", "北湖一网格")
_HOLDING = ("金山社区", "金山街道", "金山片", "金山")  # units that answer for grids, longest first
_LINES = ("执法中队", "环卫所", "住建局")
_POINTS = ("人民广场",)
_CATEGORIES = ("占道经营", "垃圾外溢")
_CODES = ("网格 03",)
_SAMPLE = re.compile("|".join((*_GRIDS, *_HOLDING, *_LINES, *_POINTS, *_CATEGORIES, *_CODES)))
_SHOWS_HOW = re.compile(r"[如例][： ]")


def in_own_names(text: str, district: District) -> str:
    """A line that teaches, with names of this district; as it is where there are none of the kind."""
    if _SAMPLE.search(text) is None:
        return text
    own = dict(_own(district))
    return _SAMPLE.sub(lambda found: own.get(found[0], found[0]), text)


def shown_in_own_names(text: str, district: District) -> str:
    """The same of what stands behind 如：, 例：, where an answer has such: words of people before it stay."""
    mark = _SHOWS_HOW.search(text) if _SAMPLE.search(text) else None
    if mark is None:
        return text
    return text[: mark.end()] + in_own_names(text[mark.end() :], district)


def _own(district: District) -> Iterator[tuple[str, str]]:
    """Each name of the sample that this register does not have, with what stands for it here."""
    holding = _named({grid.unit for grid in district.grids}, district)
    lines = _named({unit for one in district.categories for unit in one.line_units}, district)
    units = [name for unit in district.units for name in unit.names]
    yield from _instead(_GRIDS, [grid.name for grid in district.grids])
    if holding and not any(name.startswith(_HOLDING[-1]) for name in units):
        yield from ((name, holding[0]) for name in _HOLDING)
    yield from _instead(_LINES, units, [name for name in lines if name not in holding[:1]])
    yield from _instead(_POINTS, [point.name for point in district.points])
    yield from _instead(_CATEGORIES, [one.name for one in district.categories])
    if district.grids and all(grid.code != "03" for grid in district.grids):
        yield _CODES[0], f"网格 {district.grids[0].code}"


def _named(ids: set[int], district: District) -> list[str]:
    """What the units of today with these ids are called, in the workbook's order."""
    found: list[Unit] = [unit for unit in district.units if unit.id in ids]
    return [unit.short or unit.name for unit in found]


def _instead(
    samples: tuple[str, ...], names: list[str], able: list[str] | None = None
) -> Iterator[tuple[str, str]]:
    """Names of the sample that are not among these, each with one of the able (all, where not said), in turn."""
    able = names if able is None else able
    others = [name for name in able if name not in samples] or able
    if others:
        missing = [name for name in samples if name not in names]
        yield from ((name, others[place % len(others)]) for place, name in enumerate(missing))
