"""责任链: who answers for a case, from whoever handles it up to the leader that its unit is linked to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from actions.audience import heads, linked_leader
from domain.cases import Case
from domain.district import District, Person
from domain.leading import answers

HANDLER, GRID_LEADER, HEAD, LEADER = "经办", "网格长", "负责人", "包挂领导"


def chain(case: Case, district: District) -> str:
    """The chain in words; '' of a confidential case, which only its handler knows, and where nobody is known."""
    return "" if case.confidential else in_words(links(case, district))


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
        (HANDLER, [handler] if handler else []),
        (GRID_LEADER, [grid_leader] if grid_leader else []),
        (HEAD, heads(unit, district) if unit is not None else []),
        (LEADER, [leader] if leader else []),
    ]


def in_words(links: Iterable[tuple[str, Sequence[Person]]]) -> str:
    """`责任链：毛俊逸（经办）→ 叶秀兰（网格长、负责人）→ 沈知远（包挂领导）`: each once, with all their duties."""
    duties: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for duty, people in links:
        for one in people:
            names[one.id] = one.name
            duties.setdefault(one.id, []).append(duty)
    told = " → ".join(f"{names[who]}（{'、'.join(had)}）" for who, had in duties.items())
    return f"责任链：{told}" if told else ""
