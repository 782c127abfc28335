"""What each step changes in a case. Where it may be taken and where it leads is the table in domain/life.py."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from domain.cases import Case, State, Step, independent, on_time
from domain.cause import Actor, System
from domain.district import District, Person
from domain.life import LIFE, Side, led, was_late
from domain.refused import NotIndependent, NotOwnRepair


def accept(case: Case) -> Case:
    """受理."""
    return led(case, Step.ACCEPT)


def reject(case: Case, at: datetime) -> Case:
    """不予受理."""
    return replace(led(case, Step.REJECT), closed_at=at, consulted_until=None)


def assign(case: Case, unit: int, handler: int, due_at: datetime, at: datetime) -> Case:
    """派遣. Another person of the same unit takes over the running limit, else it is due at `due_at`."""
    same = case.unit == unit and case.due_at is not None
    assigned = led(case, Step.ASSIGN)
    return _taken(assigned, unit, handler, case.due_at if same and case.due_at else due_at, at)


def claim(case: Case, unit: int, handler: int, due_at: datetime, at: datetime) -> Case:
    """认领: a unit takes what nobody holds."""
    return _taken(led(case, Step.CLAIM), unit, handler, due_at, at)


def give_back(case: Case, at: datetime) -> Case:
    """退回 to the office: the clock stands, and what was late by then stays on that unit's account."""
    back = led(case, Step.RETURN)
    back = replace(leave(back, at), unit=None, handler=None, deferred_until=None)
    return replace(back, returned=case.returned + 1)


def consult(case: Case, until: datetime, partners: tuple[int, ...], at: datetime) -> Case:
    """会商 with these units until then: meanwhile no unit has it, and the clock stands."""
    waiting = led(case, Step.CONSULT)
    waiting = replace(leave(waiting, at), unit=None, handler=None, deferred_until=None)
    return replace(waiting, consulted_until=until, partners=partners)


def conclude(case: Case, unit: int, handler: int, due_at: datetime, at: datetime) -> Case:
    """结论 of a 会商: the unit that has it from now on."""
    return _taken(replace(led(case, Step.CONCLUDE), consulted_until=None), unit, handler, due_at, at)


def leave(case: Case, at: datetime) -> Case:
    """The clock of its unit stands from now on; from the 整改 on, if there was one."""
    if case.unit is None or case.left_at is not None:
        return case
    return replace(case, left_unit=case.unit, left_at=case.fixed_at or at)


def rectify(case: Case, person: Person, at: datetime) -> Case:
    """整改."""
    return replace(led(case, Step.RECTIFY), fixed_at=at, fixed_by=person.id, deferred_until=None)


def unfix(case: Case, by: Actor) -> Case:
    """撤回整改 by whoever reported it, while nobody has verified it. The limit is what it was, and the time since then
    is the unit's: nobody has stopped their clock by a 整改 that was none. Raises WrongState, NotOwnRepair.
    """
    back = led(case, Step.UNFIXED)
    if isinstance(by, System) or case.fixed_by != by.id:
        raise NotOwnRepair(case)
    return replace(back, fixed_at=None, fixed_by=None)


def pass_check(case: Case, by: Actor, district: District, at: datetime) -> Case:
    """核查通过, which closes the case (销号). Raises WrongState, NotIndependent."""
    closed = led(case, Step.PASS)
    must_be_independent(case, by, district)
    return replace(closed, closed_at=at, verified_by=None if isinstance(by, System) else by.id)


def fail_check(case: Case, by: Actor, district: District, due_at: datetime | None) -> Case:
    """核查不通过: back to the unit (返工). A limit that was kept moves to `due_at`, by the time spent waiting for
    verification; one that had passed when it was fixed has passed.

    Raises WrongState, NotIndependent.
    """
    back = led(case, Step.FAIL)
    must_be_independent(case, by, district)
    due = due_at if on_time(case) else case.due_at
    return replace(back, due_at=due, fixed_at=None, fixed_by=None, reworked=case.reworked + 1)


def reopen(case: Case, due_at: datetime) -> Case:
    """重开: what was closed goes back to its unit with a new limit, what ended otherwise to the office."""
    again = led(case, Step.REOPEN)
    again = replace(again, closed_at=None, fixed_at=None, fixed_by=None, verified_by=None)
    again = replace(again, reopened=case.reopened + 1, merged_into=None, withdrawn=False)
    if LIFE[again.state].holder is Side.UNIT:
        return replace(again, due_at=due_at)
    return replace(again, unit=None, handler=None)


