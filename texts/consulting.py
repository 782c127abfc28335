"""会商 in words: who is asked, what they say, what is decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.cases import Case
from domain.district import District, Person, Unit
from domain.matters import Matter
from texts import cases as wording
from texts import times
from texts.typed import one_line


@dataclass(frozen=True, slots=True)
class Nudge:
    """What the office is told of cases that do not move: the title of the list, and what to do."""

    title: str
    how: str


UNTAKEN = Nudge("【没人认领】过了认领时限，单位还没动", "请催办或改派：派 编号 单位")
ORPHANS = Nudge("【没人管】责任单位已停用，或没有人了", "请改派：派 编号 单位")
UNDECIDED = Nudge("【会商】到时还没定", "请创建办来定：结论 编号 单位 说明")


def returned(case: Case) -> str:
    """Why it is 会商 where nobody says why."""
    return f"已退回{case.returned}次" if case.returned else "责任单位待定"


def opened(parties: str, until: datetime, now: datetime) -> str:
    """For the card."""
    return f"转会商（{parties}），{times.due(until, now)}定"


def names(units: Iterable[int], district: District) -> str:
    """`金山社区、执法中队`."""
    return "、".join(district.unit[one].short for one in units if one in district.unit)


def invited(case: Case, matter: Matter, parties: Iterable[int], district: District, now: datetime) -> str:
    """For each unit that is consulted."""
    until = times.due(matter.until, now) if matter.until else ""
    lines = [
        f"【会商】{wording.named(case, district)}",
        f"{one_line(matter.words)}，由创建办召集，{until}定",
        f"各方：{names(parties, district)}",
        f"请说明意见：意见 {case.number} 内容（引用这条回复也行）",
    ]
    return "\n".join(lines)


def opinion(case: Case, person: Person, words: str, district: District) -> str:
    """For the office and the others."""
    return f"#{case.number} 会商，{wording.person(person, district)}：{one_line(words)}"


def noted(case: Case) -> str:
    """For whoever spoke."""
    return f"#{case.number} 的意见记下了，等创建办定。"


def concluded(unit: Unit, words: str) -> str:
    """`由金山社区办，占道归属地`."""
    return f"由{unit.short}办，{one_line(words)}"


def to_parties(case: Case, told: str, district: District) -> str:
    """For the units that were consulted and do not have it."""
    return f"【会商结论】{wording.named(case, district)}\n{told}"
