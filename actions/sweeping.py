"""拉网: a net is opened over points, each is told of, what was found is noted, and the coverage is counted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from actions import opening
from actions.audience import grid_hears
from domain.cases import Case
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Grid, Group, Person, Role
from domain.dragnets import Dragnet, Found, Stop, covered, of_items
from domain.points import Point
from storage.store import Store
from texts import dragnets as wording


def start(net: Dragnet, points: Sequence[Point], store: Store) -> list[Outgoing]:
    """A net over these points, of which there are some: each grid's group hears which are its own."""
    started = store.dragnets.start(net, [point.id for point in points])
    return [
        Outgoing(chat, wording.asked(started, [point.name for point in own], net.opened_at), kind=Kind.NOTICE)
        for grid, own in by_grid(points, store)
        for chat in grid_hears(grid, store)
    ]


def end(net: Dragnet, cause: Cause, store: Store) -> list[Outgoing]:
    """收网: the group of each grid that still has holes hears that it need not look any more."""
    left = by_grid(holes(net, store), store)
    store.dragnets.end(net, cause.at)
    return [
        Outgoing(chat, wording.ended(net), kind=Kind.NOTICE)
        for grid, _ in left
        for chat in grid_hears(grid, store)
        if chat != cause.chat
    ]


def within(person: Person, points: Iterable[Point], store: Store) -> list[Point]:
    """Those of the points that this person answers for: all for whoever oversees, else their grids and units."""
    if person.has(Role.INSPECTOR, Role.OFFICE):
        return list(points)
    units = store.district.within(person.unit)
    return [
        one
        for one in points
        if one.grid in person.grids
        or (one.grid in store.district.grid and store.district.grid[one.grid].unit in units)
    ]


def open_at(
    points: Sequence[Point], store: Store, person: Person | None = None
) -> list[tuple[Dragnet, Stop]]:
    """Where these points stand in the nets that are open, and that this person may answer in, if one is given."""
    ids = {point.id for point in points}
    nets = store.dragnets.open_ones()
    found = [(net, stop) for net in nets for stop in store.dragnets.stops(net) if stop.point in ids]
    return [one for one in found if person is None or _may_answer(person, *one, store)]


def shown_to(person: Person, store: Store, *, alone: bool) -> list[Dragnet]:
    """The open nets that this person may know of: a sample (抽查) only an overseer, and in no group of units; that of a
    night patrol (夜查) is shown by its own command."""
    nets = [one for one in store.dragnets.open_ones() if not one.team]
    return [one for one in nets if one.sample_of is None or (alone and samples(person))]


def first_stops(sample: Dragnet, store: Store) -> dict[int, Stop]:
    """How the points of the net that was sampled were answered, by point."""
    net = store.dragnets.get(sample.sample_of or 0)
    return {stop.point: stop for stop in store.dragnets.stops(net)} if net else {}


def samples(person: Person) -> bool:
    """May this person look at what was drawn (抽查)?"""
    return person.has(Role.INSPECTOR, Role.OFFICE)


def _may_answer(person: Person, net: Dragnet, stop: Stop, store: Store) -> bool:
    """In a sample an inspector or the office, but not who answered for the point before; on a night patrol its team,
    which answers to its own command."""
    if net.team:
        return False
    if net.sample_of is None:
        return True
    before = first_stops(net, store).get(stop.point)
    return samples(person) and (before is None or before.person != person.id)


def note(
    found: Found,
    points: Sequence[Point],
    person: Person,
    cause: Cause,
    store: Store,
    *,
    case: int | None = None,
    only: Collection[str] = (),
) -> None:
    """What was found at these points, in every open net that has them, `only` of these 指标 if some are named. A case
    stays with its point, and so does its problem when something else there is in order.

    A net over similar points (触类旁通) and a sample (抽查) are over when all were seen.
    """
    for net, stop in open_at(points, store, person):
        _put(net, stop, found, person, cause, store, case=case, only=only)


def _put(
    net: Dragnet,
    stop: Stop,
    found: Found,
    person: Person,
    cause: Cause,
    store: Store,
    *,
    case: int | None = None,
    only: Collection[str] = (),
) -> None:
    told = replace(
        stop, result=found, words=cause.words, person=person.id, at=cause.at, case=case or stop.case
    )
    if only and stop.result is Found.PROBLEM:
        told = replace(told, result=stop.result)
    store.dragnets.note(net, told)
    store.dragnets.note_items(net, stop.point, of_items(net, found, cause.words, only))
    if (net.case is not None or net.sample_of is not None) and not holes(net, store):
        store.dragnets.end(net, cause.at)


