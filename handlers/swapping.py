"""换班: two people take each other's next shift; it counts once the other one, their head or the office agrees;
either of the two may say no."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from actions import standing_in
from actions.audience import chat_of
from actions.standing_in import DutyTurn
from domain.actions import Action
from domain.chat import Choice, Kind, Outgoing
from domain.district import Person
from domain.duty import group_of
from domain.periods import find_periods
from handlers.kit import Answer, Said, command
from handlers.standing_in import is_in_charge_of, people_and_day
from storage.store import Store
from texts import swaps

MINE = "我的"  # before the day of one's own shift
_OWN_DAY = re.compile(rf"(?<!\S){MINE}\s*(?P<day>\S+)")
AGREES = "换班同意"
DECLINES = "换班不换"
_HOW = "请写和谁换，如：换班 王敏；对方同意了才算。可写对方那一班的日期"
_LEFT = "人已不在底册里，换不了。"
_PRESSED = re.compile(r"(\d+) (\d{4}-\d\d-\d\d) (\d\d:\d\d) (\d+) (\d+) (\d{4}-\d\d-\d\d) (\d\d:\d\d) (\d+)")


@command("换班", "swap", does=Action.STAND_IN)
def swap(said: Said, store: Store) -> Answer:
    """换班 乙 [日期] — 我的下一班和乙的换，乙同意才算"""
    own_day, said = _own_day(said)
    day, people, unknown = people_and_day(said, store)
    if unknown:
        return f"没找到“{unknown}”，请写底册里的姓名；同名时写 姓名@单位。"
    if len(people) != 1 or people[0] == said.person:
        return _HOW
    colleague = people[0]
    mine = _first_without(colleague, standing_in.turns(said.person, said.cause, own_day, store))
    theirs = _first_without(said.person, standing_in.turns(colleague, said.cause, day, store))
    if mine is None and own_day is not None:
        return swaps.nobody_there(own_day, said.person.name)
    if mine is None or theirs is None:
        return f"{(said.person if mine is None else colleague).name} {standing_in.AHEAD} 天里没有班，换不了。"
    if why := standing_in.hinders_swap(mine, said.person, theirs, colleague, store):
        return why
    return _asked(mine, theirs, colleague, said, store)


def _own_day(said: Said) -> tuple[date | None, Said]:
    """The day of one's own shift (我的12月5日), and what was said without it; None for the next one."""
    found = _OWN_DAY.search(said.words)
    days = find_periods(found["day"], said.today, ahead=True) if found else ()
    if found is None or not days:
        return None, said
    rest = f"{said.words[: found.start()]} {said.words[found.end() :]}".strip()
    return days[0].period.first, replace(said, words=rest)


def _first_without(other: Person, turns: Iterable[DutyTurn]) -> DutyTurn | None:
    """The next shift at which the other one is not anyway; where they are at all of them, the next one."""
    found = list(turns)
    apart = (one for one in found if other.id not in one.staff.called)
    return next(apart, next(iter(found), None))


@command(AGREES, does=Action.STAND_IN, by_button=True)
def agree(said: Said, store: Store) -> Answer:
    """换班同意 — 对方同意和我换"""
    offer = _offer(said.words, store)
    if isinstance(offer, str):
        return offer
    person, colleague = offer.mine.person, offer.theirs.person
    if said.person != colleague and not is_in_charge_of(colleague, said.person, store):
        return f"要{colleague.name}本人、单位负责人或创建办来点。"
    one, other = (_turn(end, said, store) for end in (offer.mine, offer.theirs))
    if one is None or other is None:
        return "班已经变了，这次换不了。看值班发：值班"
    if why := standing_in.hinders_swap(one, person, other, colleague, store):
        return why
    done = Outgoing(said.chat, standing_in.swap(one, person, other, colleague, said.cause, store))
    group = group_of(other.shift.roster, store.district)
    if said.group is not None or group is None:
        return done
    return [done, replace(done, chat=chat_of(group), mentions=(person.id,), kind=Kind.NOTICE)]


@command(DECLINES, does=Action.STAND_IN, by_button=True)
def decline(said: Said, store: Store) -> Answer:
    """换班不换 — 对方或我不换了"""
    offer = _offer(said.words, store)
    if isinstance(offer, str):
        return offer
    if said.person not in (offer.mine.person, offer.theirs.person):
        return f"要{offer.theirs.person.name}本人来答。"
    turn = _turn(offer.mine, said, store)
    if turn is None:
        return "这一班已经换了或过了。看值班发：值班"
    return standing_in.decline(turn, offer.mine.person, said.person, said.cause, store)


@dataclass(frozen=True, slots=True)
class _End:
    """One of the two, with the shift that they give away: its roster, its day and its hour."""

    person: Person
    roster: int
    day: date
    shift: str


@dataclass(frozen=True, slots=True)
class _Offer:
    """Who wants the swap and who is asked, as the buttons have it."""

    mine: _End
    theirs: _End


def _offer(words: str, store: Store) -> _Offer | str:
    """What a button says; what is to be answered if nothing of the kind, or one of them is gone."""
    found = _PRESSED.fullmatch(words)
    if found is None:
        return _HOW
    mine, theirs = (_end(found.groups()[at : at + 4], store) for at in (0, 4))
    return _Offer(mine, theirs) if mine and theirs else _LEFT


def _end(said: Sequence[str], store: Store) -> _End | None:
    roster, day, shift, person = said
    who = store.district.staff.get(int(person))
    return _End(who, int(roster), date.fromisoformat(day), shift) if who else None


def agreed_by(says: str, person: int) -> bool:
    """True if a button is that of a swap which asks this person."""
    found = _PRESSED.fullmatch(says.removeprefix(f"{AGREES} "))
    return found is not None and int(found[8]) == person


def declined_by(says: str, person: int) -> bool:
    """True if a button calls off a swap that this person wants or is asked for."""
    found = _PRESSED.fullmatch(says.removeprefix(f"{DECLINES} "))
    return found is not None and person in (int(found[4]), int(found[8]))


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


def _turn(end: _End, said: Said, store: Store) -> DutyTurn | None:
    turns = standing_in.turns(end.person, said.cause, end.day, store)
    return next(
        (one for one in turns if (one.shift.roster.id, one.shift.name) == (end.roster, end.shift)), None
    )
