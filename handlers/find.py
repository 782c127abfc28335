"""查: everything about one case."""

from __future__ import annotations

from dataclasses import replace

from actions import (
    chronic,
    evidence,
    look_back,
    notice_periods,
    partners,
    parts,
    returns,
    self_reports,
    signing,
    sites,
)
from actions.graded import hint as graded
from actions.responsibility import chain
from domain.actions import Action
from domain.card import Line, Means
from domain.chat import Outgoing
from domain.district import Role
from handlers.kit import Answer, Said, command
from handlers.told_first import told_first
from storage.store import Store
from texts import cases as wording
from texts.cards import as_text

MOST_PHOTOS = 9


def _nameless(said: Said) -> int | None:
    """Who is not named: of a confidential case its reporter, but to themselves and to the office."""
    case = said.case
    knows = said.person.has(Role.OFFICE) or said.person.id == case.reporter
    return case.reporter if case.confidential and not knows else None


@command("查", "查询", "case", does=Action.SEE, on_case=True)
def find(said: Said, store: Store) -> Answer:
    """查 12 — 看一件的全部经过和照片"""
    card = card_of(said, store)
    first = told_first(said.case, said, store)
    return [Outgoing(said.chat, first), card] if first else card


def card_of(said: Said, store: Store) -> Outgoing:
    """Everything about the case, as a card with its history and photos."""
    events = store.cases.history(said.case.number)
    photos = tuple(photo for event in events for photo in event.photos)[:MOST_PHOTOS]
    told = wording.history(events, store.district, said.at, nameless=_nameless(said))
    odd, look = evidence.hints(said.case, said.at, store)
    waits = (
        returns.hint(said.case, store),
        *parts.hints(said.case, store),
        *partners.hints(said.case, said.at, store),
        *sites.hints(said.case, said.at, store),
        *notice_periods.hints(said.case, said.at, store),
        *signing.hints(said.case, said.at, store),
    )
    again = chronic.hint(said.case, chronic.times(said.case, said.at, store), store)
    since = wording.since_reported(said.case, said.at)
    shield = self_reports.hint(None, said.case, said.at, store)
    looked = look_back.hints(said.case, store)
    hints = (graded(said.case, store), *looked, since, shield, *waits, again, *odd)
    card = wording.card(said.case, store.district, said.at, *hints)
    answers = chain(said.case, store.district)
    lines = (*card.lines, Line(Means.CHAIN, answers)) if answers else card.lines
    captions = wording.photo_captions(events)[:MOST_PHOTOS]
    card = replace(card, lines=lines, history=told, captions=captions)
    return Outgoing(
        said.chat, as_text(card), photos, choices=(*look, *parts.buttons(said.case, store)), card=card
    )
