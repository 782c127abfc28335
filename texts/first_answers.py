"""How soon units first do something (首次回应), in words."""

from __future__ import annotations

from collections.abc import Sequence

from domain.measures import Deed
from texts.edition_lines import hours

MOST_PARTS = 10


def nothing(head: str) -> str:
    """Nothing was given to a unit."""
    return f"{head}：还没有派到单位的，算不出"


def middle(head: str, seconds: float, number: int, silent: int) -> str:
    """The middle one of the times, of how many, and with how many of them nothing was done so far."""
    note = f"，其中 {silent} 件单位没动过" if silent else ""
    return f"{head}：{hours(seconds)}（{Deed.GIVEN} {number} 件，居中的一件{note}）"


def ranking(
    head: str,
    ranked: Sequence[tuple[str, float, int]],
    few: Sequence[tuple[str, float, int]],
    fewest: int,
) -> str:
    """A line for each part, and one for those with fewer cases than are compared."""
    lines = [
        f"{place}. {name} {hours(spent)}（{number} 件）"
        for place, (name, spent, number) in enumerate(ranked[:MOST_PARTS], 1)
    ]
    if len(ranked) > MOST_PARTS:
        lines.append(f"……还有 {len(ranked) - MOST_PARTS} 个")
    if few:
        told = "、".join(f"{name} {hours(spent)}（{number} 件）" for name, spent, number in few[:MOST_PARTS])
        lines.append(f"{Deed.GIVEN}不足 {fewest} 件不排名：{told}{'等' if len(few) > MOST_PARTS else ''}")
    return "\n".join([head, *(lines or ["没有可排的。"])])


def listed(head: str, number: int) -> str:
    """Above the cases, what took longest first."""
    return f"{head}：{Deed.GIVEN} {number} 件，慢的在前"


def each(line: str, seconds: float, *, answered: bool) -> str:
    """A case with how long it took, or how long nothing has been done with it."""
    return f"{line} · {hours(seconds)}" if answered else f"{line} · 没动，{hours(seconds)}"
