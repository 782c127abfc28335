"""89弄好了, 89的配合报错了 by a unit that was asked to help (配合): said of its own part, not of the whole case."""

from __future__ import annotations

from dataclasses import replace

from actions import partners
from bot.routing import Match, match_command, names_case
from domain.cases import Case
from domain.chat import Incoming
from domain.district import Person
from handlers.assist import drop, helped
from handlers.rectify import rectify
from handlers.undo import withdraw
from storage.books import Books
from understanding.orders.case_numbers import numbers_ahead
from understanding.orders.help_back import help_back


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


def _helped_by(message: Incoming, number: int | None, store: Books) -> Case | None:
    """The case with this number, if its sender's unit helps another with it, or has helped."""
    person = store.people.sender(message)
    case = store.cases.get(number) if number else None
    if person is None or case is None or person.unit == case.unit:
        return None
    return case if person.unit in partners.helpers(case, store) else None


def _is_holder(person: Person, case: Case, store: Books) -> bool:
    return person.unit == case.unit and bool(partners.waited_for(case, store))
