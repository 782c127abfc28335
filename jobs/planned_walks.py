"""走街计划: whoever walks and the office are reminded alone, the evening before and when it begins."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from actions.audience import alone
from domain.chat import Kind, Outgoing
from domain.district import Role
from domain.planned_walks import PlannedWalk, PlannedWalks
from jobs.kit import job
from storage.store import Store
from texts import planned_walks as wording

_LATE = timedelta(hours=1)  # later nobody needs to be reminded


@job(
    "planned-walks",
    "走街计划",
    lambda rules: PlannedWalks(rules.planned_walks),
    grace=_LATE,
    working_days=False,
    report_missed=False,
)
def planned(at: datetime, store: Store) -> Iterable[Outgoing]:
    """Each walk of which the moment has just come."""
    local = at.astimezone(store.zone)
    plans = PlannedWalks(store.rules.planned_walks)
    for moment, walk, before in plans.reminders(local.date(), local.date(), store.calendar):
        if at - _LATE < moment <= at:
            yield from _told(walk, moment, store, before=before)


def _told(walk: PlannedWalk, moment: datetime, store: Store, *, before: bool) -> Iterable[Outgoing]:
    walkers = [one for one in store.district.people if one.name in walk.people]
    unknown = [name for name in walk.people if name not in {one.name for one in walkers}]
    office = store.district.people_with(Role.OFFICE)
    for chat, person in alone(store, list(dict.fromkeys((*walkers, *office)))).items():
        walks = person in walkers
        text = wording.reminder(walk, unknown if not walks else (), before=before, walks=walks)
        choices = (wording.start(walk),) if walks and not before else ()
        key = f"planned-walk:{chat.platform}:{chat.id}:{moment:%Y-%m-%dT%H:%M}:{walk}"
        yield Outgoing(chat, text, choices=choices, kind=Kind.NOTICE, key=key)
