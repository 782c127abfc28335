"""Numbers in words: how a scope stands, and the evening's 晒问题 晒进度 晒成效."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.card import Row
from domain.measures import ON_TIME_RATE, REBOUND_RATE, Figure
from domain.tally import Tally
from texts import times

BESIDE = (Figure.CHECKING, Figure.OWED, Figure.DEFERRED, Figure.EXTENDED, Figure.NOTICED, Figure.EXCUSED)
ANSWERED_FOR = (Figure.SHIELDED, Figure.QUESTIONED, Figure.BLAMED)  # no digest has them
PROGRESS = "进度"  # the command
MOST_URGENT = 3  # cases named below the numbers


def progress(
    scope: str,
    period: str,
    tally: Tally,
    urgent: Sequence[Row],
    now: datetime,
    since: datetime | None,
    *,
    accounts: bool,
) -> str:
    """The answer to 进度. `since`: when what waits longest for 核查 began to. `accounts`: with 自报倒查."""
    lines = [
        f"{scope} · {period}（截至 {now:%H:%M}）",
        f"在办 {tally.open} 件：今日到期 {tally.due}，超期 {tally.overdue}{_rework(tally)}",
        f"{period}新增 {tally.new}，销号 {tally.closed}{otherwise(tally)}",
        rate(tally),
        *beside(tally, now - since if since else None),
        *(answered_for(tally) if accounts else ()),
    ]
    if urgent:
        lines += ["最急：", *(row.text for row in urgent)]
    return "\n".join(lines)


def rate(tally: Tally, since: str = "") -> str:
    """按期率 with its numerator and denominator: of what fell due, what was put right in time; `since` says from when
    on, where no period does."""
    one = ON_TIME_RATE
    share = one.of(tally)
    if share is None:
        return f"{one.name}：还没有{one.whole}的"
    counted = f"，从{since} 算起" if since else ""
    return f"{one.name} {share}%（{one.part} {tally.on_time} / {one.whole} {tally.fell_due}{counted}）"


def beside(tally: Tally, longest: timedelta | None = None) -> list[str]:
    """What stands beside 在办 and the rate and is in neither, where there is any; `longest` is how long 核查 is
    waited for at most."""
    waits = f"（最久已等{times.span(longest)}）" if longest is not None else ""
    behind = {Figure.CHECKING: waits}
    told = "，".join(f"{one} {one.of(tally)}{behind.get(one, '')}" for one in BESIDE if one.of(tally))
    return [*([f"另有：{told}"] if told else []), *_looked(tally)]


def _looked(tally: Tally) -> list[str]:
    """`反弹率 13%（反弹 1 / 回头看 8）`, where anybody looked."""
    one, share = REBOUND_RATE, REBOUND_RATE.of(tally)
    if share is None:
        return []
    return [f"{one.name} {share}%（{one.part} {tally.rebounded} / {one.whole} {tally.looked}）"]


def answered_for(tally: Tally) -> list[str]:
    """What came of looks for earlier self-reports, where there were any."""
    told = "，".join(f"{one} {one.of(tally)}" for one in ANSWERED_FOR if one.of(tally))
    return [f"自报倒查：{told}"] if told else []


def _rework(tally: Tally) -> str:
    return f"，返工 {tally.rework}" if tally.rework else ""


def otherwise(tally: Tally) -> str:
    """`，作废 1，不予受理 2`: what ended without being solved, where there is any."""
    counts = (("作废", tally.void), ("不予受理", tally.rejected), ("并案", tally.merged))
    return "".join(f"，{name} {count}" for name, count in counts if count)
