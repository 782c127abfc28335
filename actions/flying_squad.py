"""飞检情况: what the flying squad found today, and how much of what it found yesterday is fixed."""

from __future__ import annotations

from datetime import datetime, timedelta

from domain.cases import Case, Source
from domain.dates import midnight
from domain.tally import Scope, Span
from storage.store import Store
from texts import cases as case_wording
from texts import flying_squad as wording

_DAY = timedelta(days=1)


def found(scope: Scope, at: datetime, store: Store) -> tuple[list[Case], list[Case]]:
    """Today's and yesterday's, of this part of the district."""
    today = midnight(at.astimezone(store.zone).date(), store.zone)
    days = (Span(today, today + _DAY), Span(today - _DAY, today))
    now, before = (store.cases.found_by(Source.SPOT_CHECK, day, scope) for day in days)
    return now, before


def lines(now: list[Case], before: list[Case], at: datetime, store: Store) -> list[str]:
    """One block; nothing where nothing was found on both days."""
    rows = [case_wording.row(case, store.district, at).text for case in now]
    return wording.summary(now, rows, before)
