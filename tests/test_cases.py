"""The life of a case on plain values: where each step leads, and what no sequence of steps can bring about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import steps
from domain.cases import Case, State, Step, independent
from domain.district import District, Person
from domain.life import ENDED, must_allow
from domain.refused import NotIndependent, Refused, WrongState
from tests.cases_by_state import DISTRICT, HOUR, NOON, PEOPLE, PERSON, UNITS, case_in, new, opened

LIVING = frozenset(State) - ENDED
# Where each step leads from each state; what is not named is refused. 重开 without a unit waits for the office.
LEADS = {
    (State.PENDING, Step.ACCEPT): State.UNASSIGNED,
    (State.PENDING, Step.REJECT): State.REJECTED,
    (State.PENDING, Step.CONSULT): State.UNASSIGNED,
    (State.UNASSIGNED, Step.CONSULT): State.UNASSIGNED,
    (State.UNASSIGNED, Step.CONCLUDE): State.OPEN,
    (State.OPEN, Step.CONSULT): State.UNASSIGNED,
    (State.RETURNED, Step.CONSULT): State.UNASSIGNED,
    (State.PENDING, Step.ASSIGN): State.OPEN,
    (State.UNASSIGNED, Step.REJECT): State.REJECTED,
    (State.UNASSIGNED, Step.ASSIGN): State.OPEN,
    (State.UNASSIGNED, Step.CLAIM): State.OPEN,
    (State.OPEN, Step.ASSIGN): State.OPEN,
    (State.OPEN, Step.RETURN): State.RETURNED,
    (State.OPEN, Step.RECTIFY): State.CHECKING,
    (State.RETURNED, Step.REJECT): State.REJECTED,
    (State.RETURNED, Step.ASSIGN): State.OPEN,
    (State.RETURNED, Step.CLAIM): State.OPEN,
    (State.CHECKING, Step.PASS): State.CLOSED,
    (State.CHECKING, Step.FAIL): State.OPEN,
    (State.CHECKING, Step.UNFIXED): State.OPEN,
    (State.CLOSED, Step.REOPEN): State.OPEN,
    (State.REJECTED, Step.REOPEN): State.PENDING,
    (State.VOID, Step.REOPEN): State.PENDING,
    (State.MERGED, Step.REOPEN): State.PENDING,
    (State.CLOSED, Step.VOID): State.VOID,
    **{(state, Step.VOID): State.VOID for state in LIVING - {State.SPLIT}},
    **{(state, Step.MERGE): State.MERGED for state in LIVING - {State.SPLIT}},
    **{(state, Step.WITHDRAW): State.VOID for state in (State.PENDING, State.UNASSIGNED, State.OPEN)},
}
Take = Callable[[Case, Person, int, datetime], Case]
TAKE: dict[Step, Take] = {
    Step.ACCEPT: lambda case, _who, _unit, _at: steps.accept(case),
    Step.REJECT: lambda case, _who, _unit, at: steps.reject(case, at),
    Step.ASSIGN: lambda case, _who, unit, at: steps.assign(case, unit, 10 * unit + 1, at + 4 * HOUR, at),
    Step.CLAIM: lambda case, who, _unit, at: steps.claim(case, who.unit, who.id, at + 4 * HOUR, at),
    Step.RETURN: lambda case, _who, _unit, at: steps.give_back(case, at),
    Step.RECTIFY: lambda case, who, _unit, at: steps.rectify(case, who, at),
    Step.PASS: lambda case, who, _unit, at: steps.pass_check(case, who, DISTRICT, at),
    Step.FAIL: lambda case, who, _unit, at: steps.fail_check(case, who, DISTRICT, case.due_at),
    Step.UNFIXED: lambda case, _who, _unit, _at: steps.unfix(case, PERSON[21]),
    Step.REOPEN: lambda case, _who, _unit, at: steps.reopen(case, at + 4 * HOUR),
    Step.WITHDRAW: lambda case, _who, _unit, at: steps.withdraw(case, at),
    Step.VOID: lambda case, _who, _unit, at: steps.void(case, at),
    Step.MERGE: lambda case, _who, _unit, at: steps.merge(case, 8, at),
    Step.CONSULT: lambda case, _who, unit, at: steps.consult(case, at + 8 * HOUR, (unit,), at),
    Step.CONCLUDE: lambda case, _who, unit, at: steps.conclude(case, unit, 10 * unit + 1, at + 4 * HOUR, at),
}


@pytest.mark.parametrize(("state", "step"), [*product(State, TAKE)])
def test_each_step_leads_where_the_table_says(state: State, step: Step) -> None:
    """From every state every step either leads to the one state of the table or is refused."""
    leads = LEADS.get((state, step))
    if leads is not None:
        assert TAKE[step](case_in(state), PERSON[41], 3, NOON).state is leads
        return
    with pytest.raises(WrongState):
        TAKE[step](case_in(state), PERSON[41], 3, NOON)


@pytest.mark.parametrize("state", State)
def test_something_may_be_added_until_the_end(state: State) -> None:
    """补充 is taken while a case lives."""
    if state not in ENDED:
        must_allow(case_in(state), Step.ADD)
        return
    with pytest.raises(WrongState):
        must_allow(case_in(state), Step.ADD)


@dataclass(frozen=True)
class Move:
    """What somebody tries: who, which unit is named, how many minutes after the move before.

    Most moves are steps that the state allows, so that cases get somewhere; a `wild` one is any step at all.
    """

    pick: int
    wild: bool
    who: int
    unit: int
    minutes: int

    def step(self, state: State) -> Step:
        """Which step it is in this state."""
        allowed = [step for one, step in LEADS if one is state]
        steps = [*TAKE] if self.wild else allowed
        return steps[self.pick % len(steps)]


MOVES = st.lists(
    st.builds(
        Move,
        pick=st.integers(0, 1000),
        wild=st.booleans(),
        who=st.sampled_from([one.id for one in PEOPLE]),
        unit=st.sampled_from([unit.id for unit in UNITS]),
        minutes=st.integers(0, 3000),
    ),
    min_size=5,
    max_size=40,
)


@given(MOVES)
def test_no_way_leads_to_a_case_verified_by_those_who_fixed_it(moves: list[Move]) -> None:
    """Whatever people try in whatever order: who closed it is not of the fixer's unit, nor of one under it."""
    case, at, fixer = new(), NOON, None
    for move in moves:
        at += timedelta(minutes=move.minutes)
        before, who, step = case, PERSON[move.who], move.step(case.state)
        try:
            case = TAKE[step](case, who, move.unit, at)
        except Refused:
            continue
        assert case.state is LEADS[before.state, step]
        if step is Step.RECTIFY:
            fixer = who
        if case.state is State.CLOSED:
            assert fixer is not None
            assert fixer.unit not in DISTRICT.lineage(who.unit)
            assert case.unit not in tuple(DISTRICT.lineage(who.unit))
        _must_hold_together(case)


