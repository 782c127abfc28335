"""申诉: the head of a unit says why a case was late, and asks that it be left out of the rate."""

from __future__ import annotations

from actions import appeals
from domain.actions import Action
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store


@command("申诉", "appeal", does=Action.APPEAL, on_case=True)
def appeal(said: Said, store: Store) -> Answer:
    """申诉 12 理由 — 超期有客观原因，申请不计入按期率"""
    appeals.must_be_late(said.case, said.at)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么超期？请写理由。", f"申诉 {said.case.number}")
    return appeals.ask(said.case, said.person, said.cause, store)
