"""待认领: what no unit has and which unit may be meant; 确认认领 by the office, which may as well give it to another.

A claim holds at once, and the limit runs; that the office is content with it is a line of history and changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from actions.audience import answer_to
from actions.history import event
from domain.cases import Case, Event, Step
from domain.cause import Cause
from domain.chat import Choice, Outgoing
from domain.district import District, Person
from domain.leading import answers, leader
from domain.life import must_allow
from domain.refused import NotClaimed, OwnClaim
from domain.tally import Scope
from storage.stalled import GIVEN
from storage.store import Store
from texts import claims as wording

MOST_BUTTONS = 3


def unclaimed(store: Store) -> list[Case]:
    """待派遣 that any unit may claim, longest first; nothing confidential."""
    return [one for one in store.stalled.untaken() if not one.confidential]


def likely(case: Case, district: District) -> tuple[int, ...]:
    """The units that it may be for, by its place and its subject, who would lead first."""
    units = (leader(case, district), case.line_unit, answers(None, case.grid, district))
    return tuple(dict.fromkeys(one for one in units if one in district.unit))


def may_be_of(case: Case, scope: Scope, district: District) -> bool:
    """May it be for somebody of this part of the district?"""
    if scope.units is not None:
        return bool(scope.units & set(likely(case, district)))
    if scope.grids is not None:
        return case.grid in scope.grids
    return scope.points is None or case.point in scope.points


def to_give(cases: list[Case], district: District) -> tuple[Choice, ...]:
    """Buttons that give the first of these to the unit that would lead."""
    able = [(one, found[0]) for one in cases if (found := likely(one, district))]
    return tuple(wording.give(one, district.unit[unit]) for one, unit in able[:MOST_BUTTONS])


def with_lines(claimed: Iterable[Case], store: Store) -> list[tuple[Case, Event]]:
    """Cases that units have claimed, each with the line of its claim."""
    found = [(case, _last(case, store)) for case in claimed]
    return [(case, line) for case, line in found if line is not None]


def confirm(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """确认认领 by the office: the unit that claimed it is the right one. Raises WrongState, NotClaimed, OwnClaim."""
    must_allow(case, Step.CONFIRM)
    line = _last(case, store)
    if line is None or line.step is not Step.CLAIM:
        raise NotClaimed(case, confirmed=line is not None and line.step is Step.CONFIRM)
    if line.person == person.id:
        raise OwnClaim(case)
    store.cases.move(case, case, event(case, Step.CONFIRM, cause))
    return answer_to(cause, wording.confirmed(case, line, store.district), case)


def in_digest(unit: int, cases: list[Case], district: District) -> list[str]:
    """A line for the evening of a unit's group, where there is something that it may claim."""
    scope = Scope("", units=district.within(unit))
    count = sum(may_be_of(case, scope, district) for case in cases)
    return [wording.in_digest(count)] if count else []


def to_confirm(store: Store) -> list[str]:
    """A line of 我的任务 of the office."""
    found = store.stalled.claimed()
    return [wording.to_confirm(len(found))] if found else []


def _last(case: Case, store: Store) -> Event | None:
    """The line with which it came to its unit, or what came after."""
    return next((one for one in reversed(store.cases.history(case.number)) if one.step in GIVEN), None)
