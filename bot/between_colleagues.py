"""Talk in a group that is for a colleague, called by name or by 你: the bot has nothing to say to it."""

from __future__ import annotations

from bot.routing import Match, overheard
from domain.chat import Incoming
from handlers.kit import is_plain
from storage.books import Books
from understanding.to_a_colleague import called_in, says_you, surname_in


def is_for_a_colleague(message: Incoming, command: Match | None, store: Books) -> bool:
    """True for a question in a group that names neither the bot nor quotes it, and calls somebody of the district or
    asks what 你 did; not so for an answer to a roll-call or a report, whoever is called in it."""
    if command is not None or message.spoken_to or message.quotes is not None or not is_plain(message):
        return False
    if not (_calls_somebody(message.text, store) or says_you(message.text)):
        return False
    if store.asks.of(message.chat, message.sender, message.at) is not None:
        return False
    heard = overheard(message, store)
    return heard is None or heard.handler.only_asks


def _calls_somebody(text: str, store: Books) -> bool:
    called = called_in(text)
    if called is None:
        return False
    surname = surname_in(called)
    return any(
        one.name == called or (surname and one.name.startswith(surname)) for one in store.district.people
    )
