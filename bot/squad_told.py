"""What is said of emergency teams (应急) without its command: by whoever may send them, and by a team on call."""

from __future__ import annotations

from dataclasses import replace

from actions import squads
from actions.points_named import ahead
from bot.routing import Match, expects_answer
from domain.actions import Action
from domain.authority import allows
from domain.chat import Incoming
from domain.district import Person, Purpose
from domain.squads import SquadState
from storage.books import Books
from texts.squads import ALL_OF_US, ARRIVED, DECLINE, SEND, TAKE
from understanding.orders.without_a_case.squad_words import (
    asks_of_teams,
    declines,
    for_all,
    is_there,
    sent_where,
    takes_it,
    unnumbered,
)


def of_squad(message: Incoming, command: Match | None, store: Books) -> Incoming | None:
    """The message as the command that it means; None if it is of no team."""
    if command is not None or message.edits is not None or message.forwarded or message.quotes is not None:
        return None
    text = message.text.strip()
    place, asks = sent_where(text), asks_of_teams(text)
    steps = _is_step(text)
    if not (place or asks or steps):
        return None
    person = store.people.sender(message)
    if person is None:
        return None
    if steps:
        return _step(text, message, person, store)
    may_send = allows(person, Purpose.PRIVATE, Action.SQUAD) and expects_answer(message)
    return replace(message, text=f"{SEND} {_parted(place, store)}" if place else SEND) if may_send else None


def _is_step(text: str) -> bool:
    other = takes_it(text) or is_there(text, in_so_many_words=False)
    return other or unnumbered(text) is not None or declines(text) is not None


def _step(text: str, message: Incoming, person: Person, store: Books) -> Incoming | None:
    """What the only call of the person's team is answered; 到了 alone answers a roll-call before, but not of who took
    the call."""
    own = [one for one in store.squads.under_way() if person.id in squads.members(one, message.at, store)]
    if len(own) != 1:
        return None
    call, stepped, why = own[0], unnumbered(text), declines(text)
    if stepped and call.state is not SquadState.OFFERED:
        return replace(message, text=f"{stepped[0]} {call.id} {stepped[1]}")
    if call.state is SquadState.OFFERED and why is not None:
        who = ALL_OF_US if for_all(text) else ""
        return replace(message, text=" ".join(filter(None, (DECLINE, str(call.id), who, why))))
    if call.state is SquadState.OFFERED and takes_it(text):
        return replace(message, text=f"{TAKE} {call.id}")
    calls = store.rollcalls.open_at(message.at.date(), message.at, person=person.id)
    waits = any(one.waits_for(person.id) for one in calls)
    there = call.state is SquadState.TAKEN and is_there(
        text, in_so_many_words=waits and call.taken_by != person.id
    )
    return replace(message, text=f"{ARRIVED} {call.id}") if there else None


def _parted(place: str, store: Books) -> str:
    """金山小学水管爆了, with the point that it begins with apart."""
    if " " in place:
        return place
    found = ahead(place, store.district.points)
    return f"{found[1]} {place.removeprefix(found[1])}".strip() if found else place
