"""第20件是什么, said of a list that has no such line: said so, for #20 is another case."""

from __future__ import annotations

from bot.routing import Match, words_alone
from domain.chat import Choice, Incoming, Outgoing
from storage.books import Books
from texts import orders as wording
from understanding.orders.steps import LOOK
from understanding.orders.which_of_several import place_ahead


def beyond_the_list(message: Incoming, command: Match | None, store: Books) -> Outgoing | None:
    """How many lines the last list in this private chat had, with a button for the case of that number, if there is
    one; None where no line is named, or the list has it."""
    if not words_alone(message, command):
        return None
    place = place_ahead(message.text)
    if place is None or store.asks.of(message.chat, message.sender, message.at):
        return None
    listed = store.asked.last_list(message.chat, message.at)
    if not listed or place <= len(listed):
        return None
    case = store.cases.get(place)
    known = case is not None and not case.confidential
    choices = (Choice(f"{LOOK} #{place}", f"{LOOK} {place}"),) if known else ()
    return Outgoing(message.chat, wording.beyond(place, len(listed), is_a_case=known), choices=choices)
