"""Cases of every kind, for what a digest counts of them, and the days that it is about."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random

from domain.cases import Accountability, Case, Event, Source, State, Step
from domain.district import District
from domain.life import ENDED, WITH_OFFICE
from domain.photo import Photo
from domain.tally import Span
from storage import tables
from storage.books import Books
from storage.cases import Cases
from tests.talk import ZONE

NOW = datetime(2026, 3, 20, 18, 0, tzinfo=ZONE)
TODAY = Span(NOW.replace(hour=0), NOW)
MONTH = Span(NOW.replace(day=1, hour=0), NOW)
MANY = 400
PHOTOS = [Photo(f"{number:064x}") for number in range(40)]


def fill(store: Books, random: Random) -> None:
    """Cases of every kind, with and without a place, a unit, a limit, a category; some with photos."""
    rows = [{"sha256": photo.sha256} for photo in PHOTOS]
    store.connection.execute(tables.photos.insert(), rows)
    for number in range(1, MANY + 1):
        case = _case(number, store.district, random)
        photos = tuple(random.sample(PHOTOS, random.choice((0, 1, 2))))
        _open(store.cases, case, photos, random)


def _open(cases: Cases, case: Case, photos: tuple[Photo, ...], random: Random) -> None:
    reported = Event(case.number, case.opened_at, case.reporter, Step.REPORT, case.state, photos=photos)
    cases.open(case, reported)
    if case.fixed_at and random.random() < 0.7:
        after = tuple(random.sample(PHOTOS, random.choice((1, 2))))
        fixed = Event(case.number, case.fixed_at, case.reporter, Step.RECTIFY, case.state, photos=after)
        cases.move(case, case, fixed)


def _case(number: int, district: District, random: Random) -> Case:
    point = random.choice(district.points)
    opened = NOW - timedelta(minutes=random.randint(0, random.choice((900, 80_000))))
    due = opened + timedelta(hours=random.choice((1, 8, 24, 72)))
    state = random.choice([*State, State.OPEN, State.OPEN, State.CLOSED, State.CLOSED])
    fixed = min(opened + timedelta(minutes=random.randint(1, 6000)), NOW)
    sorted_ = random.random() < 0.9
    left = state in WITH_OFFICE or state in (State.SPLIT, State.VOID, State.MERGED)
    divided = state is State.SPLIT or (state is State.CLOSED and random.random() < 0.2)
    units = (None, district.grid[point.grid].unit, random.choice(district.units).id)
    return Case(
        number=number,
        state=state,
        text="占道经营",
        source=[*Source][number % len(Source)],
        accountability=[*Accountability][number % len(Accountability)],
        place=point.name,
        reporter=district.people[0].id,
        opened_at=opened,
        point=point.id if random.random() < 0.8 else None,
        grid=point.grid if random.random() < 0.9 else None,
        category=random.choice(district.categories).id if sorted_ else None,
        unit=None if state in WITH_OFFICE or divided else random.choice(units),
        part=not divided and random.random() < 0.1,
        parts=2 if divided else 0,
        left_unit=random.choice(units[1:]) if left else None,
        left_at=opened + timedelta(minutes=random.randint(1, 9000)) if left else None,
        deferred_until=NOW + timedelta(days=random.choice((-1, 3))) if random.random() < 0.2 else None,
        extended=random.choice((0, 0, 0, 1)),
        due_at=due if sorted_ else None,
        fixed_at=fixed if state in (State.CHECKING, State.CLOSED) else None,
        closed_at=min(fixed + timedelta(minutes=random.choice((0, 90))), NOW) if state in ENDED else None,
    )
