"""触类旁通: where else may the same stand? A small dragnet over points of the same kind in the unit's grids."""

from __future__ import annotations

from dataclasses import replace

from actions import sweeping
from actions.audience import answer_to, everywhere, unit_hears
from domain.cases import Case, State
from domain.categories import LimitUnit
from domain.cause import Cause
from domain.chat import Outgoing
from domain.deadline import due_at
from domain.district import Person
from domain.dragnets import Dragnet
from domain.points import Point
from domain.selfreports import from_above
from storage.store import Store
from texts import similar as wording

MOST = 10  # points: a list that a phone shows, and somebody walks in some days
DAYS = 3  # worked, until they should be seen


def points(case: Case, store: Store) -> list[Point]:
    """Points of the same kind (类型) in the grids of the unit that had it, at most ten; not the one it was at."""
    own = store.district.point.get(case.point or 0)
    if own is None or not own.kind or case.unit is None or case.confidential:
        return []
    grids = {grid.id for grid in store.district.grids_of(store.district.within(case.unit))}
    alike = [one for one in store.district.points if one.kind == own.kind and one.grid in grids]
    return [one for one in alike if one.id != own.id][:MOST]


def offered(case: Case, told: list[Outgoing], store: Store) -> list[Outgoing]:
    """The cards of a case that was closed; of what others had to find, its unit's card offers to look elsewhere."""
    group = unit_hears(case, store.district)
    if case.state is not State.CLOSED or group is None or not (from_above(case) and points(case, store)):
        return told
    chats, choice = everywhere(group, store), wording.offer(case)
    return [
        replace(one, choices=(*one.choices, choice)) if one.chat in chats and one.card else one
        for one in told
    ]


def look(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """Open the dragnet, and list its points; a second time it is shown how far it is."""
    net = store.dragnets.of_case(case.number)
    if net is not None:
        lines = sweeping.coverage(net, None, cause.at, store)
        return answer_to(cause, "\n".join(lines) if net.ended_at is None else wording.done(case))
    found = points(case, store)
    if not found:
        return answer_to(cause, wording.none(case))
    until = due_at(cause.at, DAYS, LimitUnit.WORKING_DAY, store.calendar)
    net = Dragnet(wording.name(case), person.id, cause.at, until, case=case.number)
    told = [one for one in sweeping.start(net, found, store) if one.chat != cause.chat]
    open_there = {
        point.name: other.number
        for point in found
        for other in store.cases.live_at(point.id)
        if other.category == case.category
    }
    text = wording.listed(case, [one.name for one in found], open_there, until, cause.at, store.district)
    return [*answer_to(cause, text, case), *told]
