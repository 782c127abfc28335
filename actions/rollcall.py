"""A roll-call (点名): calling it, reminding, answering, leave, and its end."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from actions import themes
from actions.audience import answer_to, chat_of, outside
from actions.handover import hand_over
from domain import topics
from domain.cause import Cause
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.district import Group, Person
from domain.rollcall import HERE, LATE, LEAVE, SUBSTITUTE, UNCLEAR, RollCall
from domain.rollcall import Answer as Word
from storage.rollcalls import Leave
from storage.store import Store
from texts import rollcalls

Called = tuple[Group, Sequence[Person]]
CallOf = tuple[RollCall, Group]

BACK = "收回"  # said after 到 it takes it back
_CALLED = re.compile(
    r"(?:roll-call(?:-reminder)?|duty):(\d+):(\d{4}-\d\d-\d\d)(?::\d\d:\d\d:\d+)?(?::alone:\d+)?"
)


def call(people: Sequence[Called], at: datetime, until: time, store: Store) -> list[Outgoing]:
    """Call these people of each group, who answer until a time of the day. A second call that day changes nothing.

    If all of a group's people have talked to the bot alone they are called there, and the group hears nothing.
    """
    day = at.date()
    begun = store.rollcalls.call(day, at, {group.id: [one.id for one in theirs] for group, theirs in people})
    store.decided |= {topics.call(group) for group in begun}
    talks = store.people.talks(one for _, theirs in people for one in theirs)
    clock, theme = f"{until:%H:%M}", themes.prompt(day, store)
    return [said for group, theirs in people for said in _call(group, theirs, day, clock, talks, theme)]


def _call(
    group: Group, people: Sequence[Person], day: date, until: str, talks: Mapping[int, Chat], theme: str
) -> list[Outgoing]:
    key, here = f"roll-call:{group.id}:{day}", (Choice(HERE, HERE),)
    if all(one.id in talks for one in people):
        text = rollcalls.call_alone(day, until)
        said = [_say_alone(talks[one.id], one, text, key, choices=here) for one in people]
    else:
        text = rollcalls.call(group.name, day, len(people), until, theme)
        said = [_say(group, text, key, choices=here)]
    return [replace(one, about=topics.call(group.id)) for one in said]


def called_by(key: str | None) -> tuple[int, date] | None:
    """Which group's call of which day a message of the bot is, or reminds of; None for any other. In: its key."""
    found = _CALLED.fullmatch(key or "")
    return (int(found[1]), date.fromisoformat(found[2])) if found else None


def remind(calls: Sequence[CallOf], until: time, store: Store) -> list[Outgoing]:
    """Remind those who have not answered a call that has not ended."""
    known = store.district.person
    silent = [
        (group, one, [known[who] for who in one.missing if who in known])
        for one, group in calls
        if one.missing and one.ended_at is None
    ]
    talks = store.people.talks(one for _, _, people in silent for one in people)
    return [
        said for group, one, people in silent for said in _remind(group, one, people, f"{until:%H:%M}", talks)
    ]


def _remind(
    group: Group, one: RollCall, people: Sequence[Person], until: str, talks: Mapping[int, Chat]
) -> list[Outgoing]:
    key = f"roll-call-reminder:{group.id}:{one.day}"
    if people and all(person.id in talks for person in people):
        text = rollcalls.reminder_alone(until)
        return [_say_alone(talks[person.id], person, text, key) for person in people]
    text = rollcalls.reminder([person.name for person in people], until)
    return [_say(group, text, key, mentions=one.missing)]


def end(calls: Sequence[CallOf], at: datetime, store: Store) -> list[Outgoing]:
    """End them, once: whoever answers from now on is late. The result is said to each group.

    Where one person alone was called their answer has said it already, and where all are here there is nothing to
    see to: it stands in what the leaders are told.
    """
    groups = {one.id: group for one, group in calls if one.ended_at is None}
    store.rollcalls.end(groups, at)
    ended = [one for one in store.rollcalls.on(at.date()) if one.id in groups] if groups else []
    seen = at_work(ended, store)
    told = [one for one in ended if one.expected != 1 and one.count(HERE, late=False) != one.expected]
    return [
        _say(groups[one.id], rollcalls.result(one, store.district, seen), _result(groups[one.id], one.day))
        for one in told
    ]


