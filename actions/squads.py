"""应急小队: the next free team on duty is sent; if it does not take it in time, the one after it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from actions import duty
from actions.audience import alone, answer_to, chat_of, office
from domain import topics
from domain.cause import Cause
from domain.chat import Chat, Choice, Kind, Outgoing
from domain.district import Person
from domain.duty import group_of, unit_of
from domain.rosters import Shift
from domain.squads import SquadCall, SquadState, is_team
from storage.store import Store
from texts import duty as duty_wording
from texts import squads as wording


def on_duty(at: datetime, store: Store) -> list[Shift]:
    """The teams that are on duty."""
    return [one for one in duty.under_way(at, store) if is_team(one.roster)]


def free(at: datetime, store: Store, *, unit: int | None = None) -> list[Shift]:
    """The teams that are on duty and have nothing to do: first one of the unit, then whoever went longest ago."""
    busy = {one.roster for one in store.squads.under_way()}
    last = store.squads.last_of()
    able = [one for one in on_duty(at, store) if one.roster.id not in busy]
    own = {one.roster.id for one in able if unit and unit_of(one.roster, store.district) == unit}
    return sorted(able, key=lambda one: (one.roster.id not in own, last.get(one.roster.id, 0), one.roster.id))


def send(
    place: str, words: str, case: int | None, unit: int | None, by: Person, cause: Cause, store: Store
) -> list[Outgoing]:
    """Call the next free team."""
    able = free(cause.at, store, unit=unit)
    if not able:
        return answer_to(cause, wording.nobody_free(store.squads.under_way(), store.district))
    until = _until(cause.at, store)
    call = SquadCall(place, words, by.id, cause.at, able[0].roster.id, until, case)
    kept = store.squads.open(call)
    told = _offer(kept, able[0], cause.at, store)
    return [*answer_to(cause, wording.sent(kept, cause.at, store.district)), *told]


def pass_on(at: datetime, store: Store) -> list[Outgoing]:
    """Ask the next free team where one has not taken it in time; with nobody left its caller and the office hear it."""
    said = []
    for call in store.squads.in_states((SquadState.OFFERED,)):
        if call.answer_by <= at:
            said += _to_the_next(call, at, store)
    return said


def step(call: SquadCall, state: SquadState, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """The team takes it, arrives or is done. Somebody faster makes it no step."""
    after = {
        SquadState.TAKEN: replace(call, state=state, taken_by=person.id, taken_at=cause.at),
        SquadState.ARRIVED: replace(call, state=state, arrived_at=cause.at),
        SquadState.DONE: replace(call, state=state, done_at=cause.at),
    }[state]
    if not store.squads.change(call, after):
        return answer_to(cause, wording.FASTER)
    store.decided.add(topics.squad_call(call.id))
    text = wording.step(after, person.name, store.district, cause.words)
    choices = _next_steps(after)
    about = topics.squad_call(call.id) if choices else ""
    answers = [replace(one, choices=choices, about=about) for one in answer_to(cause, text)]
    return [*answers, *_tell_caller(after, text, cause.chat, store, photos=cause)]


def decline(call: SquadCall, cause: Cause, store: Store) -> list[Outgoing]:
    """The team that is asked cannot come: the next one is asked at once."""
    told = _to_the_next(call, cause.at, store, cause.words)
    if not told:
        return answer_to(cause, wording.FASTER)
    return [*answer_to(cause, wording.declined(call)), *told]


def stay_away(call: SquadCall, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """One of a team cannot come: the others may still take it, until its time is over."""
    text = wording.stays_away(call, person.name, cause.words)
    return [*answer_to(cause, text), *_tell_caller(call, text, cause.chat, store)]


def declined_before(call: SquadCall, person: Person, at: datetime, store: Store) -> bool:
    """Was the call offered to a team of this person's, which did not take it, and is none of theirs asked now?"""
    if call.state is SquadState.OFFERED and person.id in members(call, at, store):
        return False
    rosters = (store.district.roster.get(one) for one in call.tried)
    return any(one is not None and person.id in one.people for one in rosters)


