"""A roll-call (点名): calling it, reminding, answering, leave, and its end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time

from actions.audience import answer_to, chat_of
from domain.cause import Cause
from domain.chat import Choice, Kind, Outgoing
from domain.district import Group, Person, Purpose
from domain.rollcall import HERE, LEAVE, RollCall
from domain.rollcall import Answer as Word
from storage.rollcalls import Leave
from storage.store import Store
from texts import rollcalls


def call(group: Group, people: Sequence[Person], at: datetime, until: time, store: Store) -> list[Outgoing]:
    """Call these people of a group, who answer until a time of the day. A second call that day changes nothing."""
    day = at.date()
    store.rollcalls.call(group.id, day, at, [person.id for person in people])
    text = rollcalls.call(group.name, day, len(people), f"{until:%H:%M}")
    return [_say(group, text, f"roll-call:{group.id}:{day}", choices=(Choice(HERE, HERE),))]


def remind(one: RollCall, group: Group, until: time, store: Store) -> list[Outgoing]:
    """Remind those who have not answered, if it has not ended."""
    if not one.missing or one.ended_at is not None:
        return []
    names = [store.district.person[who].name for who in one.missing if who in store.district.person]
    text = rollcalls.reminder(names, f"{until:%H:%M}")
    return [_say(group, text, f"roll-call-reminder:{group.id}:{one.day}", mentions=one.missing)]


def end(one: RollCall, group: Group, at: datetime, store: Store) -> list[Outgoing]:
    """End it, once: whoever answers from now on is late. The result is said to the group."""
    if one.ended_at is not None:
        return []
    store.rollcalls.end(one, at)
    ended = store.rollcalls.of(one.group, one.day) or one
    return [_say(group, rollcalls.result(ended, store.district), _result(group, one.day))]


def tell_leaders(calls: Sequence[RollCall], store: Store) -> list[Outgoing]:
    """How a day's calls ended, in numbers, to the core groups."""
    if not calls:
        return []
    text = rollcalls.overview(calls, store.district)
    groups = store.district.groups_for(Purpose.CORE)
    return [_say(group, text, _result(group, calls[0].day)) for group in groups]


def answer(calls: Iterable[RollCall], person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody is here (到). What is said is empty if they have answered every one of the calls before."""
    noted = None
    for one in calls:
        if store.rollcalls.answer(one, person.id, _word(HERE, "", one, cause.at)):
            noted = store.rollcalls.of(one.group, one.day)
    return answer_to(cause, rollcalls.noted(person, noted)) if noted else []


def leave(
    calls: Iterable[RollCall], person: Person, last: date, cause: Cause, store: Store
) -> list[Outgoing]:
    """Somebody is away (请假) from today to a day, for the reason in the words; that answers these calls."""
    today = cause.at.date()
    store.rollcalls.put_leave(Leave(person.id, today, last, cause.words))
    for one in calls:
        store.rollcalls.answer(one, person.id, _word(LEAVE, cause.words, one, cause.at))
    return answer_to(cause, rollcalls.on_leave(person, last if last > today else None))


def _word(word: str, reason: str, one: RollCall, at: datetime) -> Word:
    return Word(word, reason, at, late=one.ended_at is not None)


def _result(group: Group, day: date) -> str:
    return f"roll-call-result:{group.id}:{day}"


def _say(
    group: Group, text: str, key: str, *, choices: tuple[Choice, ...] = (), mentions: tuple[int, ...] = ()
) -> Outgoing:
    return Outgoing(chat_of(group), text, choices=choices, mentions=mentions, key=key, kind=Kind.BROADCAST)
