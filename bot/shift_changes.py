"""周六我有事，跟任春生换一下班 and 周六的班换成秦小勇, as the command that it means, which is asked first."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from actions import duty
from bot.routing import Match
from bot.short_names import called_shortly
from domain.chat import Choice, Incoming, Outgoing
from domain.district import Person
from domain.periods import find_periods
from handlers.kit import Ask
from handlers.standing_in import is_in_charge_of, stand_in
from handlers.swapping import MINE, swap
from storage.books import Books
from texts import orders as orders_wording
from texts import swaps
from understanding.rollcalls.shift_changed import ShiftChanged, may_change_a_shift, shift_changed


def shift_wanted_changed(
    message: Incoming, command: Match | None, store: Books
) -> Ask | Outgoing | str | None:
    """What is asked where somebody wants a shift changed; None for anything else, and for talk of colleagues."""
    if command is not None or message.photos or message.quotes or not message.spoken_to:
        return None
    person = store.people.sender(message) if may_change_a_shift(message.text) else None
    if person is None:
        return None
    text = message.text
    if called := called_shortly(text, person, store):
        text = text.replace(called[0], called[1].name)
    changed = shift_changed(text, [one.name for one in store.district.people])
    if changed is None:
        return None
    if changed.swap:
        mine = f" {MINE}{changed.when}" if changed.when else ""
        return _is_meant(f"{swap.words[0]} {changed.to}{mine}")
    return _given(changed, person, message, store)


def _given(changed: ShiftChanged, person: Person, message: Incoming, store: Books) -> Ask | Outgoing | str:
    """替班 for whoever stands there: who speaks, else the one of those they are in charge of."""
    found = find_periods(changed.when, message.at.date(), ahead=True)
    day = found[0].period.first if found else message.at.date()
    if changed.whose:
        return _is_meant(f"{stand_in.words[0]} {changed.whose} {changed.to} {changed.when}".strip())
    there = dict.fromkeys(_at_work(day, store))
    if person in there:
        return _is_meant(f"{stand_in.words[0]} {changed.to} {changed.when}".strip())
    under = [one for one in there if is_in_charge_of(one, person, store) and one.name != changed.to]
    says = [f"{stand_in.words[0]} {one.name} {changed.to} {changed.when}".strip() for one in under]
    if len(says) == 1:
        return _is_meant(says[0])
    if says:
        choices = tuple(Choice(one, one) for one in says[: orders_wording.MOST_CHOICES])
        # No question that waits: a name that is typed would be taken for who comes.
        return Outgoing(message.chat, swaps.WHOSE, choices=choices)
    return swaps.nobody_there(day)


def _at_work(day: date, store: Books) -> Iterator[Person]:
    for _, staff in duty.staffed(day, store):
        yield from (store.district.person[one] for one in (*staff.called, *staff.on_leave))


def _is_meant(says: str) -> Ask:
    return Ask(orders_wording.is_meant(says), says, only_yes=True)
