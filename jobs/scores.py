"""评分: lots are proposed, sheets that are missing are asked for once, and what came of a month is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from actions import scoring
from domain.calendar import last_working_days
from domain.chat import Outgoing
from domain.dates import months_on
from jobs.kit import each_hour, job
from storage.store import Store


# What may be filled in goes by the moment itself; this tells of it, and may come later.
@job(
    "scores",
    "评分",
    each_hour,
    grace=timedelta(minutes=50),
    report_missed=False,
)
def scores(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Each is said once, whatever the hour."""
    said: list[Outgoing] = []
    for drawn in store.scoring.open_ones():
        if at > drawn.until:
            said += scoring.end(drawn, at, store)
        elif at.date() >= max(_day_before(drawn.until, store), _day_after(drawn.drawn_at, store)):
            said += scoring.remind(drawn, at, store)
    if _begins(at, store) and _was_used(at, store):
        said += scoring.propose(at, store)
    return said


def _day_before(until: datetime, store: Store) -> date:
    """The last working day that leaves a day: whoever is reminded must still be able to go and look."""
    return last_working_days(until.astimezone(store.zone).date() - timedelta(days=1), 1, store.calendar)[0]


def _day_after(drawn_at: datetime, store: Store) -> date:
    """On the day of the lots everybody has just heard of it."""
    return drawn_at.astimezone(store.zone).date() + timedelta(days=1)


def _begins(at: datetime, store: Store) -> bool:
    """Is it the first working day of its month?"""
    return not any(store.calendar.is_working_day(at.date().replace(day=day)) for day in range(1, at.day))


def _was_used(at: datetime, store: Store) -> bool:
    """Were there lots last month, and none yet this month?"""
    month = at.date().replace(day=1)
    last = months_on(month, -1)
    return store.scoring.of_month(month) is None and store.scoring.of_month(last) is not None
