"""Which cases a question is about, once more in plain Python, as one would say it."""

from __future__ import annotations

from datetime import datetime

from domain.cases import Case, Event, Grade, Source, State, Step
from domain.district import District
from domain.grades import grade_of
from domain.life import account, overdue
from domain.question import GRADES, SOURCES, Status
from domain.rules import DEFAULTS
from domain.tally import Scope, Span
from storage.sought import Sought
from tests.talk import ZONE

NOW = datetime(2026, 3, 20, 15, 0, tzinfo=ZONE)
ENDED = {State.CLOSED, State.REJECTED, State.VOID, State.MERGED}
STEPS = {
    Status.RETURNED: {Step.RETURN},
    Status.REWORK: {Step.FAIL},
    Status.CHECKED: {Step.PASS, Step.FAIL},
    Status.REOPENED: {Step.REOPEN},
    Status.EXTENDED: {Step.EXTEND},
    Status.REBOUND: {Step.REBOUND},
}
NOW_SO = {Status.REWORK, Status.EXTENDED}  # without days, what the case itself says

Kept = tuple[Case, list[Event]]


def _inside(case: Case, scope: Scope, district: District) -> bool:
    if scope.units is not None:
        if account(case) is None:
            return case.grid is not None and district.grid[case.grid].unit in scope.units
        return account(case) in scope.units
    if scope.grids is not None:
        return case.grid in scope.grids
    return scope.points is None or case.point in scope.points


def whose(case: Case, district: District) -> int | None:
    """On whose account it is, else the unit of its grid."""
    unit = account(case)
    return district.grid[case.grid].unit if unit is None and case.grid is not None else unit


def _during(moment: datetime | None, span: Span | None) -> bool:
    return span is None or (moment is not None and span.start <= moment < span.end)


def _is(status: Status, kept: Kept, span: Span | None, district: District) -> bool:
    """The same once more, as one would say it."""
    case, events = kept
    reported, alive = _during(case.opened_at, span), case.state not in ENDED
    acted_on = alive and case.state is not State.SPLIT
    if status in STEPS and (span is not None or status not in NOW_SO):
        at = [one.at for one in events if one.step in STEPS[status]]
        if span is None and status is Status.RETURNED:
            return case.state is State.RETURNED
        ever = span is not None or alive or status in (Status.CHECKED, Status.REBOUND)
        return any(_during(one, span) for one in at) and ever
    if status in SOURCES:
        return case.source is SOURCES[status] and not case.part and reported
    closed = case.state is State.CLOSED and not case.parts and _during(case.closed_at, span)
    late = overdue(case, NOW)
    put_off = case.state is State.OPEN and case.deferred_until is not None and case.deferred_until > NOW
    today = case.due_at is not None and NOW <= case.due_at < datetime(2026, 3, 21, tzinfo=ZONE)
    lasts = reported and not case.part if span else acted_on
    urgent = case.category is not None and district.category[case.category].urgent
    in_time = case.fixed_at is not None and case.due_at is not None and case.fixed_at <= case.due_at
    came = case.due_at is not None and (span.start <= case.due_at < span.end if span else case.due_at < NOW)
    fell_due = came and (case.left_at is None or case.due_at < case.left_at)  # type: ignore[operator]
    return {
        Status.NEW: reported and not case.part,
        Status.UNCLOSED: acted_on and reported,
        Status.OPEN: acted_on and case.state is not State.CHECKING and not put_off and reported,
        Status.DEFERRED: put_off and reported,
        Status.VOID: case.state is State.VOID and _during(case.closed_at, span),
        Status.OVERDUE: late and reported,
        Status.DUE: case.state is State.OPEN and today and not put_off and reported,
        Status.CHECKING: case.state is State.CHECKING and reported,
        Status.UNASSIGNED: case.state is State.UNASSIGNED and reported,
        Status.UNCLAIMED: case.state is State.UNASSIGNED and reported,
        Status.PENDING: case.state is State.PENDING and reported,
        Status.REJECTED: case.state is State.REJECTED and _during(case.closed_at, span),
        Status.REWORK: case.state is State.OPEN and case.reworked > 0,
        Status.EXTENDED: acted_on and case.extended > 0,
        Status.SELF_REPORTED: reported and not case.part and case.source in (Source.SELF, Source.PATROL),
        Status.FIXED: case.state in (State.CHECKING, State.CLOSED)
        and bool(case.fixed_at)
        and _during(case.fixed_at, span),
        Status.CLOSED: closed,
        Status.ON_TIME: in_time and fell_due,
        Status.NOT_KEPT: fell_due and not in_time,
        Status.NO_ANSWER: case.state is State.OPEN and reported and not _answered(events),
        Status.URGENT: urgent and reported,
        **{one: _graded(case, district) is grade and lasts for one, grade in GRADES.items()},
    }[status]


def _narrows(status: Status, kept: Kept, span: Span | None, district: District) -> bool:
    """Beside other states; how grave it is holds whenever it was reported."""
    if status in GRADES:
        return _graded(kept[0], district) is GRADES[status]
    return _is(status, kept, span, district)


def _graded(case: Case, district: District) -> Grade:
    return grade_of(case, district.category.get(case.category or 0), DEFAULTS.grading)


def _answered(events: list[Event]) -> bool:
    """Did the unit do anything since the case was last given to one?"""
    steps = [one.step for one in events]
    given = max(i for i, step in enumerate(steps) if step in (Step.REPORT, Step.ASSIGN, Step.CONCLUDE))
    answers = {Step.CLAIM, Step.RECTIFY, Step.RETURN, Step.ASSIST, Step.EXTEND, Step.DEFER}
    ends = [one for one in steps if one in (Step.RECTIFY, Step.UNFIXED)]
    if ends and ends[-1] is Step.UNFIXED:
        steps = [one for one in steps if one is not Step.RECTIFY]
    return any(step in answers for step in steps[given + 1 :])


def fits(kept: Kept, sought: Sought, district: District) -> bool:
    """Is the case one that is sought?"""
    case = kept[0]
    tests = [
        not sought.scopes or any(_inside(case, one, district) for one in sought.scopes),
        not sought.states or any(_is(one, kept, sought.span, district) for one in sought.states),
        bool(sought.states) or _during(case.opened_at, sought.span),
        all(_narrows(one, kept, sought.span, district) for one in sought.also),
        not sought.categories or case.category in sought.categories,
        sought.person is None or case.handler == sought.person,
        sought.own is None or sought.own in (case.handler, case.reporter),
        not sought.place_kind
        or (case.point is not None and district.point[case.point].kind == sought.place_kind),
    ]
    return all(tests)