def at_work(calls: Sequence[RollCall], store: Store) -> frozenset[int]:
    """Those who have not answered, but reported or repaired something between the call and its end."""
    missing = {person for one in calls for person in one.missing}
    if not missing:
        return frozenset()
    ends = [one.ended_at for one in calls if one.ended_at is not None]
    until = max(ends) if len(ends) == len(calls) else None
    return store.rollcalls.at_work(missing, min(one.called_at for one in calls), until)


def tell_leaders(calls: Sequence[RollCall], store: Store) -> list[Outgoing]:
    """How a day's calls ended, all in one message, in numbers, to the core group, else to the liaison group."""
    if not calls:
        return []
    text = rollcalls.overview(calls, store.district, at_work(calls, store))
    return [_say(group, text, _result(group, calls[0].day)) for group in store.district.overseeing]


def say(
    calls: Iterable[RollCall],
    person: Person,
    word: str,
    cause: Cause,
    store: Store,
    *,
    reason: str = "",
    detail: str = "",
) -> list[Outgoing]:
    """Somebody answers with one of the words of domain/rollcall.py; `detail` is what the result shows of it.

    Being here is an answer only to a call that expects them. What is said is empty if nothing new was answered.
    """
    noted, freed = None, list[int]()
    for one in calls:
        if word == HERE and not one.expects(person.id):
            continue
        if store.rollcalls.answer(one, person.id, worded(word, reason, one, cause.at, detail)):
            freed += _freed(one, person, cause, store) if word == HERE else ()
            noted = store.rollcalls.again(one)
    if noted is None:
        return []
    said = answer_to(cause, rollcalls.noted(person, noted))
    return _with_freed(said, [store.district.person[who] for who in dict.fromkeys(freed)], noted, store)


def _freed(one: RollCall, person: Person, cause: Cause, store: Store) -> tuple[int, ...]:
    """Who was to come instead of somebody who has come after all: the call and the shift expect them no more."""
    freed = one.instead_of(person.id)
    for who in freed:
        store.rollcalls.release(one, who)
    for change in store.duty.changes(one.day, one.day) if freed and one.roster else ():
        if (change.roster, change.shift) == (one.roster, one.shift) and change.substitute in freed:
            store.duty.change(replace(change, substitute=person.id, by=person.id, at=cause.at))
    return freed


def _with_freed(
    said: Sequence[Outgoing], freed: Sequence[Person], one: RollCall, store: Store
) -> list[Outgoing]:
    """What is said, and to whom that they need not come; who is not in the group hears it elsewhere."""
    if not freed:
        return list(said)
    text, mentions = rollcalls.need_not_come(freed), tuple(who.id for who in freed)
    told = [replace(each, text=f"{each.text}\n{text}", mentions=mentions) for each in said]
    group = store.district.group.get(one.group)
    away = dict.fromkeys(outside(who, group, store) for who in freed) if group else {}
    heard = {each.chat for each in told}
    return [*told, *(Outgoing(chat, text, kind=Kind.NOTICE) for chat in away if chat and chat not in heard)]


def leave(
    calls: Iterable[RollCall],
    person: Person,
    days: tuple[date, date],
    cause: Cause,
    store: Store,
    *,
    reason: str = "",
    detail: str = "",
    substitute: int | None = None,
) -> list[Outgoing]:
    """Somebody is away (请假) from one day to another; if that is today already, it answers these calls.

    Who minds their work meanwhile, the `substitute` if one is named, hears what falls due.
    """
    first, last = days
    store.rollcalls.put_leave(Leave(person.id, first, last, reason, substitute))
    today = cause.at.date()
    for one in calls if first <= today else ():
        store.rollcalls.answer(one, person.id, worded(LEAVE, reason, one, cause.at, detail))
    text = rollcalls.on_leave(person, first, last, reason, today)
    handed = hand_over(person, first, last, cause.at, store)
    if substitute is not None:
        text += rollcalls.has_the_work(store.district.person[substitute], due=bool(handed))
    return [*answer_to(cause, text), *handed]


