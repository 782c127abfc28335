"""让江队看下, told with a leave: whether that is 江浩然, before the leave is noted with nobody in their place."""

from __future__ import annotations

from dataclasses import replace

from bot.routing import Match
from bot.short_names import called_shortly
from bot.work_given import work_given
from domain.chat import Incoming, Outgoing
from domain.rollcall import LEAVE
from handlers.answers import leave
from handlers.kit import Ask, is_plain
from storage.books import Books
from texts import leaves
from understanding.rollcalls.reader import Answer as Word
from understanding.rollcalls.reader import read_answer
from understanding.rollcalls.short_calls import put_in_place


def whom_meant(message: Incoming, command: Match | None, store: Books) -> Ask | Outgoing | None:
    """Whether the one colleague is meant whom a leave names shortly; None where nobody is, or it may be several."""
    if (command is not None and command.handler is not leave) or not is_plain(message):
        return None
    who = put_in_place(message.text)
    person = store.people.sender(message) if who else None
    called = called_shortly(who, person, store) if person is not None else None
    if person is None or called is None or called[0] != who:
        return None
    text = message.text.replace(called[0], called[1].name)
    names = [one.name for one in store.district.people]
    heard = read_answer(text, names=names, sender=person.name, at=message.at)
    if command is None and (heard is None or heard.answer is not Word.LEAVE):
        return None
    then = text if command is not None else f"{LEAVE} {text}"
    asked = Ask(leaves.is_this(called[0], called[1].name), then, only_yes=True)
    return work_given(replace(message, text=text), command, store) or asked
