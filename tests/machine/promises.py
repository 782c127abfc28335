"""What must hold after each step, in words of the tests' own: a line for each promise that is broken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields
from datetime import datetime

from domain import authority
from domain.actions import Action, action_of
from domain.cases import Accountability, Case, State, Step
from domain.categories import LimitUnit
from domain.deadline import resumed
from domain.district import District, Person, Purpose
from domain.life import LIFE
from domain.matters import MatterKind, MatterState
from tests.machine.seen import Asked, Line, Seen

ENDED = {"已销号", "不予受理", "作废", "并案"}
AT_UNIT, WAITS, SPLIT = {"处置中"}, {"待核查"}, {"已拆分"}
COUNTED = {"returned": Step.RETURN, "reworked": Step.FAIL, "reopened": Step.REOPEN, "extended": Step.EXTEND}
COMES_BACK = {Step.ASSIGN, Step.CLAIM, Step.CONCLUDE}
MOVES_A_LIMIT = {*COMES_BACK, Step.FAIL, Step.EXTEND, Step.DEFER, Step.CATEGORY, Step.SOURCE, Step.GRADE}
SIGNED = {Step.EXTEND: MatterKind.EXTENSION, Step.DEFER: MatterKind.DEFERRAL}
ANSWERED = {
    Accountability.NONE: [],
    Accountability.SHIELDED: [MatterState.AGREED],
    Accountability.AMNESTY: [MatterState.AGREED],
    Accountability.QUESTIONED: [MatterState.ASKED],
    Accountability.BLAMED: [MatterState.REFUSED],
}
NEVER_CHANGES = ("number", "reporter", "opened_at")


def broken(before: Seen, after: Seen) -> list[str]:
    """Every promise that the step from one moment to the next has broken."""
    found = [*_history(before, after), *_limits_are_over_once(before, after)]
    for number, case in after.cases.items():
        was, new = before.cases.get(number), [one for one in _new(before, after) if one.case == number]
        faults = (
            *_holder(case),
            *_parts(case, after),
            *_answered_for(case, after),
            *_noticed_once(case, after),
        )
        found += [f"#{number} {fault}" for fault in faults]
        if was is None:
            continue
        found += [f"#{number} {fault}" for fault in _change(was, case, new, before, after)]
    return found


def _new(before: Seen, after: Seen) -> tuple[Line, ...]:
    return after.lines[len(before.lines) :]


def _holder(case: Case) -> Iterator[str]:
    """Exactly one of these has it: a unit with a person, the office, the verifiers; or it has an end."""
    unit = case.unit is not None and case.handler is not None
    nobody = case.unit is None and case.handler is None
    fixed = case.fixed_at is not None and case.fixed_by is not None
    if (case.state in ENDED) != (case.closed_at is not None):
        yield f"is {case.state} and its end is {case.closed_at}"
    if case.state in AT_UNIT and not (unit and not fixed and case.due_at and case.left_at is None):
        yield "is with a unit, without its person or limit, or its clock stands"
    if case.consulted_until and case.state not in ENDED and (unit or case.state in WAITS):
        yield "is 会商, and a unit has it"
    if case.returned > 2:
        yield "was given back a third time"
    if case.state in WAITS and not (unit and fixed):
        yield "waits for verification, and nobody has fixed it"
    if case.state not in ENDED | AT_UNIT | WAITS and not nobody:
        yield f"is {case.state} at the office, and a unit has it too"
    if case.state not in ENDED and case.waiting_since is None:
        yield "waits for somebody since never"


def _parts(case: Case, now: Seen) -> Iterator[str]:
    """A split case waits for a part that is not ended, and is closed with the last; a part is nobody's whole."""
    parts = [one for one in now.cases.values() if one.part and one.tied_to == case.number][-case.parts :]
    living = [one for one in parts if one.state not in ENDED]
    if (case.parts > 0) != (case.state in SPLIT or (case.state == "已销号" and case.fixed_at is None)):
        yield f"is {case.state} with {case.parts} parts"
    whole = now.cases.get(case.tied_to or 0)
    if case.part and (whole is None or whole.part or case.parts):
        yield "is a part of nothing, or has parts"
    if case.part and whole and case.state not in ENDED and whole.state not in SPLIT:
        yield f"goes on, and what it is a part of is {whole.state}"
    if case.parts and len(parts) != case.parts:
        yield f"has {len(parts)} parts, not {case.parts}"
    if case.parts and bool(living) != (case.state in SPLIT):
        yield f"is {case.state} while of its parts {len(living)} are not ended"
    if case.parts and not living and not any(one.state == "已销号" for one in parts):
        yield "was closed, and nothing of it was solved"


