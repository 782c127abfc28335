"""The limit of a case on its way: what stops its clock, what gives time back, what stays late."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import steps
from domain.cases import State, on_time
from domain.life import PastLimit, account, overdue, past_limit, was_late
from tests.cases_by_state import DISTRICT, HOUR, NOON, PERSON, case_in, opened


def test_rework_gives_back_the_time_spent_waiting_for_the_check() -> None:
    """Fixed in time and failed: the limit moves to where its clock says, and nothing counts as fixed."""
    back = steps.fail_check(case_in(State.CHECKING), PERSON[41], DISTRICT, NOON + 9 * HOUR)
    assert back.due_at == NOON + 9 * HOUR
    assert (back.fixed_at, back.fixed_by, back.unit) == (None, None, 2)


def test_rework_gives_back_nothing_of_a_limit_that_had_passed() -> None:
    """Fixed at 18:00, two hours late, and failed the next day: it has been late since 16:00 all along."""
    late = steps.rectify(opened(), PERSON[21], NOON + 6 * HOUR)
    back = steps.fail_check(late, PERSON[41], DISTRICT, NOON + 40 * HOUR)
    assert (back.due_at, back.reworked) == (NOON + 4 * HOUR, 1)


@given(st.lists(st.tuples(st.integers(0, 600), st.integers(0, 600)), min_size=1, max_size=6))
def test_the_unit_has_its_limit_whatever_the_check_takes(rounds: list[tuple[int, int]]) -> None:
    """However often it comes back, the unit's own minutes are what counts against its four hours."""
    case, at, worked = opened(), NOON, 0
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
    case, later = opened(), NOON + 10 * HOUR
    assert steps.assign(case, 3, 31, later, NOON).due_at == later
    same = steps.assign(case, 2, 22, later, NOON)
    assert (same.due_at, same.handler) == (NOON + 4 * HOUR, 22)


def test_the_clock_of_a_returned_case_stands() -> None:
    """退回 in time: nobody holds it and nobody is late, however long the office takes."""
    back = steps.give_back(opened(), NOON + HOUR)
    assert (back.unit, back.handler, back.left_unit, back.returned) == (None, None, 2, 1)
    assert not overdue(back, NOON + 100 * HOUR)
    again = steps.assign(back, 2, 21, NOON + 6 * HOUR, NOON + 3 * HOUR)
    assert (again.due_at, again.left_at, again.away) == (NOON + 6 * HOUR, None, 7200)


def test_what_was_late_when_it_left_stays_on_the_units_account() -> None:
    """退回, 作废 or 并案 after the limit: it stays 超期 until another unit has it, and late in the figures for good."""
    back = steps.give_back(opened(), NOON + 5 * HOUR)
    assert overdue(back, NOON + 6 * HOUR) and account(back) == 2
    taken = steps.assign(back, 3, 31, NOON + 20 * HOUR, NOON + 6 * HOUR)
    assert not overdue(taken, NOON + 7 * HOUR) and account(taken) == 3
    assert past_limit(back, taken, NOON + 6 * HOUR) == PastLimit(1, 2, NOON + 4 * HOUR, on_time=False)
    assert past_limit(back, steps.assign(back, 2, 21, NOON + 4 * HOUR, NOON), NOON) is None
    assert was_late(steps.void(opened(), NOON + 5 * HOUR)) and not was_late(steps.void(opened(), NOON + HOUR))


def test_a_limit_is_neither_won_nor_counted_twice_by_splitting() -> None:
    """拆分 after the limit: the unit that had the whole goes on with it in its part; without a part it stays late."""
    at = NOON + 5 * HOUR
    late = opened(extended=2, reworked=1)
    own, other = (steps.part_of(late, number, "一半", unit, at) for number, unit in ((2, 2), (3, 3)))
    assert (own.due_at, own.left_unit, own.extended, own.reworked) == (NOON + 4 * HOUR, 2, 2, 1)
    assert (other.due_at, other.left_unit, other.extended) == (None, None, 0)
    shared, given_away = steps.split(late, (2, 3), at), steps.split(late, (3, 4), at)
    assert shared.due_at is None and past_limit(late, shared, at) is None
    assert was_late(given_away) and account(given_away) == 2 and not overdue(given_away, at)
    assert past_limit(late, given_away, at) is None
    whole = steps.split(opened(), (2, 3), NOON)
    halves = [steps.part_of(opened(), number, "一半", number, NOON) for number in (2, 3)]
    voided = [steps.void(steps.assign(one, one.number, 21, NOON + 4 * HOUR, NOON), NOON) for one in halves]
    assert steps.undone(whole, voided).due_at == NOON + 4 * HOUR


def test_a_deferral_stays_with_the_unit_that_asked_for_it() -> None:
    """挂账 goes on with another person of the unit and with its part; whoever else takes the case has a limit."""
    until, due = NOON + 300 * HOUR, NOON + 4 * HOUR
    asked = opened(deferred_until=until)
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
    case = steps.rectify(opened(), PERSON[21], fixed_at)
    closed = steps.pass_check(case, PERSON[41], DISTRICT, fixed_at + 100 * HOUR)
    assert on_time(closed) is expected


@pytest.mark.parametrize("state", State)
def test_only_what_a_unit_holds_can_be_overdue(state: State) -> None:
    """超期 is 处置中 past its limit; at the very limit it is not yet."""
    case = case_in(state)
    assert overdue(case, NOON + 100 * HOUR) is (state is State.OPEN)
    assert not overdue(case, NOON + 4 * HOUR)
