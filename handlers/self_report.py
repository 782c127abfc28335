"""自报倒查: what was found of earlier self-reports and why, the unit's statement, and what the office decides."""

from __future__ import annotations

import re

from actions import verdicts
from domain.actions import Action
from domain.cases import Step
from domain.matters import MatterKind, MatterState
from domain.refused import AlreadyJudged
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import self_reports as wording

_NUMBER = re.compile(r"[#＃]?\s*\d{1,9}\s*号?[？?。]?")


@command("自报", "selfreport", does=Action.SEE, on_case=True)
def find(said: Said, store: Store) -> Answer:
    """自报 12 — 看先前自报过没有，为什么免责、追责"""
    case = said.case
    lookup = store.self_reports.last(case.number)
    matters = store.matters.of(case.number, MatterKind.SELF_REPORT)
    matter = next((one for one in reversed(matters) if one.state is not MatterState.ENDED), None)
    events = store.cases.history(case.number) if lookup else []
    later = store.self_reports.shielded_by(case.number)
    told = (
        [wording.whole(case, lookup, matter, events, store.district, said.at)] if lookup or not later else []
    )
    return "\n".join([*told, *([wording.shielded(case.number, later)] if later else [])])


@command("为什么", "why", does=Action.SEE, on_case=True, fits=_NUMBER)
def why(said: Said, store: Store) -> Answer:
    """为什么 12 — 同“自报 12”"""
    return find.answer(said, store)


@command("说明", "explain", does=Action.EXPLAIN, on_case=True)
def explain(said: Said, store: Store) -> Answer:
    """说明 12 内容 — 自报倒查时，单位说明情况"""
    verdicts.must_be_asked(said.case, said.person, store)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么先前没有自报？请写说明。", f"说明 {said.case.number}")
    return verdicts.explain(said.case, said.person, said.cause, store)


@command("免责", "shield", does=Action.JUDGE, on_case=True)
def shield(said: Said, store: Store) -> Answer:
    """免责 12 理由 — 自报倒查，创建办定免责"""
    return _decided(Step.SHIELD, said, store)


@command("追责", "blame", does=Action.JUDGE, on_case=True)
def blame(said: Said, store: Store) -> Answer:
    """追责 12 理由 — 自报倒查，创建办定追责"""
    return _decided(Step.BLAME, said, store)


def _decided(step: Step, said: Said, store: Store) -> Answer:
    number = said.case.number
    if verdicts.is_settled(step, said.case, store):
        raise AlreadyJudged(said.case, step)
    matter = verdicts.must_be_decidable(step, said.case, said.person, said.cause, store)
    confirms = step is Step.SHIELD and matter.state is MatterState.AGREED
    if not said.words and not confirms:
        return Ask(f"#{number} 为什么{step}？请写理由。", f"{step} {number}")
    return verdicts.decide(step, said.case, said.person, said.cause, store)
