"""算了，周六还是我自己去站: how whoever is stood in for at a shift (替班) gets it back."""

from __future__ import annotations

import re
from datetime import date, timedelta

from actions import duty
from actions.standing_in import AHEAD
from domain.actions import Action
from domain.chat import Incoming
from domain.dates import days_between
from domain.district import Person
from handlers.kit import Answer, Said, is_plain, listener
from storage.store import Store
from texts import swaps

_MYSELF = re.compile("我(?:自己|本人|亲自)(?:去|来|上|站|值|顶)|不用(?:他|她|人|别人)?(?:替|顶|代)我?了")


def _given(person: Person, today: date, store: Store) -> tuple[date, Person] | None:
    """The day of the next shift at which somebody comes in this person's place, and who; None if there is none."""
    for day in days_between(today, today + timedelta(days=AHEAD - 1)):
        for _, staff in duty.staffed(day, store):
            for by, slot in staff.stand_ins.items():
                if slot == person.id and by != slot:
                    return day, store.district.person[by]
    return None


def _wants_it_back(message: Incoming, store: Store) -> bool:
    if not is_plain(message) or _MYSELF.search(message.text) is None:
        return False
    person = store.people.sender(message)
    return person is not None and _given(person, message.at.date(), store) is not None


@listener(does=Action.STAND_IN, wants=_wants_it_back)
def wants_it_back(said: Said, store: Store) -> Answer:
    """Tells who stands in, and who can change it back: the other one agreed to come, so that it is for them to give."""
    found = _given(said.person, said.today, store)
    return swaps.back_to(said.person, found[1], found[0]) if found else None
