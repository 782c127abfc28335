"""A walk (走街) that nobody ended is asked about once; its list is kept, and takes nothing more meanwhile.

A secret one (暗访) is released at the full hour after the time that was set for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from actions import night_patrols, secret_walks, walking
from domain.chat import Kind, Outgoing
from domain.rules import Rules
from domain.walks import FORGOTTEN, WalkState
from jobs.kit import job
from storage.store import Store
from texts import walks as wording


def _by_day(rules: Rules) -> tuple[time, ...]:
    """Every hour outside 夜间免打扰: people walk on any day, and whoever walks at night is asked in the morning."""
    begins, ends = rules.quiet
    hours = [time(hour) for hour in range(24)]
    if begins <= ends:
        return tuple(hour for hour in hours if not begins <= hour < ends)
    return tuple(hour for hour in hours if ends <= hour < begins)


@job(
    "walks",
    "走街清单",
    _by_day,
    grace=timedelta(minutes=50),
    working_days=False,
    report_missed=False,
)
def walks(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Whoever found nothing more for three hours is asked where they walk; with an empty list the walk is over."""
    said = secret_walks.due(at, store)
    for walk in store.walks.forgotten(at - FORGOTTEN):
        if night_patrols.of_walk(walk, store):
            continue  # it ends by itself
        count = len(store.walks.items(walk))
        ended = walking.end(walk, store)
        if ended.state is WalkState.LISTED:
            choices = (wording.CONFIRM, wording.GO_ON, wording.SHOW, wording.VOID)
            text = wording.forgotten(walk, count)
            said.append(Outgoing(walk.chat, text, choices=choices, mentions=(walk.person,), kind=Kind.NOTICE))
    return said
