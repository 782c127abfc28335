"""What a message commands: the command that it begins with, in whatever words, and what it orders about cases."""

from __future__ import annotations

from dataclasses import dataclass

from bot.called import called
from bot.coded import coded
from bot.heard_orders import IN_TALK, as_ordinary, orders_of
from bot.helping import as_help, help_declined, help_taken_back
from bot.in_other_words import in_other_words, said_wrong_of_it
from bot.kind_and_unit import kind_and_then_unit
from bot.looked_back import looked_back
from bot.objections_told import objection_told
from bot.order_numbers import of_an_order
from bot.photo_anew import photo_anew
from bot.picking import picked
from bot.placing import placed
from bot.plan_asked import plan_asked
from bot.post_told import of_post
from bot.repairs_back import repair_taken_back
from bot.routing import Match, as_seen, as_statement, expects_answer, match_command, names_case
from bot.run_together import run_together
from bot.score_told import score_told
from bot.shifts_agreed import shifts_agreed
from bot.squad_told import of_squad
from bot.stands_for import bare_numbers, stands_for
from bot.stepped_back import stepped_back
from bot.sweeping import swept
from bot.turning import turned
from domain.chat import Incoming
from handlers.find import find
from handlers.question import asks_more
from storage.books import Books
from understanding.orders.order import Order


@dataclass(frozen=True, slots=True)
class Commanded:
    """A message with the command that it begins with, if any, and its orders about cases."""

    message: Incoming
    command: Match | None
    orders: tuple[Order, ...] = ()


def command_of(message: Incoming, store: Books) -> Match | None:
    """The command that the words begin with; None if they ask for more than it, or are said to the others."""
    command = match_command(message.text)
    if command is None or (command.handler is find and asks_more(command.words, message, store)):
        return None
    return None if _is_mere_talk(command, message) else command


def _is_mere_talk(command: Match, message: Incoming) -> bool:
    """True for 同意 and the like said to the others of a group."""
    word = command.handler.words[0] in IN_TALK
    return word and not names_case(command, message) and not expects_answer(message)


def as_commanded(message: Incoming, command: Match | None, store: Books) -> tuple[Incoming, Match | None]:
    """What is found while a dragnet is open, 下一页, and what is stated of a case, as the command that it comes to."""
    for meant in (
        plan_asked,
        stands_for,
        help_taken_back,
        help_declined,
        said_wrong_of_it,
        photo_anew,
        repair_taken_back,
        stepped_back,
        coded,
        swept,
        of_squad,
        of_post,
        run_together,
        score_told,
        objection_told,
        shifts_agreed,
        picked,
        in_other_words,
        turned,
        called,
        looked_back,
        as_statement,
        as_seen,
        of_an_order,
        placed,
        bare_numbers,
    ):
        if found := meant(message, command, store):
            message, command = found, match_command(found.text)
    return message, command


def with_orders(message: Incoming, command: Match | None, store: Books) -> Commanded:
    """The message with its orders; an ordinary command that is said in other words becomes that command."""
    if command is None and (two := kind_and_then_unit(message, store)):
        return Commanded(message, None, two)
    message, command = as_help(message, command, store)
    orders = orders_of(message, command)
    if command is None and (ordinary := as_ordinary(orders, command, message)):
        ordinary, command = as_help(ordinary, match_command(ordinary.text), store)
        return Commanded(ordinary, command, orders_of(ordinary, command))
    return Commanded(message, command, orders)
