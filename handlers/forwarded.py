"""Somebody else's words, passed on: no command and no report of the sender's own before they say so."""

from __future__ import annotations

from domain.authority import Action
from domain.chat import Incoming
from handlers.kit import Answer, Ask, Said, listener
from handlers.report import is_like_a_report
from storage.store import Store

_QUESTION = "这是转发的。要作为您的上报吗？回“是”上报，回“取消”不报。"
_WORD = "上报"


def _is_forwarded(message: Incoming, _store: Store) -> bool:
    return message.forwarded


@listener(does=Action.REPORT, wants=_is_forwarded)
def forwarded(said: Said, store: Store) -> Answer:
    """What would be a report is asked about, and whatever is passed on to the bot alone; the rest is talk."""
    if not said.chat.private and not is_like_a_report(said.message, store):
        return None
    words = said.message.text.strip().removeprefix(_WORD).strip()
    return Ask(_QUESTION, f"{_WORD} {words}".strip(), said.photos, only_yes=True, place=said.message.place)
