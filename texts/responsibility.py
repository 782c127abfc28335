"""责任链 in words: names and duties alone, never a number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from domain.district import Person

HANDLER, GRID_LEADER, HEAD, LEADER = "经办", "网格长", "负责人", "包挂领导"


def chain(links: Iterable[tuple[str, Sequence[Person]]]) -> str:
    """`责任链：毛俊逸（经办）→ 叶秀兰（网格长、负责人）→ 沈知远（包挂领导）`: each once, with all their duties."""
    duties: dict[int, list[str]] = {}
    names: dict[int, str] = {}
    for duty, people in links:
        for one in people:
            names[one.id] = one.name
            duties.setdefault(one.id, []).append(duty)
    told = " → ".join(f"{names[who]}（{'、'.join(had)}）" for who, had in duties.items())
    return f"责任链：{told}" if told else ""
