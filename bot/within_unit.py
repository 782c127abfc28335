"""85 86让钟一帆去, said by the head of the unit that holds them: who of the unit is to see to them (定人)."""

from __future__ import annotations

from collections.abc import Sequence

from domain.chat import Incoming
from domain.district import Person, Role
from handlers.assign import NAME_HANDLER
from storage.books import Books
from understanding.orders.reader import CLAIM, Order
from understanding.orders.steps import ASSIGN
from understanding.rollcalls.people import is_called


def within_unit(orders: Sequence[Order], message: Incoming, store: Books) -> tuple[Order, ...]:
    """The orders, 定人 where a head gives what their unit holds to a colleague whom they name."""
    person = store.people.by_account(message.chat.platform, message.sender) if orders else None
    if person is None or not person.has(Role.UNIT_HEAD) or person.has(Role.OFFICE):
        return tuple(orders)
    return tuple(_named(one, person, store) for one in orders)


def _named(order: Order, head: Person, store: Books) -> Order:
    if order.step not in (ASSIGN, CLAIM) or not order.numbers:
        return order
    named = [
        one for one in store.district.people if one.unit == head.unit and is_called(one.name, order.words)
    ]
    cases = [store.cases.get(number) for number in order.numbers]
    held = all(case is not None and case.unit == head.unit for case in cases)
    return Order(NAME_HANDLER, order.numbers, named[0].name, True) if len(named) == 1 and held else order
