"""第二件谁负责, said of a list that was just shown: the case is the one in that line, not the one with that number."""

from __future__ import annotations

from dataclasses import replace

from bot.ordering import orders_of
from bot.routing import Match, handler_of, match_command
from domain.actions import Action
from domain.authority import allows
from domain.chat import Incoming
from domain.district import Purpose
from handlers.kit import Ask
from storage.books import Books
from texts import orders as orders_wording
from texts.cases import row
from understanding.orders.reader import as_command
from understanding.orders.that_case import of_that_case
from understanding.orders.which_of_several import line_meant


def placed(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message with the number of the case whose line it names; None if it names none of the last list here.

    Only in private: in a group the list may have been somebody else's.
    """
    if command is not None or not message.chat.private or message.quotes or message.photos:
        return None
    if store.walks.current(message.chat, message.sender):
        return None
    if line_meant(message.text, _ANY) is None:
        return _of_that_case(message, store)
    listed = store.asked.last_list(message.chat, message.at)
    meant = line_meant(message.text, listed)
    return None if meant is None else replace(message, text=meant)


def _of_that_case(message: Incoming, store: Books) -> Incoming | None:
    """这件过, said of the one case that was just told of in answer."""
    if of_that_case(message.text, 1) is None:
        return None
    number = store.asked.last_case(message.chat, message.at)
    meant = of_that_case(message.text, number) if number is not None else None
    return None if meant is None else replace(message, text=meant)


def asked_first(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """What is asked before a line that was counted, and not numbered, has something done that reaches others at once:
    督办第二件. None for anything else, and for what its sender may not do."""
    line = placed(message, command, store)
    orders = orders_of(line, match_command(line.text)) if line else ()
    order = orders[0] if len(orders) == 1 and len(orders[0].numbers) == 1 else None
    handler = handler_of(order.step) if order else None
    if order is None or handler is None or handler.does not in _REACHES_OTHERS:
        return None
    person = store.people.by_account(message.chat.platform, message.sender)
    case = store.cases.get(order.numbers[0])
    if person is None or case is None or not allows(person, Purpose.PRIVATE, handler.does):
        return None
    told = row(case, store.district, message.at).text
    return Ask(f"{told}\n{orders_wording.is_meant(as_command(order))}", as_command(order), only_yes=True)


_REACHES_OTHERS = (Action.SUPERVISE, Action.CONSULT)
_ANY = tuple(range(1, 100))  # as long as any list
