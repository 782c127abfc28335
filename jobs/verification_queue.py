"""What waits for 核查 too long, at the beginning of each half of a working day: one list for whoever may verify it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from actions import verification
from domain.calendar import half_days
from domain.chat import Outgoing
from domain.notices import Notice
from domain.rules import Rules
from jobs.kit import job
from storage.store import Store


def _halves(rules: Rules) -> tuple[time, ...]:
    return half_days(rules.hours)


@job(
    "verification-queue",
    "核查提醒",
    _halves,
    grace=timedelta(hours=2),
    report_missed=False,
    notice=Notice.LIMIT,
)
def verification_queue(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Inspectors, and the office where there are none or they are late, once in each slot."""
    return verification.remind(at, store)
