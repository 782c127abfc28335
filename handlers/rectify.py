"""整改: the unit shows with a photo that it is fixed. Quoting the case's card with a photo does the same."""

from __future__ import annotations

import re

from domain import authority, cases
from domain.authority import Action
from domain.cases import State, Step, must_allow
from domain.chat import Incoming
from domain.district import Role
from domain.refused import Reason, Refused
from handlers.cards import moved
from handlers.kit import Answer, Ask, Said, command, is_polite, listener, quotes_cases
from handlers.report import add
from handlers.steps import event
from storage.store import Store

_DONE = re.compile(r"(?<![没未不])(?:已|好了|完成|清理|清走|清掉|干净|整改|处理|搬走|挪走|修好|拆除|劝离)")


@command("整改", "fixed", does=Action.RECTIFY, on_case=True)
def rectify(said: Said, store: Store) -> Answer:
    """整改 12 说明 — 附整改后的照片，报整改完成"""
    must_allow(said.case, Step.RECTIFY)
    if not said.photos:
        return Ask(
            f"请发 #{said.case.number} 整改后的现场照片。", f"整改 {said.case.number} {said.words}".strip()
        )
    for photo in said.photos:
        used = store.photos.seen_in(photo)
        if used is not None:
            raise Refused(Reason.OLD_PHOTO, number=used)
    hint = _looks_old(said, store)
    case = cases.rectify(said.case, said.person, said.at)
    store.cases.move(said.case, case, event(case, Step.RECTIFY, said))
    return moved(case, said, store, hint)


def _quotes_a_case(message: Incoming, _store: Store) -> bool:
    return quotes_cases(message) and not is_polite(message)


@listener(does=Action.ADD, wants=_quotes_a_case, on_case=True)
def quoted(said: Said, store: Store) -> Answer:
    """A quote of a card: with a photo while the unit has the case, the rectification; else something to add."""
    relations = authority.relations(said.person, said.case, store.district)
    may_fix = authority.allows(said.person, said.purpose, Action.RECTIFY, relations)
    if may_fix and said.photos and said.case.state is State.OPEN and _says_fixed(said):
        return rectify.answer(said, store)
    return add.answer(said, store)


def _says_fixed(said: Said) -> bool:
    """Whoever handles the case quotes it with a photo to say that it is done; grid staff may show what is new."""
    handles = said.person.id == said.case.handler or said.person.has(Role.HANDLER, Role.UNIT_HEAD)
    return handles or not said.words or _DONE.search(said.words) is not None


def _looks_old(said: Said, store: Store) -> str:
    number = store.photos.looks_like(said.photos[0], but=said.case.number)
    return f"⚠ 照片与 #{number} 很像，核查时请留意" if number else ""
