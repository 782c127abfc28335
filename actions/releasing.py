"""红黄榜 outside (对外发布): a published list is released to the press by a second leader, without anybody's name.

It was objected to and signed before; what goes out has places, not people.
"""

from __future__ import annotations

from dataclasses import replace

from actions.audience import answer_to, office
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person, Role
from domain.redlist import ListEvent, ListStep, RedList
from storage.store import Store
from texts import releasing as wording
from texts.redlist import poster


def release(one: RedList, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """A leader other than who signed it releases it, where the district has more than one; the office gets the text."""
    events = store.redlists.history(one)
    if any(each.step is ListStep.RELEASE for each in events):
        return answer_to(cause, wording.released_before(one))
    signers = {each.person for each in events if each.step is ListStep.SIGN}
    leaders = store.district.people_with(Role.LEADER)
    if by.id in signers and len(leaders) > 1:
        return answer_to(cause, wording.ANOTHER)
    text = wording.released(one, events, store.district)
    if found := named_in(text, store):
        return answer_to(cause, wording.names_people(found))
    event = ListEvent(one.id, cause.at, by.id, ListStep.RELEASE, "", cause.words, cause.reference)
    store.redlists.move(one, one, event)
    told = [
        Outgoing(chat, wording.for_office(text, by.name), choices=poster(one), kind=Kind.NOTICE)
        for chat in office(store)
        if chat != cause.chat
    ]
    return [*(replace(each, choices=poster(one)) for each in answer_to(cause, text)), *told]


def named_in(text: str, store: Store) -> list[str]:
    """The people of the register who are named in a text: what goes outside names nobody."""
    return sorted({person.name for person in store.district.people if person.name in text})


def was_released(one: RedList, store: Store) -> bool:
    """True if the press has it: then whoever withdraws it has to tell them."""
    return any(each.step is ListStep.RELEASE for each in store.redlists.history(one))
