"""替班: somebody else comes to a shift, today's or a later one, as the absent person, their head or the office says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from actions import duty, rollcall
from actions.audience import answer_to, chat_of, outside
from domain import topics
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.dates import days_around, days_between
from domain.district import Person
from domain.duty import DutyChange, Staffing, group_of, overlap
from domain.rollcall import SUBSTITUTE, RollCall
from domain.rosters import Shift
from storage.store import Store
from texts import duty as wording
from texts import swaps

AHEAD = 14  # days in which somebody's next shift is looked for


@dataclass(frozen=True, slots=True)
class DutyTurn:
    """Somebody's shift, and who stands there as things are."""

    shift: Shift
    staff: Staffing

    def slot_of(self, person: int) -> int:
        """Whose place on the roster it is."""
        return self.staff.stand_ins.get(person, person)


def turns(person: Person, cause: Cause, day: date | None, store: Store) -> Iterator[DutyTurn]:
    """The shifts of somebody that are not over, on a day or in the coming two weeks, soonest first.

    Also those of which they are on leave: that is what somebody else is to come for.
    """
    today = cause.at.date()
    first, last = today - timedelta(days=1), today + timedelta(days=AHEAD - 1)
    for on in [day] if day else days_between(first, last):
        for shift, staff in sorted(duty.staffed(on, store), key=lambda one: one[0].starts):
            if shift.ends > cause.at and person.id in (*staff.called, *staff.on_leave):
                yield DutyTurn(shift, staff)


def hindrance(turn: DutyTurn, substitute: Person, store: Store) -> str:
    """Why somebody cannot come to that shift; nothing if they can."""
    shift = turn.shift
    if substitute.id in turn.staff.called:
        return f"{substitute.name}这一班本来就在。"
    if substitute.id in store.rollcalls.away(shift.day):
        return f"{substitute.name}那天请假，请换一个人。"
    if other := _post_meanwhile(shift, substitute, (), store):
        return f"{substitute.name}那时在{wording.post(other.roster, store.district)}值班，请换一个人。"
    return ""


def _post_meanwhile(shift: Shift, person: Person, given: Iterable[Shift], store: Store) -> Shift | None:
    """Where somebody stands while a shift runs, but for the shifts that they are to give away."""
    around = (each for day in days_around(shift.day) for each in duty.staffed(day, store))
    others = ((other, staff) for other, staff in around if overlap(other, shift) and other not in given)
    return next((other for other, staff in others if person.id in staff.called), None)


def stand_in(
    turn: DutyTurn, person: Person, substitute: Person, cause: Cause, store: Store
) -> list[Outgoing]:
    """Have somebody come to a shift instead of another, who is told where the shift is called."""
    put(turn, person, substitute, cause, store)
    group = group_of(turn.shift.roster, store.district)
    called = _call_of(turn, store) is not None
    text = swaps.stands_in(person, substitute, turn.shift, cause.at, store.district, called=called)
    chats = [chat_of(group), outside(substitute, group, store)] if group else []
    told = [one for one in dict.fromkeys(chats) if one and one != cause.chat]
    mentions = (substitute.id,)
    answer = [replace(one, mentions=mentions) for one in answer_to(cause, text)]
    return [*answer, *(Outgoing(one, text, mentions=mentions, kind=Kind.NOTICE) for one in told)]


def _call_of(turn: DutyTurn, store: Store) -> RollCall | None:
    return store.rollcalls.called(turn.shift.roster.id, turn.shift.day, turn.shift.name)


def asked_about(turn: DutyTurn, person: Person) -> str:
    """The topic of what is asked about somebody's shift (domain/topics.py)."""
    shift = turn.shift
    return topics.turn(person.id, shift.roster.id, shift.day, shift.name)


def put(turn: DutyTurn, person: Person, substitute: Person, cause: Cause, store: Store) -> None:
    """Note who comes instead, and change the call if the shift is called already."""
    shift, slot = turn.shift, turn.slot_of(person.id)
    by = cause.by.id if isinstance(cause.by, Person) else person.id
    store.decided.add(asked_about(turn, person))
    store.duty.change(DutyChange(shift.roster.id, shift.day, shift.name, slot, substitute.id, by, cause.at))
    called = _call_of(turn, store)
    if called is None or person.id not in called.answers:
        return
    store.rollcalls.take_back(called, person.id)
    store.rollcalls.answer(
        called, person.id, rollcall.worded(SUBSTITUTE, "", called, cause.at, substitute.name)
    )
    store.rollcalls.stand_in(called, substitute.id, person.id)


def swap(
    one: DutyTurn, person: Person, other: DutyTurn, colleague: Person, cause: Cause, store: Store
) -> str:
    """换班: two people take each other's shift. Out: what is said of it."""
    put(one, person, colleague, cause, store)
    put(other, colleague, person, cause, store)
    return swaps.swapped(one.shift, person, other.shift, colleague, cause.at, store.district)


def decline(turn: DutyTurn, person: Person, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """换班 comes to nothing: who wanted it stands as before, and hears so where they hear things."""
    store.decided.add(asked_about(turn, person))
    text = swaps.declined(by, turn.shift, person, cause.at, store.district)
    group = group_of(turn.shift.roster, store.district)
    other = outside(person, group, store) if group else None
    told = [Outgoing(other, text, kind=Kind.NOTICE)] if other and other != cause.chat else []
    mentions = () if by == person else (person.id,)
    return [*(replace(one, mentions=mentions) for one in answer_to(cause, text)), *told]


def hinders_swap(one: DutyTurn, person: Person, other: DutyTurn, colleague: Person, store: Store) -> str:
    """Why two people cannot take each other's shift; nothing if they can. What each gives away is in no way."""
    if one.shift == other.shift:
        return f"{person.name}和{colleague.name}是同一班，不用换。"
    for turn, comes in ((one, colleague), (other, person)):
        if comes.id in turn.staff.called:
            return f"{comes.name}那一班本来就在，换不了。"
        if comes.id in store.rollcalls.away(turn.shift.day):
            return f"{comes.name}那天请假，换不了。"
        if elsewhere := _post_meanwhile(turn.shift, comes, (one.shift, other.shift), store):
            return f"{comes.name}那时在{wording.post(elsewhere.roster, store.district)}值班，换不了。"
    return ""
