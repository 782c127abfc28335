"""还有几个点没看, asked by whoever has no point to look at: how far the dragnet (拉网) is."""

from __future__ import annotations

from dataclasses import replace

from actions import sweeping
from domain.actions import Action
from domain.chat import Incoming
from handlers.dragnet import progress
from handlers.kit import Answer, Said, is_plain, listener
from storage.store import Store
from understanding.orders.without_a_case.points_seen import asks_what_is_left


def _asks_what_is_left(message: Incoming, store: Store) -> bool:
    """True while a dragnet goes on; 还差哪些 alone may ask for anything that is missing."""
    asked = is_plain(message) and "没" in message.text and asks_what_is_left(message.text)
    person = store.people.sender(message) if asked else None
    return person is not None and bool(sweeping.shown_to(person, store, alone=message.chat.private))


@listener(does=Action.ASK, wants=_asks_what_is_left)
def what_is_left(said: Said, store: Store) -> Answer:
    """还有几个点没看, asked while a dragnet goes on."""
    return progress.answer(replace(said, words=""), store)
