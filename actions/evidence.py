"""What is odd about the photos of a report or of a repair (peers C55): said to people, who decide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from domain.cases import Case, State
from domain.cause import Cause
from domain.chat import Choice
from domain.coordinates import CoordinateSystem, to_wgs84
from domain.doubts import OLD, SLOW, Doubt, Why, taken_early, taken_far
from domain.photo import Photo, Place
from domain.refused import OldPhoto
from storage.store import Store
from texts import doubts as wording


def of_report(case: Case, cause: Cause, store: Store) -> tuple[Doubt, ...]:
    """Doubts about the photos of a report, which is not kept yet."""
    found: list[Doubt | None] = []
    for photo in cause.photos:
        found += (
            _used(photo, case, cause, store),
            taken_early(photo, cause.at - OLD),
            taken_far(photo, _point(case, store)),
        )
    return tuple(one for one in found if one)


def of_repair(case: Case, cause: Cause, store: Store) -> tuple[Doubt, ...]:
    """Doubts about the photos of a repair, which is not kept yet."""
    found: list[Doubt | None] = []
    for photo in cause.photos:
        found += (
            _used(photo, case, cause, store),
            taken_early(photo, case.opened_at - SLOW),
            taken_far(photo, (*_point(case, store), *_reported_from(case))),
        )
    return tuple(one for one in found if one)


def without_old(case: Case, cause: Cause, store: Store) -> Cause:
    """Only with its new photos, if there are any. Raises OldPhoto where all were used before and nothing is said to it.

    What came with the same message was not used before: one message may tell of several cases.
    """
    used = {
        photo: store.photos.seen_in(photo, but=cause.reference, told_to=case.number) for photo in cause.photos
    }
    new = tuple(photo for photo, number in used.items() if number is None)
    old = next((number for number in used.values() if number is not None), None)
    if old is None or wording.STILL in cause.words:
        return cause
    if not new:
        raise OldPhoto(old)
    return replace(cause, photos=new)


def hints(case: Case, now: datetime, store: Store) -> tuple[tuple[str, ...], tuple[Choice, ...]]:
    """What whoever verifies the case is told of its photos, and the button that shows them."""
    found = store.doubts.of_repair(case.number) if case.state is State.CHECKING else ()
    told = wording.on_repair(found, case.number, now)
    button = (wording.compare(case.number),) if any(one.other for one in found) else ()
    return told, button


def _used(photo: Photo, case: Case, cause: Cause, store: Store) -> Doubt | None:
    earlier = store.photos.earlier(photo, case.number, cause.reference)
    if earlier is None:
        return None
    why = Why.SAME if earlier.sha256 == photo.sha256 else Why.ALIKE
    return Doubt(why, photo.sha256, case=earlier.case, other=earlier.sha256, step=earlier.step)


def _point(case: Case, store: Store) -> tuple[Place, ...]:
    """Where the register has the case's point."""
    point = store.district.point.get(case.point or 0)
    if point is None or point.latitude is None or point.longitude is None:
        return ()
    return (to_wgs84(Place(point.latitude, point.longitude), CoordinateSystem(store.rules.datum)),)


def _reported_from(case: Case) -> Iterator[Place]:
    """Where it was reported from, as a phone said, which may as well have meant GCJ-02."""
    if case.latitude is not None and case.longitude is not None:
        place = Place(case.latitude, case.longitude)
        yield place
        yield to_wgs84(place, CoordinateSystem.GCJ02)
