"""我的任务: what waits for me, first what is most urgent."""

from __future__ import annotations

from collections.abc import Sequence

from actions.audience import waits_for
from domain import authority
from domain.cases import Case
from domain.chat import Outgoing
from domain.tally import Scope
from handlers.kit import Answer, Said, command
from storage.store import Store
from texts import cases as wording


@command("我的任务", "任务", "my", does=authority.Action.MINE)
def mine(said: Said, store: Store) -> Answer:
    """我的任务 — 等我办的事，急的在前"""
    live = store.cases.live(Scope("全区"))
    waiting = [case for case in live if waits_for(said.person, case, store.district)]
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
