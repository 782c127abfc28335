"""点名: who is here."""

from __future__ import annotations

from actions import duty
from actions.rollcall import at_work
from domain import seats
from domain.actions import Action
from domain.district import Group, Purpose, Role
from domain.rollcall import RollCall
from handlers.kit import Answer, Said, command
from handlers.question import told
from storage.store import Store
from texts import rollcalls


@command("点名", "rollcall", does=Action.CALLED)
def called(said: Said, store: Store) -> Answer:
    """点名 — 看今天点名的情况"""
    found = store.question_reader.read(f"点名 {said.words}", said.today)
    if said.words and found.question:
        return told(found, said, store)
    calls = [call for call in store.rollcalls.on(said.today) if _may_see(said, call, store)]
    if not calls and duty.shifts(said.today, store):
        return "现在还没有点名；排了值班的到点叫人，看值班发：值班"
    if not calls and not store.calendar.is_working_day(said.today):
        return "今天休息，不点名。"
    if not calls:
        return f"今天还没有点名。工作日 {store.rules.roll_call:%H:%M} 自动点名。"
    if len({call.group for call in calls}) == 1 and _may_be_named(calls[0], said, store):
        return "\n".join(duty.results(calls, store))
    return rollcalls.overview(calls, store.district, at_work(calls, store))


def _may_be_named(call: RollCall, said: Said, store: Store) -> bool:
    """Names are for the group that was called; in private also for its people, unit heads, the office and leaders."""
    if said.group is not None:
        return call.group == said.group.id
    return said.person.has(Role.OFFICE, Role.LEADER) or call.group in {
        one.id for one in _groups_of(said, store)
    }


def _may_see(said: Said, call: RollCall, store: Store) -> bool:
    """In a unit's or grid's group its own; elsewhere overseers see all, unit people what is theirs."""
    if said.group is not None and said.group.purpose in (Purpose.GRID, Purpose.UNIT):
        return call.group == said.group.id
    if said.person.has(Role.OFFICE, Role.LEADER, Role.INSPECTOR, Role.OBSERVER):
        return True
    return call.group in {group.id for group in _groups_of(said, store)}


def _groups_of(said: Said, store: Store) -> list[Group]:
    return [group for group in store.district.groups if said.person in seats.members(group, store.district)]
