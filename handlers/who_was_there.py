"""Who was so at roll-calls (到岗, 迟到, 请假, 未应答), how often, and who may see their names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from domain.district import Group, Person, Purpose, Role
from domain.question import Status
from domain.rollcall import HERE, LEAVE, SUBSTITUTE, Answer, RollCall, on_duty
from handlers.kit import Said
from storage.store import Store

WORDS = {Status.PRESENT: "到岗", Status.LATE: "迟到", Status.LEAVE: "请假", Status.ABSENT: "未应答"}
_SEES_ALL = (Role.OFFICE, Role.LEADER)


def may_see_names(said: Said, people: Iterable[Person], store: Store) -> bool:
    """The office and leaders see everybody's names, a unit's head those of the unit; all of them alone only."""
    if said.purpose is not Purpose.PRIVATE:
        return False
    if said.person.has(*_SEES_ALL):
        return True
    own = store.district.within(said.person.unit)
    return said.person.has(Role.UNIT_HEAD) and all(one.unit in own for one in people)


def unit_of(group: Group, store: Store) -> int | None:
    """The unit that a group is of, or its grid's; None for groups of all."""
    return store.district.grid[group.grid].unit if group.grid in store.district.grid else group.unit


def who(state: Status, calls: list[RollCall], store: Store) -> Counter[int]:
    """How often each person was so, at most once a day."""
    days: set[tuple[int, date]] = set()
    for call in calls:
        days |= {(person, call.day) for person, answer in call.answers.items() if _is(state, answer)}
        if state is Status.LEAVE:
            days |= {(one.id, call.day) for one in on_leave(call, store)}
    return Counter(person for person, _ in sorted(days))


def places(state: Status, calls: list[RollCall], store: Store) -> int:
    """How many places were answered for so; on leave are also those who were not called."""
    if state is Status.ABSENT:
        return sum(len(call.missing) for call in calls)
    if state is Status.LEAVE:
        return sum(call.count(LEAVE) + len(not_called(call, store)) for call in calls)
    return sum(call.count(HERE, late=state is Status.LATE) for call in calls)


def not_called(call: RollCall, store: Store) -> list[Person]:
    """Who is on leave and no place of the call."""
    return [one for one in on_leave(call, store) if call.said(one.id) != LEAVE]


def on_leave(call: RollCall, store: Store) -> list[Person]:
    """Who was not called, being on leave for some days; at a post, whose substitute was called instead."""
    replaced = call.who(SUBSTITUTE)
    if call.roster and not replaced:
        return []
    away = store.rollcalls.away(call.day)
    if call.roster:
        return [store.district.person[one] for one in replaced if one in away]
    group = store.district.group[call.group]
    return [one for one in on_duty(group, store.district, frozenset()) if one.id in away] if away else []


def _is(state: Status, answer: Answer | None) -> bool:
    if answer is None:
        return state is Status.ABSENT
    if answer.word == LEAVE:
        return state is Status.LEAVE
    return answer.word == HERE and state is (Status.LATE if answer.late else Status.PRESENT)
