"""牵头: of the two units that answer for a case, by its place (属地) and by its subject (条线), which one leads."""

from __future__ import annotations

from domain.cases import Case
from domain.categories import Axis
from domain.district import District


def leader(case: Case, district: District) -> int | None:
    """The unit that gets the case first: as its category says, 条线 only where a line unit is known."""
    if is_of_line(case, district) and case.line_unit in district.unit:
        return case.line_unit
    return _territory(case, district)


def is_of_line(case: Case, district: District) -> bool:
    """Does its category leave the lead to the line unit?"""
    category = district.category.get(case.category or 0)
    return category is not None and category.leading is Axis.LINE


def helper(case: Case, district: District) -> int | None:
    """The territorial unit (属地) of a case that its line unit leads and has; it helps (配合)."""
    led = is_of_line(case, district) and case.unit is not None and case.unit == case.line_unit
    unit = _territory(case, district)
    return unit if led and unit != case.unit else None


def answers(unit: int | None, grid: int | None, district: District) -> int | None:
    """The unit that a case counts for: that on whose account it is, else that of its grid."""
    found = district.grid.get(grid or 0)
    return unit if unit is not None or found is None else found.unit


def _territory(case: Case, district: District) -> int | None:
    return answers(None, case.grid, district)
