"""定级: a person says how grave a case is."""

from __future__ import annotations

from dataclasses import replace

from actions.graded import grade
from actions.holding import limit
from actions.mending import given_at, mended, runs
from domain.cases import Case, Grade, Step
from domain.cause import Cause
from domain.chat import Outgoing
from domain.grades import hurries
from domain.life import must_allow
from storage.store import Store
from texts import grades as wording


def change(before: Case, new: Grade, cause: Cause, store: Store) -> list[Outgoing]:
    """定级: it is as grave as this from now on, and 严重 is what 紧急 is: its unit is rung, its limit is short.

    Raises WrongState.
    """
    must_allow(before, Step.GRADE)
    changes = f"{grade(before, store)} → {new}"
    case = _limited(before, replace(before, graded=new, urgent=new is Grade.SEVERE), cause, store)
    noted = f"{changes}，{cause.words}" if cause.words else changes
    return mended(Step.GRADE, before, case, wording.changed(changes, cause.words), cause, store, noted)


def _limited(before: Case, case: Case, cause: Cause, store: Store) -> Case:
    """With the limit that it has now; one that has passed stays where it was.

    The short one is counted from now on, for nobody could keep it before. Whoever takes the grade back gets what was
    there without it, and no more: else the two together would give time.
    """
    if before.due_at is None or not runs(before, cause.at):
        return case
    if case.urgent:
        return replace(case, due_at=min(before.due_at, limit(case, cause.at.astimezone(store.zone), store)))
    if not hurries(before, store.district.category.get(before.category or 0), store.rules.grading):
        return case
    return replace(case, due_at=max(before.due_at, limit(case, given_at(case, store), store)))
