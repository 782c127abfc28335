"""换班: two people take each other's next shift; it counts once the other one, their head or the office agrees;
either of the two may say no."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from actions import standing_in
from actions.audience import chat_of
from actions.standing_in import DutyTurn
from domain.actions import Action
from domain.chat import Choice, Kind, Outgoing
from domain.district import Person
from domain.duty import group_of
from handlers.kit import Answer, Said, command
from handlers.standing_in import is_in_charge_of, people_and_day
from storage.store import Store
from texts import swaps

AGREES = "换班同意"
DECLINES = "换班不换"
_HOW = "请写和谁换，如：换班 王敏；对方同意了才算。可写对方那一班的日期"
_LEFT = "人已不在底册里，换不了。"
_PRESSED = re.compile(r"(\d+) (\d{4}-\d\d-\d\d) (\d\d:\d\d) (\d+) (\d+) (\d{4}-\d\d-\d\d) (\d\d:\d\d) (\d+)")


@command("换班", "swap", does=Action.STAND_IN)
def swap(said: Said, store: Store) -> Answer:
    """换班 乙 [日期] — 我的下一班和乙的换，乙同意才算"""
    day, people, unknown = people_and_day(said, store)
    if unknown:
        return f"没找到“{unknown}”，请写底册里的姓名；同名时写 姓名@单位。"
    if len(people) != 1 or people[0] == said.person:
        return _HOW
    colleague = people[0]
    mine = _first_without(colleague, standing_in.turns(said.person, said.cause, None, store))
    theirs = _first_without(said.person, standing_in.turns(colleague, said.cause, day, store))
    if mine is None or theirs is None:
        return f"{(said.person if mine is None else colleague).name} {standing_in.AHEAD} 天里没有班，换不了。"
    if why := standing_in.hinders_swap(mine, said.person, theirs, colleague, store):
        return why
    return _asked(mine, theirs, colleague, said, store)


def _first_without(other: Person, turns: Iterable[DutyTurn]) -> DutyTurn | None:
    """The next shift at which the other one is not anyway; where they are at all of them, the next one."""
    found = list(turns)
    apart = (one for one in found if other.id not in one.staff.called)
    return next(apart, next(iter(found), None))


@command(AGREES, does=Action.STAND_IN, by_button=True)
def agree(said: Said, store: Store) -> Answer:
    """换班同意 — 对方同意和我换"""
    found = _PRESSED.fullmatch(said.words)
    if found is None:
        return _HOW
    person, colleague = _people(found, store)
    if person is None or colleague is None:
        return _LEFT
    if said.person != colleague and not is_in_charge_of(colleague, said.person, store):
        return f"要{colleague.name}本人、单位负责人或创建办来点。"
    one = _turn(person, found[1], found[2], found[3], said, store)
    other = _turn(colleague, found[5], found[6], found[7], said, store)
    if one is None or other is None:
        return "班已经变了，这次换不了。看值班发：值班"
    why = standing_in.hinders_swap(one, person, other, colleague, store)
    return why or standing_in.swap(one, person, other, colleague, said.cause, store)


@command(DECLINES, does=Action.STAND_IN, by_button=True)
def decline(said: Said, store: Store) -> Answer:
    """换班不换 — 对方或我不换了"""
    found = _PRESSED.fullmatch(said.words)
    if found is None:
        return _HOW
    person, colleague = _people(found, store)
    if person is None or colleague is None:
        return _LEFT
    if said.person not in (person, colleague):
        return f"要{colleague.name}本人来答。"
    turn = _turn(person, found[1], found[2], found[3], said, store)
    if turn is None:
        return "这一班已经换了或过了。看值班发：值班"
    return standing_in.decline(turn, person, said.person, said.cause, store)


def agreed_by(says: str, person: int) -> bool:
    """True if a button is that of a swap which asks this person."""
    found = _PRESSED.fullmatch(says.removeprefix(f"{AGREES} "))
    return found is not None and int(found[8]) == person


def declined_by(says: str, person: int) -> bool:
    """True if a button calls off a swap that this person wants or is asked for."""
    found = _PRESSED.fullmatch(says.removeprefix(f"{DECLINES} "))
    return found is not None and person in (int(found[4]), int(found[8]))


def _people(found: re.Match[str], store: Store) -> tuple[Person | None, Person | None]:
    """Who wants the swap, and who is asked."""
    staff = store.district.staff
    return staff.get(int(found[4])), staff.get(int(found[8]))


def _asked(mine: DutyTurn, theirs: DutyTurn, colleague: Person, said: Said, store: Store) -> list[Outgoing]:
    """The question, where the other one can answer: in this group, else in that of their post."""
    text = swaps.exchange(mine.shift, said.person, theirs.shift, colleague, said.at, store.district)
    ends = (f"{one.shift.roster.id} {one.shift.day} {one.shift.name}" for one in (mine, theirs))
    first, second = ends
    both = f"{first} {said.person.id} {second} {colleague.id}"
    choices = (Choice("同意换班", f"{AGREES} {both}"), Choice("不换", f"{DECLINES} {both}"))
    asks = f"{text}\n{colleague.name}同不同意请点一下，或在这里发：同意换 / 不换"
    group, about = group_of(theirs.shift.roster, store.district), standing_in.asked_about(mine, said.person)
    if said.group is not None or group is None:
        return [Outgoing(said.chat, asks, choices=choices, mentions=(colleague.id,), about=about)]
    there = Outgoing(
        chat_of(group), asks, choices=choices, mentions=(colleague.id,), kind=Kind.NOTICE, about=about
    )
    return [Outgoing(said.chat, f"{text}\n已在{group.name}里问{colleague.name}，同意了才算。"), there]


def _turn(person: Person, roster: str, day: str, shift: str, said: Said, store: Store) -> DutyTurn | None:
    turns = standing_in.turns(person, said.cause, date.fromisoformat(day), store)
    return next((one for one in turns if (one.shift.roster.id, one.shift.name) == (int(roster), shift)), None)
