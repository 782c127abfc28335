"""延期 and 挂账 in words: what is asked for, who has to sign it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, time

from domain.cases import Case
from domain.district import District, Person, Role
from domain.matters import Matter
from texts import times
from texts.cases import UNSORTED, person
from texts.typed import one_line


def until(matter: Matter, now: datetime, ends: time) -> str:
    """`到 12月20日`, and at what time unless that is when work `ends`."""
    if matter.until is None:
        return ""
    clock = matter.until.astimezone(now.tzinfo).time()
    return f"到 {times.date_of(matter.until, now)}{'' if clock == ends else f' {clock:%H:%M}'}"


def asked(matter: Matter, now: datetime, ends: time) -> str:
    """`申请延期到 12月20日：等材料`."""
    return f"申请{matter.kind}{until(matter, now, ends)}：{one_line(matter.words)}"


def still_asked(
    matter: Matter,
    agreed: Sequence[Person | None],
    lacks: Iterable[Role],
    district: District,
    now: datetime,
    ends: time,
) -> list[str]:
    """What is asked for, and how far the signing has come, on the card of its case."""
    signed = "、".join(person(one, district) for one in agreed)
    return [
        asked(matter, now, ends),
        f"{f'{signed} 已同意，' if signed else ''}还等{those(lacks)}同意，同意了才算",
    ]


def agreed(matter: Matter, now: datetime, ends: time) -> str:
    """`到 12月20日：等材料`, behind the name of the matter."""
    return f"{until(matter, now, ends)}：{one_line(matter.words)}"


def those(roles: Iterable[Role]) -> str:
    """`单位负责人、创建办`."""
    return "、".join(roles)


def waits(case: Case, told: str, signers: str) -> str:
    """For whoever asked."""
    return f"#{case.number} {told}。\n等{signers}同意，同意了才算。"


def taken_back(matter: Matter, why: str) -> str:
    """`撤回延期申请：日期写错了`."""
    return f"撤回{matter.kind}申请{f'：{one_line(why)}' if why else ''}"


def not_to_sign(case: Case, matter: Matter, district: District) -> str:
    """For whoever was to sign."""
    asker = person(district.person.get(matter.opened_by or 0), district)
    return f"{_what(case, district)}\n{asker} 撤回了{matter.kind}申请，不用签了。"


def half_signed(case: Case, matter: Matter, signers: str) -> str:
    """One signature is there, another is missing."""
    return f"#{case.number} 记下了，您同意{matter.kind}。还要{signers}同意。"


def over(case: Case, district: District, now: datetime) -> str:
    """For whoever asked for a 挂账 whose day has come."""
    limit = f"，{times.due(case.due_at, now)}" if case.due_at else ""
    return (
        f"{_what(case, district)} 挂账到期，恢复在办{limit}。还办不了请再发：挂账 {case.number} 到 日期 措施"
    )


def please_sign(case: Case, matter: Matter, district: District, now: datetime, ends: time) -> str:
    """For whoever is to sign."""
    asker = person(district.person.get(matter.opened_by or 0), district)
    limit = times.due(case.due_at, now) if case.due_at else ""
    lines = [
        _what(case, district),
        f"{asker} {asked(matter, now, ends)}",
        f"现在的时限：{limit}" if limit else "",
    ]
    lines.append(f"请签：同意 {case.number}，或 不同意 {case.number} 理由")
    return "\n".join(line for line in lines if line)


def _what(case: Case, district: District) -> str:
    category = district.category.get(case.category or 0)
    return f"#{case.number} {category.name if category else UNSORTED} · {one_line(case.place) or '地点待定'}"
