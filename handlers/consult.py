"""会商: opened by the office, answered by the units that are concerned, decided by the office."""

from __future__ import annotations

import re

from actions import consulting
from domain.actions import Action
from domain.cases import Step
from domain.district import District, Unit
from domain.life import must_allow
from domain.refused import NotConsulted, UnknownUnit
from handlers.assign import unit_ahead
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store

_DECIDED = re.compile(r"^(?:会商|结论|结果|意见|定[了好为]?|是|就|[\s,，:：。])+")
_MARKS = " \t\n　,，:：;；。、"


@command("会商", "consult", does=Action.CONSULT, on_case=True)
def consult(said: Said, store: Store) -> Answer:
    """会商 12 [事由] — 责任单位定不下来，请各方会商"""
    decided = _decided(said.words, store.district) if said.case.consulted_until is not None else None
    if decided is not None:  # 会商结论：1 号归住建局, while it is open
        return concluded(said, *decided, store)
    return consulting.open_by_hand(said.case, said.cause, store)


@command("意见", "speak", does=Action.SPEAK, on_case=True)
def speak(said: Said, store: Store) -> Answer:
    """意见 12 内容 — 会商时说明本单位意见"""
    if said.case.consulted_until is None:
        raise NotConsulted(said.case)
    if not said.words:
        return Ask(f"#{said.case.number} 您单位什么意见？请写明。", f"意见 {said.case.number}")
    return consulting.speak(said.case, said.person, said.cause, store)


@command("结论", "会商结论", "conclude", does=Action.CONSULT, on_case=True)
def conclude(said: Said, store: Store) -> Answer:
    """结论 12 单位 说明 — 会商后定由哪个单位办"""
    number = said.case.number
    must_allow(said.case, Step.CONCLUDE)
    if said.case.consulted_until is None:
        raise NotConsulted(said.case)
    if not said.words:
        return Ask(f"#{number} 定由哪个单位办？请写单位和说明。", f"结论 {number}")
    return concluded(said, *unit_ahead(said.words, store.district), store)


def concluded(said: Said, unit: Unit, said_of_it: str, store: Store) -> Answer:
    """The decision for this unit, if it was said why."""
    why, number = _why(said_of_it, unit), said.case.number
    if not why:
        return Ask(f"#{number} 为什么由{unit.short}办？请写说明。", f"结论 {number} {unit.name}")
    return consulting.conclude(said.case, unit, said.cause_saying(why), store)


def _decided(words: str, district: District) -> tuple[Unit, str] | None:
    """The unit that 定了，住建局办 or 结论：归住建局 names first, and the words behind it; None if none is named so."""
    try:
        return unit_ahead(_DECIDED.sub("", words), district)
    except UnknownUnit:
        return None


def _why(words: str, unit: Unit) -> str:
    """The reason without 由环卫所办 and the like, which the decision says by itself."""
    names = "|".join(re.escape(name) for name in unit.names)
    rest = re.sub(rf"^(?:(?:定?由|归)(?:{names})|(?:{names})(?=来?[承负]?[办责]))", "", words)
    rest = re.sub(
        rf"^来?(?:牵头)?(?:承办|办理|负责处理|负责办理|办|处理|负责|管理|管|(?<=牵头))(?=$|[{_MARKS}])",
        "",
        rest,
    )
    return rest.strip(_MARKS)