def _must_hold_together(case: Case) -> None:
    """What is true of every case at every moment."""
    held = case.state in (State.OPEN, State.CHECKING, State.CLOSED)
    assert held <= (case.unit is not None) <= (held or case.state in (State.VOID, State.MERGED))
    assert (case.due_at is not None) == (case.unit is not None or case.left_unit is not None)
    assert (case.left_at is not None) == (case.left_unit is not None)
    assert not (held and case.left_at) and case.away >= 0
    assert (case.fixed_at is not None) == (case.fixed_by is not None)
    assert (case.state in _FIXED) <= (case.fixed_at is not None)
    assert (case.closed_at is not None) == (case.state in ENDED)
    if case.state is State.CLOSED:
        assert case.opened_at <= case.fixed_at <= case.closed_at  # type: ignore[operator]


_FIXED = (State.CHECKING, State.CLOSED)


@pytest.mark.parametrize(
    ("verifier", "may"),
    [(21, False), (22, False), (31, True), (11, True), (41, True)],
    ids=["the fixer", "of the unit", "another unit", "the unit above", "the inspectors"],
)
def test_whoever_verifies_is_never_of_the_unit_that_fixed(verifier: int, may: bool) -> None:
    """Both judgements, and what the buttons ask, say the same; the unit above may, one below may not."""
    case = case_in(State.CHECKING)
    assert independent(case, PERSON[verifier], DISTRICT) is may
    judge: tuple[Take, Take] = (TAKE[Step.PASS], TAKE[Step.FAIL])
    for take in judge:
        if may:
            take(case, PERSON[verifier], 0, NOON)
            continue
        with pytest.raises(NotIndependent):
            take(case, PERSON[verifier], 0, NOON)


def test_a_fixer_who_verifies_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rule is taken out of the code: the test above says so."""
    monkeypatch.setattr(steps, "must_be_independent", lambda *_: None)
    with pytest.raises(pytest.fail.Exception, match="DID NOT RAISE"):
        test_whoever_verifies_is_never_of_the_unit_that_fixed(21, may=False)


def test_one_below_the_fixing_unit_may_not_verify() -> None:
    """东社区 is under 街道: what 街道 fixed it may not judge."""
    case = steps.rectify(opened(unit=1), PERSON[11], NOON)
    assert not independent(case, PERSON[21], DISTRICT)


def test_a_fixer_who_changed_units_still_may_not_verify() -> None:
    """The fixer moved to 督查室 since; the unit that held the case is not theirs any more, the work is."""
    case = case_in(State.CHECKING)
    moved = replace(PERSON[21], unit=4)
    assert not independent(case, moved, District(units=UNITS, people=(moved,)))
