"""Parts whose figure is within a bound, in words."""

from __future__ import annotations

from collections.abc import Sequence

from texts.answers import page

MOST_NAMES = 3


def none(head: str) -> str:
    """No part is within it."""
    return f"{head}：一个也没有"


def of(words: str, names: Sequence[str]) -> str:
    """`超过2件（金山街道、北湖街道）`: the bound with the parts that are within it."""
    more = f"等 {len(names)} 个" if len(names) > MOST_NAMES else ""
    return f"{words}（{'、'.join(names[:MOST_NAMES])}{more}）"


def parts(
    head: str, number: int, some: Sequence[tuple[str, int]], first: int, more: int, *, percent: bool
) -> str:
    """How many there are, a line for each of `some`, and which of them these are where there are others."""
    if not number:
        return none(head)
    unit = "%" if percent else " 件"
    lines = [f"{head}：{number} 个", *(f"{name} {figure}{unit}" for name, figure in some)]
    if first or more:
        lines.append(page(first, len(some), more, "个"))
    return "\n".join(lines)
