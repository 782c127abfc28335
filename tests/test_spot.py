"""现场整改: what the district's rule makes of it, and what no unit can have."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from actions import spot
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.cases import State, Step
from domain.cause import Cause
from domain.district import Purpose, Role
from domain.rules import DEFAULTS
from domain.rulevalues import SpotRule
from storage.database import Database
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

NINE = datetime(2026, 3, 2, 9, tzinfo=ZONE)


@ONE_DATABASE
@pytest.mark.parametrize(
    ("rule", "state", "steps"),
    [
        (SpotRule.CHECK, State.CHECKING, [Step.REPORT, Step.RECTIFY]),
        (SpotRule.CLOSE, State.CLOSED, [Step.REPORT, Step.RECTIFY, Step.PASS]),
    ],
)
def test_what_was_put_right_on_the_spot(
    database: Database, rule: SpotRule, state: State, steps: list[Step]
) -> None:
    """It waits for somebody else, unless the district has it closed; then the clock closes it, and no person."""
    book = read(SAMPLE)
    with database.transaction() as store:
        store.bring_to(book.district, replace(DEFAULTS, on_the_spot=rule))
    with database.transaction() as store:
        group = store.district.groups_for(Purpose.GRID)[0]
        person = next(
            one for one in store.district.people if group.grid in one.grids and one.has(Role.REPORTER)
        )
        said = spot.report(person, group, Cause(person, NINE, "人民广场 乱丢乱弃"), store)
        case = store.cases.get(1)
        assert case is not None and case.state is state and case.fixed_by == person.id
        assert case.verified_by is None and case.fixed_at == NINE
        assert [one.step for one in store.cases.history(1)] == steps
        assert said and all(one.card and one.card.state == state for one in said)
