"""请人去看, 看过, 不用去看: who is asked to look at a place, what they saw, and that nobody need look."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from actions import evidence, reports, sites, supervision
from actions.audience import Audience, alone, answer_to, hears, office, reaching
from actions.cards import as_it_stands
from actions.guesses import near
from actions.history import event
from domain.cases import Case, Step
from domain.cause import Cause, System
from domain.chat import Choice, Kind, Outgoing
from domain.district import Person, Role
from domain.life import is_unclear, must_allow
from domain.matters import Matter, MatterState, Signature, ended, refused
from domain.photo import Place
from domain.refused import AlreadySent, Confidential, NobodyToSend, NotAskedToLook, WrongState
from storage.store import Store
from texts import sites as wording


def send(case: Case, named: Person | None, by: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """请人去看: the one who is named, else the nearest of the grid; if the office asks about a 督办, an inspector.

    Raises WrongState, Confidential, AlreadySent, NobodyToSend.
    """
    must_allow(case, Step.SEND)
    if case.confidential:
        raise Confidential(case, Step.SEND)
    if look := sites.under_way(case, store):
        raise AlreadySent(case, wording.name(look, store.district))
    order = supervision.issued(case, store) if case.supervised and by.has(Role.OFFICE) else None
    if order is None and case.state in sites.ONLY_SUPERVISED:
        raise WrongState(case, Step.SEND)
    person = _who(case, order, named, by, cause, store)
    words = cause.words or (wording.WHAT_OF_ORDER if order else wording.WHAT)
    look = Matter(sites.KIND, case.number, cause.at, by.id, MatterState.AGREED, words=words, unit=case.unit)
    look = replace(look, person=person.id, label=order.label if order else "")
    look = sites.opened(look, cause.at, store)
    store.cases.move(case, case, event(case, Step.SEND, replace(cause, words=f"{person.name}，{words}")))
    text = wording.please(case, look, store.district, cause.at)
    photos = tuple(store.photos.of(case.number, Step.REPORT)[:1])
    asked = [replace(one, photos=photos) for one in sites.request(case, look, text, store)]
    return [*answer_to(cause, wording.sent(case, look, store.district, cause.at), case), *asked]


def call_off(case: Case, cause: Cause, store: Store) -> list[Outgoing]:
    """不用去看, for the reason in the words. Raises NotAskedToLook."""
    look = sites.under_way(case, store)
    if look is None:
        raise NotAskedToLook(case)
    by = 0 if isinstance(cause.by, System) else cause.by.id
    store.matters.change(look, refused(look, Signature(by, cause.at, cause.words)))
    store.cases.move(case, case, event(case, Step.UNSENT, cause))
    text = wording.off(case, look, cause.words, store.district)
    told = [replace(one, choices=()) for one in sites.request(case, look, text, store)]
    return [*answer_to(cause, text, case), *(one for one in told if one.chat != cause.chat)]


def seen(case: Case, person: Person, cause: Cause, store: Store) -> list[Outgoing]:
    """看过, with photos and words, which may tell place and category. Raises NotAskedToLook, OldPhoto."""
    look = sites.asked_of(case, person, store)
    counted = evidence.without_old(case, cause, store)
    signature = Signature(person.id, cause.at, cause.words)
    store.matters.change(look, replace(ended(look, cause.at), signatures=(signature,)))
    if is_unclear(case):
        told = reports.add(case, counted, store, step=Step.SEEN)
    else:
        store.cases.move(case, case, event(case, Step.SEEN, counted))
        told = answer_to(cause, f"#{case.number} {wording.THANKS}", case)
    told += _to_the_other(case, look, person, store)
    reached = {one.chat for one in told}
    after = store.cases.get(case.number) or case
    back = _to_asker(after, look, wording.seen(person, cause.words, store.district), counted, store)
    return [*told, *(one for one in back if one.chat not in reached)]


def _to_the_other(case: Case, look: Matter, person: Person, store: Store) -> list[Outgoing]:
    """Whoever was asked need not go if another has been there."""
    if person.id == look.person:
        return []
    text = wording.done_by(case, person)
    return [replace(one, choices=()) for one in sites.request(case, look, text, store)]


def _who(
    case: Case, order: Matter | None, named: Person | None, by: Person, cause: Cause, store: Store
) -> Person:
    """Raises NobodyToSend."""
    if named is not None:
        may = sites.may_inspect(named, case) if order else not named.has(Role.OBSERVER)
        if not may or sites.reached(named, case, store) is None:
            raise NobodyToSend(case, named.name)
        return named
    away = store.rollcalls.absent(cause.at.astimezone(store.zone).date())
    likely = _inspectors(case, store) if order else _near(case, store)
    able = [one for one in likely if one.id != by.id and sites.reached(one, case, store)]
    # Whoever is away comes after the others, and so does whoever reported it: two see more than one.
    able.sort(key=lambda one: (one.id == case.reporter, one.id in away))
    if not able:
        raise NobodyToSend(case)
    return able[0]


def _inspectors(case: Case, store: Store) -> Iterator[Person]:
    return (one for one in store.district.people if sites.may_inspect(one, case))


def _near(case: Case, store: Store) -> list[Person]:
    """The point's 网格员, the 网格长 of the grid, others of the grid, the handler of its unit."""
    district = store.district
    points = [district.point[case.point]] if case.point in district.point else []
    if case.grid is None and case.latitude is not None and case.longitude is not None:
        points = list(near(Place(case.latitude, case.longitude), store)[:1])
    grid = district.grid.get(case.grid or (points[0].grid if points else 0))
    if grid is None:
        return []
    named = [point.reporter for point in points] + [grid.leader]
    found = [district.staff[one] for one in named if one in district.staff]
    found += [one for one in district.people if one.has(Role.REPORTER) and grid.id in one.grids]
    handler = district.handler_of(grid.unit, grid.id)
    return list(dict.fromkeys([*found, *([handler] if handler else [])]))


def _to_asker(case: Case, look: Matter, text: str, cause: Cause, store: Store) -> Iterator[Outgoing]:
    """The office has the card, with what it can do now; a unit's head has the words."""
    asker = store.district.staff.get(look.opened_by or 0)
    if asker is None or asker.has(Role.OFFICE):
        for chat, person in office(store).items():
            card = as_it_stands(case, person, chat, cause.at, store, text)
            settle = (Choice("办结督办", f"办结 {case.number}"),) if look.label else ()
            yield replace(card, photos=cause.photos, choices=(*card.choices, *settle))
        return
    group = hears(look.unit, case, store.district) if look.unit else None
    there: Audience = {reaching(group, [asker], store): None} if group else {}
    for chat in alone(store, [asker]) or there:
        yield Outgoing(chat, f"#{case.number} {text}", cause.photos, kind=Kind.NOTICE)
