"""迎检 in words: that it has begun, that it is over, and the card with whom to call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.district import Person
from domain.rules import Rules
from domain.tally import Tally
from domain.visits import NOON, Visit
from texts.times import short_day
from texts.typed import one_line

WORD, LIFT = "迎检", "迎检 解冻"
NOT_FROZEN = "现在不在迎检期间，底册没有冻结。"
LIFTED_ALREADY = "今天已经解冻了，可以改底册。"
WHY = "为什么要改底册？请写原因。"


def how_set(visit: Visit | None, today: date) -> str:
    """Where the days are written, for nobody sets them in the chat."""
    how = "迎检的日子写在底册《规则》的“迎检”一行（如 12月3日-12月5日），要定、要改请管理员改好再导入。"
    return f"{when(visit, today)}\n{how}" if visit else how


def begun(visit: Visit, rules: Rules, without_digest: int) -> str:
    """What is said more often from now on, and until when; how many groups have muted the digest."""
    more = [f"每天 {rules.weekly.at:%H:%M} 在核心群出一次周报进展"]
    if rules.digest > NOON:
        but = f"（{without_digest} 个群静音了晒比拼，照旧不发）" if without_digest else ""
        more.insert(0, f"每天中午 {NOON:%H:%M} 加一次晒比拼{but}")
    more.append("底册、点位、调休不能改")
    first, last = short_day(visit.first), short_day(visit.last)
    return f"【迎检】{first}到{last}：{'，'.join(more)}。\n{last}晚上自动结束。"


def frozen(visit: Visit) -> str:
    """To an operator whose import is refused: until when, and who may lift it."""
    return (
        f"迎检期间底册不能改，到 {short_day(visit.last)}晚上自动恢复，什么也没改。"
        f"非改不可，请创建办或领导对走街说：{LIFT} 原因（当天有效）"
    )


def lifted(name: str, words: str) -> str:
    """Who let it be changed today, and why."""
    return f"【迎检】{name} 解冻了底册，今天可以改，明天起照旧不能改。\n原因：{one_line(words)}"


def over(visit: Visit, tally: Tally) -> str:
    """That it is as before from now on, and what the days brought."""
    came = f"期间新增 {tally.new}，销号 {tally.closed}"
    now = f"现在在办 {tally.open}，超期 {tally.overdue}，待核查 {tally.checking}"
    return f"【迎检】{short_day(visit.first)}到{short_day(visit.last)}结束，明天起照平常。\n{came}；{now}。"


def when(visit: Visit | None, today: date) -> str:
    """Which days, and how far they are."""
    if visit is None:
        return f"【{WORD}】没有定日子。要定，请在《规则》的“{WORD}”里写，如 2026-12-01 至 2026-12-05。"
    days = f"{short_day(visit.first)}到{short_day(visit.last)}"
    if today < visit.first:
        return f"【{WORD}】{days}，还有 {(visit.first - today).days} 天"
    if today > visit.last:
        return f"【{WORD}】{days}，已经结束"
    return f"【{WORD}】{days}，今天是第 {(today - visit.first).days + 1} 天"


def ended_early(visit: Visit | None, today: date) -> str:
    """How it ends before its last day: the days are a rule, and the register is frozen while they last."""
    told = when(visit, today)
    if visit is None or today > visit.last:
        return told
    if today < visit.first:
        return f"{told}。\n要取消：把《规则》的“{WORD}”清空，再导入一次。"
    by_itself = f"{short_day(visit.last)}晚上自动结束"
    return f"{told}，{by_itself}。\n要提前结束：先发 {LIFT} 原因，再把《规则》的“{WORD}”改成到今天为止，导入一次。"


def people(title: str, found: Sequence[Person]) -> str:
    """`创建办：林晓岚 13800000003、周启文 13800000004`; nothing where nobody is."""
    told = "、".join(f"{one.name} {one.phone}".strip() for one in found)
    return f"{title}：{told}" if told else ""


def on_duty(post: str, found: Sequence[Person]) -> str:
    """Who is at a post now."""
    return people(f"{post}值班", found)
