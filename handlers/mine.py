"""我的任务: what waits for me, first what is most urgent."""

from __future__ import annotations

from collections.abc import Sequence

from domain import authority
from domain.authority import Relation
from domain.cases import WITH_OFFICE, Case, State, independent
from domain.chat import Outgoing
from domain.district import Person, Role
from domain.tally import Scope
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import cases as wording


@command("我的任务", "任务", "my", does=authority.Action.MINE)
def mine(said: Said, store: Store) -> Answer:
    """我的任务 — 等我办的事，急的在前"""
    live = store.cases.live(Scope("全区"))
    waiting = [case for case in live if _waits_for(said.person, case, store)]
    if said.group is not None:
        group = said.group
        waiting = [case for case in waiting if authority.belongs_here(case, group, store.district)]
    if waiting:
        return _listed(f"{said.person.name}，等您办的", waiting, said, store)
    reported = [case for case in live if case.reporter == said.person.id]
    if reported:
        return _listed("没有等您办的事。您上报的在办", reported, said, store)
    return "没有等您办的事。"


def _listed(title: str, cases: Sequence[Case], said: Said, store: Store) -> Outgoing:
    listed = wording.listing(title, cases, store.district, said.at)
    return Outgoing(said.chat, listed.text, rows=listed.rows)


def _waits_for(person: Person, case: Case, store: Store) -> bool:
    """The unit's people have what they hold, the office what nobody holds, verifiers what they may verify."""
    held = Relation.RESPONSIBLE in authority.relations(person, case, store.district)
    if case.state is State.OPEN:
        return held and (case.handler == person.id or person.has(Role.UNIT_HEAD))
    if case.state in WITH_OFFICE:
        return person.has(Role.OFFICE)
    return (
        case.state is State.CHECKING
        and person.has(Role.INSPECTOR, Role.OFFICE)
        and independent(case, person, store.district)
    )
