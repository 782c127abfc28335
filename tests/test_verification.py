"""Who is reminded of what waits for 核查."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from actions import verification
from domain.cases import Case, Event, Source, State, Step
from domain.district import Purpose, Role
from domain.gaps import gaps
from storage.database import Database
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
NEXT_DAY = datetime(2026, 3, 3, 9, 0, tzinfo=ZONE)


@ONE_DATABASE
def test_without_inspectors_the_office_verifies(database: Database) -> None:
    """The register says that nobody inspects, `check` names it, and the office gets the list at once."""
    with database.transaction() as store:
        grid = store.district.grids[0]
        fixer = next(one for one in store.district.people if one.unit == grid.unit)
        case = Case(
            1, State.CHECKING, "垃圾", Source.PATROL, "路口", fixer.id, NINE, grid=grid.id, unit=grid.unit
        )
        case = replace(case, fixed_by=fixer.id, fixed_at=NINE)
        store.cases.open(case, Event(1, NINE, fixer.id, Step.REPORT, case.state))
        told = verification.remind(NEXT_DAY, store)
        assert told and all(one.chat.private for one in told)
        people = tuple(one for one in store.district.people if not one.has(Role.INSPECTOR))
        store.bring_to(replace(store.district, people=people))
    with database.transaction() as store:
        assert any("督查员" in gap.names for gap in gaps(store.district))
        (said,) = verification.remind(NEXT_DAY, store)
        (liaison,) = store.district.groups_for(Purpose.LIAISON)
        assert said.chat.id == liaison.chat and "底册里没有督查员" in said.text and said.cases == (1,)
        assert verification.remind(NINE, store) == []
