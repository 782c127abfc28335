"""Parts of the district that are called otherwise by now, or are no more."""

from __future__ import annotations


def given_up(name: str) -> str:
    """A unit or grid that the register names no more."""
    return f"“{name}”已停用，底册里没有了；以前的数看那时的报，如：月报 {name} 上月"


def renamed(before: str, now: str) -> str:
    """A grid that has another name."""
    return f"“{before}”现在叫“{now}”，请写：{now}"
