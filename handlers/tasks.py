"""任务单: what somebody has to do, by the day on which it falls due; on paper as well."""

from __future__ import annotations

import re

from actions import tasks as actions
from domain.actions import Action
from domain.chat import Incoming, Outgoing
from domain.district import Person, Role
from domain.order import Order
from domain.refused import UnknownPerson
from handlers.kit import Answer, Said, command, is_plain, listener
from handlers.pages import kept, paged
from storage.store import Store
from texts import by_day
from texts import tasks as wording

WORD = "任务单"
_PRINT = re.compile(r"\s*打印$")
_LIST_OF = re.compile(r"(?:看看?|查|要|给我)?(?P<whose>\S{1,12}?)的?任务单[。.？?]*")


@command(WORD, "我的任务单", "tasks", does=Action.MINE)
def tasks(said: Said, store: Store) -> Answer:
    """任务单 [姓名] — 要办的按到期先后排，超期在前，可打印；负责人可看本单位的人"""
    return _shown(said.words, said, store)


def _asks(message: Incoming, store: Store) -> bool:
    found = _LIST_OF.fullmatch(message.text.strip()) if is_plain(message) else None
    return found is not None and bool(store.district.called(found["whose"]))


@listener(does=Action.MINE, wants=_asks)
def in_own_words(said: Said, store: Store) -> Answer:
    """毛俊逸的任务单."""
    found = _LIST_OF.fullmatch(said.message.text.strip())
    return _shown(found["whose"] if found else "", said, store)


def _shown(words: str, said: Said, store: Store) -> Answer:
    if said.group is not None:
        return wording.ALONE
    on_paper = _PRINT.search(words) is not None
    name, page = paged(_PRINT.sub("", words))
    person = _called(name, said, store) if name else said.person
    if not isinstance(person, Person):
        return person
    if on_paper:
        return _printed(person, said, store)
    secret = person == said.person or said.person.has(Role.OFFICE)
    found = actions.of(person, said.at, store, secret=secret)
    if not found:
        return wording.nothing(person.name)
    if not by_day.on_page(found, page):
        return wording.no_such_page(person.name, len(found), page)
    text, rows = wording.page(person.name, found, store.district, said.at, page)
    typed = f"{WORD} {'' if person == said.person else name}".strip()
    choices = by_day.buttons(typed, len(found), page)
    return [Outgoing(said.chat, text, rows=rows, choices=choices), kept(typed, page)]


def _printed(person: Person, said: Said, store: Store) -> Answer:
    count = len(actions.of(person, said.at, store, secret=False))
    order = Order(WORD, said.at, person=person.id)
    return Outgoing(said.chat, wording.printed(person.name, count), order=order)


def _called(name: str, said: Said, store: Store) -> Person | str:
    """Whom the name means, if whoever asks may see their list; else why not. Raises UnknownPerson."""
    found = store.district.called(name, said.person.unit)
    if not found:
        raise UnknownPerson(store.district.name, name)
    if len(found) > 1:
        return wording.several(name, [store.district.unit[one.unit].short for one in found])
    if found[0] == said.person or _may_see(found[0], said.person, store):
        return found[0]
    return wording.NOT_YOURS


def _may_see(person: Person, asker: Person, store: Store) -> bool:
    theirs = person.unit in store.district.within(asker.unit)
    return asker.has(Role.OFFICE) or (asker.has(Role.UNIT_HEAD) and theirs)
