"""The evening before a dragnet (拉网) closes, the grids that have holes are told which."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions import sweeping
from domain.chat import Outgoing
from jobs.kit import job
from storage.store import Store


@job(
    "dragnets",
    "拉网提醒",
    lambda rules: (rules.digest,),
    grace=timedelta(hours=2),
    working_days=False,
    report_missed=False,
)
def dragnets(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Once for each net, to grids with holes only."""
    tomorrow = (at + timedelta(days=1)).date()
    for net in store.dragnets.open_ones():
        if not net.team and net.until is not None and net.until.astimezone(store.zone).date() == tomorrow:
            yield from sweeping.remind(net, at, store)
