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
from domain.cases import Case, Source, State, Step, independent, on_time
from domain.district import District, Person, Role, Unit, UnitKind
from domain.life import ENDED, PastLimit, account, must_allow, overdue, past_limit, was_late
from domain.refused import NotIndependent, Refused, WrongState
from tests.talk import ZONE

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=ZONE)
HOUR = timedelta(hours=1)

# 街道 1 is above the communities 2 and 3; 督查室 4 stands beside them.
UNITS = (
    Unit(1, "街道", "街道", UnitKind.STREET),
    Unit(2, "东社区", "东社区", UnitKind.COMMUNITY, parent=1),
    Unit(3, "西社区", "西社区", UnitKind.COMMUNITY, parent=1),
    Unit(4, "督查室", "督查室", UnitKind.OTHER),
)
PEOPLE = tuple(
    Person(10 * unit + number, f"{unit}单位{number}号", unit, (Role.HANDLER,))
    for unit in (1, 2, 3, 4)
    for number in (1, 2)
)
DISTRICT = District(units=UNITS, people=PEOPLE)
PERSON = DISTRICT.person

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


def _new(state: State = State.PENDING, **known: object) -> Case:
    case = Case(1, state, "垃圾", Source.PATROL, "路口", reporter=21, opened_at=NOON)
    return replace(case, **known)  # type: ignore[arg-type]


def _open(**known: object) -> Case:
    return _new(State.OPEN, **({"unit": 2, "handler": 21, "due_at": NOON + 4 * HOUR} | known))


def case_in(state: State) -> Case:
    """A case that is honestly in this state: held by 东社区 from 处置中 on, fixed at 13:00 by 21."""
    match state:
        case State.OPEN:
            return _open()
        case State.CHECKING:
            return steps.rectify(_open(), PERSON[21], NOON + HOUR)
        case State.CLOSED:
            return steps.pass_check(case_in(State.CHECKING), PERSON[41], DISTRICT, NOON + 2 * HOUR)
        case State.REJECTED | State.VOID | State.MERGED:
            return _new(state, closed_at=NOON)
        case _:
            return _new(state)


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
    case, at, fixer = _new(), NOON, None
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
    case = steps.rectify(_open(unit=1), PERSON[11], NOON)
    assert not independent(case, PERSON[21], DISTRICT)


def test_a_fixer_who_changed_units_still_may_not_verify() -> None:
    """The fixer moved to 督查室 since; the unit that held the case is not theirs any more, the work is."""
    case = case_in(State.CHECKING)
    moved = replace(PERSON[21], unit=4)
    assert not independent(case, moved, District(units=UNITS, people=(moved,)))


def test_rework_gives_back_the_time_spent_waiting_for_the_check() -> None:
    """Fixed in time and failed: the limit moves to where its clock says, and nothing counts as fixed."""
    back = steps.fail_check(case_in(State.CHECKING), PERSON[41], DISTRICT, NOON + 9 * HOUR)
    assert back.due_at == NOON + 9 * HOUR
    assert (back.fixed_at, back.fixed_by, back.unit) == (None, None, 2)


def test_rework_gives_back_nothing_of_a_limit_that_had_passed() -> None:
    """Fixed at 18:00, two hours late, and failed the next day: it has been late since 16:00 all along."""
    late = steps.rectify(_open(), PERSON[21], NOON + 6 * HOUR)
    back = steps.fail_check(late, PERSON[41], DISTRICT, NOON + 40 * HOUR)
    assert (back.due_at, back.reworked) == (NOON + 4 * HOUR, 1)


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), min_size=1, max_size=6))
def test_the_unit_has_its_limit_whatever_the_check_takes(rounds: list[tuple[int, int]]) -> None:
    """However often it comes back, the unit's own minutes are what counts against its four hours."""
    case, at, worked = _open(), NOON, 0
    for work, check in rounds:
        at += timedelta(minutes=work)
        worked += work
        case = steps.rectify(case, PERSON[21], at)
        assert on_time(case) == (worked <= 240)
        at += timedelta(minutes=check)
        assert case.due_at is not None
        case = steps.fail_check(case, PERSON[41], DISTRICT, case.due_at + timedelta(minutes=check))


def test_another_unit_gets_a_limit_of_its_own() -> None:
    """改派 to another unit starts its time; another person of the same unit takes over the running one."""
    case, later = _open(), NOON + 10 * HOUR
    assert steps.assign(case, 3, 31, later, NOON).due_at == later
    same = steps.assign(case, 2, 22, later, NOON)
    assert (same.due_at, same.handler) == (NOON + 4 * HOUR, 22)


