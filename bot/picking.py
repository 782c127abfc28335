"""One of several that the bot offered, told by where it stands, as the button that it means."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from domain.chat import Incoming
from storage.books import Books
from understanding.orders.which_of_several import which_of


def picked(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as what that button says; None if it means none."""
    pending = store.asks.of(message.chat, message.sender, message.at) if command is None else None
    if pending is None or not pending.options:
        return None
    place = which_of(message.text, len(pending.options))
    return None if place is None else replace(message, text=pending.options[place], quotes=None)
