"""A Monday of the scheduler: what is due, what ran, what was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from bot.app import App
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from jobs.kit import find_jobs
from storage import tables
from tests.talk import ZONE, StillClock

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
JOBS = {job.name: job for job in find_jobs()}
# Enough to see how slots are run; what each other job says has a conversation of its own.
LOOKED_AT = ("roll-call", "roll-call-reminder", "roll-call-result", "digest", "reminders")


def local(time: str, day: date = MONDAY) -> datetime:
    """A local moment, by its time of day."""
    return datetime.fromisoformat(f"{day} {time}").replace(tzinfo=ZONE)


async def due_until(app: App, until: datetime) -> list[str]:
    """What is due of the jobs looked at: `roll-call 02 08:30`."""
    due = await app.scheduler.due(until)
    return [f"{slot.job.name} {slot.at:%d %H:%M}" for slot in due if slot.job.name in LOOKED_AT]


async def ran_at(app: App, at: datetime) -> list[str]:
    """Which of them ran at that moment."""
    return looked_at(await app.scheduler.run_due(at))


def looked_at(names: Iterable[str]) -> list[str]:
    """Those of the jobs that are looked at."""
    return [name for name in names if name in LOOKED_AT]


async def outcomes(app: App) -> dict[tuple[str, date, str], str]:
    """The outcome of each run, by job, day and slot."""
    with app.database.reading() as store:
        rows = store.connection.execute(sa.select(tables.runs))
        return {(row.job, row.day, row.slot): row.outcome for row in rows}


async def said_in(app: App, chat: str = "grid-01") -> list[str]:
    """The first line of everything that was said in a chat."""
    with app.database.reading() as store:
        rows = store.post.outbox.rows(None)
    return [row.message.text.partition("\n")[0] for row in rows if row.message.chat.id == chat]


async def set_rules(app: App, **rules: object) -> None:
    """The district has these rules from now on."""
    with app.database.transaction() as store:
        store.bring_to(read(SAMPLE).district, replace(store.rules, **rules))  # type: ignore[arg-type]


async def run_until(app: App, clock: StillClock, moment: datetime) -> None:
    """The clock jumps there, and what is due is run."""
    clock.move_to(moment)
    await app.scheduler.run_due(clock.now())
