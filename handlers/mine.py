"""我的任务: what waits for me, first what is most urgent."""

from __future__ import annotations

from actions.audience import waits_for
from domain import authority
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
        return wording.listing(f"{said.person.name}，等您办的", waiting, store.district, said.at)
    reported = [case for case in live if case.reporter == said.person.id]
    if reported:
        return wording.listing("没有等您办的事。您上报的在办", reported, store.district, said.at)
    return "没有等您办的事。"
