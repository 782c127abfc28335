"""谁替我, 毛俊逸今天谁替班, 今天谁替班: who comes instead of somebody, and who has their cases meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actions import duty
from domain.actions import Action
from domain.district import Person
from handlers.days_away import away_on
from handlers.kit import Answer, Said, command
from handlers.standing_in import is_in_charge_of
from storage.store import Store
from texts import leaves
from texts.duty import post
from understanding.rollcalls.absence import read_absence
from understanding.rollcalls.asks_stand_in import AsksStandIn, asks_stand_in

WORD = "谁替班"


def asks_who_stands_in(text: str, store: Store) -> bool:
    """True for such a question, with at most one person in it."""
    return asks_stand_in(text, [one.name for one in store.district.people]) is not None


@command(WORD, does=Action.ON_DUTY, by_button=True)
def who_stands_in(said: Said, store: Store) -> Answer:
    """谁替班 — 哪天谁替谁，手上的件谁接：自己的、本单位的；创建办看全区的"""
    asked = asks_stand_in(said.words, [one.name for one in store.district.people]) or AsksStandIn("", "")
    away = read_absence(asked.when, said.today)
    day, _ = away_on(away.first, away.last, said.today)
    if asked.who == "":
        return leaves.all_stand_ins(day, said.today, list(_all(day, said.person, store)))
    found = [said.person] if asked.who == "我" else store.district.called(asked.who, said.person.unit)
    person = found[0] if len(found) == 1 else None
    if person is None or not _may_know(person, said.person, store):
        return leaves.theirs_to_ask(asked.who)
    shifts = [each for each in _shifts(day, store) if each[1] == person.id]
    names = [(name, store.district.person[by].name) for name, _, by in shifts]
    by = store.district.staff.get(store.rollcalls.absent(day).get(person.id) or 0)
    own = person.id == said.person.id
    return leaves.stood_in(person.name, day, said.today, names, by.name if by else "", own=own)


def _may_know(person: Person, by: Person, store: Store) -> bool:
    return person.unit == by.unit or is_in_charge_of(person, by, store)


def _shifts(day: date, store: Store) -> Iterator[tuple[str, int, int]]:
    """Each place on a roster where somebody else comes: the shift, whose place it is, and who comes."""
    for shift, staff in duty.staffed(day, store):
        for by, instead_of in staff.stand_ins.items():
            yield f"{post(shift.roster, store.district)} {shift.name}", instead_of, by


def _all(day: date, by: Person, store: Store) -> Iterator[tuple[str, str, str]]:
    """What who asks may know of: the shift, or '' for the cases, whose it is and who has it."""
    people = store.district.staff
    told = [*_shifts(day, store), *(("", who, to) for who, to in store.rollcalls.absent(day).items() if to)]
    for name, absent, to in told:
        if absent in people and to in people and _may_know(people[absent], by, store):
            yield name, people[absent].name, people[to].name
