"""改类别, 改地点, 来源: what was taken for something else is put right, with its limit and a line of history."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from actions import new_points, notice_periods, self_reports
from actions.audience import answer_to
from actions.cards import moved
from actions.findings import findings
from actions.history import event
from actions.holding import handler_of, limit, with_line_unit
from domain.cases import Case, Event, Source, Step
from domain.categories import Category
from domain.cause import Actor, Cause
from domain.chat import Choice, Outgoing
from domain.district import Person, Role
from domain.life import UNDER_LIMIT, may_take, must_allow
from domain.refused import SameCategory, ThereAlready
from storage.store import Store
from texts import cases as wording

_GAVE = (Step.REPORT, Step.ASSIGN, Step.CLAIM, Step.REOPEN)  # with these a limit begins
_OVERSEE = (Role.INSPECTOR, Role.OFFICE, Role.LEADER)


def change_category(before: Case, category: Category, cause: Cause, store: Store) -> list[Outgoing]:
    """改类别: it is of that category, and its limit is that category's, counted from when its unit got it. Whoever is
    of that unit gives it no more time by that; then the office may, by saying the same once more.

    Raises WrongState, SameCategory.
    """
    must_allow(before, Step.CATEGORY)
    case = with_line_unit(replace(before, category=category.id), store)
    unnoticed = notice_periods.dropped(before, case, cause.at, store)
    case = with_limit(unnoticed, replace(case, due_at=unnoticed.due_at), cause, store)
    old = store.district.category.get(before.category or 0)
    told = f"改类别：{old.name if old else '待分类'} → {category.name}"
    later = case.due_at and before.due_at and case.due_at > before.due_at
    if category.id == before.category:
        if not (later and isinstance(cause.by, Person) and cause.by.has(Role.OFFICE)):
            raise SameCategory(before, category)
        told = f"时限放宽：{category.name}"
    if later and is_for_itself(before, cause.by, cause.at, store):
        case, told = replace(case, due_at=before.due_at), f"{told}，时限不变，要放宽请创建办改"
    return mended(Step.CATEGORY, before, case, told, cause, store)


def is_for_itself(case: Case, by: Actor | None, at: datetime, store: Store) -> bool:
    """Does its own unit say so? Not those who oversee it, nor whoever has just reported it (撤回时限)."""
    if not isinstance(by, Person) or by.has(*_OVERSEE):
        return False
    if by.id == case.reporter and at - case.opened_at <= store.rules.withdrawing:
        return False
    return by.unit in store.district.lineage(case.unit if case.unit is not None else case.left_unit)


def change_place(before: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """改地点: it is where the words say. It stays with its unit; who answers for another grid there leads it.

    Raises WrongState, ThereAlready.
    """
    must_allow(before, Step.PLACE)
    must_be_elsewhere(before, cause.words, store)
    case = _at(before, cause.words, store)
    case = with_line_unit(case, store)
    if (
        case.unit is not None
        and not case.confidential
        and case.state in UNDER_LIMIT
        and case.grid != before.grid
    ):
        case = replace(case, handler=handler_of(case.unit, case, cause.at, store).id)
    told = f"改地点：{before.place or '待定'} → {case.place}"
    return [
        *mended(Step.PLACE, before, case, told, cause, store),
        *_to_hand_on(case, cause, store),
        *new_points.offered(case, cause, store),
    ]


def must_be_elsewhere(case: Case, words: str, store: Store) -> None:
    """Raises ThereAlready if it is where the words say already."""
    if _at(case, words, store) == case:
        raise ThereAlready(case)


def _at(case: Case, words: str, store: Store) -> Case:
    found = findings(words, case.grid, store)[0]
    return replace(case, place=found.place or words, point=found.point, grid=found.grid or case.grid)


def _to_hand_on(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """If it is in the grid of another unit than the one that has it: how it gets there, to whoever said so."""
    district = store.district
    if case.grid is None or case.unit is None or case.confidential or not may_take(case, Step.ASSIGN):
        return []
    new = district.grid[case.grid].unit
    if case.unit in district.lineage(new) or not district.grids_of(district.within(case.unit)):
        return []
    name = district.unit[new].short
    says = f"派 {case.number} {name}"
    text = f"{case.place}归{name}，#{case.number} 还在{district.unit[case.unit].short}。"
    if isinstance(cause.by, Person) and cause.by.has(Role.OFFICE):
        told = answer_to(cause, f"{text}要改派就点一下，或发：{says}", case)
        return [replace(one, choices=(Choice(f"改派{name}", says),)) for one in told]
    return answer_to(cause, f"{text}要改派请创建办发：{says}", case)


def change_source(
    before: Case, source: Source, cause: Cause, store: Store, instruction: str = ""
) -> list[Outgoing]:
    """来源: that is where it came from, with what was ordered or said there; some sources have a limit of their own.

    Raises WrongState.
    """
    must_allow(before, Step.SOURCE)
    case = replace(before, source=source, instruction=instruction)
    case = with_limit(before, case, cause, store) if source is not before.source else case
    changes = f"{before.source} → {source}" if source is not before.source else str(source)
    noted = "，".join([changes, *([wording.instruction(case)] if instruction else [])])
    return mended(Step.SOURCE, before, case, f"来源：{changes}", cause, store, noted)


def mended(
    step: Step, before: Case, case: Case, told: str, cause: Cause, store: Store, noted: str = ""
) -> list[Outgoing]:
    """The case as it was put right, with what was `told` of it as the words of its line of history, or what is `noted`
    there instead."""
    words = noted or told.partition("：")[2]
    store.cases.move(before, case, event(case, step, replace(cause, words=words)))
    case, asked = self_reports.trace(case, cause, store, anew=step is not Step.SOURCE)
    return [*moved(before, case, cause, store, told), *asked]


def with_limit(before: Case, case: Case, cause: Cause, store: Store) -> Case:
    """The running limit in its new length; time that was given back on the way stays given.

    A limit that has passed stays where it was, whatever the case is found to be: late is late.
    """
    if before.due_at is None or not runs(before, cause.at):
        return case
    given = given_at(case, store)
    given_back = max(before.due_at - limit(before, given, store), timedelta())
    return replace(case, due_at=limit(case, given, store) + given_back)


def runs(case: Case, at: datetime) -> bool:
    """True while it has a limit that is still to come, whether or not its clock stands."""
    if case.due_at is None or case.due_at < (case.left_at or at):
        return False
    return case.state in UNDER_LIMIT or case.left_at is not None


def given_at(case: Case, store: Store) -> datetime:
    """When its unit got it, in the district's zone: from then on its limit is counted. A part of what its unit had goes
    on with the clock of the whole."""
    given = _last_given(case.number, store)
    whole = store.cases.get(case.tied_to or 0) if case.part and given.step is Step.REPORT else None
    if whole is not None and whole.left_unit == case.unit:
        given = _last_given(whole.number, store)
    return given.at.astimezone(store.zone)


def _last_given(number: int, store: Store) -> Event:
    return [one for one in store.cases.history(number) if one.step in _GAVE][-1]
