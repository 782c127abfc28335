"""The state machine of tests/machine: some hundred steps hold, and each planted fault is found."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

import actions.cases
import actions.parts
import actions.splitting
import bot.routing
import domain.steps
import storage.cases
from actions.holding import limit
from domain.cases import Case
from storage import counting
from storage.store import Store
from tests.machine.play import Broken, play
from tests.turns import AT_LARGE

# By one of which a planted fault must show; a new command deals all of them other cards.
SEEDS = (11, 22, 10, 12)
ENOUGH = 500  # steps of each; most faults show within fifty


async def test_what_must_hold_holds(sqlite_template: Path) -> None:
    """Some hundred steps; `make score` plays 100,000."""
    played = await play(sqlite_template, seed=1, steps=100)
    assert sum(played.taken.values()) > 20 and len(played.taken) > 7, played


def _away_is_forgotten(patch: pytest.MonkeyPatch) -> str:
    patch.setattr(domain.steps, "leave", lambda case, _at: case)
    return "clock does not stand"


def _all_is_counted_twice(patch: pytest.MonkeyPatch) -> str:
    twice = [(column.element * 2).label(column.name) for column in counting.FIGURES]
    patch.setattr(counting, "TALLY", counting.TALLY.with_only_columns(*twice))
    return r"is counted (?:2, and is 1|4, and is 2|6, and is 3|8, and is 4)"


def _late_is_forgotten(patch: pytest.MonkeyPatch) -> str:
    patch.setattr(storage.cases, "past_limit", lambda *_: None)
    return "kept 0 times, not 1"


def _nobody_is_asked_whether_they_may(patch: pytest.MonkeyPatch) -> str:
    patch.setattr(bot.routing, "_must_be_allowed", lambda *_: None)
    return "may not do"


def _a_fresh_limit_for_the_same_unit(patch: pytest.MonkeyPatch) -> str:
    def fresh(_unit: int, case: Case, at: datetime, store: Store) -> datetime:
        return limit(case, at, store)

    patch.setattr(actions.cases, "limit_in", fresh)
    return "another time than its clock stood"


def _the_whole_ends_before_its_parts(patch: pytest.MonkeyPatch) -> str:
    def the_first(case: Case, store: Store) -> list[Case]:
        return actions.parts.parts_of(case, store)[:1]

    patch.setattr(actions.splitting, "parts_of", the_first)
    return "goes on, and what it is a part of"


def _whoever_fixed_it_verifies(patch: pytest.MonkeyPatch) -> str:
    patch.setattr(domain.steps, "independent", lambda *_: True)
    return "verified by whoever fixed it"


FAULTS: tuple[Callable[[pytest.MonkeyPatch], str], ...] = (
    _away_is_forgotten,
    _all_is_counted_twice,
    _late_is_forgotten,
    _nobody_is_asked_whether_they_may,
    _a_fresh_limit_for_the_same_unit,
    _the_whole_ends_before_its_parts,
    _whoever_fixed_it_verifies,
)
# After many steps.
SHOW_LATE = (
    _late_is_forgotten,
    _a_fresh_limit_for_the_same_unit,
    _the_whole_ends_before_its_parts,
    _whoever_fixed_it_verifies,
)


@pytest.mark.parametrize(
    "plant",
    [pytest.param(one, marks=AT_LARGE) if one in SHOW_LATE else one for one in FAULTS],
    ids=lambda plant: plant.__name__.strip("_"),
)
async def test_a_planted_fault_is_found(
    plant: Callable[[pytest.MonkeyPatch], str], sqlite_template: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule is broken in the code: the machine stops, and says which."""
    expected = plant(monkeypatch)
    with pytest.raises(Broken, match=expected):
        for seed in SEEDS:
            await play(sqlite_template, seed, ENOUGH)
