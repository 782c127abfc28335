"""模拟测评: each indicator of the year beside the places that were seen in a period and what is open there now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.indicators import indicators
from domain.mock_scores import EACH, MockScore, YearIndicator, of_year
from domain.tally import Scope, Span, grids_in, points_in
from storage.store import Store


def mock_scores(scope: Scope, span: Span, store: Store) -> list[MockScore]:
    """Of the points of a scope, in the workbook's order."""
    grids = grids_in(scope, store.district)
    points = [one.id for one in points_in(scope, store.district)]
    seen = store.checked.between(points, span.start, span.end) if points else set()
    here = scope if grids is None or scope.points is not None else Scope(scope.words, grids=grids)
    live = [one for one in store.cases.live(here) if one.point in seen]
    known = {one.name: one.categories for one in indicators(store.district)}
    scores = []
    for indicator in asked_for(span.end, store):
        categories = known.get(indicator.name, ())
        cases = [one for one in live if one.category in categories]
        bad = len({one.point for one in cases})
        numbers = tuple(one.number for one in cases)
        scores.append(MockScore(indicator, len(seen), bad, numbers, mapped=bool(categories)))
    return scores


def asked_for(at: datetime, store: Store) -> Sequence[YearIndicator]:
    """What is given points for in the year of a moment: as the workbook says, else each indicator of 《类别》 alike."""
    year = at.astimezone(store.zone).year
    kept = of_year(store.library.all(), year)
    return kept or [YearIndicator(year, one.name, EACH) for one in indicators(store.district)]