def _answered_for(case: Case, now: Seen) -> Iterator[str]:
    """What 自报倒查 came to is one question; only people blame, and none of the unit that would be blamed."""
    asked = [one for one in now.matters if one.case == case.number and one.kind is MatterKind.SELF_REPORT]
    holds = [one for one in asked if one.state is not MatterState.ENDED]
    if [one.state for one in holds] != ANSWERED[case.accountability]:
        yield f"is {case.accountability or 'asked nothing'}, and its questions are {[*map(str, holds)]}"
    for one in holds:
        if one.state is MatterState.REFUSED and not one.signed_by:
            yield "is 追责, and nobody has said so"
        signers = [now.district.person[person].unit for person in one.signed_by]
        if one.unit is not None and now.district.within(one.unit) & {*signers}:
            yield "was decided by somebody of its unit"


def _history(before: Seen, after: Seen) -> Iterator[str]:
    """Lines are only added; each tells of now, of whoever may do so, and of the state that the case is in."""
    if after.lines[: len(before.lines)] != before.lines:
        yield "the history was changed"
    last: dict[int, Line] = {one.case: one for one in after.lines}
    for number, case in after.cases.items():
        if number not in last or last[number].state != case.state:
            yield f"#{number} is {case.state}, and its history says otherwise"
    stood = {number: case.state for number, case in before.cases.items()}
    for line in _new(before, after):
        if line.at != after.at:
            yield f"#{line.case} a line of another time"
        came = stood.get(line.case)
        if came is not None and LIFE[came].leads.get(line.step) != line.state:
            yield f"#{line.case} {line.step} does not lead from {came} to {line.state}"
        stood[line.case] = State(line.state)
        yield from _may(line, before, after)


def _may(line: Line, before: Seen, after: Seen) -> Iterator[str]:
    """Whoever is in the history was allowed to do it."""
    person, case = after.district.person.get(line.person or 0), before.cases.get(line.case)
    if person is None or case is None:
        return
    asks = {Step.ADD: [Action.ADD, Action.EXTEND, Action.DEFER, Action.SIGN], Step.EXTEND: [Action.SIGN]}
    asks[Step.APPEAL] = [Action.APPEAL, Action.SIGN]
    needed = asks.get(line.step, [Action.SIGN] if line.step is Step.DEFER else [action_of(line.step)])
    related = authority.relations(person, case, after.district)
    may = any(authority.allows(person, purpose, action, related) for action in needed for purpose in Purpose)
    if not (may or _goes_on_without(line, before, after)):
        yield f"#{line.case} {person.name} may not do {line.step}"
    if line.step in (Step.PASS, Step.FAIL, Step.LASTS):
        yield from _verifier(line, person, case, before)
    if line.step is Step.LASTS and person.id == case.verified_by:
        yield f"#{line.case} {person.name} looked again at what they had verified"


def _goes_on_without(line: Line, before: Seen, after: Seen) -> bool:
    """Is it the note in a case that another one, which had been merged into it, was reopened; or the end of a
    反弹's new case that whoever told it takes back?"""
    again = [one.case for one in _new(before, after) if one.step is Step.REOPEN]
    case = before.cases[line.case]
    taken_back = line.step is Step.VOID and case.tied_to is not None and case.reporter == line.person
    merged = line.step is Step.ADD and any(before.cases[one].merged_into == line.case for one in again)
    return merged or taken_back


def _verifier(line: Line, person: Person, case: Case, before: Seen) -> Iterator[str]:
    """Neither whoever fixed it last, nor of that unit or below it."""
    fixers = [one.person for one in before.of(line.case) if one.step is Step.RECTIFY]
    fixer = before.district.person.get(fixers[-1] or 0) if fixers else None
    units = {case.unit, fixer.unit if fixer else None}
    if person.id in fixers[-1:] or units & set(_above(person.unit, before.district)):
        yield f"#{line.case} was verified by whoever fixed it, or their unit"


def _above(unit: int | None, district: District) -> Iterator[int]:
    while unit is not None:
        yield unit
        unit = district.unit[unit].parent


