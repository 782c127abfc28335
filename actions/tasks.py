"""任务单 of a person: cases, what is to be signed or said, looks, drives, walks, shifts, 志愿, what meetings decided.

With `secret` also what may stand on no wall: confidential cases, and what was drawn for 回头看.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from actions import awaited, consulting, duty, look_back, sites, sweeping
from actions.audience import heads, waits_for
from actions.patrols import overdue
from domain.cases import Case, State
from domain.district import Person, Role
from domain.matters import UNDER_WAY, MatterKind
from domain.tally import Scope
from domain.tasks import Task, in_order
from domain.timetable import limit
from storage.store import Store
from texts import tasks as wording
from texts import volunteers

AHEAD = 7  # days in which walks and shifts are looked for
_STEPS = {
    State.PENDING: "受理",
    State.UNASSIGNED: "派单",
    State.RETURNED: "派单",
    State.OPEN: "整改",
    State.CHECKING: "核查",
}
# What is asked beside the steps of a case, and in which matter its time stands.
_ASKED = {
    "签收": MatterKind.SUPERVISION,
    "回复": MatterKind.SUPERVISION,
    "意见": MatterKind.CONSULTATION,
    "说明": MatterKind.SELF_REPORT,
    "配合": MatterKind.ASSIST,
    "同意": None,
}


def of(person: Person, at: datetime, store: Store, *, secret: bool) -> list[Task]:
    """All that this person has to do, the longest overdue first; `at` is in the district's zone."""
    looks_back = _looks_back(person, store) if secret else ()
    found = (
        *_cases(person, at, store, secret=secret),
        *_asked(person, at, store, secret=secret),
        *_looks(person, store),
        *looks_back,
        *_nets(person, store),
        *_visits(person, at, store),
        *_walks(person, at, store),
        *_shifts(person, at, store),
        *_volunteering(person, at, store),
        *_resolutions(person, store),
    )
    return in_order(found)


def _cases(person: Person, at: datetime, store: Store, *, secret: bool) -> Iterator[Task]:
    for case in store.cases.live(Scope(""), confidential=secret):
        if waits_for(person, case, store.district):
            step = "会商" if case.consulted_until else _STEPS.get(case.state, "补充")
            until = limit(case, at) if case.state is State.OPEN else case.consulted_until
            yield Task(step, until=until, case=case)


def _asked(person: Person, at: datetime, store: Store, *, secret: bool) -> Iterator[Task]:
    """To sign for a 督办 and to answer it, to speak in a 会商, to explain, to help, to agree."""
    to_receive: set[int] = set()
    for word, kind in _ASKED.items():
        cases = awaited.of(word, person, at, store) or []
        for case in cases:
            if (case.confidential and not secret) or not _is_theirs(word, case, person, store):
                continue
            if word == "签收":
                to_receive.add(case.number)
            elif word == "回复" and case.number in to_receive:
                continue
            yield Task(wording.ASKED[word], until=_time_of(case, kind, store), case=case)


def _is_theirs(word: str, case: Case, person: Person, store: Store) -> bool:
    if word == "意见":
        return not consulting.has_spoken(case, person.unit, store)
    return word != "配合" or person.has(Role.HANDLER, Role.UNIT_HEAD)


def _time_of(case: Case, kind: MatterKind | None, store: Store) -> datetime | None:
    found = store.matters.of(case.number, kind, UNDER_WAY) if kind else []
    return next((one.until for one in reversed(found) if one.until), None)


def _looks(person: Person, store: Store) -> Iterator[Task]:
    for look, case in sites.waiting(person, store):
        if look.person == person.id:
            yield Task("现场核实", look.words, look.until, case)


def _looks_back(person: Person, store: Store) -> Iterator[Task]:
    for look, case in look_back.waiting(store, person):
        yield Task("回头看", until=look.until, case=case)


def _nets(person: Person, store: Store) -> Iterator[Task]:
    """The points of their grids at which nobody was, of each drive (拉网) that is open."""
    if not person.has(Role.REPORTER):
        return
    for net in sweeping.shown_to(person, store, alone=False):
        if own := [one.name for one in sweeping.holes(net, store) if one.grid in person.grids]:
            yield Task("拉网", wording.points(net.name, own), net.until)


def _visits(person: Person, at: datetime, store: Store) -> Iterator[Task]:
    grids = person.grids if person.has(Role.REPORTER) else ()
    points = [one for one in store.district.points if one.grid in grids]
    if found := overdue(points, at, store):
        yield Task("巡查", wording.points("太久没人去", [one.point.name for one in found]))


def _walks(person: Person, at: datetime, store: Store) -> Iterator[Task]:
    """The next time of each walk that they are named for in the rules (走街计划)."""
    for walk in store.rules.planned_walks:
        if person.name not in walk.people:
            continue
        for ahead in range(AHEAD + 1):
            day = at.date() + timedelta(days=ahead)
            moment = datetime.combine(day, walk.at, at.tzinfo)
            if moment >= at and walk.is_on(day, store.calendar):
                yield Task("走街", walk.theme, moment, begins=True)
                break


def _shifts(person: Person, at: datetime, store: Store) -> Iterator[Task]:
    """The shift that runs and the next ones, as they are staffed now (替班)."""
    for ahead in range(-1, AHEAD):
        day = at.date() + timedelta(days=ahead)
        for shift, staff in duty.staffed(day, store):
            if shift.ends > at and person.id in staff.called:
                runs = shift.starts <= at
                words = wording.shift(shift, store.district, runs=runs)
                yield Task("值班", words, shift.ends if runs else shift.starts, begins=not runs)


def _volunteering(person: Person, at: datetime, store: Store) -> Iterator[Task]:
    """What they signed up for (志愿)."""
    calls = {one.id: one for one in store.volunteers.to_come(at)}
    for turns in store.volunteers.turns(calls.values()).values():
        for call in (calls[one.call] for one in turns if one.person == person.id):
            yield Task("志愿", volunteers.what(call), call.begins, begins=True)


def _resolutions(person: Person, store: Store) -> Iterator[Task]:
    """What meetings decided for their unit, to its heads."""
    for one in store.resolutions.open([person.unit]):
        if person in heads(one.unit, store.district):
            coming = one.job.coming
            words = f"{one.words}（节点：{coming.words}）" if coming else one.words
            until = min(coming.day, one.until) if coming else one.until
            yield Task(f"议定{one.number}", words, datetime.combine(until, time(23, 59), store.zone))
