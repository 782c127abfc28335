"""点名: who is here."""

from __future__ import annotations

from domain.authority import Action
from domain.district import Group, Purpose, Role
from domain.rollcall import RollCall
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import rollcalls


@command("点名", "rollcall", does=Action.CALLED)
def called(said: Said, store: Store) -> Answer:
    """点名 — 看今天点名的情况"""
    calls = [call for call in store.rollcalls.on(said.today) if _may_see(said, call, store)]
    if not calls and not store.calendar.is_working_day(said.today):
        return "今天休息，不点名。"
    if not calls:
        return "今天还没有点名。工作日 08:30 自动点名。"
    if len(calls) == 1 and _is_its_own(calls[0], said):
        return rollcalls.result(calls[0], store.district)
    return rollcalls.overview(calls, store.district)


def _is_its_own(call: RollCall, said: Said) -> bool:
    """Names are for the group that was called, and for a person alone; other groups get numbers."""
    return said.group is None or call.group == said.group.id


def _may_see(said: Said, call: RollCall, store: Store) -> bool:
    """In a unit's or grid's group its own; elsewhere overseers see all, unit people what is theirs."""
    if said.group is not None and said.group.purpose in (Purpose.GRID, Purpose.UNIT):
        return call.group == said.group.id
    if said.person.has(Role.OFFICE, Role.LEADER, Role.INSPECTOR, Role.OBSERVER):
        return True
    return call.group in {group.id for group in _groups_of(said, store)}


def _groups_of(said: Said, store: Store) -> list[Group]:
    return [group for group in store.district.groups if said.person in store.district.members(group)]
