"""How long it takes (用时), in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from texts import times

MOST_PARTS = 10


def nothing(head: str) -> str:
    """Nothing has come so far."""
    return f"{head}：还没有办好的，算不出"


def average(head: str, number: int, took: timedelta, longest: tuple[timedelta, str] | None) -> str:
    """The average, of how many, and the one that took longest, with its line."""
    lines = [f"{head}：平均{length(took)}（{number} 件，从上报算起）"]
    if longest:
        lines += [f"最久的{length(longest[0])}："] if number > 1 else []
        lines.append(longest[1])
    return "\n".join(lines)


def ranking(
    head: str,
    ranked: Sequence[tuple[str, int, timedelta]],
    few: Sequence[tuple[str, int, timedelta]],
    fewest: int,
) -> str:
    """A line for each part, and one for those with fewer cases than are compared."""
    lines = [
        f"{place}. {name} 平均{length(took)}（{number} 件）"
        for place, (name, number, took) in enumerate(ranked[:MOST_PARTS], 1)
    ]
    if few:
        told = "、".join(f"{name} {length(took)}（{number} 件）" for name, number, took in few[:MOST_PARTS])
        lines.append(f"办好不足 {fewest} 件不排名：{told}")
    return "\n".join([head, *(lines or ["没有可排的。"])])


def length(took: timedelta) -> str:
    """`3小时`, `1天6小时`: an average, for which whole days say too little."""
    hours = int(took / timedelta(hours=1))
    if took < timedelta(days=1) or not hours % 24:
        return times.span(took)
    return f"{hours // 24}天{hours % 24}小时"
