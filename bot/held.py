"""寺后皇街那件也是我的: claimed by whoever has it already."""

from __future__ import annotations

from actions.audience import waits_for
from domain.cases import Case
from domain.chat import Incoming, Outgoing
from domain.district import Person
from domain.tally import DISTRICT, Scope
from handlers.called_cases import told_of
from storage.books import Books
from texts import orders as wording
from texts.cases import row
from understanding.orders.deciding import CLAIM
from understanding.orders.order import Order


def already_theirs(order: Order, message: Incoming, person: Person, store: Books) -> Outgoing | None:
    """Tells that the cases are on their hands already; None if one of them is not, or nothing is claimed."""
    if order.step != CLAIM:
        return None
    cases = [case for one in order.numbers if (case := store.cases.get(one)) is not None]
    if not order.numbers and order.words:
        live = store.cases.live(Scope(DISTRICT), confidential=message.chat.private)
        cases = told_of(order.words, [one for one in live if _has(one, person, store)], store)
    if not cases or not all(_has(one, person, store) for one in cases):
        return None
    rows = tuple(row(one, store.district, message.at) for one in cases)
    return Outgoing(message.chat, "\n".join([wording.YOURS_ALREADY, *(one.text for one in rows)]), rows=rows)


def _has(case: Case, person: Person, store: Books) -> bool:
    return case.handler == person.id and waits_for(person, case, store.district)
