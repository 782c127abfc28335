"""Who sits in which group of the web chat, by the register: see docs/glossary.md, 群."""

from __future__ import annotations

from domain.district import District, Group, Person, Purpose, Role


def members(group: Group, district: District) -> tuple[Person, ...]:
    """Who sits in a group, in the workbook's order."""
    return tuple(person for person in district.people if _sits_in(person, group, district))


def _sits_in(person: Person, group: Group, district: District) -> bool:
    if group.purpose is Purpose.ALL or person.has(Role.OFFICE):
        return True
    match group.purpose:
        case Purpose.CORE:
            return person.has(Role.LEADER, Role.INSPECTOR, Role.UNIT_HEAD)
        case Purpose.LIAISON:
            return person.has(Role.HANDLER)
        case Purpose.UNIT:
            return group.unit is not None and person.unit == group.unit
        case Purpose.GRID if group.grid in district.grid:
            handles = person.has(Role.HANDLER) and person.unit == district.grid[group.grid].unit
            return group.grid in person.grids or handles
    return False
