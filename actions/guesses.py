"""What the bot guesses of a case whose category or place is unknown, as buttons."""

from __future__ import annotations

from domain.cases import Case
from domain.chat import Choice
from domain.coordinates import CoordinateSystem
from domain.distance import nearest
from domain.district import Grid
from domain.life import is_unclear
from domain.photo import Place
from domain.placewords import narrowed
from domain.points import Point
from storage.store import Store
from texts import buttons
from understanding.reports.danger import LIVES
from understanding.reports.denied import without_denied

NEAR = 500.0  # metres
GUESSES = 4  # buttons for what is unknown, beside those for the office's verbs


def near(place: Place, store: Store) -> tuple[Point, ...]:
    """Points near where something was seen, nearest first. Only guesses: phones and maps differ by some metres."""
    system = CoordinateSystem(store.rules.datum)
    return nearest(store.district.points, place, within=NEAR, system=system)


def guesses(case: Case, store: Store) -> tuple[Choice, ...]:
    """For what is unknown: categories first, then places."""
    if not is_unclear(case):
        return ()
    reading = store.heard(case.text, None)
    recogniser, district = store.recogniser, store.district
    if case.category is None:
        if any(one.danger == LIVES for one in reading.findings):
            return ()  # no category's, but the police's
        told = (one for each in reading.findings for one in (each.category, *each.others) if one is not None)
        likely = [district.category[one] for one in dict.fromkeys(reading.nearest or told)][:GUESSES]
        return buttons.guesses(
            case, categories=likely or recogniser.similar_categories(without_denied(case.text), GUESSES)
        )
    named = [district.point[one] for finding in reading.findings for one in finding.candidates]
    if case.place and not named:  # somewhere that no register knows: what is asked for is whose it is
        known = recogniser.points_like(narrowed(case.place), GUESSES)
        places: list[Grid | Point] = [*_grids_of_reporter(case, store), *_near(case, store), *known]
        return buttons.guesses(case, places=list(dict.fromkeys(places))[:GUESSES])
    points = (*named, *_near(case, store), *recogniser.similar_points(case.text, GUESSES))
    return buttons.guesses(case, places=tuple(dict.fromkeys(points))[:GUESSES])


def _grids_of_reporter(case: Case, store: Store) -> list[Grid]:
    reporter = store.district.person.get(case.reporter)
    return [store.district.grid[one] for one in reporter.grids] if reporter else []


def _near(case: Case, store: Store) -> tuple[Point, ...]:
    """Points near where the report came from."""
    if case.latitude is None or case.longitude is None:
        return ()
    return near(Place(case.latitude, case.longitude), store)
