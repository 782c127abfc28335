"""排班: a roster (值班) is made or taken off in the chat, by the head of a unit or the office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from actions import duty
from actions.audience import answer_to, everywhere, outside
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.dates import days_between
from domain.duty import group_of, overlap
from domain.lexicon import read
from domain.rollcall import on_duty
from domain.rosters import Roster, Shift, shifts_on
from storage.store import Store
from texts import duty as wording
from texts import swaps

AHEAD = 14  # days in which its shifts are looked at
_FAR_AHEAD = 366  # days; nobody is asked to stand in later than that


def like(roster: Roster, store: Store) -> Roster | None:
    """The roster that is there already for the same post, days and shifts."""

    def key(one: Roster) -> tuple[object, ...]:
        return read(one.post).folded, one.point, one.shifts, one.days, one.first, one.last

    return next((one for one in store.district.rosters if key(one) == key(roster)), None)


def elsewhere(roster: Roster, today: date, store: Store) -> list[str]:
    """A line for each of its people and substitutes who is at another post at that time, in the coming two weeks."""
    mine = _ahead((roster,), today, store)
    said: dict[tuple[int, int], str] = {}
    for other in _ahead(store.district.rosters, today, store) if mine else ():
        both = [one for one in (*roster.people, *roster.substitutes) if one in other.roster.people]
        if both and any(overlap(one, other) for one in mine):
            for person in both:
                said.setdefault((person, other.roster.id), wording.also_at(person, other, store.district))
    return list(said.values())


def instead_of_the_call(roster: Roster, today: date, store: Store) -> list[str]:
    """A line where a group that is called in the morning (点名) will be called by this roster instead."""
    group = group_of(roster, store.district)
    if group is None or not on_duty(group, store.district, frozenset()):
        return []
    days = {one.day for one in _ahead((roster,), today, store) if store.calendar.is_working_day(one.day)}
    already = [day for day in days if group.id in duty.groups_on_duty(day, store)[0]]
    return [wording.instead_of_the_call(group.name, store.rules.roll_call)] if days and not already else []


def _ahead(rosters: tuple[Roster, ...], first: date, store: Store) -> list[Shift]:
    days = days_between(first, first + timedelta(days=AHEAD - 1))
    return [one for day in days for one in shifts_on(day, rosters, store.calendar)]


def add(roster: Roster, cause: Cause, store: Store) -> list[Outgoing]:
    """Keep a roster, and tell its people where it is called. One that runs already is called from its next shift on."""
    kept = store.duty.add(replace(roster, added=True, since=cause.at))
    shifts = _ahead((kept,), cause.at.date() - timedelta(days=1), store)
    begun = any(one.starts < cause.at < one.ends for one in shifts)
    later = any(one.could_be_called for one in shifts)
    not_now = f"现在这班已经开始，{'从下一班起到点叫人。' if later else '这次不叫人。'}"
    text = f"{wording.ENTERED}，{not_now if begun else '到点在群里叫人。'}\n{wording.rostered(kept, store.district)}"
    return _told(kept, text, cause, store)


def take_off(roster: Roster, cause: Cause, store: Store) -> list[Outgoing]:
    """Nobody is called by it any more; who would have come from elsewhere hears it too."""
    today = cause.at.date()
    changes = store.duty.changes(today - timedelta(days=1), today + timedelta(days=_FAR_AHEAD))
    comes = [one.substitute for one in changes if one.roster == roster.id]
    store.duty.take_off(roster)
    store.rollcalls.call_off(roster.id, cause.at)
    again = "" if roster.added else "\n它是工作簿《值班》里的，请在工作簿里也去掉，不然下次导入又会有。"
    text = f"{wording.TAKEN_OFF}。\n{wording.rostered(roster, store.district)}{again}"
    return [*_told(roster, text, cause, store), *_outsiders(roster, comes, cause, store)]


def _told(roster: Roster, text: str, cause: Cause, store: Store) -> list[Outgoing]:
    group = group_of(roster, store.district)
    own = everywhere(group, store) if group else ()
    answered = answer_to(cause, text)
    if not own or cause.chat in own:
        answered = [replace(one, mentions=roster.people) for one in answered]
    others = [chat for chat in own if chat != cause.chat]
    told = [Outgoing(chat, text, mentions=roster.people, kind=Kind.NOTICE) for chat in others]
    return [*answered, *told]


def _outsiders(roster: Roster, comes: Iterable[int], cause: Cause, store: Store) -> list[Outgoing]:
    """To each who was to stand in and is not in the group that the roster is called in."""
    group, staff = group_of(roster, store.district), store.district.staff
    if group is None:
        return []
    chats = {who: outside(staff[who], group, store) for who in dict.fromkeys(comes) if who in staff}
    text = swaps.taken_off(roster, store.district)
    return [
        Outgoing(chat, text, mentions=(who,), kind=Kind.NOTICE)
        for who, chat in chats.items()
        if chat is not None and chat != cause.chat
    ]
