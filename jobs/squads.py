"""应急: a team that has not taken its call in time loses it to the next free one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from actions import squads
from domain.chat import Outgoing
from jobs.kit import WAITED_FOR, job
from storage.store import Store


def _deadlines(store: Store) -> Iterable[datetime]:
    return store.squads.deadlines()


@job(
    "squads",
    "应急接单",
    lambda _: (),
    grace=WAITED_FOR,
    working_days=False,
    report_missed=False,
    alarms=_deadlines,
)
def pass_on(at: datetime, store: Store) -> Iterable[Outgoing]:
    """The next team is asked; with nobody left the caller and the office hear it."""
    return squads.pass_on(at, store)
