"""昨天值班我在的，忘了点到: an answer to a roll-call (点名) or shift (值班) that is over cannot be added."""

from __future__ import annotations

from domain.actions import Action
from domain.chat import Incoming
from handlers.kit import Said, is_plain, listener
from storage.store import Store
from texts import rollcalls
from understanding.rollcalls.earlier_calls import of_an_earlier_call, wants_it_put_right


def _told(message: Incoming, _store: Store) -> bool:
    """In a group only what wants something of the record: that somebody was there is also told to colleagues."""
    text = message.text.strip()
    if not is_plain(message):
        return False
    over = of_an_earlier_call(text, message.at.date())
    return over and (message.spoken_to or wants_it_put_right(text))


@listener(does=Action.ANSWER, wants=_told)
def too_late(said: Said, store: Store) -> str:
    """Says that what is over stays as it is, and how today's is answered where it still waits."""
    waits = store.rollcalls.open_at(said.today, said.at, person=said.person.id)
    return rollcalls.over(waiting=any(one.waits_for(said.person.id) for one in waits))
