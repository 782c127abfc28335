"""替班: the absent person names who comes instead; a unit's head and the office name it for others."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from actions import rollcall, standing_in
from domain.actions import Action
from domain.chat import Outgoing
from domain.dates import days_between
from domain.district import Person, Role
from domain.periods import find_periods
from handlers.kit import Answer, Ask, Said, command
from storage.store import Store
from texts import swaps
from texts.duty import shift_in_words

_PARTED = re.compile(r"[\s、，,：:]+")
_JOINS = ("", "和", "跟", "到", "至")
_HOW = "请写谁来替，如：替班 王敏；单位负责人、创建办替别人定：替班 张三 王敏，可加日期"


@command("替班", "standin", does=Action.STAND_IN)
def stand_in(said: Said, store: Store) -> Answer:
    """替班 [乙] 丙 — 我这一班请丙来；单位负责人、创建办可替乙定"""
    days, named = _days_and_names(said)
    people, unknown = _people(named, said, store)
    if unknown:
        return f"没找到“{unknown}”，请写底册里的姓名；同名时写 姓名@单位。"
    if not 1 <= len(people) <= 2:
        return _HOW
    *absent, substitute = people
    person = absent[0] if absent else said.person
    if len(days) < 2:
        return _agreed(person, substitute, days[0] if days else None, said, store)
    return _on_each(days, person, substitute, said, store)


def asks_who_comes(turn: standing_in.DutyTurn, name: str, said: Said, store: Store) -> Ask:
    """Whether somebody is to come to a shift instead of the sender: with its day, hours and post."""
    day, when = turn.shift.day, shift_in_words(turn.shift, said.at, store.district)
    return Ask(swaps.is_stand_in(when, name), f"替班 {name} {day.month}月{day.day}日", only_yes=True)


def _on_each(
    days: Sequence[date], person: Person, substitute: Person, said: Said, store: Store
) -> list[Outgoing]:
    """The shifts of several days: what was done of each, in one answer; the groups hear of each."""
    here, elsewhere = list[str](), list[Outgoing]()
    free = [day for day in days if next(standing_in.turns(person, said.cause, day, store), None) is None]
    if free:
        named = "、".join(f"{day.month}月{day.day}日" for day in free)
        here.append(f"{person.name} {named}没有班，不用替。")
    for day in sorted({*days} - {*free}):
        told = _agreed(person, substitute, day, said, store)
        for one in told if isinstance(told, list) else [told]:
            if isinstance(one, Outgoing) and one.chat != said.chat:
                elsewhere.append(one)
            else:
                here.append(one.text if isinstance(one, Outgoing) else str(one))
    return [Outgoing(said.chat, "\n".join(dict.fromkeys(here))), *elsewhere]


def _agreed(person: Person, substitute: Person, day: date | None, said: Said, store: Store) -> Answer:
    if person == substitute:
        return "不能自己替自己，请写别的人。"
    if person != said.person and not is_in_charge_of(person, said.person, store):
        return f"{person.name}的班，请{person.name}本人、单位负责人或创建办来定。"
    turn = next(standing_in.turns(person, said.cause, day, store), None)
    if turn is None:
        return _of_the_day(person, substitute, day, said, store)
    return standing_in.hindrance(turn, substitute, store) or standing_in.stand_in(
        turn, person, substitute, said.cause, store
    )


def _of_the_day(person: Person, substitute: Person, day: date | None, said: Said, store: Store) -> Answer:
    """Where there is no shift, it is about the call of the day (点名)."""
    calls = (
        store.rollcalls.open_at(said.today, said.at, person=person.id) if day in (None, said.today) else []
    )
    waiting = [one for one in calls if one.waits_for(person.id)]
    if waiting:
        return rollcall.stand_in(waiting, person, substitute.name, substitute, said.cause, store)
    when = f"{day.month}月{day.day}日" if day else f"{standing_in.AHEAD} 天里"
    return f"{person.name} {when}没有班，也没有点名在等，不用替。看值班发：值班"


def people_and_day(said: Said, store: Store) -> tuple[date | None, list[Person], str]:
    """The day and the people that the words name, and the first name that nobody has."""
    days, names = _days_and_names(said)
    return (days[0] if days else None), *_people(names, said, store)


def _people(names: Sequence[str], said: Said, store: Store) -> tuple[list[Person], str]:
    people = [_person(name, said, store) for name in names[:3]]
    unknown = next((name for name, one in zip(names, people, strict=False) if one is None), "")
    return [one for one in people if one is not None], unknown


def _days_and_names(said: Said) -> tuple[list[date], list[str]]:
    """Each day that the words name, one by one or from one to another, and the names beside them."""
    periods = find_periods(said.words, said.today, ahead=True)
    rest = said.words
    for period in reversed(periods):
        rest = f"{rest[: period.start]} {rest[period.end :]}"
    days = sorted({day for one in periods for day in days_between(one.period.first, one.period.last)})
    return days[: standing_in.AHEAD], [one for one in _PARTED.split(rest) if one not in _JOINS]


def _person(name: str, said: Said, store: Store) -> Person | None:
    found = store.district.called(name, said.person.unit)
    return found[0] if len(found) == 1 else None


def is_in_charge_of(person: Person, by: Person, store: Store) -> bool:
    """True for the office, and for the head of the person's unit or of one above it."""
    if by.has(Role.OFFICE):
        return True
    return by.has(Role.UNIT_HEAD) and person.unit in store.district.within(by.unit)
