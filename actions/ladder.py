"""升级: who hears of an overdue case when, step by step; all that one chat hears at once is one message."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import datetime

from actions.audience import by_name, heads, holder_of, linked_leader, office
from domain.cases import Case
from domain.chat import Chat, Kind, Outgoing
from domain.district import Person, Role
from domain.reminding import rungs
from storage.store import Store
from texts import reminders as wording

Told = dict[str, list[Case]]  # whom, as the message names them, and their cases


def climb(cases: Collection[Case], at: datetime, store: Store) -> list[Outgoing]:
    """Each step that an overdue case has reached is told once for each limit. In: cases under a limit."""
    said: dict[Chat, Told] = defaultdict(lambda: defaultdict(list))
    named: dict[Chat, dict[int, None]] = defaultdict(dict)
    told = store.reminders.told([case.number for case in cases])
    for case in cases:
        for rung in rungs(case, at, store.rules.ladder, store.calendar):
            assert case.due_at is not None, "it is overdue"
            if not told.first(case.number, f"ladder:{rung.who}", case.due_at):
                continue
            for chat, whom, person in _heard_by(rung.who, case, store):
                if case not in said[chat][whom]:
                    said[chat][whom].append(case)
                if person and not chat.private:
                    named[chat][person.id] = None
    return [_say(chat, told, tuple(named[chat]), at, store) for chat, told in said.items()]


def _heard_by(who: str, case: Case, store: Store) -> Iterator[tuple[Chat, str, Person | None]]:
    """Where a step of the ladder hears of the case, and how it is called there; never whoever holds it."""
    if who == wording.OFFICE:
        yield from ((chat, wording.OFFICE, None) for chat in office(store))
        return
    holder = holder_of(case, store.district)  # whom 催办 has told already
    people_told = [one for one in _people(who, case, store) if one != holder]
    for chat, people in by_name(people_told, store).items():
        yield from ((chat, f"{who} {one.name}", one) for one in people)


def _people(who: str, case: Case, store: Store) -> list[Person]:
    assert case.unit is not None, "a unit holds it"
    match who:
        case "单位负责人":
            return heads(case.unit, store.district)
        case "包挂领导":
            leader = linked_leader(case.unit, store.district)
            return [leader] if leader else []
        case _:
            return store.district.people_with(Role.LEADER)


def _say(chat: Chat, told: Told, people: tuple[int, ...], at: datetime, store: Store) -> Outgoing:
    listed = wording.climbed(list(told.items()), store.district, at)
    key = f"ladder:{chat.platform}:{chat.id}:{at:%Y-%m-%dT%H}"
    return Outgoing(chat, listed.text, mentions=people, key=key, kind=Kind.NOTICE, rows=listed.rows)
