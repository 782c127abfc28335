"""The steps of a case: each moves it, writes its line of history, and returns what is said to whom.

Each raises WrongState where the step does not lead on, and Changed if somebody was faster.
"""

from __future__ import annotations

from actions import (
    consulting,
    evidence,
    merging,
    notice_periods,
    parts,
    self_reports,
    similar,
    sites,
    splitting,
    supervision,
)
from actions.cards import moved
from actions.consulting import must_not_be_consulted
from actions.history import event
from actions.holding import handler_of, instead, limit, limit_after_check, limit_in, present
from actions.partners import must_be_helped
from domain import steps
from domain.cases import Case, Step
from domain.cause import Cause, System
from domain.chat import Outgoing
from domain.district import Person, Unit
from domain.life import UNDER_LIMIT
from domain.refused import AlreadyAssigned, AlreadyHeld
from storage.store import Store
from texts import cases as wording
from texts import doubts
from texts.typed import one_line


def accept(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """受理."""
    return _take(Step.ACCEPT, case, steps.accept(case), cause, store)


def reject(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """不予受理, for the reason in the words. Raises SeeFirst."""
    rejected = steps.reject(case, cause.at)
    sites.must_be_seen(case, store)
    return _take(Step.REJECT, case, rejected, cause, store, _because("理由", cause))


def assign(
    case: Case, unit: Unit, cause: Cause, store: Store, *, to: Person | None = None, told: str = ""
) -> list[Outgoing]:
    """派 to a unit; `to` leads it there, by default the unit's handler; while they are away somebody else. `told` is
    what the unit is told besides, on the card.

    A confidential case goes to whom the office names and to nobody instead. Raises UnitHasNobody, Consulted,
    AlreadyAssigned.
    """
    must_not_be_consulted(case)
    named = to if to is None or case.confidential else present(to, cause.at, store)
    handler = named or handler_of(unit.id, case, cause.at, store)
    same = case.state in UNDER_LIMIT and (case.unit, case.handler) == (unit.id, handler.id)
    if same and to in (None, handler):
        raise AlreadyAssigned(case, unit.short, handler.name)  # else everybody would hear of it again
    due_at = limit_in(unit.id, case, cause.at, store)
    assigned = steps.assign(case, unit.id, handler.id, due_at, cause.at)
    hint = instead(to or store.district.handler_of(unit.id, case.grid), assigned, store)
    return _take(Step.ASSIGN, case, assigned, cause, store, hint, wording.told_besides(told))


def claim(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """认领 by somebody for their unit. Raises Consulted, AlreadyHeld."""
    must_not_be_consulted(case)
    _must_be_free(case, person, store)
    due_at = limit_in(person.unit, case, cause.at, store)
    claimed = steps.claim(case, person.unit, person.id, due_at, cause.at)
    return _take(Step.CLAIM, case, claimed, cause, store)


def _must_be_free(case: Case, person: Person, store: Store) -> None:
    """Raise AlreadyHeld while a unit has it."""
    if case.state in UNDER_LIMIT and case.unit is not None:
        handler = store.district.staff.get(case.handler or 0)
        name, unit = handler.name if handler else "", store.district.unit[case.unit].short
        raise AlreadyHeld(case, unit, name, own=case.unit == person.unit)


def give_back(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """退回 to the office, for the reason in the words. The second opens a 会商, but of what is confidential.

    Raises NoMoreReturns.
    """
    by = wording.SYSTEM if isinstance(cause.by, System) else store.district.unit[cause.by.unit].short
    back = steps.give_back(case, cause.at)
    consulting.must_be_returnable(case, store)
    store.cases.move(case, back, event(back, Step.RETURN, cause))
    reason = _because(f"{by}退回", cause)
    if back.returned < consulting.MOST_RETURNS or back.confidential:
        return moved(case, back, cause, store, reason)
    return consulting.begin(case, back, consulting.by_itself(cause), store, reason)


def rectify(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """整改, shown with photos, which may show several cases of one message. Raises OldPhoto if all were used before."""
    counted = evidence.without_old(case, cause, store)
    notice_periods.end_with(case, cause.at, store)
    store.doubts.put(case.number, evidence.of_repair(case, counted, store))
    left_out = doubts.left_out(len(cause.photos) - len(counted.photos))
    return _take(Step.RECTIFY, case, steps.rectify(case, person, cause.at), counted, store, left_out)


def unfix(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """撤回整改 by whoever reported it: the unit has it again, with the limit that it had. Raises NotOwnRepair."""
    back = steps.unfix(case, cause.by)
    by = wording.actor_on(case, cause.by, store.district)
    return _take(Step.UNFIXED, case, back, cause, store, _because(f"{by} 撤回整改", cause))


def pass_check(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """通过: it is fixed and closed (销号). Raises NotIndependent, StillAssisted."""
    closed = steps.pass_check(case, cause.by, store.district, cause.at)
    must_be_helped(case, store)
    hint = f"{wording.actor_on(case, cause.by, store.district)} 核查通过"
    return similar.offered(closed, _take(Step.PASS, case, closed, cause, store, hint), store)


def fail_check(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """不通过: back to the unit, for the reason in the words. Raises NotIndependent."""
    due = limit_after_check(case, cause.at, store)
    back = steps.fail_check(case, cause.by, store.district, due)
    return _take(Step.FAIL, case, back, cause, store, _because("返工", cause))


def reopen(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """重开, for the reason in the words. Raises PartsHaveIt, PartIsOver."""
    parts.must_be_undivided(case, Step.REOPEN, store)
    parts.must_go_with_the_whole(case, store)
    merging.part(case, cause, store)
    reopened = steps.reopen(case, limit(case, cause.at, store))
    if case.merged_into is not None and case.unit in store.district.unit:
        return _with_its_unit_again(case, reopened, cause, store)
    return _take(Step.REOPEN, case, reopened, cause, store, _because("重开", cause))


def _with_its_unit_again(case: Case, reopened: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """Whoever had it when it was merged (并案) goes on with it, and with the limit that stood meanwhile."""
    assert case.unit is not None, "a unit had it"
    store.cases.move(case, reopened, event(reopened, Step.REOPEN, cause))
    had = store.district.staff.get(case.handler or 0)
    handler = (had and present(had, cause.at, store)) or handler_of(case.unit, case, cause.at, store)
    due_at = limit_in(case.unit, reopened, cause.at, store)
    again = steps.assign(reopened, case.unit, handler.id, due_at, cause.at)
    return _take(Step.ASSIGN, reopened, again, consulting.by_itself(cause), store, _because("重开", cause))


def _take(step: Step, before: Case, after: Case, cause: Cause, store: Store, *hints: str) -> list[Outgoing]:
    store.cases.move(before, after, event(after, step, cause))
    after, asked = self_reports.trace(after, cause, store)
    told = [*moved(before, after, cause, store, *hints), *asked, *supervision.hand_on(after, cause, store)]
    return [*told, *splitting.followed(before, after, cause, store)]


def _because(what: str, cause: Cause) -> str:
    return f"{what}：{one_line(cause.words)}" if cause.words else what
