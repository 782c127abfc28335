"""督办 in words: what the clock proposes, what the unit is told, what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.cases import Case, Step
from domain.district import District
from domain.matters import Matter
from texts import cases as wording
from texts import times
from texts.typed import one_line

DEMAND = "请尽快整改到位，并书面回复"  # where the office names none
SURE = "确定"  # said to what was asked before an order goes out or is ended
BY_OFFICE, BY_LEADER = "创建办督办", "领导督办"
PAPER = "督办单"  # the command that gives it
MOST = 5  # orders in one answer


def label(year: int, number: int) -> str:
    """文号: `〔2026〕3号`."""
    return f"〔{year}〕{number}号"


def basis(
    late: datetime | None, now: datetime, reworked: int, of_leader: Case | None, wanted_by: str = BY_OFFICE
) -> str:
    """Why, from what the case shows; where it shows nothing, because somebody wants it.

    In: `of_leader` is the case if a leader handed it over; what was ordered with it (批示) is told. `wanted_by` is
    BY_OFFICE or BY_LEADER.
    """
    found = []
    if of_leader is not None:
        ordered = wording.instruction(of_leader)
        found.append(f"{of_leader.source}（{ordered}）" if ordered else str(of_leader.source))
    if late is not None:
        found.append(f"已超期 {times.span(now - late)}")
    if reworked:
        found.append(f"返工 {reworked} 次")
    return "；".join(found) or wanted_by


def content(why: str, demand: str) -> str:
    """Basis and demand as they are kept, a line each."""
    return f"{why}\n{one_line(demand) or DEMAND}"


def parts(matter: Matter) -> tuple[str, str]:
    """Basis and demand of what is kept."""
    why, _, demand = matter.words.partition("\n")
    return why, demand or DEMAND


def proposed(case: Case, why: str, district: District) -> str:
    """What the office decides about."""
    return f"拟督办 {_about(case, district)}\n依据：{why}\n要不要督办？"


def not_wanted(case: Case, order: Matter) -> str:
    """For whoever takes back what is issued: it has its number, and is ended."""
    return f"#{case.number} 的督办{order.label}已经发出，要撤只能办结，单位就不用回复了。办结吗？回“是”照办。"


def not_answered(case: Case, order: Matter) -> str:
    """What is asked before an order is ended that the unit has not signed for, or not answered; "" of any other."""
    if any(one.words for one in order.signatures):
        return ""
    lacks = "签收了还没回复" if order.signatures else "还没签收、没回复"
    return f"督办{order.label} #{case.number} 单位{lacks}，确定办结？回“是”照办。"


def is_put_off(case: Case, now: datetime) -> str:
    """What is asked before an order about what is 挂账."""
    until = times.date_of(case.deferred_until or now, now)
    return f"#{case.number} 已经同意挂账到 {until}，这期间不算超期。还要签发督办单吗？回“是”照办。"


def is_another(case: Case) -> str:
    """What is asked where somebody wants to urge, and an order of its own would go out."""
    had = f"的督办{case.supervised}已经办结" if case.supervised else "还没有督办单"
    return f"#{case.number} {had}。要{'再' if case.supervised else ''}签发一张吗？回“是”照办。"


def issued(case: Case, matter: Matter, district: District, now: datetime) -> str:
    """What the unit gets."""
    why, demand = parts(matter)
    until = times.due(matter.until, now) if matter.until else ""
    lines = [
        f"【督办】{matter.label} {_about(case, district)}",
        f"依据：{why}",
        f"要求：{demand}",
        f"请单位负责人先签收；{until}要回复，请发：回复 {case.number} 说明",
    ]
    return "\n".join(lines)


def handed_on(case: Case, matter: Matter, before: Matter, district: District) -> str:
    """What the unit that has the case now is told first."""
    had = district.unit.get(before.unit or 0)
    order = f"原来{had.short}的督办" if had else "督办"
    return f"#{case.number} 改由{_short(matter, district)}办，{order}也一起转过来了。"


def released(case: Case, matter: Matter, district: District) -> str:
    """What the unit is told that had it."""
    return f"督办{matter.label} 已随 #{case.number} 转给{_short(matter, district)}，您单位不用再回复。"


def _short(matter: Matter, district: District) -> str:
    unit = district.unit.get(matter.unit or 0)
    return unit.short if unit else "另一单位"


def signed(case: Case, matter: Matter, step: Step, words: str, district: District) -> str:
    """签收 and 回复, as the office hears of them."""
    unit = district.unit.get(matter.unit or 0)
    who = unit.short if unit else ""
    if step is Step.RECEIVE:
        return f"督办{matter.label} #{case.number} {who} 已签收。"
    return f"督办{matter.label} #{case.number} {who} 回复：{one_line(words)}"


def answers(case: Case, matter: Matter, district: District, now: datetime) -> str:
    """What has come of an order, for whoever issued it: signed for when, answered when and how."""
    said = [
        f"{times.moment(one.at, now)} {f'回复：{one_line(one.words)}' if one.words else '签收'}"
        for one in matter.signatures
    ]
    if not any(one.words for one in matter.signatures) and matter.under_way:
        until = f"（{times.due(matter.until, now)}）" if matter.until else ""
        said.append(f"还没{'' if said else '签收、没'}回复{until}")
    ended = [f"{times.moment(matter.ended_at, now)} 办结"] if matter.ended_at else []
    return f"督办{matter.label} {_about(case, district)}\n" + "\n".join([*said, *ended])


def all_answers(lines: Sequence[str], count: int) -> str:
    """These of them, and how many more there are."""
    more = [f"……还有 {count - len(lines)} 件，请发：督办的有哪些"] if count > len(lines) else []
    return "\n".join([*lines, *more])


def settled(case: Case, matter: Matter) -> str:
    """办结."""
    return f"督办{matter.label} #{case.number} 已办结。"


def unanswered(case: Case, matter: Matter, district: District) -> str:
    """Its time is over."""
    unit = district.unit.get(matter.unit or 0)
    what = "还没回复" if matter.signatures else "还没签收"
    return f"督办{matter.label} #{case.number} {unit.short if unit else ''} 到期{what}。"


def _about(case: Case, district: District) -> str:
    category, unit = district.category.get(case.category or 0), district.unit.get(case.unit or 0)
    parts_ = [category.name if category else wording.UNSORTED, wording.place(case, district)]
    return f"#{case.number} " + " · ".join([*parts_, *([unit.short] if unit else [])])
