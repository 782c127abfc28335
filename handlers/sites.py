"""请人去看, 看过, 不用去看: somebody looks at the place where it is unclear what is there (现场核实)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions import looking, sites
from domain.actions import Action
from domain.cases import Step
from domain.chat import Choice
from domain.district import Person
from domain.life import must_allow
from domain.refused import NobodyLooks
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store

# 看过，没问题 and 看过 3个点位 are talk.
_NUMBERED = re.compile(
    r"[#＃]?\s*\d{1,9}(?:号(?![楼院门店铺栋])|(?![\d号处个张次天月年点时分家户条])).*", re.DOTALL
)


@command("请人去看", "现场核实", "look", does=Action.SEND, on_case=True)
def send(said: Said, store: Store) -> Answer:
    """请人去看 12 [姓名] [看什么] — 情况不清，请最近的网格员去现场看；督办的请督查员"""
    named, words = _named(said, store)
    if len(named) > 1:
        return _which_of(named, words, said, store)
    return looking.send(said.case, next(iter(named), None), said.person, said.cause_saying(words), store)


@command("看过", "seen", does=Action.SEEN, on_case=True, fits=_NUMBERED)
def seen(said: Said, store: Store) -> Answer:
    """看过 12 说明 — 附照片，请您去现场看的，看过回话"""
    sites.asked_of(said.case, said.person, store)
    then = f"看过 {said.case.number}"
    if not said.photos:
        return Ask(f"请发 #{said.case.number} 的现场照片，写一句看到什么。", f"{then} {said.words}".strip())
    if not said.words:
        return Ask(f"#{said.case.number} 现场看到什么？请写一句。", then, said.photos)
    return looking.seen(said.case, said.person, said.cause, store)


@command("不用去看", "unlook", does=Action.SEND, on_case=True)
def call_off(said: Said, store: Store) -> Answer:
    """不用去看 12 理由 — 请人去看的，不用等了"""
    must_allow(said.case, Step.UNSENT)
    if sites.under_way(said.case, store) is None:
        raise NobodyLooks(said.case)
    if not said.words:
        return Ask(f"#{said.case.number} 为什么不用去看？请写理由。", f"不用去看 {said.case.number}")
    return looking.call_off(said.case, said.cause, store)


def _named(said: Said, store: Store) -> tuple[tuple[Person, ...], str]:
    """Whoever has the name that the words begin with, if anybody has, and the other words."""
    first, _, rest = said.words.strip().partition(" ")
    found = store.district.called(first, near=said.case.unit) if first else ()
    return (found, rest.strip()) if found else ((), said.words.strip())


def _which_of(people: Sequence[Person], words: str, said: Said, store: Store) -> Ask:
    """Several are called so."""
    number, units = said.case.number, store.district.unit
    names = [f"{one.name}@{units[one.unit].short}" for one in people]
    choices = tuple(Choice(name, f"请人去看 {number} {name} {words}".strip()) for name in names)
    return Ask(f"有 {len(people)} 位{people[0].name}，请哪一位去看？", f"请人去看 {number}", choices=choices)
