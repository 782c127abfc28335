"""What the office has to move on: cases that no unit has taken, 会商 that is not decided in time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from actions.audience import office
from domain.calendar import full_hours
from domain.cases import Case
from domain.chat import Kind, Outgoing
from domain.deadline import due_at
from jobs.kit import job
from storage.store import Store
from texts import cases as wording
from texts import consulting

UNTAKEN, UNDECIDED = "unclaimed", "consultation"


@job(
    "follow-up",
    "派单跟进",
    lambda rules: full_hours(rules.hours),
    grace=timedelta(minutes=50),
    report_missed=False,
)
def follow_up(at: datetime, store: Store) -> Iterable[Outgoing]:
    """One message an hour: each untaken case once for each time it was given out, each late 会商 once a day."""
    stalled = store.stalled
    untaken = [
        case
        for case in (*stalled.untaken(), *stalled.untouched())
        if case.waiting_since
        and _is_over(case.waiting_since, at, store)
        and store.reminders.first(case.number, UNTAKEN, case.waiting_since)
    ]
    today = at.replace(hour=0, minute=0, second=0, microsecond=0)
    undecided = [
        case for case in stalled.undecided(at) if store.reminders.first(case.number, UNDECIDED, today)
    ]
    said: list[Outgoing] = []
    for confidential in (False, True):
        lists = [
            (consulting.UNTAKEN, [one for one in untaken if one.confidential is confidential]),
            (consulting.UNDECIDED, [one for one in undecided if one.confidential is confidential]),
        ]
        said += _to_office(lists, at, store, confidential=confidential)
    return said


def _is_over(since: datetime, at: datetime, store: Store) -> bool:
    """Has the rule's time to take it (认领时限) passed?"""
    limit = store.rules.claiming
    return due_at(since, limit.amount, limit.unit, store.calendar) <= at


def _to_office(
    lists: Sequence[tuple[consulting.Nudge, Sequence[Case]]],
    at: datetime,
    store: Store,
    *,
    confidential: bool,
) -> list[Outgoing]:
    """What is confidential is told to each of the office alone."""
    found = [
        (nudge, wording.listing(nudge.title, cases, store.district, at)) for nudge, cases in lists if cases
    ]
    if not found:
        return []
    text = "\n".join(f"{listed.text}\n{nudge.how}" for nudge, listed in found)
    rows = tuple(row for _, listed in found for row in listed.rows)
    secret = "-confidential" if confidential else ""
    return [
        Outgoing(
            chat, text, kind=Kind.NOTICE, rows=rows, key=f"follow-up{secret}:{chat.id}:{at:%Y-%m-%dT%H:%M}"
        )
        for chat in office(store, but=lambda one: confidential and not one.private)
    ]
