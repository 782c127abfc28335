"""An average over time, in words."""

from __future__ import annotations

from domain.question import By

_EACH = {By.WEEK: "周", By.MONTH: "个月"}


def mean(head: str, number: int, days: int, parts: float, by: By, *, until: bool) -> str:
    """`近7天 · 新增 · 平均每天：5.1 件`, with what that was worked out from."""
    of = f"{days} 天" if by is By.DAY else f"{days} 天，合 {parts:.1f} {_EACH[by]}"
    today = "，今天也算一天" if until else ""
    return f"{head}：{round(number / parts, 1):g} 件\n（一共 {number} 件，{of}{today}）"
