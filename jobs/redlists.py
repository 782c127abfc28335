"""红黄榜, 年度评分: when the time for objections is over, leaders hear that they can sign, or the office what waits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions import redlist, year_scores
from domain.chat import Outgoing
from domain.redlist import ListState
from jobs.kit import each_hour, job
from storage.store import Store


@job(
    "red-list",
    "红黄榜",
    each_hour,
    grace=timedelta(minutes=50),
    report_missed=False,
)
def lists(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Each list that objections were taken to, and the year that was appealed against (年度评分)."""
    found = store.redlists.in_state((ListState.OBJECTING,))
    said = [one for each in found for one in redlist.follow_up(each, at, store)]
    return [*said, *year_scores.follow_up(at, store)]
