"""Beside an answer about a month that is over: the figures its report was frozen with, where they are others now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from domain.editions import Edition, Name
from domain.periods import Period
from domain.stretches import EditionKind, of_period
from domain.tally import Scope
from storage.store import Store
from texts import editions as wording

# A week's report is not of whole days.
_LONGER = (
    EditionKind.MONTHLY,
    EditionKind.QUARTERLY,
    EditionKind.YEARLY,
)


def frozen_beside(
    period: Period | None, scope: Scope, counted: Mapping[Name, int], at: datetime, store: Store
) -> Iterator[str]:
    """A line where a report of just these days says otherwise than what is `counted` now; else nothing."""
    edition = _frozen(period, at, store) if period and scope.points is None else None
    then = {name: edition.count(name, scope) for name in counted} if edition else {}
    changed = {name: number for name, number in then.items() if number != counted[name]}
    if edition and changed:
        yield wording.was_frozen(edition, changed)


def _frozen(period: Period, at: datetime, store: Store) -> Edition | None:
    wanted = (of_period(kind, period, store.rules, store.calendar) for kind in _LONGER)
    found = (store.editions.get(one) for one in wanted if one is not None and one.cut_off <= at)
    return next((one for one in found if one is not None), None)