def problem(point: Point, person: Person, group: Group | None, cause: Cause, store: Store) -> list[Outgoing]:
    """有问题: a case like any report, and the point's result."""
    opened = opening.open_cases(opening.Telling(person, group, cause), store)
    note(Found.PROBLEM, [point], person, cause, store, case=opened[0].case.number)
    return opening.told(opened, cause, store)


def reported(
    reporter: Person, group: Group | None, cause: Cause, store: Store, *, unnamed: bool = False
) -> list[Outgoing]:
    """上报: new cases of what somebody tells, in a group or, without one, in private.

    Each problem becomes a case with its place and with all photos; several are answered by one message. `unnamed` where
    it was asked what it is, and nobody chose. One at a point that the reporter has to look at is what was found there.
    """
    opened = opening.open_cases(opening.Telling(reporter, group, cause, unnamed=unnamed), store)
    for new in opened:
        count(new.case, reporter, cause, store)
    return opening.told(opened, cause, store)


def count(case: Case, reporter: Person, cause: Cause, store: Store) -> None:
    """The case as 有问题 of its point, in the nets that look for its like; a confidential one would show there."""
    point = store.district.point.get(case.point or 0)
    if point is None or case.confidential or not within(reporter, [point], store):
        return
    category = store.district.category.get(case.category or 0)
    words = f"{category.name if category else ''} {case.text}"
    for net, stop in open_at([point], store, reporter):
        if not net.indicators or any(one in words for one in net.indicators):
            _put(
                net,
                stop,
                Found.PROBLEM,
                reporter,
                replace(cause, words=words.strip()),
                store,
                case=case.number,
            )


def coverage(net: Dragnet, grids: frozenset[int] | None, now: datetime, store: Store) -> list[str]:
    """How far a net is, and the holes of each grid; of these grids only, unless it is None."""
    stops = {stop.point: stop for stop in store.dragnets.stops(net)}
    points = [one for one in points_of(stops.values(), store) if grids is None or one.grid in grids]
    if not points:
        return []
    lines = [wording.of_all(net, covered(stops[one.id] for one in points), now)]
    lines += _by_item(net, stops, points, store)
    for grid, own in by_grid(points, store):
        holes = [one.name for one in own if stops[one.id].result is None]
        lines.append(wording.of_grid(grid, covered(stops[one.id] for one in own), holes))
    return lines


def _by_item(net: Dragnet, stops: Mapping[int, Stop], points: Sequence[Point], store: Store) -> Iterator[str]:
    """A line for each 指标: at how many points it was in order or not, and at which nobody has looked at it, though
    they can be reached."""
    found = store.dragnets.of_items(net) if net.items else {}
    for item in net.indicators:
        results = [found.get((one.id, item)) for one in points]
        holes = [
            one.name
            for one, result in zip(points, results, strict=True)
            if result is None and stops[one.id].result is not Found.UNREACHED
        ]
        yield wording.of_item(item, results.count(Found.FINE), results.count(Found.PROBLEM), holes)


def holes(net: Dragnet, store: Store) -> list[Point]:
    """The points of a net at which nobody has been."""
    return points_of((stop for stop in store.dragnets.stops(net) if stop.result is None), store)


def points_of(stops: Iterable[Stop], store: Store) -> list[Point]:
    """The points that count: of today, and of those that the register has no more what somebody looked at."""
    district, present = store.district, {one.id for one in store.district.points}
    return [district.point[one.point] for one in stops if one.point in present or one.result is not None]


def remind(net: Dragnet, at: datetime, store: Store) -> Iterator[Outgoing]:
    """To the group of each grid that has holes, once a day."""
    for grid, own in by_grid(holes(net, store), store):
        for chat in grid_hears(grid, store):
            text = wording.reminded(net, [point.name for point in own], at)
            key = f"dragnet:{net.id}:{grid.id}:{at:%Y-%m-%d}:{chat.id}"
            yield Outgoing(chat, text, kind=Kind.NOTICE, key=key)


def by_grid(points: Iterable[Point], store: Store) -> list[tuple[Grid, list[Point]]]:
    """The points of each grid, grids in the register's order."""
    found: dict[int, list[Point]] = {}
    for point in points:
        found.setdefault(point.grid, []).append(point)
    return [(grid, found[grid.id]) for grid in store.district.grids if grid.id in found]
