"""派, 认领, 退回: which unit has the case."""

from __future__ import annotations

from difflib import get_close_matches

from domain import cases
from domain.authority import Action
from domain.cases import Step, must_allow
from domain.district import District, Person, Unit
from domain.refused import Reason, Refused
from handlers.cards import moved
from handlers.kit import Answer, Ask, Said, command
from handlers.steps import event, handler_of, limit
from storage.store import Store
from texts.typed import one_line


@command("派单", "派", "assign", does=Action.ASSIGN, on_case=True)
def assign(said: Said, store: Store) -> Answer:
    """派 12 单位 [人] — 派给单位，可指定人"""
    must_allow(said.case, Step.ASSIGN)
    if not said.words:
        return Ask(f"#{said.case.number} 派给哪个单位？", f"派 {said.case.number}")
    unit_words, _, person_words = said.words.partition(" ")
    unit = _unit(unit_words, store.district)
    handler = handler_of(unit.id, said.case, store)
    if person_words.strip():
        handler = _person(person_words.strip(), unit, store.district)
    case = cases.assign(said.case, unit.id, handler.id, limit(said.case, said.at, store))
    store.cases.move(said.case, case, event(case, Step.ASSIGN, said))
    return moved(case, said, store)


@command("认领", "claim", does=Action.CLAIM, on_case=True)
def claim(said: Said, store: Store) -> Answer:
    """认领 12 — 本单位认领没人管的一件"""
    unit = said.person.unit
    case = cases.claim(said.case, unit, said.person.id, limit(said.case, said.at, store))
    store.cases.move(said.case, case, event(case, Step.CLAIM, said))
    return moved(case, said, store)


@command("退回", "return", does=Action.RETURN, on_case=True)
def give_back(said: Said, store: Store) -> Answer:
    """退回 12 理由 — 不归本单位管，退给创建办"""
    must_allow(said.case, Step.RETURN)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么退回？请写理由。", f"退回 {said.case.number}")
    case = cases.give_back(said.case)
    store.cases.move(said.case, case, event(case, Step.RETURN, said))
    unit = store.district.unit[said.person.unit].short
    return moved(case, said, store, f"{unit}退回：{one_line(said.words)}")


def _unit(words: str, district: District) -> Unit:
    """By name or short name; else the only one that contains the words. Raises Refused with the nearest names."""
    exact = [unit for unit in district.units if words in (unit.name, unit.short)]
    partly = [unit for unit in district.units if words in unit.name or words in unit.short]
    if exact or len(partly) == 1:
        return (exact or partly)[0]
    names = [unit.short for unit in partly]
    near = names or get_close_matches(words, [unit.short for unit in district.units], n=3, cutoff=0.3)
    raise Refused(Reason.UNKNOWN_UNIT, words=words, near=near[:3])


def _person(words: str, unit: Unit, district: District) -> Person:
    people = [one for one in district.people if one.unit == unit.id]
    found = [one for one in people if one.name == words.lstrip("@")]
    if not found:
        near = [one.name for one in people]
        raise Refused(Reason.UNKNOWN_PERSON, unit=unit.short, words=words, near=near[:3])
    return found[0]