def void(case: Case, at: datetime) -> Case:
    """作废 by the office."""
    return _ended(case, Step.VOID, at)


def withdraw(case: Case, at: datetime) -> Case:
    """撤回 by whoever reported it."""
    return replace(_ended(case, Step.WITHDRAW, at), withdrawn=True)


def merge(case: Case, into: int, at: datetime) -> Case:
    """并案 into another case, which goes on."""
    return replace(_ended(case, Step.MERGE, at), merged_into=into)


def echo(case: Case) -> Case:
    """反映: somebody else tells of the same."""
    return replace(led(case, Step.ECHO), echoed=case.echoed + 1)


def joined(case: Case, other: Case) -> Case:
    """The case that goes on, with another in it (并案)."""
    return replace(case, echoed=case.echoed + other.echoed + 1, urgent=case.urgent or other.urgent)


def parted(case: Case, other: Case) -> Case:
    """The same without it again."""
    return replace(case, echoed=max(0, case.echoed - other.echoed - 1))


def part_of(case: Case, number: int, text: str, unit: int, at: datetime) -> Case:
    """A part of a case that is being split (拆分), not yet given to its unit.

    The unit that had the whole goes on with its clock, and with what is counted of it: no limit is won by splitting.
    """
    new = Case(
        number, State.PENDING, text, case.source, case.place, case.reporter, at,
        point=case.point, grid=case.grid, category=case.category, line_unit=case.line_unit, group=case.group,
        latitude=case.latitude, longitude=case.longitude, urgent=case.urgent, tied_to=case.number, part=True,
    )  # fmt: skip
    had = leave(case, at)
    if had.left_unit != unit:
        return new
    new = replace(new, due_at=had.due_at, left_unit=unit, left_at=had.left_at, away=had.away)
    new = replace(new, extended=had.extended, reworked=had.reworked, returned=had.returned)
    return replace(new, excused_at=had.excused_at, deferred_until=had.deferred_until)


def split(case: Case, units: tuple[int, ...], at: datetime) -> Case:
    """拆分 into a part for each of these units: it waits for them, and no unit has it.

    What was late stays late on the account of the unit that had it; if that unit has a part, the part has the limit.
    """
    apart = leave(led(case, Step.SPLIT), at)
    due_at = None if apart.left_unit in units else apart.due_at
    apart = replace(apart, unit=None, handler=None, due_at=due_at, deferred_until=None)
    return replace(apart, partners=units, parts=len(units))


def whole(case: Case, at: datetime) -> Case:
    """Every part has ended and one at least was solved: the case is closed with them."""
    return replace(led(case, Step.WHOLE), closed_at=at)


def undone(case: Case, parts: Sequence[Case]) -> Case:
    """Every part has ended and none was solved: the office decides anew.

    The clock that a part went on with comes back with it; what was late in the part counts there already.
    """
    back = replace(led(case, Step.UNDONE), partners=(), parts=0)
    for part in parts:
        if case.due_at is None and part.left_unit == case.left_unit and not was_late(part):
            return replace(back, due_at=part.due_at, left_at=part.left_at)
    return back


def come_apart(case: Case) -> Case:
    """A part goes on again (重开), and so the case waits for it."""
    return replace(led(case, Step.APART), closed_at=None)


def must_be_independent(case: Case, by: Actor, district: District) -> None:
    """Raise NotIndependent if the verifier or their unit repaired it. The clock repairs nothing."""
    if not isinstance(by, System) and not independent(case, by, district):
        raise NotIndependent(case)


def _taken(case: Case, unit: int, handler: int, due_at: datetime, at: datetime) -> Case:
    """The case at a unit; how long its clock has stood is added up. A 挂账 is of the unit that asked for it."""
    deferred = case.deferred_until if unit in (case.unit, case.left_unit) else None
    stood = int((at - case.left_at).total_seconds()) if case.left_at else 0
    had = replace(case, left_unit=None, left_at=None, away=case.away + stood)
    return replace(had, unit=unit, handler=handler, due_at=due_at, deferred_until=deferred)


def _ended(case: Case, step: Step, at: datetime) -> Case:
    """Ended without being solved: what was late by then stays late."""
    return replace(leave(led(case, step), at), closed_at=at, deferred_until=None, consulted_until=None)
