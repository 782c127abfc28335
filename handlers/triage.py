"""受理 and 不予受理: the office decides what becomes work."""

from __future__ import annotations

from actions import cases
from actions.desk import with_rest
from domain.actions import Action
from domain.cases import Step
from domain.life import must_allow
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store


@command("受理", "accept", does=Action.TRIAGE, on_case=True)
def accept(said: Said, store: Store) -> Answer:
    """受理 12 — 受理一件，等认领或派单"""
    return with_rest(cases.accept(said.case, said.cause, store), said.case, said.person, said.chat, store)


@command("不予受理", "不受理", "reject", does=Action.TRIAGE, on_case=True)
def reject(said: Said, store: Store) -> Answer:
    """不予受理 12 理由 — 不受理一件"""
    must_allow(said.case, Step.REJECT)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么不受理？请写理由。", f"不予受理 {said.case.number}")
    return with_rest(cases.reject(said.case, said.cause, store), said.case, said.person, said.chat, store)
