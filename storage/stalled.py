"""Cases that wait for somebody to move: 会商 that is not decided, what no unit has taken, parts of a split case."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import Connection

from domain.cases import Case, State, Step
from domain.categories import Axis
from storage import tables
from storage.case_rows import case_of
from storage.conditions import LIVING

_CASES, _EVENTS = tables.cases.c, tables.events.c


def _cases(*tests: Any) -> Any:
    """Built once: building such a statement takes longer than running it."""
    return sa.select(tables.cases).where(*tests).order_by(_CASES.waiting_since, _CASES.number)


def _untouched() -> Any:
    later, people = tables.events.alias(), tables.people.c
    given = sa.select(sa.func.max(_EVENTS.id)).where(
        _EVENTS.case == _CASES.number,
        _EVENTS.step.in_((Step.ASSIGN, Step.CONCLUDE)),
        _EVENTS.person.is_not(None),
    )
    last = given.correlate(tables.cases).scalar_subquery()
    of_unit = sa.select(people.id).where(people.unit == _CASES.unit).correlate(tables.cases)
    done = sa.exists().where(later.c.case == _CASES.number, later.c.id > last, later.c.person.in_(of_unit))
    return _cases((_CASES.state == State.OPEN) & last.is_not(None) & ~done.correlate(tables.cases))


# With the first of these a unit has a case; the others come after it. The last of them is a claim, or it is not.
GIVEN = (
    Step.ASSIGN,
    Step.CONCLUDE,
    Step.CLAIM,
    Step.CONFIRM,
    Step.RECTIFY,
    Step.UNFIXED,
    Step.FAIL,
    Step.REOPEN,
)


def _claimed() -> Any:
    one, last = tables.events.alias(), sa.func.max(_EVENTS.id)
    of_case = sa.select(last).where(_EVENTS.case == _CASES.number, _EVENTS.step.in_(GIVEN))
    newest = of_case.correlate(tables.cases).scalar_subquery()
    claims = sa.exists().where(one.c.id == newest, one.c.step == Step.CLAIM).correlate(tables.cases)
    return _cases((_CASES.state == State.OPEN) & ~_CASES.confidential & claims)


def _untold_lines() -> Any:
    reminded = tables.reminded.c
    reason = sa.literal("line:") + sa.cast(_CASES.line_unit, sa.Text)
    told = sa.exists().where(reminded.case == _CASES.number, reminded.reason == reason)
    named = _CASES.line_unit.is_not(None) & (_CASES.line_unit != _CASES.unit) & ~_CASES.confidential
    return _cases((_CASES.state == State.OPEN) & named & ~told.correlate(tables.cases))


def _untold_territories() -> Any:
    grids, categories, reminded = tables.grids.c, tables.categories.c, tables.reminded.c
    owner = sa.select(grids.unit).where(grids.id == _CASES.grid).correlate(tables.cases).scalar_subquery()
    leads = sa.exists().where(categories.id == _CASES.category, categories.leading == Axis.LINE)
    told = sa.exists().where(reminded.case == _CASES.number, reminded.reason.startswith("territory:"))
    named = (_CASES.unit == _CASES.line_unit) & (owner != _CASES.unit) & ~_CASES.confidential
    untold = leads.correlate(tables.cases) & ~told.correlate(tables.cases)
    return _cases((_CASES.state == State.OPEN) & named & untold)


UNDECIDED = _cases(LIVING & (_CASES.consulted_until < sa.bindparam("at")))
UNTAKEN = _cases((_CASES.state == State.UNASSIGNED) & _CASES.consulted_until.is_(None))
CLAIMED = _claimed()
UNTOUCHED, UNTOLD_LINES, UNTOLD_TERRITORIES = _untouched(), _untold_lines(), _untold_territories()
PARTS = _cases((_CASES.tied_to == sa.bindparam("of")) & _CASES.part.is_(sa.true()))


class Stalled:
    """Reads of cases by what they wait for, oldest first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def undecided(self, at: datetime) -> list[Case]:
        """会商 whose time is over."""
        return self._select(UNDECIDED, at=at)

    def untaken(self) -> list[Case]:
        """待派遣, for units to claim (认领)."""
        return self._select(UNTAKEN)

    def untouched(self) -> list[Case]:
        """At a unit, given to it by a person, with nothing done by anybody of that unit."""
        return self._select(UNTOUCHED)

    def claimed(self) -> list[Case]:
        """At a unit that claimed it (认领), which the office has not confirmed, and nothing was reported done since;
        none that is confidential."""
        return self._select(CLAIMED)

    def untold_lines(self) -> list[Case]:
        """At a unit, with another as their line unit (条线) that was not told of it yet."""
        return self._select(UNTOLD_LINES)

    def untold_territories(self) -> list[Case]:
        """At the line unit, which leads (牵头), with a territorial unit (属地) that was not told of it yet."""
        return self._select(UNTOLD_TERRITORIES)

    def parts(self, number: int) -> list[Case]:
        """The parts of a case that was split (拆分), by number, also of an earlier time."""
        return sorted(self._select(PARTS, of=number), key=lambda one: one.number)

    def _select(self, query: Any, **given: Any) -> list[Case]:
        return [case_of(row) for row in self._connection.execute(query, given).mappings()]
