"""What a head says of their unit's cases in plain words: 84交给龙所办, and 收到，马上办 to an order (督办单)."""

from __future__ import annotations

from datetime import timedelta

from bot.routing import Match, match_command
from bot.short_names import called_shortly
from domain.actions import Action
from domain.chat import Incoming
from domain.district import Person, Role
from handlers.assign import NAME_HANDLER
from handlers.kit import Ask, is_plain
from storage.books import Books
from texts import orders as wording
from understanding.orders.handler_named import handler_named
from understanding.orders.supervised import RECEIVE, takes_it_on

_WAITS = timedelta(days=1)  # in which an order is looked for that was just given


def heads_words(message: Incoming, command: Match | None, store: Books) -> Ask | None:
    """Whether 定人 or 签收 is meant; None for anything else, and for others than heads."""
    if command is not None and command.handler.does is not Action.ASSIGN:
        return None
    if not (message.spoken_to and is_plain(message)) or message.quotes:
        return None
    person = store.people.sender(message)
    if person is None or not person.has(Role.UNIT_HEAD):
        return None
    says = _handler_named(message.text, person, store) or _received(message, store)
    return Ask(wording.is_meant(says), says, only_yes=True) if says else None


def _handler_named(text: str, person: Person, store: Books) -> str | None:
    """Of a case that their unit holds, and somebody of it who has it not yet; a whole name needs no question. Of a
    confidential one it is not even said that there is one."""
    named = handler_named(text)
    case = store.cases.get(named.number) if named else None
    if named is None or case is None or case.confidential or case.unit != person.unit:
        return None
    called = called_shortly(named.who, person, store) if named.who else ("", person)
    if called is None or called[0] != named.who or store.district.called(named.who):
        return None
    to = called[1]
    if to.unit != person.unit or to.id == case.handler:
        return None
    return f"{NAME_HANDLER} {named.number} {to.name}"


def _received(message: Incoming, store: Books) -> str | None:
    """Of the order that was told last in this chat, with nothing told since."""
    if not (message.chat.private and takes_it_on(message.text)):
        return None
    choices, just_told = store.asked.newest_offer(message.chat, (RECEIVE,), message.at - _WAITS, over=())
    says = next((one.says for one in choices if match_command(one.says)), None)
    return says if just_told and says and says.startswith(RECEIVE) else None
