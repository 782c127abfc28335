"""What a unit orders of cases that it holds: 85 86让钟一帆去 says who of it is to see to them (定人).

你们派给住建吧 gives one back (退回), for nobody but the office gives it to others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.cases import Case, State
from domain.chat import Incoming
from domain.district import Person, Role
from handlers.assign import NAME_HANDLER, may_name_unit
from storage.books import Books
from texts.orders import NOT_DONE
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.deciding import ASSIGN, CLAIM, RETURN
from understanding.orders.order import Order
from understanding.orders.steps import ADD, FAIL, PASS, RECTIFY
from understanding.rollcalls.people import is_called


def within_unit(orders: Sequence[Order], message: Incoming, store: Books) -> tuple[Order, ...]:
    """The orders, 定人 where a head names a colleague, 退回 where another unit is named."""
    person = store.people.sender(message) if orders else None
    if person is None or not person.has(Role.UNIT_HEAD, Role.HANDLER) or person.has(Role.OFFICE):
        return tuple(orders)
    return tuple(_of_unit(one, person, message, store) for one in orders)


def _of_own_work(order: Order, cases: Sequence[Case | None], message: Incoming) -> Order:
    """3可以了，4还不行 of what is still to be put right: it is done, or not yet. 不通过 4, as it is typed, stays."""
    typed = re.search(rf"{order.step}\s*[#＃]?{order.numbers[0]}(?!\d)", message.text)
    if typed or not all(case is not None and case.state is State.OPEN for case in cases):
        return order
    if order.step == PASS:
        return replace(order, step=RECTIFY)
    return replace(order, step=ADD, words=order.words or NOT_DONE)


def _of_unit(order: Order, person: Person, message: Incoming, store: Books) -> Order:
    if order.step not in (ASSIGN, CLAIM, PASS, FAIL) or not order.numbers:
        return order
    cases = [store.cases.get(number) for number in order.numbers]
    if not all(case is not None and case.unit == person.unit for case in cases):
        return order
    if order.step in (PASS, FAIL):
        return _of_own_work(order, cases, message)
    unit = [one for one in store.district.people if one.unit == person.unit]
    named = [one.name for one in unit if is_called(one.name, order.words)]
    if person.has(Role.UNIT_HEAD) and len(named) == 1:
        return Order(NAME_HANDLER, order.numbers, named[0], True)
    ahead, why = numbers_ahead(message.text)  # with narrow marks; as a reason it is read by people
    if order.step == ASSIGN and ahead and not named and may_name_unit(order.words, store.district):
        return Order(RETURN, order.numbers, why.replace(",", "，"), False)
    return order
