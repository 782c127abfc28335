"""What waits for 核查 too long, at the beginning of each half of a working day: one list for whoever may verify it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from actions import verification
from domain.calendar import full_hours
from domain.chat import Outgoing
from domain.notices import Notice
from domain.rules import Rules
from jobs.kit import job
from storage.store import Store


def _halves(rules: Rules) -> tuple[time, ...]:
    """The first full hour that is worked, and the one at half of them: 09:00 and 14:00."""
    hours = full_hours(rules.hours)
    return tuple(dict.fromkeys((hours[0], hours[len(hours) // 2]))) if hours else ()


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
