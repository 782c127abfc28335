"""A case (问题): its states, the steps between them, and the rules of each step (requirements A2-03)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.chat import Photo
from domain.district import District, Person
from domain.refused import Reason, Refused


class State(StrEnum):
    """状态, as people say it."""

    PENDING = "待受理"
    UNASSIGNED = "待派遣"
    OPEN = "处置中"
    RETURNED = "退回"
    CHECKING = "待核查"
    CLOSED = "已销号"
    REJECTED = "不予受理"


ENDED = frozenset({State.CLOSED, State.REJECTED})
WITH_OFFICE = frozenset({State.PENDING, State.UNASSIGNED, State.RETURNED})


class Step(StrEnum):
    """What happens to a case; each is one event of its history."""

    REPORT = "上报"
    ADD = "补充"
    ACCEPT = "受理"
    REJECT = "不予受理"
    ASSIGN = "派遣"
    CLAIM = "认领"
    RETURN = "退回"
    RECTIFY = "整改"
    PASS = "核查通过"
    FAIL = "返工"
    REOPEN = "重开"


# From where each step may be taken. ASSIGN from 处置中 moves a case that went to the wrong unit.
_FROM: dict[Step, frozenset[State]] = {
    Step.ADD: frozenset(State) - ENDED,
    Step.ACCEPT: frozenset({State.PENDING}),
    Step.REJECT: frozenset({State.PENDING, State.UNASSIGNED, State.RETURNED}),
    Step.ASSIGN: frozenset({State.PENDING, State.UNASSIGNED, State.RETURNED, State.OPEN}),
    Step.CLAIM: frozenset({State.UNASSIGNED, State.RETURNED}),
    Step.RETURN: frozenset({State.OPEN}),
    Step.RECTIFY: frozenset({State.OPEN}),
    Step.PASS: frozenset({State.CHECKING}),
    Step.FAIL: frozenset({State.CHECKING}),
    Step.REOPEN: ENDED,
}


class Source(StrEnum):
    """来源: who found it."""

    SELF = "自查"
    PATROL = "网格巡查"
    INSPECTION = "督查"
    LEADER = "领导交办"


@dataclass(frozen=True, slots=True)
class Case:
    """One problem on its way to a verified end. All but the moments and words are ids of the register.

    `latitude`/`longitude` in degrees are where it was reported from, if the message or a photo told.
    `due_at` is the unit's time limit, None while no unit holds the case. `fixed_at`/`fixed_by` are the last
    rectification (整改); whether it was on time is judged by `fixed_at`, for waiting for verification is not
    the unit's doing.
    """

    number: int
    state: State
    text: str
    source: Source
    place: str
    reporter: int
    opened_at: datetime
    point: int | None = None
    grid: int | None = None
    category: int | None = None
    unit: int | None = None
    line_unit: int | None = None
    handler: int | None = None
    group: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    due_at: datetime | None = None
    fixed_at: datetime | None = None
    fixed_by: int | None = None
    closed_at: datetime | None = None

    @property
    def sorted(self) -> bool:
        """True once place and category are known, so that the responsible unit can be found."""
        return self.category is not None and self.grid is not None


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a case's history: who did what, when, in which words, from which message."""

    case: int
    at: datetime
    person: int
    step: Step
    state: State
    words: str = ""
    message: str = ""
    photos: tuple[Photo, ...] = ()


def overdue(case: Case, at: datetime) -> bool:
    """超期: the unit still holds it and its time has passed."""
    return case.state is State.OPEN and case.due_at is not None and case.due_at < at


def on_time(case: Case) -> bool:
    """按期: the rectification that stands came before the limit."""
    return case.fixed_at is not None and case.due_at is not None and case.fixed_at <= case.due_at


def independent(case: Case, verifier: Person, district: District) -> bool:
    """Whoever verifies is never whoever fixed, nor anyone of that unit or of one under it (design, 4)."""
    fixer = district.person.get(case.fixed_by) if case.fixed_by is not None else None
    fixing_units = {unit for unit in (case.unit, fixer.unit if fixer else None) if unit is not None}
    return verifier.id != case.fixed_by and not fixing_units & set(district.lineage(verifier.unit))


def accept(case: Case) -> Case:
    """受理."""
    return _to(case, Step.ACCEPT, State.UNASSIGNED)


def reject(case: Case, at: datetime) -> Case:
    """不予受理."""
    return replace(_to(case, Step.REJECT, State.REJECTED), closed_at=at)


def assign(case: Case, unit: int, handler: int, due_at: datetime) -> Case:
    """派遣. Another unit gets a new limit; another person of the same unit takes over the running one."""
    same = case.unit == unit and case.due_at is not None
    assigned = _to(case, Step.ASSIGN, State.OPEN)
    return replace(assigned, unit=unit, handler=handler, due_at=case.due_at if same else due_at)


def claim(case: Case, unit: int, handler: int, due_at: datetime) -> Case:
    """认领: a unit takes what nobody holds."""
    claimed = _to(case, Step.CLAIM, State.OPEN)
    return replace(claimed, unit=unit, handler=handler, due_at=due_at)


def give_back(case: Case) -> Case:
    """退回 to the office: nobody holds it, so no limit runs."""
    return replace(_to(case, Step.RETURN, State.RETURNED), unit=None, handler=None, due_at=None)


def rectify(case: Case, person: Person, at: datetime) -> Case:
    """整改."""
    return replace(_to(case, Step.RECTIFY, State.CHECKING), fixed_at=at, fixed_by=person.id)


def pass_check(case: Case, verifier: Person, district: District, at: datetime) -> Case:
    """核查通过, which closes the case (销号)."""
    closed = _to(case, Step.PASS, State.CLOSED)
    _must_be_independent(case, verifier, district)
    return replace(closed, closed_at=at)


def fail_check(case: Case, verifier: Person, district: District, at: datetime) -> Case:
    """核查不通过: back to the unit (返工). The time spent waiting for verification is given back."""
    back = _to(case, Step.FAIL, State.OPEN)
    _must_be_independent(case, verifier, district)
    due_at = case.due_at and case.fixed_at and case.due_at + (at - case.fixed_at)
    return replace(back, due_at=due_at, fixed_at=None, fixed_by=None)


def reopen(case: Case, due_at: datetime | None) -> Case:
    """重开: back to the unit that had it with a new limit, or to the office if none had it."""
    state = State.OPEN if case.unit is not None else State.PENDING
    reopened = _to(case, Step.REOPEN, state)
    due_at = due_at if case.unit is not None else None
    return replace(reopened, closed_at=None, fixed_at=None, fixed_by=None, due_at=due_at)


def must_allow(case: Case, step: Step) -> None:
    """Raise Refused(WRONG_STATE) unless the step may be taken from the case's state."""
    if case.state not in _FROM[step]:
        raise Refused(Reason.WRONG_STATE, case=case, step=step)


def _to(case: Case, step: Step, state: State) -> Case:
    must_allow(case, step)
    return replace(case, state=state)


def _must_be_independent(case: Case, verifier: Person, district: District) -> None:
    if not independent(case, verifier, district):
        raise Refused(Reason.NOT_INDEPENDENT, case=case)
