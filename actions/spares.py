"""Substitutes of a roster (替班): whoever was called at a post and is on leave is stood in for."""

from __future__ import annotations

from collections.abc import Iterable

from actions import duty, rollcall
from actions.audience import chat_of, outside
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person
from domain.duty import DutyChange, busy_elsewhere, group_of
from domain.rollcall import LEAVE, SUBSTITUTE, RollCall
from domain.rosters import Roster
from storage.store import Store
from texts import swaps


def fill_in(calls: Iterable[RollCall], person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Somebody who was called at a post is on leave after all: a substitute of the roster (替班) is called instead."""
    said = []
    for one in (store.rollcalls.again(call) for call in calls if call.roster):
        spare = _spare(one, store)
        if spare is None or one.said(person.id) != LEAVE:
            continue
        slot = one.stand_ins.get(person.id, person.id)
        store.duty.change(DutyChange(one.roster, one.day, one.shift, slot, spare.id, person.id, cause.at))
        store.rollcalls.take_back(one, person.id)
        store.rollcalls.answer(
            one, person.id, rollcall.worded(SUBSTITUTE, cause.words, one, cause.at, spare.name)
        )
        store.rollcalls.stand_in(one, spare.id, person.id)
        said += _tell_spare(spare, person, store.district.roster[one.roster], store)
    return said


def _spare(one: RollCall, store: Store) -> Person | None:
    """The first substitute of the roster who is there, at no other post, and not called yet."""
    away, staff = store.rollcalls.away(one.day), store.district.staff
    around = duty.around(one.day, store)
    for shift in around:
        if (shift.roster.id, shift.day, shift.name) == (one.roster, one.day, one.shift):
            away |= busy_elsewhere(shift, around)
    free = (
        who
        for who in store.district.roster[one.roster].substitutes
        if who not in away and who not in one.answers
    )
    return next((staff[who] for who in free if who in staff), None)


def _tell_spare(spare: Person, person: Person, roster: Roster, store: Store) -> list[Outgoing]:
    group = group_of(roster, store.district)
    chats = [chat_of(group), outside(spare, group, store)] if group else []
    text = swaps.comes_instead(spare, person, roster, store.district)
    return [
        Outgoing(chat, text, mentions=(spare.id,), kind=Kind.NOTICE) for chat in dict.fromkeys(chats) if chat
    ]
