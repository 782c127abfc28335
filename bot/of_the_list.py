"""那件怎么样了, said after a list of several: which of them is asked."""

from __future__ import annotations

from bot.placing import may_be_placed
from bot.routing import Match
from domain.authority import may_know
from domain.chat import Incoming
from handlers.called_cases import which_case
from handlers.kit import Ask
from storage.books import Books
from understanding.orders.asked_of_it import asks_of_that_one
from understanding.orders.steps import LOOK


def which_of_the_list(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Asks which of the cases of the last list is meant; None if one case was told of since, or nothing is asked so."""
    if not may_be_placed(message, command, store) or not asks_of_that_one(message.text):
        return None
    person = store.people.sender(message)
    if person is None or store.asked.last_case(message.chat, message.at) is not None:
        return None
    listed = store.asked.last_list(message.chat, message.at)
    cases = [case for number in listed if (case := store.cases.get(number)) and may_know(person, case)]
    return which_case(cases, LOOK, f"{LOOK} {{}}".format, store) if len(cases) > 1 else None
