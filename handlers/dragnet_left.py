"""还有几个点没看: how far the dragnet (拉网) is, asked while one goes on."""

from __future__ import annotations

import re
from dataclasses import replace

from actions import sweeping
from domain.actions import Action
from domain.chat import Incoming
from handlers.dragnet import progress
from handlers.kit import Answer, Said, is_plain, listener
from storage.store import Store

_LEFT = re.compile(
    r"(?:拉网)?(?:现在)?(?:还)?(?:有|差|剩|缺)(?:几个|多少个?|哪些|哪几个)(?:点位?|地方)?(?:还)?没(?:有)?(?:看|查|去|报|走|回)(?:完|过|的)?(?:啊|呢)?[?？。]*"
)


def _asks_what_is_left(message: Incoming, store: Store) -> bool:
    asked = is_plain(message) and _LEFT.fullmatch(message.text.strip()) is not None
    person = store.people.by_account(message.chat.platform, message.sender) if asked else None
    return person is not None and bool(sweeping.shown_to(person, store, alone=message.chat.private))


@listener(does=Action.ASK, wants=_asks_what_is_left)
def what_is_left(said: Said, store: Store) -> Answer:
    """还有几个点没看, asked while a dragnet goes on."""
    return progress.answer(replace(said, words=""), store)
