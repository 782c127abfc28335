"""The line that answers what is asked of a case with yes or no, before its card: #99 还没有：今天 18:00 前。"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.cases import Case, Event, State, on_time, put_off
from domain.district import District, Person, Role
from domain.life import ENDED, UNDER_LIMIT
from domain.matters import Matter, MatterKind
from texts import times
from texts.cases import person

MOST_NAMES = 3


def done(case: Case, district: District, now: datetime) -> str:
    """Whether it is done: closed, reported as done and not verified yet, or not."""
    if case.state is State.CLOSED:
        when = f"，{times.moment(case.closed_at, now)} 销号" if case.closed_at else ""
        return f"#{case.number} 好了{when}。"
    if case.state is State.CHECKING:
        return f"#{case.number} 单位说整改好了，还没核查。"
    if case.state in ENDED:
        return f"#{case.number} 没有再办：{case.state}。"
    if case.deferred_until and put_off(case, now):
        return f"#{case.number} 还没有：挂账到 {times.date_of(case.deferred_until, now)}。"
    handler = district.person.get(case.handler or 0)
    who = f"{person(handler, district)}在办" if handler else case.state
    until = f"，{times.due(case.due_at, now)}" if case.state in UNDER_LIMIT and case.due_at else ""
    return f"#{case.number} 还没有：{who}{until}。"


def not_signed(
    case: Case,
    kind: MatterKind,
    agreed: Sequence[Person | None],
    lacks: Sequence[tuple[Role, Sequence[Person]]],
    district: District,
) -> str:
    """Who has agreed, and whom it still waits for, by name."""
    said = f"{'、'.join(person(one, district) for one in agreed)} 同意了，" if agreed else ""
    waits = "、".join(_named(role.value, people) for role, people in lacks)
    return f"#{case.number} {kind}还没批：{said}还等{waits}。"


def never_asked(case: Case, kind: MatterKind) -> str:
    """Nobody has asked for it."""
    return f"#{case.number} 没有申请过{kind}。"


def decided(case: Case, matter: Matter, now: datetime, *, granted: bool) -> str:
    """What came of it."""
    if not granted:
        return f"#{case.number} {matter.kind}没批：{matter.state}。"
    until = case.due_at if matter.kind is MatterKind.EXTENSION else case.deferred_until
    return f"#{case.number} {matter.kind}批了{f'，到 {times.date_of(until, now)}' if until else ''}。"


def to_check(case: Case, inspectors: Sequence[Person], now: datetime) -> str:
    """Who may verify it, and for how long it has waited."""
    waited = f"，已等{times.span(now - case.waiting_since)}" if case.waiting_since else ""
    who = _named("督查员", inspectors) if inspectors else ""
    return f"#{case.number} 还没核查：{f'{who}或' if who else ''}创建办核{waited}。"


def checked(case: Case, event: Event, district: District, now: datetime) -> str:
    """Who verified it last."""
    who = person(district.person.get(event.person or 0), district)
    return f"#{case.number} 核查过了：{times.moment(event.at, now)} {who} {event.step}。"


def not_to_check(case: Case, district: District) -> str:
    """It is not reported as done."""
    unit = district.unit.get(case.unit or 0)
    return f"#{case.number} 还轮不到核查：{f'{unit.short}还没报整改' if unit else '还没派给单位'}（{case.state}）。"


def late(case: Case, now: datetime) -> str:
    """Whether it is over its limit, or was when it was done."""
    if case.due_at is None:
        return f"#{case.number} 还没有时限。"
    if case.deferred_until and put_off(case, now):
        passed = (
            f"；时限 {times.exact(case.due_at, now)} 过了，按期率里还算没按期" if case.due_at < now else ""
        )
        return f"#{case.number} 不算超期：挂账到 {times.date_of(case.deferred_until, now)}{passed}。"
    if case.state in UNDER_LIMIT:
        return f"#{case.number} {'' if now > case.due_at else '没有超期：'}{times.due(case.due_at, now)}。"
    if not case.fixed_at:
        return f"#{case.number} 不在办：{case.state}。"
    return f"#{case.number} {'没有超期，按期整改的' if on_time(case) else '整改时超期了'}。"


def _named(what: str, people: Sequence[Person]) -> str:
    names = "、".join(one.name for one in people[:MOST_NAMES])
    more = " 等" if len(people) > MOST_NAMES else ""
    return f"{what}（{names}{more}）" if names else what
