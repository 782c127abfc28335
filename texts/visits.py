"""迎检 in words: that it has begun, and that it is over."""

from __future__ import annotations

from domain.rules import Rules
from domain.tally import Tally
from domain.visits import NOON, Visit
from texts.times import short_day


def begun(visit: Visit, rules: Rules) -> str:
    """What is said more often from now on, and until when."""
    more = [f"每天 {rules.weekly.at:%H:%M} 在核心群出一次周报进展"]
    if rules.digest > NOON:
        more.insert(0, f"每天中午 {NOON:%H:%M} 加一次晒比拼")
    first, last = short_day(visit.first), short_day(visit.last)
    return f"【迎检】{first}到{last}：{'，'.join(more)}。\n{last}晚上自动结束。"


def over(visit: Visit, tally: Tally) -> str:
    """That it is as before from now on, and what the days brought."""
    came = f"期间新增 {tally.new}，销号 {tally.closed}"
    now = f"现在在办 {tally.open}，超期 {tally.overdue}，待核查 {tally.checking}"
    return f"【迎检】{short_day(visit.first)}到{short_day(visit.last)}结束，明天起照平常。\n{came}；{now}。"
