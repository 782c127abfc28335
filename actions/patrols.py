"""巡查频次: which points are due for a visit, the longest past their time first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.patrols import RELAPSE, Overdue
from domain.points import Point
from domain.seasons import Season
from storage.store import Store

YEAR = 366  # days: a season comes round


def overdue(points: Sequence[Point], at: datetime, store: Store) -> list[Overdue]:
    """Those of the points at which nobody was for longer than is wanted; `at` is in the district's zone.

    Where nobody ever was, the days since the first case of the district count: a new register is due for nothing.
    """
    frequency, began = store.rules.patrols, store.behind.began()
    if frequency is None or began is None or not points:
        return []
    ids = [one.id for one in points]
    last = store.checked.last(ids)
    rebounds = store.checked.rebounded(at - timedelta(days=RELAPSE))
    seasons = _seasons(points, at, store)
    stubborn = {point for point, _ in store.behind.stubborn(store.rules.stubborn, at, ids)}
    found = []
    for point in points:
        checked = last.get(point.id)
        days = (at.date() - (checked or began).astimezone(at.tzinfo).date()).days
        wanted, why = frequency.wanted(
            point.kind,
            rebound=point.id in rebounds,
            stubborn=point.id in stubborn,
            seasons=seasons.get(point.id, ()),
        )
        if days > wanted:
            found.append(Overdue(point, days, wanted, why, checked))
    return sorted(found, key=lambda one: (one.wanted - one.days, one.point.id))


def _seasons(points: Sequence[Point], at: datetime, store: Store) -> dict[int, list[Season]]:
    """季节巡查: which seasons of now concern each of the points: by its kind, or by what was there within a year."""
    now = [one for one in store.rules.seasons if one.has(at.month)]
    found: dict[int, list[Season]] = {}
    for season in now:
        meant = [one.id for one in store.district.categories if season.name in (one.name, one.family)]
        had = store.checked.had(meant, at - timedelta(days=YEAR)) if meant else set()
        for point in points:
            if point.id in had or point.kind == season.name:
                found.setdefault(point.id, []).append(season)
    return found
