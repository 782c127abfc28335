"""A ledger (台账) that is too large for one file: what its volumes (册) are called, and what is said of them."""

from __future__ import annotations

from collections.abc import Sequence

NARROWER = "请缩小范围或时段，如：台账 金山社区 2026-03"


def name(number: int, numbers: str) -> str:
    """What is added to the name of a volume."""
    return f"第{number}册 {numbers}"


def told(numbers: Sequence[str]) -> str:
    """Which cases are in which volume."""
    return f"一个文件发不下，分成 {len(numbers)} 册：{'、'.join(numbers)}；每册的《汇总》是全部的"


def much_too_large(count: int) -> str:
    """There would be too many."""
    return f"没有做：文件太大，要分 {count} 册。{NARROWER}"
