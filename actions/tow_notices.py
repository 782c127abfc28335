"""告知: a notice is posted on an abandoned vehicle (僵尸车) and its owner is given some days before it is towed.

It is a matter beside the state. The unit's limit stands for that time. Nobody signs it, so it is once for each case,
for the categories of 规则 告知类别, not for longer than 规则 告知天数, with a photo that was not used before; and it is
counted where 延期 is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from actions import evidence
from actions.audience import alone, holder_of
from actions.cards import moved
from actions.history import event
from actions.late_matters import late
from actions.mending import is_for_itself
from actions.notice_periods import KIND, is_for, last, standing, under_way, unnoticed
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person
from domain.life import must_allow
from domain.matters import Matter, MatterState, ended
from domain.notices import Notice
from domain.refused import (
    CategoryByOwn,
    NeedsNoNotice,
    NoticedBefore,
    NoticeTooLong,
    NoticeUnseen,
    NotNoticed,
)
from storage.store import Store
from texts import cases as wording_of_cases
from texts import tow_notices as wording

OVER = "tow-notice"
SHORTEST = timedelta(hours=12)


def must_be_postable(case: Case, store: Store) -> None:
    """Raise WrongState, NeedsNoNotice, CategoryByOwn or NoticedBefore unless a notice may be posted."""
    must_allow(case, Step.RECTIFY)
    if not is_for(case, store):
        raise NeedsNoNotice(case, store.rules.notice_first)
    _must_be_so_called(case, store)
    if earlier := last(case, store):
        waits = earlier.until if earlier.under_way else None
        raise NoticedBefore(case, waits.astimezone(store.zone) if waits else None)


def _must_be_so_called(case: Case, store: Store) -> None:
    """Raise CategoryByOwn if its unit alone says that it is of that category: else it would give itself time."""
    lines = [one for one in store.cases.history(case.number) if one.step is Step.CATEGORY]
    by = store.district.person.get(lines[-1].person or 0) if lines else None
    if by is not None and is_for_itself(case, by, lines[-1].at, store):
        raise CategoryByOwn(case, store.district.category[case.category or 0].name)


def must_be_short(case: Case, until: datetime, at: datetime, store: Store) -> None:
    """Raise NoticeTooLong unless that is as long as a notice may hang there."""
    most = store.rules.longest_notice
    if not SHORTEST <= until - at <= timedelta(days=most + 1):  # the day on which it is posted is not counted
        raise NoticeTooLong(case, most)


def post(case: Case, until: datetime, cause: Cause, store: Store) -> list[Outgoing]:
    """The notice hangs there, with its photo: the limit stands until then, unless it has passed already.

    Raises WrongState, NeedsNoNotice, CategoryByOwn, NoticedBefore, NoticeTooLong, NoticeUnseen, OldPhoto.
    """
    must_be_postable(case, store)
    must_be_short(case, until, cause.at, store)
    if not cause.photos:
        raise NoticeUnseen(case)
    cause = evidence.without_old(case, cause, store)
    who = cause.by.id if isinstance(cause.by, Person) else None
    limit = case.due_at.isoformat() if case.due_at else ""
    matter = Matter(
        KIND, case.number, cause.at, who, MatterState.AGREED, limit, until, cause.words, unit=case.unit
    )
    store.matters.open(matter)
    after = standing(case, cause.at, until, store)
    told = wording.noted(matter, cause.at, cause.words)
    store.cases.move(case, after, event(after, Step.ADD, replace(cause, words=told)))
    return moved(case, after, cause, store)


def take_back(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """撤回: its owner has moved it. The limit goes on, later by the time that was waited.

    Raises WrongState, NotNoticed.
    """
    must_allow(case, Step.RECTIFY)
    matter = under_way(case, store)
    if matter is None:
        raise NotNoticed(case)
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
    if matter.until is None or at >= matter.until or (before := unnoticed(case, matter, store)) is case:
        return case
    return standing(before, matter.opened_at, at, store)