def _change(was: Case, case: Case, new: list[Line], before: Seen, after: Seen) -> Iterator[str]:
    """What was refused has changed nothing; what was done has its line, and moves no clock backwards."""
    if not new and case != was:
        names = [one.name for one in fields(Case) if getattr(case, one.name) != getattr(was, one.name)]
        yield f"changed without a line of history: {names}"
    if len(new) > 1 and len({one.message for one in new}) > 1:
        yield "two messages at once"
    if any(getattr(case, name) != getattr(was, name) for name in NEVER_CHANGES):
        yield "is another case now"
    if case.waiting_since and case.waiting_since > after.at:
        yield "waits since a moment to come"
    if was.waiting_since and case.waiting_since and case.waiting_since < was.waiting_since:
        yield "waits for longer than before"
    steps = Counter(one.step for one in new)
    for name, step in COUNTED.items():  # a part begins with what its unit had already
        if getattr(case, name) != getattr(was, name) + steps[step]:
            yield f"{name} is {getattr(case, name)}, its history says otherwise"
    if was.unit is not None and case.unit is None and (case.left_unit != was.unit or case.left_at is None):
        yield "its clock does not stand while it is away"
    stood = int((after.at - was.left_at).total_seconds()) if was.left_at and not case.left_at else 0
    if case.away != was.away + stood:
        yield f"was away for {stood} s more, and {case.away - was.away} are kept"
    was_off = was.deferred_until and was.deferred_until > after.at
    if was_off and not case.deferred_until and {one.step for one in new} == {Step.DEFER}:
        yield "挂账 ended before its day"
    if case.due_at != was.due_at:
        yield from _limit(was, case, [one.step for one in new], before, after)


def _limit(was: Case, case: Case, steps: list[Step], before: Seen, after: Seen) -> Iterator[str]:
    """A limit moves by what gives time, and for the same unit never once it has passed."""
    same = (was.unit or was.left_unit) == case.unit
    if was.due_at is None or case.due_at is None or not same or Step.REOPEN in steps:
        return
    noticed = _notices(was, before) != _notices(case, after)
    if not (set(steps) & MOVES_A_LIMIT or noticed):
        yield f"its limit moved by {steps}"
    stopped = was.left_at or was.fixed_at or after.at
    if was.due_at < stopped:
        yield f"a limit that had passed moved by {steps}"
    mends = {Step.CATEGORY, Step.SOURCE, Step.GRADE}
    if case.due_at < was.due_at and not (set(steps) & mends or noticed):
        yield f"its limit came nearer by {steps}"
    since = was.fixed_at if Step.FAIL in steps else was.left_at if set(steps) & COMES_BACK else None
    waited = (
        {resumed(was.due_at, since, after.at, unit, after.calendar) for unit in LimitUnit} if since else {}
    )
    if since and case.due_at not in waited:
        yield "its limit moved by another time than its clock stood"
    if Step.ASSIGN in steps and was.left_at is None:
        yield "派 gave the same unit more time"
    for step in set(steps) & set(SIGNED):
        yield from _signed(case, SIGNED[step], after)


def _notices(case: Case, now: Seen) -> list[Asked]:
    """告知 of the case: a limit moves when one is posted, and back when it is taken back."""
    return [one for one in now.matters if one.case == case.number and one.kind is MatterKind.TOW_NOTICE]


def _noticed_once(case: Case, now: Seen) -> Iterator[str]:
    """Nobody signs a 告知: a unit has one for each case."""
    posted = _notices(case, now)
    if len({one.unit for one in posted}) < len(posted):
        yield "was noticed twice by the same unit"


def _signed(case: Case, kind: MatterKind, after: Seen) -> Iterator[str]:
    """延期 and 挂账: to the day that was asked for, with the signatures of others."""
    matters = [one for one in after.matters if one.case == case.number and one.kind is kind]
    good = [
        one
        for one in matters
        if one.until == case.due_at
        and one.state in (MatterState.AGREED, MatterState.ENDED)
        and len({*one.signed_by, one.opened_by}) >= 2
        and one.opened_by not in one.signed_by
    ]
    if not good:
        yield f"{kind} without its signatures"


def _limits_are_over_once(before: Seen, after: Seen) -> Iterator[str]:
    """A limit that fell due is kept, once, when the case gets another one; and nothing else is."""
    kept, expected = Counter(after.past), Counter(before.past) + Counter(_over(before, after))
    for row in (kept - expected) + (expected - kept):
        yield f"#{row[0]} limit of unit {row[1]}: kept {kept[row]} times, not {expected[row]}"


def _over(before: Seen, after: Seen) -> Iterator[tuple[int, int, datetime, bool]]:
    for number in {line.case for line in _new(before, after)}:
        was, case = before.cases.get(number), after.cases[number]
        had = was and (was.unit or was.left_unit)
        if was is None or not had or was.due_at is None or was.due_at in (case.due_at, was.excused_at):
            continue
        another = case.unit is not None and case.unit != had
        anew = was.state is State.CLOSED
        if (another or anew) and was.due_at < (was.left_at or after.at):
            yield was.number, had, was.due_at, bool(was.fixed_at and was.fixed_at <= was.due_at)


def differs(counted: object, again: object) -> Iterable[str]:
    """Where two tallies say different things."""
    for field in fields(counted):  # type: ignore[arg-type]
        one, other = getattr(counted, field.name), getattr(again, field.name)
        if one != other:
            yield f"{field.name} is counted {one}, and is {other}"
