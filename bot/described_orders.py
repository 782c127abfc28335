"""Orders of a case that is told by what it is and where, and has no number: 东港农贸市场那个，申请延到下周五."""

from __future__ import annotations

from dataclasses import replace

from bot.fitting import fitting, step_of
from bot.routing import expects_answer
from domain.cases import Case, Step
from domain.chat import Incoming
from domain.district import Person
from handlers.called_cases import MOST_CALLED, named_by, sharing_words, which_case
from handlers.kit import Ask
from storage.books import Books
from understanding.orders.described import as_order
from understanding.orders.order import Order, as_command

_OF_OWN_CASES = (Step.EXTEND, Step.DEFER, Step.APPEAL, Step.RETURN, Step.REPLY)


def described_order(message: Incoming, store: Books) -> Ask | None:
    """Asks which of the few cases is meant that the words describe; None if they order nothing, or describe none."""
    if (
        not message.chat.private
        or not expects_answer(message)
        or message.photos
        or message.quotes is not None
    ):
        return None
    order = as_order(message.text)
    step = step_of(order.step) if order is not None else None
    person = store.people.sender(message)
    if order is None or step not in _OF_OWN_CASES or person is None:
        return None
    meant = _meant(step, message, person, store)
    if not meant:
        return None
    return which_case(meant, order.step, lambda number: _numbered(order, number), store)


def _meant(step: Step, message: Incoming, person: Person, store: Books) -> list[Case]:
    fits = fitting(step, message, person, store, among=())
    described = named_by(message.text, fits, store) or sharing_words(message.text, fits)
    return described if len(described) <= MOST_CALLED else []


def _numbered(order: Order, number: int) -> str:
    return as_command(replace(order, numbers=(number,)))
