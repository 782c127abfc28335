"""The table of a case's life: no state is forgotten, and everything that is derived from it follows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from enum import StrEnum
from typing import cast

import pytest

from actions.audience import waits_for
from domain.actions import action_of
from domain.authority import roles_for
from domain.cases import Case, State, Step
from domain.district import District, Grid, Person, Role
from domain.life import BEGINS, LIFE, WITH_OFFICE, Side, Stage, Timer
from handlers.kit import find_handlers
from tests.cases_by_state import DISTRICT, PEOPLE, UNITS, case_in
from tests.draw_life import PAGE, SIDES, TIMERS, drawn
from texts import buttons
from texts import life as words

# What a split case does when its parts have ended, or one of them goes on again: nobody says so.
BY_ITSELF = (Step.WHOLE, Step.UNDONE, Step.APART)
SIDE_HAS = {
    Side.REPORTER: {Role.REPORTER},
    Side.OFFICE: {Role.OFFICE},
    Side.UNIT: {Role.HANDLER, Role.UNIT_HEAD},
    Side.VERIFIERS: {Role.INSPECTOR, Role.OFFICE},
    Side.PARTS: set[Role](),
}
LIVING = [state for state, row in LIFE.items() if not row.ended]
EVERYBODY = (
    *PEOPLE,
    Person(51, "创建办的人", 4, (Role.OFFICE,)),
    Person(52, "督查的人", 4, (Role.INSPECTOR,)),
)


def faults(life: Mapping[State, Stage]) -> list[str]:
    """What is wrong with a table, a line each."""
    ended = {state for state, row in life.items() if row.ended}
    reached = {to for state, row in life.items() for to in row.leads.values() if to != state} | set(BEGINS)
    found = [f"{state}: no step leads there" for state in set(life) - reached]
    for state, row in life.items():
        found += [f"{state}: {fault}" for fault in _faults_of(row)]
        if not _ways_on(state, life) & ended:
            found.append(f"{state}: no way leads from there to an end")
    return sorted(found)


def _faults_of(row: Stage) -> Iterator[str]:
    if row.holder is None:
        if row.buttons or row.timer is not Timer.NOTHING or row.follows_edits or Step.ADD in row.leads:
            yield "it is ended, and yet something goes on"
        return
    asked = {step for steps in row.asks.values() for step in steps}
    if row.holder not in row.asks:
        yield "whoever holds it is asked for nothing"
    if row.holder is Side.PARTS:
        if row.buttons or not set(BY_ITSELF) & set(row.leads):
            yield "its parts have the buttons, and it does not follow them"
    elif not row.buttons:
        yield "it offers no button"
    if Step.ADD not in row.leads:
        yield "nothing can be added"
    if strange := (asked | {*row.buttons}) - set(row.leads):
        yield f"what it asks or offers does not lead on: {strange}"
    able = {role for step in row.buttons for role in roles_for(action_of(step))}
    if row.holder is not Side.PARTS and not able & SIDE_HAS[row.holder]:
        yield "whoever holds it may press none of its buttons"


def _ways_on(state: State, life: Mapping[State, Stage]) -> set[State]:
    """Every state to which some steps lead from here, with this one."""
    found, new = set[State](), {state}
    while new:
        found |= new
        new = {to for one in new for to in life[one].leads.values()} - found
    return found


def test_the_table_leaves_nothing_open() -> None:
    """Every living state is held by somebody who is asked, has a button they may press, and leads to an end."""
    assert faults(LIFE) == []


class Planted(StrEnum):
    """A state that somebody adds."""

    CONSULTING = "会商"


NEW = cast(State, Planted.CONSULTING)
FORGOTTEN = Stage({Step.ADD: NEW}, holder=Side.OFFICE)
WHOLE = replace(
    FORGOTTEN,
    asks={Side.OFFICE: (Step.ASSIGN,)},
    leads={Step.ADD: NEW, Step.ASSIGN: State.OPEN},
    buttons=(Step.ASSIGN,),
)
LEADS_THERE = replace(LIFE[State.RETURNED], leads={**LIFE[State.RETURNED].leads, Step.ACCEPT: NEW})


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (FORGOTTEN, "whoever holds it is asked for nothing"),
        (FORGOTTEN, "it offers no button"),
        (FORGOTTEN, "no way leads from there to an end"),
        (replace(WHOLE, buttons=()), "it offers no button"),
        (replace(WHOLE, asks={Side.UNIT: (Step.ASSIGN,)}), "whoever holds it is asked for nothing"),
        (replace(WHOLE, holder=None), "it is ended, and yet something goes on"),
        (replace(WHOLE, leads={Step.ADD: NEW}), "what it asks or offers does not lead on"),
        (replace(WHOLE, leads={Step.ASSIGN: State.OPEN}), "nothing can be added"),
        (replace(WHOLE, holder=Side.UNIT, asks={Side.UNIT: (Step.ASSIGN,)}), "may press none of its buttons"),
    ],
)
def test_a_state_that_is_half_added_is_found(row: Stage, fault: str) -> None:
    """会商 planted into the table with one thing or another forgotten: the test above names it."""
    found = faults({**LIFE, State.RETURNED: LEADS_THERE, NEW: row})
    assert any(one.startswith("会商: ") and fault in one for one in found), found


def test_a_state_to_which_nothing_leads_is_found() -> None:
    """会商 has a whole row, but no step leads there; with one that does nothing is wrong."""
    assert faults({**LIFE, NEW: WHOLE}) == ["会商: no step leads there"]
    assert faults({**LIFE, State.RETURNED: LEADS_THERE, NEW: WHOLE}) == []


def _district() -> District:
    return District(units=UNITS, people=EVERYBODY, grids=(Grid(1, "01", "一网格", 2),))


@pytest.mark.parametrize("state", LIVING)
@pytest.mark.parametrize("known", [False, True], ids=["unclear", "clear"])
def test_a_living_case_asks_offers_and_waits_for_somebody(state: State, known: bool) -> None:
    """Seen from outside: the card's last line, its buttons, and whose 我的任务 it stands in."""
    case = case_in(state)
    if known:
        case = replace(case, grid=1, category=1)
    assert words.asked(case)
    assert bool(buttons.verbs(case, _district())) == (state is not State.SPLIT)
    waiting = {person.id for person in EVERYBODY if waits_for(person, case, _district())}
    assert waiting == _expected(case)


