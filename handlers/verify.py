"""通过, 不通过, 重开: somebody else judges whether it is really fixed."""

from __future__ import annotations

from domain import cases
from domain.authority import Action
from domain.cases import Step, must_allow
from handlers.cards import moved
from handlers.kit import Answer, Ask, Said, command
from handlers.steps import event, limit
from storage.store import Store
from texts import cases as wording
from texts.typed import one_line


@command("通过", "pass", does=Action.VERIFY, on_case=True)
def passed(said: Said, store: Store) -> Answer:
    """通过 12 — 核查通过，销号"""
    case = cases.pass_check(said.case, said.person, store.district, said.at)
    store.cases.move(said.case, case, event(case, Step.PASS, said))
    return moved(case, said, store, f"{wording.person(said.person, store.district)} 核查通过")


@command("不通过", "fail", does=Action.VERIFY, on_case=True)
def failed(said: Said, store: Store) -> Answer:
    """不通过 12 理由 — 核查不通过，返工"""
    case = cases.fail_check(said.case, said.person, store.district, said.at)
    if not said.words:
        return Ask(f"#{case.number} 哪里没整改好？请写理由。", f"不通过 {case.number}")
    store.cases.move(said.case, case, event(case, Step.FAIL, said))
    return moved(case, said, store, f"返工：{one_line(said.words)}")


@command("重开", "reopen", does=Action.REOPEN, on_case=True)
def reopen(said: Said, store: Store) -> Answer:
    """重开 12 理由 — 问题又出现或没解决，重新办理"""
    must_allow(said.case, Step.REOPEN)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么重开？请写理由。", f"重开 {said.case.number}")
    case = cases.reopen(said.case, limit(said.case, said.at, store))
    store.cases.move(said.case, case, event(case, Step.REOPEN, said))
    return moved(case, said, store, f"重开：{one_line(said.words)}")
