"""A photo, and words that begin with the numbers of one's own cases, but say no step: 94、96桶都换了，地也冲了."""

from __future__ import annotations

from bot.fitting import may_do
from bot.routing import overheard
from domain.actions import Action
from domain.chat import Choice, Incoming
from domain.district import Person
from handlers.hearing import Taken, taken_for
from handlers.kit import Ask
from storage.books import Books
from texts import orders as wording
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.order import Order, as_command
from understanding.orders.steps import ADD, RECTIFY


def named_ahead(message: Incoming, store: Books) -> Ask | None:
    """Asks whether the photo shows these cases put right, or only something of them; None if none is named so."""
    if not message.photos or message.quotes or not message.direct:
        return None
    numbers, rest = numbers_ahead(message.text)
    person = store.people.sender(message)
    if not (numbers and rest) or person is None or not _is_left_over(message, store):
        return None
    rectifies = all(may_do(RECTIFY, one, message, person, store) for one in numbers)
    if not rectifies and not all(_may_add(one, message, person, store) for one in numbers):
        return None
    done, added = (as_command(Order(step, numbers, rest, False), marked=True) for step in (RECTIFY, ADD))
    meant, choices = (done, (Choice(wording.ONLY_ADDS, added),)) if rectifies else (added, ())
    return Ask(wording.is_meant(meant), meant, message.photos, only_yes=True, choices=choices)


def _may_add(number: int, message: Incoming, person: Person, store: Books) -> bool:
    """True for whoever reported the case, or is of the unit that has it: others speak of something else."""
    case = store.cases.get(number)
    own = case is not None and (case.reporter == person.id or case.unit == person.unit)
    return own and may_do(ADD, number, message, person, store)


def _is_left_over(message: Incoming, store: Books) -> bool:
    """True if nobody else has an answer: it is no clear report, and no answer to a roll-call."""
    listener = overheard(message, store)
    if listener is not None and listener.handler.does is not Action.REPORT:
        return False
    return taken_for(message, store) is not Taken.REPORT