def end_leave(person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody is back from today on (销假): what they are called for waits for their answer again."""
    today = cause.at.date()
    if not store.rollcalls.end_leave(person.id, today):
        return answer_to(cause, rollcalls.no_leave(person))
    calls = store.rollcalls.open_at(today, cause.at, person=person.id)
    waits = [one for one in calls if one.said(person.id) == LEAVE]
    for one in waits:
        store.rollcalls.take_back(one, person.id)
    return answer_to(cause, rollcalls.back_at_work(person, called=bool(waits)))


def stand_in(
    calls: Iterable[RollCall],
    person: Person,
    name: str,
    by: Person | None,
    cause: Cause,
    store: Store,
    *,
    reason: str = "",
) -> list[Outgoing]:
    """Somebody has another person come instead (替班), who is called from now on if they are of the district."""
    calls = list(calls)
    said = say(calls, person, SUBSTITUTE, cause, store, reason=reason, detail=name)
    for one in calls if said and by is not None else ():
        assert by is not None, "there is somebody to call"
        store.rollcalls.stand_in(one, by.id, person.id)
    today = cause.at.date()
    return [*said, *hand_over(person, today, today, cause.at, store)] if said else said


def take_back(calls: Iterable[RollCall], person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody who said that they are here did not mean it: while the call lasts, it waits for them again."""
    open_ = [one for one in calls if one.ended_at is None and one.said(person.id) == HERE]
    for one in open_:
        store.rollcalls.take_back(one, person.id)
    return answer_to(cause, rollcalls.taken_back(person) if open_ else rollcalls.NOTHING_TAKEN_BACK)


def ask(
    calls: Iterable[RollCall], person: Person, cause: Cause, store: Store, *, stand_in: str | None = None
) -> list[Outgoing]:
    """Somebody answered what the bot does not understand surely: asked once, and counted as to be confirmed.

    `stand_in` is how somebody was called who will come instead, empty if it was not said who.
    """
    detail = f"由 {stand_in} 替？" if stand_in else ""
    asks = [one for one in calls if one.waits_for(person.id) and one.answers[person.id] is None]
    for one in asks:
        store.rollcalls.answer(one, person.id, worded(UNCLEAR, cause.words, one, cause.at, detail))
    if not asks or cause.chat is None:
        return []
    choices = tuple(Choice(word, word) for word in (HERE, LEAVE, LATE))
    own = cause.by == person
    text = rollcalls.ask_who(person) if stand_in is not None else rollcalls.ask(person, own=own)
    return [Outgoing(cause.chat, text, choices=choices, mentions=() if own else (person.id,))]


def worded(word: str, reason: str, one: RollCall, at: datetime, detail: str = "") -> Word:
    """An answer to a call, late once that has ended."""
    return Word(word, reason, at, one.ended_at is not None, detail)


def _result(group: Group, day: date) -> str:
    return f"roll-call-result:{group.id}:{day}"


def _say(
    group: Group, text: str, key: str, *, choices: tuple[Choice, ...] = (), mentions: tuple[int, ...] = ()
) -> Outgoing:
    return Outgoing(chat_of(group), text, choices=choices, mentions=mentions, key=key, kind=Kind.BROADCAST)


def _say_alone(
    chat: Chat, person: Person, text: str, key: str, *, choices: tuple[Choice, ...] = ()
) -> Outgoing:
    return Outgoing(chat, text, choices=choices, key=f"{key}:alone:{person.id}", kind=Kind.BROADCAST)
