"""查岗通报: what a unit has not explained in its time is drafted for the office all the same."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions import dutychecks
from domain.chat import Outgoing
from domain.reminding import working_hours
from jobs.kit import job
from storage.store import Store


@job(
    "duty-notices",
    "查岗通报",
    working_hours,
    grace=timedelta(minutes=50),
    report_missed=False,
)
def notices(at: datetime, store: Store) -> Iterable[Outgoing]:
    """The drafts of those checks; a person signs them or not."""
    return dutychecks.draft_late(at, store)
