"""What each step changes in a case. Where it may be taken and where it leads is the table in domain/life.py."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from domain.cases import Case, Step, independent
from domain.cause import Actor, System
from domain.district import District, Person
from domain.life import led
from domain.refused import NotIndependent


def accept(case: Case) -> Case:
    """受理."""
    return led(case, Step.ACCEPT)


def reject(case: Case, at: datetime) -> Case:
    """不予受理."""
    return replace(led(case, Step.REJECT), closed_at=at)


def assign(case: Case, unit: int, handler: int, due_at: datetime) -> Case:
    """派遣. Another unit gets a new limit; another person of the same unit takes over the running one."""
    same = case.unit == unit and case.due_at is not None
    assigned = led(case, Step.ASSIGN)
    return replace(assigned, unit=unit, handler=handler, due_at=case.due_at if same else due_at)


def claim(case: Case, unit: int, handler: int, due_at: datetime) -> Case:
    """认领: a unit takes what nobody holds."""
    return replace(led(case, Step.CLAIM), unit=unit, handler=handler, due_at=due_at)


def give_back(case: Case) -> Case:
    """退回 to the office: nobody holds it, so no limit runs."""
    return replace(led(case, Step.RETURN), unit=None, handler=None, due_at=None)


def rectify(case: Case, person: Person, at: datetime) -> Case:
    """整改."""
    return replace(led(case, Step.RECTIFY), fixed_at=at, fixed_by=person.id)


def pass_check(case: Case, by: Actor, district: District, at: datetime) -> Case:
    """核查通过, which closes the case (销号). Raises WrongState, NotIndependent."""
    closed = led(case, Step.PASS)
    must_be_independent(case, by, district)
    return replace(closed, closed_at=at)


def fail_check(case: Case, by: Actor, district: District, at: datetime) -> Case:
    """核查不通过: back to the unit (返工). The time spent waiting for verification is given back.

    Raises WrongState, NotIndependent.
    """
    back = led(case, Step.FAIL)
    must_be_independent(case, by, district)
    due_at = case.due_at and case.fixed_at and case.due_at + (at - case.fixed_at)
    return replace(back, due_at=due_at, fixed_at=None, fixed_by=None)


def reopen(case: Case, due_at: datetime) -> Case:
    """重开: back to the unit that had it with a new limit, or to the office if none had it."""
    limit = due_at if case.unit is not None else None
    return replace(led(case, Step.REOPEN), closed_at=None, fixed_at=None, fixed_by=None, due_at=limit)


def must_be_independent(case: Case, by: Actor, district: District) -> None:
    """Raise NotIndependent if the verifier or their unit repaired it. The clock repairs nothing."""
    if not isinstance(by, System) and not independent(case, by, district):
        raise NotIndependent(case)
