"""调休: the office is told which feasts nobody has said the exchanged days of, and what to type."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime, time, timedelta

from domain.chat import Chat, Kind, Outgoing
from domain.district import Purpose
from domain.feasts import Feast, TellingDays, to_tell
from jobs.kit import job
from storage.store import Store
from texts import holidays as wording


@job(
    "holidays",
    "调休提醒",
    lambda _rules: TellingDays(time(9, 0)),
    grace=timedelta(hours=12),
    report_missed=False,
)
def holidays(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Tell the liaison groups of feasts without a notice: in November and December, and before each feast."""
    day, by_year = at.date(), defaultdict[int, list[Feast]](list)
    for feast in to_tell(day, store.calendar.missing_notices(day)):
        by_year[feast.first.year].append(feast)
    return [
        Outgoing(
            Chat(group.platform, group.chat),
            wording.missing(feasts, day),
            key=f"holidays:{group.id}:{year}:{day}",
            kind=Kind.NOTICE,
        )
        for year, feasts in by_year.items()
        for group in store.district.groups_for(Purpose.LIAISON)
    ]
