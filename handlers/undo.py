"""撤回 and 作废: what was reported by mistake ends, and everybody sees who ended it and why."""

from __future__ import annotations

from actions import ending
from domain.actions import Action
from domain.cases import Step
from domain.life import must_allow
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store


@command("撤回", "withdraw", does=Action.WITHDRAW, on_case=True)
def withdraw(said: Said, store: Store) -> Answer:
    """撤回 12 — 报错了，还没人办时自己收回"""
    return ending.withdraw(said.case, said.cause, store)


@command("作废", "void", does=Action.VOID, on_case=True)
def void(said: Said, store: Store) -> Answer:
    """作废 12 理由 — 误报等不用办的，写明理由作废"""
    must_allow(said.case, Step.VOID)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么作废？请写理由。", f"作废 {said.case.number}")
    return ending.void(said.case, said.cause, store)
