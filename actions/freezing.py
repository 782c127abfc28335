"""迎检: the register stands still on the days of a visit, so that what is shown is not changed under the inspectors.

It ends with the last day; until then the office or a leader may lift it for a day (解冻), with a reason.
"""

from __future__ import annotations

from datetime import datetime

from actions.audience import answer_to, office
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person
from domain.refused import RegisterStands
from domain.visits import Visit
from storage.store import Store
from texts import visits as wording

_LIFTED = "visit-lifted"  # the last day on which it was, as a number


def frozen(at: datetime, store: Store) -> Visit | None:
    """The visit for which the register may not be changed at this moment, in the district's zone; None if it may."""
    visit = store.rules.visit
    is_on = visit is not None and visit.has(at) and store.counters.get(_LIFTED) != at.date().toordinal()
    return visit if is_on else None


def unless_frozen(at: datetime, store: Store) -> None:
    """Before something of the register is changed in the chat. Raises RegisterStands."""
    if visit := frozen(at, store):
        raise RegisterStands(visit.last)


def lift(person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Let the register be changed until midnight; the office hears who lifted it and why."""
    at = cause.at.astimezone(store.zone)
    visit = store.rules.visit
    if visit is None or not visit.has(at):
        return answer_to(cause, wording.NOT_FROZEN)
    if frozen(at, store) is None:
        return answer_to(cause, wording.LIFTED_ALREADY)
    store.counters.set(_LIFTED, at.date().toordinal())
    text = wording.lifted(person.name, cause.words)
    told = [Outgoing(chat, text, kind=Kind.NOTICE) for chat in office(store) if chat != cause.chat]
    return [*answer_to(cause, text), *told]
