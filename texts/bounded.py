"""Parts whose figure is within a bound, in words."""

from __future__ import annotations

from collections.abc import Sequence

from texts.answers import figure_of, page

MOST_NAMES = 3


def none(head: str) -> str:
    """No part is within it."""
    return f"{head}：一个也没有"


def of(words: str, names: Sequence[str]) -> str:
    """`超过2件（金山街道、北湖街道）`: the bound with the parts that are within it."""
    more = f"等 {len(names)} 个" if len(names) > MOST_NAMES else ""
    return f"{words}（{'、'.join(names[:MOST_NAMES])}{more}）"


def line(name: str, figure: int, share: tuple[int, int] | None) -> str:
    """`金山街道 6 件`; of a rate with its two figures: `金山街道 67%（2/3）`."""
    return f"{name} {figure_of(share) if share else f'{figure} 件'}"


def parts(head: str, number: int, some: Sequence[str], first: int, more: int) -> str:
    """How many there are, the lines of `some`, and which of them these are where there are others."""
    if not number:
        return none(head)
    lines = [f"{head}：{number} 个", *some]
    if first or more:
        lines.append(page(first, len(some), more, "个"))
    return "\n".join(lines)
