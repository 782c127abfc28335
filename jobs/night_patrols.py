"""夜查: a planned night patrol begins and ends by itself; by day whoever planned it hears how it went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from actions import night_patrols
from domain.chat import Outgoing
from jobs.kit import WAITED_FOR, job
from storage.store import Store


def _alarms(store: Store) -> Iterable[datetime]:
    return store.night_patrols.alarms()


@job(
    "night-patrols",
    "夜查",
    lambda _: (),
    grace=WAITED_FOR,
    working_days=False,
    report_missed=False,
    alarms=_alarms,
)
def patrol(at: datetime, store: Store) -> Iterable[Outgoing]:
    """To the team alone, at whatever hour it is: they are on duty then."""
    return night_patrols.due(at, store)
