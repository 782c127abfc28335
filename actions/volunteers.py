"""志愿服务: called for a grid and its paired units, signed up for, served, thanked for.

The groups hear of a call and of the thanks when somebody has them sent, and of nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from actions.audience import alone, answer_to, chat_of, grid_hears
from domain import seats, topics
from domain.cause import Cause
from domain.chat import Chat, Kind, Outgoing
from domain.district import Grid, Person, Purpose, Role, Unit
from domain.photo import Photo
from domain.tally import Scope, Span
from domain.volunteers import VolunteerCall, VolunteerTurn, came, leaves, served
from storage.store import Store
from texts import volunteers as wording


def may_call(person: Person, grid: Grid, store: Store) -> bool:
    """The office for every grid, a unit for its own and for those that it is paired with."""
    return person.has(Role.OFFICE) or bool(store.district.within(person.unit) & {grid.unit, *grid.paired})


def draft(call: VolunteerCall, cause: Cause, store: Store) -> list[Outgoing]:
    """Keep a call, and show its caller what would be said where."""
    kept = store.volunteers.open(call)
    unheard = [
        one.short for one in _paired(kept, store) if not store.district.groups_for(Purpose.UNIT, unit=one.id)
    ]
    text, choices = wording.drafted(kept, [*_groups(kept, store).values()], unheard, cause.at)
    about = topics.volunteer_draft(kept.id)
    return [replace(one, choices=choices, about=about) for one in answer_to(cause, text)]


def send(call: VolunteerCall, cause: Cause, store: Store) -> list[Outgoing]:
    """The groups hear of it, once."""
    if not store.volunteers.sent(call, cause.at):
        return answer_to(cause, wording.sent_before(call))
    store.decided.add(topics.volunteer_draft(call.id))
    groups = _groups(call, store)
    text, choices = wording.called(call, cause.at), (wording.sign_up(call),)
    told = [
        replace(one, choices=choices, about=topics.volunteer_call(call.id))
        for one in _told(call, groups, text, "called")
    ]
    return [*answer_to(cause, wording.sent(call, [*groups.values()])), *told]


def sign_up(call: VolunteerCall, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody wants to come."""
    turns = store.volunteers.turns([call])[call.id]
    again = any(one.person == person.id for one in turns)
    if not again and len(turns) >= call.wanted:
        return answer_to(cause, wording.full(call, len(turns)))
    if other := _meanwhile(call, person, cause.at, store):
        return answer_to(cause, wording.busy(other, cause.at))
    if not again:
        store.volunteers.put(VolunteerTurn(call.id, person.id, cause.at))
    count = len(turns) + (not again)
    said = wording.signed_up if cause.chat and cause.chat.private else wording.signed_up_here
    return answer_to(cause, said(call, person.name, count, cause.at, again=again))