def _expected(case: Case) -> set[int]:
    if case.state in (State.OPEN, State.SPLIT):
        return {21} if case.state is State.OPEN else set()
    return {51} if case.state in WITH_OFFICE else {51, 52}


@pytest.mark.parametrize("state", [State.CLOSED, State.REJECTED, State.VOID, State.MERGED])
def test_an_ended_case_waits_for_nobody(state: State) -> None:
    """Nobody's 我的任务, no button."""
    assert not any(waits_for(person, case_in(state), _district()) for person in EVERYBODY)
    assert buttons.verbs(case_in(state), DISTRICT) == ()


@pytest.mark.parametrize("state", State)
def test_a_card_asks_for_the_steps_of_its_row(state: State) -> None:
    """The sentence names one of the steps that the table asks for, and is empty where it asks for none."""
    case = replace(case_in(state), grid=1, category=1)
    steps = {step for asked in LIFE[state].asks.values() for step in asked}
    named = {step for step in steps if words.of_step(step).verb.removeprefix("报") in words.asked(case)}
    assert named if steps else words.asked(case) == ""


@pytest.mark.parametrize("step", sorted(set(Step) - set(BY_ITSELF)))
def test_a_step_is_called_as_its_command_and_ruled_as_its_action(step: Step) -> None:
    """What a button or a card says is a command, and takes the right that the step takes."""
    word = words.of_step(step).command
    (handler,) = (one for one in find_handlers() if word in one.words)
    assert handler.does is action_of(step)
    assert roles_for(action_of(step))


def test_the_page_shows_the_table() -> None:
    """docs/life-of-a-case.md is what `python -m tests.draw_life` makes of it now, every side and clock with a word."""
    assert set(SIDES) == set(Side) and set(TIMERS) == set(Timer)
    assert PAGE.read_text(encoding="utf-8") == drawn()
