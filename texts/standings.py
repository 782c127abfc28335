"""Numbers in words: how a scope stands, and the evening's 晒问题 晒进度 晒成效."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.card import Row
from domain.standing import percent
from domain.tally import Tally

MOST_URGENT = 3  # cases named below the numbers


def progress(scope: str, period: str, tally: Tally, urgent: Sequence[Row], now: datetime) -> str:
    """The answer to 进度."""
    lines = [
        f"{scope} · {period}（截至 {now:%H:%M}）",
        f"在办 {tally.open} 件：今日到期 {tally.due}，超期 {tally.overdue}",
        f"{period}新增 {tally.new}，销号 {tally.closed}",
        rate(tally),
    ]
    if urgent:
        lines += ["最急：", *(row.text for row in urgent)]
    return "\n".join(lines)


def rate(tally: Tally) -> str:
    """按期率 with its numerator and denominator; what is overdue and still open stands in the denominator."""
    of = tally.closed + tally.late
    if not of:
        return "按期率：还没有到期的"
    return (
        f"按期率 {percent(tally.on_time, of)}%（按期 {tally.on_time} / 应结 {of}，含超期未结 {tally.late}）"
    )
