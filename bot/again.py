"""又反弹了, said of a case that is closed: the look back at it (回头看) found it again, or it is to be reopened (重开).

Where a look is open, and the speaker may tell of it, it is a 反弹. Else whoever may do both is asked which.
"""

from __future__ import annotations

from dataclasses import replace

from actions import look_back
from bot.fitting import may_do
from domain.cases import Step
from domain.chat import Choice, Incoming
from domain.district import Person
from handlers.kit import Ask
from storage.books import Books
from texts import orders as wording
from texts.life import of_step
from understanding.orders.not_again import denied
from understanding.orders.order import Order, as_command

REBOUND, REOPEN = of_step(Step.REBOUND).command, of_step(Step.REOPEN).command
FINE = of_step(Step.LASTS).command


def is_rebound(order: Order, message: Incoming, person: Person, store: Books) -> bool:
    """True if it can only mean 反弹: a look is open on each of the cases, and nothing denies it (没反弹，又堆了)."""
    if (
        order.step != REOPEN
        or order.sure
        or denied(message.text)
        or not _may(order, REBOUND, message, person, store)
    ):
        return False
    open_ones = {case.number for _, case in look_back.waiting(store)}
    return bool(order.numbers) and set(order.numbers) <= open_ones


def as_rebound(order: Order) -> str:
    """The command that it means then."""
    return as_command(replace(order, step=REBOUND))


def which_of_two(order: Order, message: Incoming, person: Person, store: Books) -> Ask | None:
    """The question of whoever may take both ways; None for others, and of other orders."""
    if order.step != REOPEN or order.sure:
        return None
    if not all(_may(order, step, message, person, store) for step in (REBOUND, REOPEN)):
        return None
    other, command = as_command(order), as_rebound(order)
    fine = as_command(replace(order, step=FINE, words="")) if denied(message.text) else ""
    choices = tuple(Choice(one, one) for one in (fine, other) if one)
    return Ask(wording.again(command), command, message.photos, only_yes=True, choices=choices)


def _may(order: Order, step: str, message: Incoming, person: Person, store: Books) -> bool:
    return all(may_do(step, number, message, person, store) for number in order.numbers)
