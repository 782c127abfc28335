"""Somebody else's words, passed on: no command and no report of the sender's own before they say so."""

from __future__ import annotations

from domain.actions import Action
from domain.chat import Incoming
from handlers.hearing import WORD, Taken, taken_for
from handlers.kit import Answer, Ask, Said, listener
from storage.store import Store

_QUESTION = "这是转发的。要作为您的上报吗？回“是”上报，回“取消”不报。"


def _is_forwarded(message: Incoming, _store: Store) -> bool:
    return message.forwarded


@listener(does=Action.REPORT, wants=_is_forwarded)
def forwarded(said: Said, store: Store) -> Answer:
    """What would be a report is asked about, and whatever is passed on to the bot alone; the rest is talk."""
    if not said.chat.private and taken_for(said.message, store) not in (Taken.REPORT, Taken.UNCLEAR):
        return None
    words = said.message.text.strip().removeprefix(WORD).strip()
    return Ask(_QUESTION, f"{WORD} {words}".strip(), said.photos, only_yes=True, place=said.message.place)
