"""改类别, 改地点: what was taken for something else is put right; the limit follows, and the history has its line."""

from __future__ import annotations

from dataclasses import replace

from actions.cards import moved
from actions.findings import findings
from actions.history import event
from actions.holding import handler_of, limit, with_line_unit
from domain.cases import Case, Step
from domain.cause import Cause
from domain.chat import Outgoing
from domain.district import Category
from domain.life import UNDER_LIMIT, must_allow
from storage.store import Store

_GAVE = (Step.REPORT, Step.ASSIGN, Step.CLAIM, Step.REOPEN)  # with these a limit begins


def change_category(before: Case, category: Category, cause: Cause, store: Store) -> list[Outgoing]:
    """改类别: it is of that category, and its limit is that category's, counted from when its unit got it.

    Raises WrongState.
    """
    must_allow(before, Step.ADD)
    case = with_line_unit(replace(before, category=category.id), store)
    old = store.district.category.get(before.category or 0)
    told = f"改类别：{old.name if old else '待分类'} → {category.name}"
    return _mended(before, _with_limit(before, case, store), told, cause, store)


def change_place(before: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """改地点: it is where the words say. It stays with its unit; who answers for another grid there leads it.

    Raises WrongState.
    """
    must_allow(before, Step.ADD)
    found = findings(cause.words, before.grid, store)[0]
    case = replace(
        before, place=found.place or cause.words, point=found.point, grid=found.grid or before.grid
    )
    case = with_line_unit(case, store)
    if case.unit is not None and case.state in UNDER_LIMIT and case.grid != before.grid:
        case = replace(case, handler=handler_of(case.unit, case, store).id)
    return _mended(before, case, f"改地点：{before.place or '待定'} → {case.place}", cause, store)


def _mended(before: Case, case: Case, told: str, cause: Cause, store: Store) -> list[Outgoing]:
    store.cases.move(before, case, event(case, Step.ADD, replace(cause, words=told)))
    return moved(before, case, cause, store, told)


def _with_limit(before: Case, case: Case, store: Store) -> Case:
    """The running limit in its new length; time that was given back on the way stays given."""
    if before.due_at is None or before.state not in UNDER_LIMIT:
        return case
    given = [one.at for one in store.cases.history(case.number) if one.step in _GAVE][-1]
    given_back = before.due_at - limit(before, given.astimezone(store.zone), store)
    return replace(case, due_at=limit(case, given.astimezone(store.zone), store) + given_back)