def take_back(call: VolunteerCall, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody does not come after all, as long as they were not there."""
    turn = turn_of(call, person, store)
    if turn is None or turn.came_at is None:
        store.volunteers.take_back(call.id, person.id)
        return answer_to(cause, wording.taken_back(call, person.name))
    return answer_to(cause, wording.here(call, person.name, turn, cause.at, again=True))


def arrive(call: VolunteerCall, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody is there, whether they signed up or not."""
    turn = turn_of(call, person, store) or VolunteerTurn(call.id, person.id, cause.at)
    again = turn.came_at is not None
    if not again and (other := _meanwhile(call, person, cause.at, store)):
        return answer_to(cause, wording.busy(other, cause.at))
    turn = replace(turn, came_at=turn.came_at or cause.at, photos=_with(turn, cause))
    store.volunteers.put(turn)
    return answer_to(cause, wording.here(call, person.name, turn, cause.at, again=again))


def leave(
    call: VolunteerCall, turn: VolunteerTurn, person: Person, cause: Cause, store: Store
) -> list[Outgoing]:
    """Somebody goes; the first time that they say so counts."""
    turn = replace(turn, left_at=turn.left_at or leaves(call, cause.at), photos=_with(turn, cause))
    store.volunteers.put(turn)
    return answer_to(cause, wording.gone(call, person.name, turn, cause.at))


def call_off(call: VolunteerCall, cause: Cause, store: Store) -> list[Outgoing]:
    """It is not held: the groups that heard of it hear that too."""
    if not store.volunteers.call_off(call, cause.words):
        return answer_to(cause, wording.is_off(call))
    store.decided.add(topics.volunteer_draft(call.id))
    store.decided.add(topics.volunteer_call(call.id))
    after = replace(call, off=cause.words)
    turns = store.volunteers.turns([call])[call.id]
    chats = [*_groups(call, store), *_elsewhere(call, turns, store)] if call.sent_at else []
    told = _told(call, chats, wording.off_told(after, cause.at), "off")
    done = answer_to(cause, wording.off_done(call, len(turns)))
    return [*done, *(one for one in told if one.chat != cause.chat)]


def draft_thanks(call: VolunteerCall, words: str, cause: Cause, store: Store) -> list[Outgoing]:
    """What would be said to thank those who came."""
    turns = store.volunteers.turns([call])[call.id]
    if not came(turns) or call.thanked_at:
        return answer_to(
            cause, wording.thanked_before(call) if call.thanked_at else wording.nobody_came(call)
        )
    text = wording.thanks(call, turns, words, store.district, cause.at)
    text, choices = wording.thanks_drafted(text, call, words)
    return [replace(one, choices=choices) for one in answer_to(cause, text)]


def thank(call: VolunteerCall, words: str, cause: Cause, store: Store) -> list[Outgoing]:
    """The groups that heard of the call hear the thanks, once, with a few of the photos."""
    turns = store.volunteers.turns([call])[call.id]
    if not came(turns):
        return answer_to(cause, wording.nobody_came(call))
    if not store.volunteers.thanked(call, cause.at):
        return answer_to(cause, wording.thanked_before(call))
    groups = _groups(call, store)
    text = wording.thanks(call, turns, words, store.district, cause.at)
    photos = [photo for one in turns for photo in one.photos][: wording.MOST_PHOTOS]
    told = [replace(one, photos=tuple(photos)) for one in _told(call, groups, text, "thanked")]
    return [*answer_to(cause, wording.thanked([*groups.values()])), *told]


def turn_of(call: VolunteerCall, person: Person, store: Store) -> VolunteerTurn | None:
    """What somebody has to do with a call; None if nothing."""
    turns = store.volunteers.turns([call])[call.id]
    return next((one for one in turns if one.person == person.id), None)


def turns_served(
    scope: Scope, span: Span, only: Person | None, store: Store
) -> list[tuple[VolunteerCall, VolunteerTurn]]:
    """Who came to what in a span, the earliest first: of some units' people or in some grids, or one person alone."""
    calls = store.volunteers.between(span.start, span.end)
    turns = store.volunteers.turns(calls)
    return [
        (call, turn)
        for call in calls
        for turn in came(turns[call.id])
        if (only is None or turn.person == only.id) and _inside(call, turn, scope, store)
    ]


def by_person(
    turns: Sequence[tuple[VolunteerCall, VolunteerTurn]], now: datetime, store: Store
) -> list[tuple[Person, int, timedelta]]:
    """Who served how often and how long, the longest first."""
    found: dict[int, list[timedelta]] = {}
    for call, turn in turns:
        found.setdefault(turn.person, []).append(served(call, turn, now))
    told = [(store.district.person[one], len(all_), sum(all_, timedelta())) for one, all_ in found.items()]
    return sorted(told, key=lambda one: (-one[2], one[0].id))


def _inside(call: VolunteerCall, turn: VolunteerTurn, scope: Scope, store: Store) -> bool:
    if scope.units is not None:
        return store.district.person[turn.person].unit in scope.units
    return scope.grids is None or call.grid in scope.grids


def _meanwhile(call: VolunteerCall, person: Person, at: datetime, store: Store) -> VolunteerCall | None:
    """Another call at the same time that they signed up for, and did not leave."""
    others = [
        one
        for one in store.volunteers.to_come(at)
        if one.id != call.id and one.begins < call.ends and call.begins < one.ends
    ]
    turns = store.volunteers.turns(others)
    taken = {
        one.call for many in turns.values() for one in many if one.person == person.id and one.left_at is None
    }
    return next((one for one in others if one.id in taken), None)


def _with(turn: VolunteerTurn, cause: Cause) -> tuple[Photo, ...]:
    return tuple(dict.fromkeys((*turn.photos, *cause.photos)))


def _paired(call: VolunteerCall, store: Store) -> list[Unit]:
    district = store.district
    return [district.unit[one] for one in district.grid[call.grid].paired if one in district.unit]


def _groups(call: VolunteerCall, store: Store) -> dict[Chat, str]:
    """Where the paired units and the grid hear of it, with the names of the groups."""
    district = store.district
    groups = [
        group for unit in _paired(call, store) for group in district.groups_for(Purpose.UNIT, unit=unit.id)
    ]
    chats = [*map(chat_of, groups), *grid_hears(district.grid[call.grid], store)]
    names = {chat_of(one): one.name for one in district.groups}
    return {chat: names[chat] for chat in chats}


def _elsewhere(call: VolunteerCall, turns: Sequence[VolunteerTurn], store: Store) -> list[Chat]:
    """Where those who signed up hear of it who sit in none of its groups."""
    district = store.district
    groups = [one for chat in _groups(call, store) if (one := store.group_of(chat))]
    members = {one.id for group in groups for one in seats.members(group, district)}
    others = [district.staff[one.person] for one in turns if one.person in district.staff.keys() - members]
    return [*alone(store, others)]


def _told(call: VolunteerCall, chats: Iterable[Chat], text: str, why: str) -> Sequence[Outgoing]:
    """A broadcast, so that its button stays for the next one."""
    return [
        Outgoing(chat, text, kind=Kind.BROADCAST, key=f"volunteers:{call.id}:{why}:{chat.id}")
        for chat in chats
    ]
