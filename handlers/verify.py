"""通过, 不通过, 重开: somebody else judges whether it is really fixed."""

from __future__ import annotations

from actions import cases, look_back, verification
from domain.actions import Action
from domain.cases import Step
from domain.life import must_allow
from domain.steps import must_be_independent
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store


@command("通过", "pass", does=Action.VERIFY, on_case=True)
def passed(said: Said, store: Store) -> Answer:
    """通过 12 — 核查通过，销号"""
    done = cases.pass_check(said.case, said.cause, store)
    return verification.with_rest(done, said.person, said.chat, store)


@command("不通过", "fail", does=Action.VERIFY, on_case=True)
def failed(said: Said, store: Store) -> Answer:
    """不通过 12 理由 — 核查不通过，返工"""
    must_allow(said.case, Step.FAIL)
    must_be_independent(said.case, said.person, store.district)
    if not said.words:
        return Ask(f"#{said.case.number} 哪里没整改好？请写理由。", f"不通过 {said.case.number}")
    done = cases.fail_check(said.case, said.cause, store)
    return verification.with_rest(done, said.person, said.chat, store)


@command("重开", "reopen", does=Action.REOPEN, on_case=True)
def reopen(said: Said, store: Store) -> Answer:
    """重开 12 理由 — 问题又出现或没解决，重新办理"""
    must_allow(said.case, Step.REOPEN)
    look_back.must_stand(said.case, store)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么重开？请写理由。", f"重开 {said.case.number}")
    return cases.reopen(said.case, said.cause, store)
