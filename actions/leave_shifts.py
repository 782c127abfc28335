"""Shifts (值班) of somebody who goes on leave: who comes instead hears so at once, else who can send others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from actions import duty, standing_in
from actions.audience import alone, chat_of, heads, outside
from domain.cause import Cause
from domain.chat import Chat, Kind, Outgoing
from domain.dates import days_between
from domain.district import Person
from domain.duty import Staffing, group_of, unit_of
from domain.rosters import Shift
from storage.store import Store
from texts import swaps

Staffed = tuple[Shift, Staffing]


def ahead_of(person: Person, days: tuple[date, date], cause: Cause, store: Store) -> list[Staffed]:
    """The shifts of somebody on these days that are not called yet, in the coming two weeks."""
    last = min(days[1], cause.at.date() + timedelta(days=standing_in.AHEAD - 1))
    return [
        (shift, staff)
        for day in days_between(days[0], last)
        for shift, staff in duty.staffed(day, store)
        if person.id in staff.called
        and shift.starts > cause.at
        and store.rollcalls.called(shift.roster.id, shift.day, shift.name) is None
    ]


def told(before: Sequence[Staffed], person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """What is said of these shifts, now that the leave is kept: in each place one message."""
    lines, comes = defaultdict[Chat, list[str]](list), defaultdict[Chat, list[int]](list)
    for shift, had in before:
        staff = duty.staff(shift, store)
        spare = next((store.district.staff[one] for one in staff.called if one not in had.called), None)
        if spare is not None:
            text = swaps.comes_later(spare, person, shift, cause.at, store.district)
        else:
            text = swaps.nobody_comes(person, shift, cause.at, store.district)
        for chat in _hearing(shift, spare, cause, store):
            lines[chat].append(text)
            comes[chat] += [spare.id] if spare else []
    return [
        Outgoing(chat, "\n".join(texts), mentions=tuple(dict.fromkeys(comes[chat])), kind=Kind.NOTICE)
        for chat, texts in lines.items()
    ]


def _hearing(shift: Shift, spare: Person | None, cause: Cause, store: Store) -> list[Chat]:
    """Where the leave was asked for, and where the substitute is called, else where the heads of the post hear."""
    if spare is not None:
        group = group_of(shift.roster, store.district)
        chats = [chat_of(group), outside(spare, group, store)] if group else []
    else:
        unit = unit_of(shift.roster, store.district)
        chats = [*alone(store, heads(unit, store.district))] if unit is not None else []
    return [chat for chat in dict.fromkeys((cause.chat, *chats)) if chat is not None]
