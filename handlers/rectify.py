"""整改: the unit shows with a photo that it is fixed. Quoting the case's card with a photo does the same."""

from __future__ import annotations

import re

from actions import cases, consulting, notice_periods
from actions.cards import before_and_after
from domain import authority
from domain.actions import Action
from domain.cases import Step
from domain.chat import Incoming
from domain.district import Role
from domain.life import may_take, must_allow
from domain.photo import Photo
from domain.refused import OldPhoto
from handlers.kit import Answer, Ask, Said, command, is_polite, listener, quotes_cases
from handlers.report import add
from storage.store import Store
from texts import doubts

_DONE = re.compile(r"(?<![没未不])(?:已|好了|完成|清理|清走|清掉|干净|整改|处理|搬走|挪走|修好|拆除|劝离)")


@command("整改", "fixed", does=Action.RECTIFY, on_case=True)
def rectify(said: Said, store: Store) -> Answer:
    """整改 12 说明 — 附整改后的照片，报整改完成"""
    must_allow(said.case, Step.RECTIFY)
    if not said.photos:
        return Ask(
            f"请发 #{said.case.number} 整改后的现场照片。",
            f"整改 {said.case.number} {said.words}".strip(),
            shows=before_and_after(said.case, store)[:1],
        )
    if early := notice_periods.too_early(said.case, said.words, said.at, store):
        return early
    try:
        return cases.rectify(said.case, said.person, said.cause, store)
    except OldPhoto as old:
        return is_it_still_so(old, f"整改 {said.case.number} {said.words}".strip(), said.photos)


@command("撤回整改", "unfixed", does=Action.RECTIFY, on_case=True)
def take_back(said: Said, store: Store) -> Answer:
    """撤回整改 12 理由 — 整改报错了，还没核查时自己收回，时限照旧"""
    return cases.unfix(said.case, said.cause, store)


def is_it_still_so(old: OldPhoto, again: str, photos: tuple[Photo, ...]) -> Ask:
    """A photo that was used before proves nothing by itself, unless somebody says so and answers for it."""
    yes, no = doubts.STILL, doubts.WRONG
    return Ask(doubts.old_photo(old.number), again, photos, only_yes=True, or_photos=True, yes=yes, no=no)


def _quotes_a_case(message: Incoming, _store: Store) -> bool:
    return quotes_cases(message) and not is_polite(message)


@listener(does=Action.ADD, wants=_quotes_a_case, on_case=True)
def quoted(said: Said, store: Store) -> Answer:
    """A quote of a card: with a photo while the unit has the case, the rectification; else something to add."""
    relations = authority.relations(said.person, said.case, store.district)
    may_fix = authority.allows(said.person, said.purpose, Action.RECTIFY, relations)
    if may_fix and said.photos and may_take(said.case, Step.RECTIFY) and _says_fixed(said):
        return rectify.answer(said, store)
    if (
        authority.allows(said.person, said.purpose, Action.SPEAK, relations)
        and said.words
        and said.case.consulted_until
    ):
        return consulting.speak(said.case, said.person, said.cause, store)
    return add.answer(said, store)


def _says_fixed(said: Said) -> bool:
    """Whoever handles the case quotes it with a photo to say that it is done; grid staff may show what is new."""
    handles = said.person.id == said.case.handler or said.person.has(Role.HANDLER, Role.UNIT_HEAD)
    return handles or not said.words or _DONE.search(said.words) is not None
