"""拉网 抽查: some points of a dragnet that has ended are drawn, and looked at by others than who answered for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from actions import sweeping
from actions.audience import alone, answer_to
from domain import lookback
from domain.cause import Cause
from domain.chat import Kind, Outgoing
from domain.district import Person, Role
from domain.dragnets import SEEN, Dragnet, Stop
from domain.lookback import Lot
from domain.points import Point
from storage.store import Store
from texts import dragnets as wording


@dataclass(frozen=True, slots=True)
class Sample:
    """What is drawn of so many points: a new dragnet, not kept yet."""

    net: Dragnet
    points: tuple[Point, ...]
    of: int


def drawn(net: Dragnet, share: int, person: Person, cause: Cause, store: Store) -> Sample:
    """So many percent of the points that somebody saw, at least one, by a seed that nobody chooses: it is made of the
    last line of the history of all cases and of the dragnet's own number."""
    _, last = store.scoring.last_line(cause.at)
    seed = lookback.seed_of((last, str(net.id)))
    seen = _seen(net, store)
    sample = Dragnet(wording.sample_name(net), person.id, cause.at, sample_of=net.id, seed=seed)
    return Sample(sample, _points(seen, seed, lookback.how_many(len(seen), share), store), len(seen))


def drawn_again(sample: Dragnet, seed: str, store: Store) -> tuple[Point, ...]:
    """What another seed would have drawn, as many."""
    net = store.dragnets.get(sample.sample_of or 0)
    return _points(_seen(net, store), seed, len(store.dragnets.stops(sample)), store) if net else ()


def begin(sample: Sample, cause: Cause, store: Store) -> list[Outgoing]:
    """Keep it. Whoever may look is told alone; the groups that answered are not, or they would go there first."""
    net = store.dragnets.start(sample.net, [point.id for point in sample.points])
    text = wording.sampled(net, [one.name for one in sample.points], sample.of)
    able = store.district.people_with(Role.INSPECTOR)
    chats = (chat for chat in alone(store, able) if chat != cause.chat)
    return [*answer_to(cause, text), *(Outgoing(chat, text, kind=Kind.NOTICE) for chat in chats)]


def answered_by(person: Person, points: Iterable[Point], store: Store) -> list[Point]:
    """Those of these points in an open sample that this person had answered for: somebody else has to look.

    Of no others' samples: who may not look is not told that one is under way.
    """
    if not sweeping.samples(person):
        return []
    ids = {one.id: one for one in points}
    return [
        ids[stop.point]
        for net in store.dragnets.open_ones()
        if net.sample_of is not None
        for stop in sweeping.first_stops(net, store).values()
        if stop.point in ids and stop.person == person.id
    ]


def first_answer(person: Person, point: Point, store: Store) -> Stop | None:
    """How a point that this person may check in an open sample was answered before."""
    nets = [net for net, _ in sweeping.open_at([point], store, person) if net.sample_of is not None]
    return next((sweeping.first_stops(net, store).get(point.id) for net in nets), None)


def _seen(net: Dragnet, store: Store) -> list[Stop]:
    """Its stops that somebody saw and that the register still has."""
    present = {one.id for one in store.district.points}
    return [stop for stop in store.dragnets.stops(net) if stop.result in SEEN and stop.point in present]


def _points(seen: list[Stop], seed: str, most: int, store: Store) -> tuple[Point, ...]:
    lots = [Lot(stop.point, 1, ()) for stop in seen]
    return tuple(store.district.point[one] for one in lookback.drawn(lots, seed, most))
