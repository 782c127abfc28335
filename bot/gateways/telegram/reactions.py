"""What a reaction under a message of the bot means. Only under the roll-call of the day does it mean anything."""

from __future__ import annotations

from dataclasses import replace

from actions.rollcall import BACK, called_by
from bot.gateways.telegram.convert import REACTION, Reacted
from bot.gateways.telegram.sending import CAPTION
from domain.chat import Incoming
from domain.rollcall import HERE, RollCall
from storage.books import Books
from understanding.rollcalls.reader import Answer, read_answer


def answer(reacted: Reacted, said: Incoming, store: Books) -> Incoming | None:
    """What somebody says by a reaction, where the message was said; None if nothing.

    In: `said` is the reaction as a message without words. Other signs, other messages and people who are not called
    mean nothing. Who has answered already says nothing new by a sign.
    """
    shown = store.post.shown.said_as(said.chat, str(reacted.on), f"{reacted.on}{CAPTION}")
    called = called_by(shown.key) if shown else None
    if shown is None or called is None or called[1] != said.at.astimezone(store.zone).date():
        return None
    person = store.people.sender(said)
    if person is None:
        return None
    calls = _calls(called[0], person.id, said, store)
    call = next((one for one in calls if one.waits_for(person.id)), calls[0] if calls else None)
    if call is None:
        return None
    said = replace(said, chat=shown.chat)
    if _here(reacted.after):
        waits = call.waits_for(person.id)
        return replace(said, text=HERE) if waits and not _here(reacted.before) else None
    taken = store.post.inbox.last_like(said.chat, f"{REACTION}{reacted.on}:{said.sender}:")
    return replace(said, text=f"{HERE} {BACK}") if _here(reacted.before) and taken == HERE else None


def _calls(id_: int, person: int, said: Incoming, store: Books) -> list[RollCall]:
    """The calls of the day that expect somebody in a group, or in the same on another platform."""
    group = store.district.group.get(id_)
    same = store.district.same_groups(group) if group else ()
    day = said.at.astimezone(store.zone).date()
    return [
        call for one in same for call in store.rollcalls.open_at(day, said.at, group=one.id, person=person)
    ]


def _here(signs: tuple[str, ...]) -> bool:
    """True if one of the signs says that somebody is here, as it would if it were typed."""
    heard = [read_answer(one, names=(), sender="") for one in signs]
    return any(one is not None and one.sure and one.answer is Answer.PRESENT for one in heard)
