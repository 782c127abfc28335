"""巡查频次: which points are due for a visit, the longest past their time first."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.district import Point
from domain.patrols import RELAPSE, Overdue
from storage.store import Store


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
    stubborn = {point for point, _ in store.behind.stubborn(store.rules.stubborn, at, ids)}
    found = []
    for point in points:
        checked = last.get(point.id)
        days = (at.date() - (checked or began).astimezone(at.tzinfo).date()).days
        wanted, why = frequency.wanted(
            point.kind, rebound=point.id in rebounds, stubborn=point.id in stubborn
        )
        if days > wanted:
            found.append(Overdue(point, days, wanted, why, checked))
    return sorted(found, key=lambda one: (one.wanted - one.days, one.point.id))
