"""Every group's digest over 100,000 cases, but for its picture, beside one bare SQL group-by that reads them once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median
from time import process_time
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.cases import Case, Source, State
from domain.district import District
from jobs.digest import digest
from storage import tables
from storage.database import Database
from storage.photos import PhotoFiles

ZONE = ZoneInfo("Asia/Shanghai")
AT = datetime(2026, 11, 20, 18, 0, tzinfo=ZONE)
LIVE_STATES = (State.PENDING, State.OPEN, State.OPEN, State.CHECKING)
LIVE = 0.03  # of a year's cases are still open

BARE = """
SELECT grid, SUM(opened_at >= :start AND opened_at < :end), SUM(state IN ('待受理', '处置中', '待核查')),
       SUM(state = '处置中' AND due_at >= :end), SUM(state = '处置中' AND due_at < :end),
       SUM(closed_at >= :start AND closed_at < :end), SUM(closed_at >= :start AND fixed_at <= due_at)
FROM cases GROUP BY grid
"""


async def measure(folder: Path, rounds: int, count: int = 100_000) -> tuple[float, float, int]:
    """Medians in milliseconds: all groups' digests, not drawn; the bare SQL; and how many groups."""
    file = folder / "digest.db"
    database = Database(f"sqlite+aiosqlite:///{file}", PhotoFiles(folder / "photos"), ZONE)
    try:
        database.upgrade()
        with database.transaction() as store:
            store.bring_to(read(SAMPLE).district)
        with database.reading() as store:
            _fill(file, store.district, count)
        ours, bare, groups = [], [], 0
        for _ in range(rounds):
            took, groups = _digest(database)
            ours.append(took)
            bare.append(_bare(file))
    finally:
        database.close()
    return median(ours) * 1000, median(bare) * 1000, groups


def _digest(database: Database) -> tuple[float, int]:
    begin = process_time()
    with database.reading() as store:
        said = list(digest.work(AT, store))
    return process_time() - begin, len(said)


def _bare(file: Path) -> float:
    span = {"start": _stored(AT.replace(day=1, hour=0)), "end": _stored(AT)}
    database = sqlite3.connect(file)
    try:
        begin = process_time()
        assert database.execute(BARE, span).fetchall()
        return process_time() - begin
    finally:
        database.close()


def _stored(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def _fill(file: Path, district: District, count: int) -> None:
    """A year of cases, straight into the table."""
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        connection.execute(tables.cases.insert(), [asdict(case) for case in cases(district, count)])
        connection.execute(sa.text("ANALYZE"))
    engine.dispose()


def cases(district: District, count: int) -> Iterator[Case]:
    random = Random(1)
    for number in range(1, count + 1):
        point, category = random.choice(district.points), random.choice(district.categories)
        opened = AT - timedelta(days=365) * (1 - number / count)
        due = opened + timedelta(hours=random.choice((4, 24, 72)))
        live = random.random() < LIVE or AT - opened < timedelta(hours=6)
        fixed = None if live else opened + timedelta(hours=random.randint(1, 80))
        yield Case(
            number=number,
            state=random.choice(LIVE_STATES) if live else State.CLOSED,
            text=f"{point.name} {category.name}",
            source=Source.PATROL,
            place=point.name,
            reporter=district.people[0].id,
            opened_at=opened,
            point=point.id,
            grid=point.grid,
            category=category.id,
            unit=district.grid[point.grid].unit,
            due_at=due,
            fixed_at=fixed,
            closed_at=fixed and min(fixed + timedelta(hours=2), AT),
        )
