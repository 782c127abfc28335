"""By how much a demo's clock was moved; and what was written down while the clock was wrong, and stands in the future
now that it is right."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy import Connection

from storage import tables

AHEAD = "clock-ahead"  # counter: by how many seconds the demo's clock was moved
BORN = "born"  # counter: the second from which on slots count, so that a new district begins clean
DRIFT = timedelta(minutes=10)  # by so much a clock may be set right without anybody noticing
A_DAY = timedelta(days=1)  # an operator may have a job run for later today


def moved_ahead(connection: Connection) -> timedelta:
    """By how much a demo's clock was moved forward; nothing where none was."""
    query = sa.select(tables.counters.c.value).where(tables.counters.c.name == AHEAD)
    return timedelta(seconds=connection.scalar(query) or 0)


def in_the_future(connection: Connection, now: datetime) -> timedelta | None:
    """How far the clock was ahead when the district began or when jobs ran; None if it was not."""
    query = sa.select(tables.counters.c.value).where(tables.counters.c.name == BORN)
    born = connection.scalar(query) or 0
    last = connection.scalar(sa.select(sa.func.max(tables.runs.c.at)))
    ahead = max(
        timedelta(seconds=born - now.timestamp()) - DRIFT, (last - now if last else timedelta()) - A_DAY
    )
    return ahead if ahead > timedelta() else None


def set_right(connection: Connection, now: datetime) -> None:
    """Have the slots count from now on, and forget the runs of days that have not come: they are run when they do."""
    born = tables.counters.c.name == BORN
    later = born & (tables.counters.c.value > int(now.timestamp()))
    connection.execute(tables.counters.update().where(later).values(value=int(now.timestamp())))
    connection.execute(tables.runs.delete().where(tables.runs.c.at > now + A_DAY))
