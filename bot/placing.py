"""第二件谁负责, said of a list that was just shown: the case is the one in that line, not the one with that number."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.chat import Incoming
from storage.books import Books
from understanding.orders.which_of_several import line_meant


def placed(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message with the number of the case whose line it names; None if it names none of the last list here.

    Only in private: in a group the list may have been somebody else's.
    """
    if command is not None or not message.chat.private or message.quotes or message.photos:
        return None
    if line_meant(message.text, _ANY) is None or store.walks.current(message.chat, message.sender):
        return None
    listed = store.asked.last_list(message.chat, message.at)
    meant = line_meant(message.text, listed)
    return None if meant is None else replace(message, text=meant)


_ANY = tuple(range(1, 100))  # as long as any list
