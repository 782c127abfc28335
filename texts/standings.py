"""Numbers in words: how a scope stands, and the evening's 晒问题 晒进度 晒成效."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.card import Row
from domain.standing import percent
from domain.tally import Tally
from texts import times

MOST_URGENT = 3  # cases named below the numbers


def progress(
    scope: str, period: str, tally: Tally, urgent: Sequence[Row], now: datetime, since: datetime | None = None
) -> str:
    """The answer to 进度. `since`: when what waits longest for 核查 began to."""
    lines = [
        f"{scope} · {period}（截至 {now:%H:%M}）",
        f"在办 {tally.open} 件：今日到期 {tally.due}，超期 {tally.overdue}{_rework(tally)}",
        f"{period}新增 {tally.new}，销号 {tally.closed}{otherwise(tally)}",
        rate(tally),
        *beside(tally, now - since if since else None),
    ]
    if urgent:
        lines += ["最急：", *(row.text for row in urgent)]
    return "\n".join(lines)


def rate(tally: Tally) -> str:
    """按期率 with its numerator and denominator: of what fell due, what was put right in time."""
    if not tally.fell_due:
        return "按期率：还没有到期的"
    return f"按期率 {percent(tally.on_time, tally.fell_due)}%（按期 {tally.on_time} / 到期 {tally.fell_due}）"


def beside(tally: Tally, longest: timedelta | None = None) -> list[str]:
    """What stands beside 在办 and the rate and is in neither, where there is any; `longest` is how long 核查 is
    waited for at most."""
    waits = f"（最久已等{times.span(longest)}）" if longest is not None else ""
    counts = (
        (f"待核查 {tally.checking}{waits}", tally.checking),
        (f"旧欠 {tally.owed}", tally.owed),
        (f"挂账 {tally.deferred}", tally.deferred),
        (f"延期 {tally.extended}", tally.extended),
        (f"申诉免计 {tally.excused}", tally.excused),
    )
    told = "，".join(words for words, count in counts if count)
    return [f"另有：{told}"] if told else []


def _rework(tally: Tally) -> str:
    return f"，返工 {tally.rework}" if tally.rework else ""


def otherwise(tally: Tally) -> str:
    """`，作废 1，不予受理 2`: what ended without being solved, where there is any."""
    counts = (("作废", tally.void), ("不予受理", tally.rejected), ("并案", tally.merged))
    return "".join(f"，{name} {count}" for name, count in counts if count)
