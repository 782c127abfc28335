"""责任链: who answers for a case, from whoever handles it up to the leader that its unit is linked to."""

from __future__ import annotations

from actions.audience import heads, linked_leader
from domain.cases import Case
from domain.district import District, Person
from domain.leading import answers
from texts import responsibility as wording


def chain(case: Case, district: District) -> str:
    """The chain in words; '' of a confidential case, which only its handler knows, and where nobody is known."""
    return "" if case.confidential else wording.chain(links(case, district))


def links(case: Case, district: District) -> list[tuple[str, list[Person]]]:
    """Each duty with those who have it, nearest first; a case without a unit has those of its grid."""
    grid = district.grid.get(case.grid or 0)
    unit = answers(case.unit, case.grid, district)
    handler, grid_leader = (
        district.staff.get(case.handler or 0),
        district.staff.get(grid.leader or 0) if grid else None,
    )
    leader = linked_leader(unit, district) if unit is not None else None
    return [
        (wording.HANDLER, [handler] if handler else []),
        (wording.GRID_LEADER, [grid_leader] if grid_leader else []),
        (wording.HEAD, heads(unit, district) if unit is not None else []),
        (wording.LEADER, [leader] if leader else []),
    ]
