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
        f"{period}新增 {tally.new}，销号 {tally.closed}{_void(tally)}",
        rate(tally),
        *beside(tally),
    ]
    if urgent:
        lines += ["最急：", *(row.text for row in urgent)]
    return "\n".join(lines)


def rate(tally: Tally) -> str:
    """按期率 with its numerator and denominator: of what fell due, what was put right in time."""
    if not tally.fell_due:
        return "按期率：还没有到期的"
    return f"按期率 {percent(tally.on_time, tally.fell_due)}%（按期 {tally.on_time} / 到期 {tally.fell_due}）"


def beside(tally: Tally) -> list[str]:
    """What stands beside 在办 and the rate and is in neither, where there is any."""
    counts = (
        ("待核查", tally.checking),
        ("旧欠", tally.owed),
        ("挂账", tally.deferred),
        ("延期", tally.extended),
    )
    told = "，".join(f"{name} {count}" for name, count in counts if count)
    return [f"另有：{told}"] if told else []


def _void(tally: Tally) -> str:
    return f"，作废 {tally.void}" if tally.void else ""
