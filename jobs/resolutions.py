"""议定事项 that are open are asked about: the working day before the last day, and once when it is over."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from actions import resolutions
from actions.audience import office
from domain.calendar import next_working_day
from domain.chat import Kind, Outgoing
from jobs.kit import job
from storage.store import Store
from texts import resolutions as wording

DUE, LATE = "due", "late"


@job(
    "resolutions",
    "议定事项",
    lambda rules: (time(9, 10),),
    grace=timedelta(hours=8),
    report_missed=False,
)
def ask(at: datetime, store: Store) -> Iterable[Outgoing]:
    """The heads of the units are asked; the office hears once of what is late."""
    today = at.astimezone(store.zone).date()
    soon = next_working_day(today, store.calendar)
    open_ = store.resolutions.open()
    late = [one for one in open_ if one.overdue(today) and store.resolutions.first_told(one.number, LATE)]
    due = [
        one
        for one in open_
        if not one.overdue(today) and one.until <= soon and store.resolutions.first_told(one.number, DUE)
    ]
    told = resolutions.ask([*late, *due], today, store)
    if late:
        text = wording.late(late, today, store.district)
        told += [
            Outgoing(chat, text, kind=Kind.NOTICE, key=f"resolutions-late:{today}:{chat.id}")
            for chat in office(store)
        ]
    return told
