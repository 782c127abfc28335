"""89弄好了, 89的配合报错了, 配合不了 by a unit that was asked to help (配合): said of its own part, not of the whole
case."""

from __future__ import annotations

from dataclasses import replace

from actions import awaited, partners
from bot.routing import Match, match_command, names_case
from domain.cases import Case
from domain.chat import Incoming
from domain.district import Person
from handlers.assist import cannot, drop, helped
from handlers.rectify import rectify
from handlers.undo import withdraw
from storage.books import Books
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.help_back import help_back, help_refused, number_in


def as_help(message: Incoming, command: Match | None, store: Books) -> tuple[Incoming, Match | None]:
    """整改 of a case that another unit holds, by a unit that was asked to help, as 配合好了; anything else as it is."""
    if command is None or command.handler is not rectify or not names_case(command, message):
        return message, command
    ahead, _ = numbers_ahead(command.words)
    quoted = message.quotes.case if message.quotes else None
    case = _helped_by(message, ahead[0] if len(ahead) == 1 else quoted, store)
    if case is None or len(ahead) > 1:
        return message, command
    meant = replace(message, text=f"{helped.words[0]} {command.words}".strip())
    return meant, match_command(meant.text)


def help_taken_back(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """89的配合报错了 as 撤回, which tells whoever helps what is possible; 取消配合 89 by the unit that asked for it as
    不用配合. None if nothing of the kind is said."""
    number = help_back(message.text)
    if number is None or message.photos or (command is not None and command.handler is drop):
        return None
    if _helped_by(message, number, store):
        return replace(message, text=f"{withdraw.words[0]} {number}", quotes=None)
    person = store.people.sender(message)
    case = store.cases.get(number)
    if person is None or case is None or not _is_holder(person, case, store):
        return None
    return replace(message, text=f"{drop.words[0]} {number}", quotes=None)


def help_declined(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """配合不了，没车 as 配合不了 12 没车, where one case waits for the help of the sender's unit, or it is named;
    None if nothing of the kind is said, or nothing waits."""
    person = store.people.sender(message)
    other = command is not None and command.handler is not cannot
    if person is None or message.photos or other:
        return None
    quoted = message.quotes.case if message.quotes else None
    why = help_refused(message.text, quotes=quoted is not None)
    if why is None:
        return None
    waiting = [one.number for one in awaited.of(helped.words[0], person, message.at, store) or ()]
    named = number_in(message.text) or quoted
    if named is None and len(waiting) == 1:
        named = waiting[0]
    if named not in waiting:
        return None
    return replace(message, text=f"{cannot.words[0]} {named} {why}".strip(), quotes=None)


def _helped_by(message: Incoming, number: int | None, store: Books) -> Case | None:
    """The case with this number, if its sender's unit helps another with it, or has helped."""
    person = store.people.sender(message)
    case = store.cases.get(number) if number else None
    if person is None or case is None or person.unit == case.unit:
        return None
    return case if person.unit in partners.helpers(case, store) else None


def _is_holder(person: Person, case: Case, store: Books) -> bool:
    return person.unit == case.unit and bool(partners.waited_for(case, store))