def test_the_clock_of_a_returned_case_stands() -> None:
    """退回 in time: nobody holds it and nobody is late, however long the office takes."""
    back = steps.give_back(_open(), NOON + HOUR)
    assert (back.unit, back.handler, back.left_unit, back.returned) == (None, None, 2, 1)
    assert not overdue(back, NOON + 100 * HOUR)
    again = steps.assign(back, 2, 21, NOON + 6 * HOUR, NOON + 3 * HOUR)
    assert (again.due_at, again.left_at, again.away) == (NOON + 6 * HOUR, None, 7200)


def test_what_was_late_when_it_left_stays_on_the_units_account() -> None:
    """退回, 作废 or 并案 after the limit: it stays 超期 until another unit has it, and late in the figures for good."""
    back = steps.give_back(_open(), NOON + 5 * HOUR)
    assert overdue(back, NOON + 6 * HOUR) and account(back) == 2
    taken = steps.assign(back, 3, 31, NOON + 20 * HOUR, NOON + 6 * HOUR)
    assert not overdue(taken, NOON + 7 * HOUR) and account(taken) == 3
    assert past_limit(back, taken, NOON + 6 * HOUR) == PastLimit(1, 2, NOON + 4 * HOUR, on_time=False)
    assert past_limit(back, steps.assign(back, 2, 21, NOON + 4 * HOUR, NOON), NOON) is None
    assert was_late(steps.void(_open(), NOON + 5 * HOUR)) and not was_late(steps.void(_open(), NOON + HOUR))


def test_a_limit_is_neither_won_nor_counted_twice_by_splitting() -> None:
    """拆分 after the limit: the unit that had the whole goes on with it in its part; without a part it stays late."""
    at = NOON + 5 * HOUR
    late = _open(extended=2, reworked=1)
    own, other = (steps.part_of(late, number, "一半", unit, at) for number, unit in ((2, 2), (3, 3)))
    assert (own.due_at, own.left_unit, own.extended, own.reworked) == (NOON + 4 * HOUR, 2, 2, 1)
    assert (other.due_at, other.left_unit, other.extended) == (None, None, 0)
    shared, given_away = steps.split(late, (2, 3), at), steps.split(late, (3, 4), at)
    assert shared.due_at is None and past_limit(late, shared, at) is None
    assert was_late(given_away) and account(given_away) == 2 and not overdue(given_away, at)
    assert past_limit(late, given_away, at) is None
    whole = steps.split(_open(), (2, 3), NOON)
    halves = [steps.part_of(_open(), number, "一半", number, NOON) for number in (2, 3)]
    voided = [steps.void(steps.assign(one, one.number, 21, NOON + 4 * HOUR, NOON), NOON) for one in halves]
    assert steps.undone(whole, voided).due_at == NOON + 4 * HOUR


def test_a_deferral_stays_with_the_unit_that_asked_for_it() -> None:
    """挂账 goes on with another person of the unit and with its part; whoever else takes the case has a limit."""
    until, due = NOON + 300 * HOUR, NOON + 4 * HOUR
    asked = _open(deferred_until=until)
    assert steps.assign(asked, 2, 22, due, NOON).deferred_until == until
    assert steps.assign(asked, 3, 31, due, NOON).deferred_until is None
    own, other = (steps.part_of(asked, 9, "一半", unit, NOON) for unit in (2, 3))
    assert steps.assign(own, 2, 21, due, NOON).deferred_until == until
    assert steps.assign(other, 3, 31, due, NOON).deferred_until is None


def test_reopening_starts_a_new_limit() -> None:
    """重开 of a closed case goes back to its unit with a new limit; of a rejected one to the office, with none."""
    again = steps.reopen(case_in(State.CLOSED), NOON + 30 * HOUR)
    assert (again.unit, again.due_at, again.closed_at) == (2, NOON + 30 * HOUR, None)
    over = past_limit(case_in(State.CLOSED), again, NOON + 10 * HOUR)
    assert over == PastLimit(1, 2, NOON + 4 * HOUR, on_time=True)
    undecided = steps.reopen(case_in(State.REJECTED), NOON + 30 * HOUR)
    assert (undecided.unit, undecided.due_at, undecided.closed_at) == (None, None, None)


@pytest.mark.parametrize(("late", "expected"), [(-1, True), (0, True), (1, False)])
def test_on_time_is_judged_by_the_rectification(late: int, expected: bool) -> None:
    """At the very limit is on time, a second later is not; how long the check takes does not matter."""
    fixed_at = NOON + 4 * HOUR + timedelta(seconds=late)
    case = steps.rectify(_open(), PERSON[21], fixed_at)
    closed = steps.pass_check(case, PERSON[41], DISTRICT, fixed_at + 100 * HOUR)
    assert on_time(closed) is expected


@pytest.mark.parametrize("state", State)
def test_only_what_a_unit_holds_can_be_overdue(state: State) -> None:
    """超期 is 处置中 past its limit; at the very limit it is not yet."""
    case = case_in(state)
    assert overdue(case, NOON + 100 * HOUR) is (state is State.OPEN)
    assert not overdue(case, NOON + 4 * HOUR)
