"""挂账 that ends: on its day, or because the case is split."""

from __future__ import annotations

from dataclasses import replace

from actions.audience import alone, heads, holder_of
from actions.cards import moved
from actions.history import event
from domain.card import Row
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person, Role
from domain.matters import Matter, MatterKind, MatterState, ended
from domain.reminding import look, reason, rungs
from storage.store import Store
from texts import matters as wording


def end(matter: Matter, cause: Cause, store: Store) -> list[Outgoing]:
    """The day of a 挂账 has come: the case is 在办 again, if it still is one and no later day was signed meanwhile.

    The unit hears of it, and so does whoever asked for it; of the limit they are not reminded in the same hour."""
    store.matters.change(matter, ended(matter, cause.at))
    case = store.cases.get(matter.case, lock=True)
    if case is None or case.deferred_until is None or case.deferred_until > cause.at:
        return []
    back = replace(case, deferred_until=None)
    store.cases.move(case, back, event(back, Step.DEFER, replace(cause, words="到期，恢复在办")))
    told = moved(case, back, cause, store, "挂账到期，恢复在办")
    asker = store.district.staff.get(matter.opened_by or 0)
    reached = {one.chat for one in told}
    chats = [chat for chat in alone(store, [asker] if asker else []) if chat not in reached]
    _note_told(back, asker, cause, store)
    text = wording.over(back, store.district, cause.at)
    return [
        *told,
        *(Outgoing(chat, text, kind=Kind.NOTICE, rows=(Row(case.number, text),)) for chat in chats),
    ]


def go_on_with(part: Case, whole: Case, store: Store) -> None:
    """The 挂账 of a case that was split goes on with the part of the unit that had it, and ends there."""
    for matter in store.matters.of(whole.number, MatterKind.DEFERRAL, (MatterState.AGREED,)):
        if part.deferred_until is not None and matter.until == part.deferred_until:
            store.matters.change(matter, replace(matter, case=part.number))


def _note_told(case: Case, asker: Person | None, cause: Cause, store: Store) -> None:
    """What says that it is over says the limit too: it counts as a reminder of whoever holds the case (催办), and as
    that step of the ladder which is the head who asked for it."""
    assert case.due_at is not None and case.unit is not None, "a unit holds it under a limit"
    at, calendar = cause.at, store.calendar
    told, holder = store.reminders.told([case.number]), holder_of(case, store.district)
    why = reason(case, look(at, calendar, store.rules), calendar)
    if why is not None and holder is not None:
        told.first_to(holder.id, case.number, why, case.due_at)
    if heads(case.unit, store.district) == [asker] and any(
        one.who == Role.UNIT_HEAD for one in rungs(case, at, store.rules.ladder, calendar)
    ):
        told.first(case.number, f"ladder:{Role.UNIT_HEAD}", case.due_at)
