"""告知: a notice is posted on an abandoned vehicle (僵尸车) and its owner is given some days before it is towed.

It is a matter beside the state. The unit's limit stands for that time, once for each case, and only for the categories
of 规则 告知类别: for others nothing is won by a notice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from actions import holding
from actions.audience import alone, holder_of
from actions.cards import moved
from actions.history import event
from actions.late_matters import late
from actions.notice_periods import KIND, under_way
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person
from domain.matters import Matter, MatterState, ended
from domain.notices import Notice
from storage.store import Store
from texts import cases as wording_of_cases
from texts import tow_notices as wording

OVER = "tow-notice"


def post(case: Case, until: datetime, cause: Cause, store: Store) -> list[Outgoing]:
    """The notice hangs there, with its photo: the limit stands until then, unless it has passed already."""
    who = cause.by.id if isinstance(cause.by, Person) else None
    limit = case.due_at.isoformat() if case.due_at else ""
    matter = Matter(
        KIND, case.number, cause.at, who, MatterState.AGREED, limit, until, cause.words, unit=case.unit
    )
    store.matters.open(matter)
    after = _standing(case, cause.at, until, store)
    told = wording.noted(matter, cause.at, cause.words)
    store.cases.move(case, after, event(after, Step.ADD, replace(cause, words=told)))
    return moved(case, after, cause, store)


def take_back(case: Case, matter: Matter, cause: Cause, store: Store) -> list[Outgoing]:
    """撤回: its owner has moved it. The limit goes on, later by the time that was waited."""
    store.matters.change(matter, ended(matter, cause.at))
    back = _given_back(case, matter, cause.at, store)
    told = wording.taken_back(cause.words)
    store.cases.move(case, back, event(back, Step.ADD, replace(cause, words=told)))
    return moved(case, back, cause, store, told, wording.then(case))


def remind(at: datetime, store: Store) -> Iterator[Outgoing]:
    """Whoever handles it, and nobody else, is told once that the time is over."""
    found = late(KIND, MatterState.AGREED, at, store)
    told = store.reminders.told([case.number for _, case in found])
    for matter, case in found:
        assert matter.until is not None, "it is late"
        if under_way(case, store) is None:
            store.matters.change(matter, ended(matter, at))
        elif told.first(case.number, OVER, matter.until):
            yield from _told(case, matter, at, store)


def _told(case: Case, matter: Matter, at: datetime, store: Store) -> Iterator[Outgoing]:
    handler = holder_of(case, store.district)
    where = wording_of_cases.place(case, store.district)
    for chat in alone(store, [handler] if handler else []):
        text = wording.over(case, matter, where, at)
        key = f"{OVER}:{matter.id}"
        yield Outgoing(
            chat, text, choices=(wording.fix(case),), kind=Kind.NOTICE, key=key, notice=Notice.TASK
        )


def _given_back(case: Case, matter: Matter, at: datetime, store: Store) -> Case:
    """The case without the days that were not waited, unless its limit was set anew meanwhile."""
    if not matter.label or matter.until is None or at >= matter.until:
        return case
    before = replace(case, due_at=datetime.fromisoformat(matter.label))
    if _standing(before, matter.opened_at, matter.until, store).due_at != case.due_at:
        return case
    return _standing(before, matter.opened_at, at, store)


def _standing(case: Case, since: datetime, until: datetime, store: Store) -> Case:
    """The case with its limit later by the time in which the clock stood."""
    if case.due_at is None:
        return case
    return replace(case, due_at=holding.limit_after_waiting(case, since, until, store))
