"""Who gets a case, and until when: the unit's person, its limit, the line unit beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from domain import steps
from domain.cases import Case
from domain.categories import LimitUnit
from domain.deadline import due_at, resumed
from domain.district import Person, Role, Unit
from domain.grades import hurries
from domain.leading import leader
from domain.life import WITH_OFFICE
from domain.refused import UnitHasNobody
from storage.store import Store

NO_LIMIT_HOURS = 24.0  # for a case whose category is not known
# Danger to people does not wait for its category's limit: an open manhole is 市政设施破损, else due in days. The
# standard urgent categories have two hours too.
DANGER_HOURS = 2.0


def limit(case: Case, at: datetime, store: Store) -> datetime:
    """When a unit that gets the case now must have fixed it: by its category, its source (来源时限) if that has a
    limit of its own, or how grave it is (定级), whichever comes first."""
    return _shortest(case, at, store)[0]


def limit_in(unit: int, case: Case, at: datetime, store: Store) -> datetime:
    """When it is due in a unit that gets it now: whoever had it last goes on with the clock that stood meanwhile."""
    if case.left_unit != unit or case.left_at is None or case.due_at is None:
        return limit(case, at, store)
    return _resumed(case.due_at, case.left_at, case, at, store)


def limit_after_check(case: Case, at: datetime, store: Store) -> datetime | None:
    """When what was not passed is due: the clock stood while it waited for verification."""
    if case.due_at is None or case.fixed_at is None:
        return case.due_at
    return _resumed(case.due_at, case.fixed_at, case, at, store)


def limit_after_waiting(case: Case, since: datetime, until: datetime, store: Store) -> datetime:
    """When a case with a limit is due if its clock stood from one moment to the other."""
    assert case.due_at is not None, "it has a limit"
    return _resumed(case.due_at, since, case, until, store)


def _resumed(due: datetime, left: datetime, case: Case, at: datetime, store: Store) -> datetime:
    _, measure = _shortest(case, left.astimezone(store.zone), store)
    return resumed(due, left, at, measure, store.calendar)


def _shortest(case: Case, at: datetime, store: Store) -> tuple[datetime, LimitUnit]:
    """The limit that comes first, counted from a moment, and the measure that it is in."""
    return min((due_at(at, amount, unit, store.calendar), unit) for amount, unit in _limits(case, store))


def _limits(case: Case, store: Store) -> Iterator[tuple[float, LimitUnit]]:
    category = store.district.category.get(case.category or 0)
    yield (category.limit, category.limit_unit) if category else (NO_LIMIT_HOURS, LimitUnit.HOUR)
    if own := dict(store.rules.source_limits).get(case.source):
        yield own.amount, own.unit
    if hurries(case, category, store.rules.grading):
        yield DANGER_HOURS, LimitUnit.HOUR


def handler_of(unit: int, case: Case, at: datetime, store: Store) -> Person:
    """Who leads the case in a unit that gets it now. Raises UnitHasNobody."""
    person = store.district.handler_of(unit, case.grid)
    if person is None:
        raise UnitHasNobody(store.district.unit[unit].short)
    return present(person, at, store)


def present(person: Person, at: datetime, store: Store) -> Person:
    """The person; while they are away (请假, 替班) who stands in for them, else another handler of their unit, else its
    head. Whoever it is is of the unit and works that day; if there is nobody, it is the person after all."""
    absent = store.rollcalls.absent(at.astimezone(store.zone).date())
    if person.id not in absent:
        return person
    unit = [one for one in store.district.people if one.unit == person.unit and one.id not in absent]
    named = [one for one in unit if one.id == absent[person.id]]
    by_role = [one for role in (Role.HANDLER, Role.UNIT_HEAD) for one in unit if one.has(role)]
    return next(iter((*named, *by_role)), person)


def instead(wanted: Person | None, case: Case, store: Store) -> str:
    """What a card says where another than the `wanted` person has got the case; empty if it is that person."""
    got = store.district.person.get(case.handler or 0)
    return f"{wanted.name}不在岗，由{got.name}代办" if wanted and got and wanted != got else ""


def straight_to_unit(
    case: Case, reporter: Person, at: datetime, store: Store, *, directly: bool = False
) -> Case:
    """Grid staff know their ground: with place and category known the unit that leads (牵头) gets it at once.

    `directly`: so does what others found on a walk, or put right themselves.
    """
    if case.confidential:
        return case  # nobody but the office says who may know of it
    knows = directly or reporter.has(Role.REPORTER)
    if not (case.sorted and knows and case.grid in store.district.grid):
        return case
    unit = leader(case, store.district)
    if unit is None or store.district.handler_of(unit, case.grid) is None:
        return case  # the office will see that nobody is there
    handler = handler_of(unit, case, at, store)
    return steps.assign(case, unit, handler.id, limit_in(unit, case, at, store), at)


def precedent(case: Case, store: Store) -> Unit | None:
    """Which unit the last 会商 about such things in this area was decided for, while the case waits to be given out."""
    if case.state not in WITH_OFFICE or case.consulted_until is not None or not case.sorted:
        return None
    area = store.district.grid.get(case.grid or 0)
    if area is None:
        return None
    grids = [grid.id for grid in store.district.grids_of([area.unit])]
    unit = store.matters.last_concluded(case.category, grids)
    known = {one.id: one for one in store.district.units}
    return known.get(unit) if unit is not None else None


def with_line_unit(case: Case, store: Store) -> Case:
    """Name the line unit (条线) of the case's point or category beside the territorial one."""
    point, category = (
        store.district.point.get(case.point or 0),
        store.district.category.get(case.category or 0),
    )
    lines = (category.line_units if category else ()) or (point.line_units if point else ())
    return replace(case, line_unit=lines[0] if lines else None)
