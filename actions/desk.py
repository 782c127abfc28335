"""What waits for the office (待受理, 待派遣, 退回): its people are shown a few, the others come after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from actions.audience import talks_with_all
from actions.cards import as_it_stands
from domain.cases import Case
from domain.chat import Chat, Outgoing
from domain.district import Person, Role
from domain.life import WITH_OFFICE
from domain.tally import Scope
from storage.store import Store
from texts import desk as wording
from texts.cards import with_more


def waiting(store: Store) -> list[Case]:
    """All that the office has to decide, what is urgent first, then what was reported first; nothing that a 会商 is
    about, and nothing confidential, which is never kept back."""
    found = [one for one in store.cases.live(Scope(""), set(WITH_OFFICE)) if one.consulted_until is None]
    return sorted(found, key=lambda one: (not one.urgent, one.opened_at, one.number))


def with_rest(
    said: Sequence[Outgoing], about: Case, person: Person, chat: Chat, store: Store
) -> list[Outgoing]:
    """What somebody of the office is answered in private, with how much else waits: they were not shown all of it."""
    here = chat.private and person.has(Role.OFFICE)
    rest = len([one for one in waiting(store) if one.number != about.number]) if here else 0
    return with_more(said, chat, wording.rest(rest), wording.NEXT) if rest else [*said]


def next_one(person: Person, chat: Chat, at: datetime, store: Store, after: int | None) -> Outgoing | None:
    """The card behind that of a case, in a circle, or the first; None if nothing waits."""
    found = waiting(store)
    place = next((place + 1 for place, case in enumerate(found) if case.number == after), 0)
    turned = [*found[place:], *found[:place]]
    return _shown(turned, person, chat, at, store) if turned else None


def unseen(at: datetime, store: Store) -> Iterable[Outgoing]:
    """For each of the office who is told alone the first of what they were not shown, and how many more there are."""
    found = waiting(store)
    if not found:
        return
    shown = {case.number: set(store.live_cards.chats(case.number)) for case in found}
    people = store.district.people_with(Role.OFFICE)
    for chat, person in talks_with_all(people, store).items():
        left = [case for case in found if chat not in shown[case.number]]
        if left:
            yield _shown(left, person, chat, at, store)


def _shown(cases: Sequence[Case], person: Person, chat: Chat, at: datetime, store: Store) -> Outgoing:
    rest = [wording.rest(len(cases) - 1)] if len(cases) > 1 else []
    card = as_it_stands(cases[0], person, chat, at, store, *rest)
    return replace(card, choices=(*card.choices, *([wording.behind(cases[0])] if rest else [])))