def say_why(call: SquadCall, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """The reason of a team that did not take it, told afterwards."""
    text = wording.why(call, person.name, cause.words)
    return [*answer_to(cause, "已告诉派您的人。"), *_tell_caller(call, text, cause.chat, store)]


def call_off(call: SquadCall, cause: Cause, store: Store) -> list[Outgoing]:
    """Nobody has to go any more (误报): the team that was asked hears it where it was called."""
    if not store.squads.change(call, replace(call, state=SquadState.CALLED_OFF)):
        return answer_to(cause, "刚有人改过，请再看一下：应急")
    store.decided.add(topics.squad_call(call.id))
    text = wording.called_off(call, cause.words)
    shift = _shift_of(call, cause.at, store)
    chats = _chats(shift, store) if shift else []
    told = [Outgoing(chat, text, kind=Kind.NOTICE) for chat in chats if chat != cause.chat]
    return [*answer_to(cause, text), *told, *_tell_caller(call, text, cause.chat, store)]


def blocked(call: SquadCall, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Something is in the way: whoever called hears of it."""
    text = wording.blocked(call, person.name, cause.words, store.district)
    return [*answer_to(cause, "已告诉派您的人。"), *_tell_caller(call, text, cause.chat, store, photos=cause)]


def called(call: SquadCall, at: datetime, store: Store) -> tuple[int, ...]:
    """Who is called of the team that has it."""
    shift = _shift_of(call, at, store)
    return tuple(duty.staff(shift, store).called) if shift else ()


def members(call: SquadCall, at: datetime, store: Store) -> frozenset[int]:
    """Who is of the team that has it: whoever is on its shift."""
    shift = _shift_of(call, at, store)
    roster = store.district.roster.get(call.roster)
    return frozenset(
        (*(roster.people if roster else ()), *(duty.staff(shift, store).called if shift else ()))
    )


def _shift_of(call: SquadCall, at: datetime, store: Store) -> Shift | None:
    """The shift of the team that has it; None once that is over."""
    return next((one for one in on_duty(at, store) if one.roster.id == call.roster), None)


def _to_the_next(call: SquadCall, at: datetime, store: Store, why: str = "") -> list[Outgoing]:
    before = wording.team(call, store.district)
    tried = (*call.tried, call.roster)
    able = [one for one in free(at, store) if one.roster.id not in tried]
    if not able:
        after = replace(call, state=SquadState.UNTAKEN, tried=tried)
        if not store.squads.change(call, after):
            return []
        store.decided.add(topics.squad_call(call.id))
        text = wording.untaken(after)
        caller = store.district.staff.get(call.opened_by)
        told = {**office(store), **(alone(store, [caller]) if caller else {})}
        return [Outgoing(chat, text, kind=Kind.NOTICE) for chat in told]
    after = replace(call, roster=able[0].roster.id, tried=tried, answer_by=_until(at, store))
    if not store.squads.change(call, after):
        return []
    store.decided.add(topics.squad_call(call.id))
    passed = wording.passed_on(after, before, why, at, store.district)
    return [*_offer(after, able[0], at, store), *_tell_caller(after, passed, None, store)]


def _chats(shift: Shift, store: Store) -> Sequence[Chat]:
    """Where a team is called: its group, else each of its people alone."""
    group = group_of(shift.roster, store.district)
    if group:
        return [chat_of(group)]
    return list(alone(store, [store.district.person[one] for one in duty.staff(shift, store).called]))


def _offer(call: SquadCall, shift: Shift, at: datetime, store: Store) -> list[Outgoing]:
    """To the team, where it is called."""
    people = duty.staff(shift, store).called
    names = duty_wording.names(people, store.district)
    text = wording.offered(call, names, at, store.district)
    choices = (Choice("接", f"接 {call.id}"), Choice("不接", f"不接 {call.id}"))
    chats = _chats(shift, store)
    about = topics.squad_call(call.id)
    return [
        Outgoing(one, text, choices=choices, mentions=people, kind=Kind.NOTICE, about=about) for one in chats
    ]


def _next_steps(call: SquadCall) -> tuple[Choice, ...]:
    match call.state:
        case SquadState.TAKEN:
            return (Choice("到场", f"到场 {call.id}"),)
        case SquadState.ARRIVED:
            return (Choice("完成", f"完成 {call.id}"),)
    return ()


def _tell_caller(
    call: SquadCall, text: str, but: Chat | None, store: Store, *, photos: Cause | None = None
) -> list[Outgoing]:
    """Whoever called, alone; the office, where they cannot be told."""
    caller = store.district.staff.get(call.opened_by)
    told = (alone(store, [caller]) if caller else {}) or office(store)
    shown = photos.photos if photos else ()
    return [Outgoing(chat, text, shown, kind=Kind.NOTICE) for chat in told if chat != but]


def _until(at: datetime, store: Store) -> datetime:
    """Until when a team has to answer: a full minute, so that those of one minute are looked at together."""
    ends = at + store.rules.squad_window
    whole = ends.replace(second=0, microsecond=0)
    return whole if whole == ends else whole + timedelta(minutes=1)
