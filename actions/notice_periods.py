"""The time that the owner of an abandoned vehicle has after a notice (告知): whether a case waits for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions import holding
from domain.cases import Case
from domain.life import UNDER_LIMIT
from domain.matters import Matter, MatterKind, ended
from storage.store import Store
from texts import tow_notices as wording

KIND = MatterKind.TOW_NOTICE


def is_for(case: Case, store: Store) -> bool:
    """Is a notice posted before such a case is put right?"""
    category = store.district.category.get(case.category or 0)
    return category is not None and category.is_among(store.rules.notice_first)


def last(case: Case, store: Store) -> Matter | None:
    """The notice of the case by the unit that has it, also one that is over."""
    if not is_for(case, store):
        return None
    found = [one for one in store.matters.of(case.number, KIND) if one.unit == case.unit]
    return found[-1] if found else None


def under_way(case: Case, store: Store) -> Matter | None:
    """The notice that is waited for."""
    matter = last(case, store)
    return matter if matter is not None and matter.under_way and case.state in UNDER_LIMIT else None


def end_with(case: Case, at: datetime, store: Store) -> None:
    """It is put right: nothing is waited for any more."""
    if matter := under_way(case, store):
        store.matters.change(matter, ended(matter, at))


def dropped(before: Case, case: Case, at: datetime, store: Store) -> Case:
    """The case as it was `before` it was found to be something that needs no notice: with the limit that it had without
    one, else a category would be a way to more time. A notice that is waited for is over."""
    matter = last(before, store)
    if matter is None or is_for(case, store):
        return before
    if matter.under_way:
        store.matters.change(matter, ended(matter, at))
    return unnoticed(before, matter, store)


def unnoticed(case: Case, matter: Matter, store: Store) -> Case:
    """The case with the limit that it had before the notice; itself if its limit was set anew since."""
    if not matter.label or matter.until is None:
        return case
    before = replace(case, due_at=datetime.fromisoformat(matter.label))
    same = standing(before, matter.opened_at, matter.until, store).due_at == case.due_at
    return before if same else case


def standing(case: Case, since: datetime, until: datetime, store: Store) -> Case:
    """The case with its limit later by the time in which the clock stood."""
    if case.due_at is None:
        return case
    return replace(case, due_at=holding.limit_after_waiting(case, since, until, store))


def hints(case: Case, now: datetime, store: Store) -> tuple[str, ...]:
    """What a card says of it."""
    matter = under_way(case, store)
    return (wording.hint(matter, now),) if matter else ()


def too_early(case: Case, words: str, at: datetime, store: Store) -> str:
    """Why it is not towed yet; '' if it may be, or if it was not towed."""
    if "拖" not in words or (matter := under_way(case, store)) is None:
        return ""
    return wording.too_early(case, matter, at) if matter.until and at < matter.until else ""
