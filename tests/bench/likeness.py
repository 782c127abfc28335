"""The same picture found among a hundred thousand photos, which have a million marks, beside a bare scan of as many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

import numpy as np
import sqlalchemy as sa

from domain.photo import Photo
from storage import likeness, tables
from storage.database import Database
from storage.likeness import MARKS
from storage.looks import SIDE
from storage.photos import PhotoFiles, examine
from tests.bench.stopwatch import milliseconds
from tests.photographs import near_copy, small_photo

ZONE = ZoneInfo("Asia/Shanghai")
PHOTOS = 100_000
AT_ONCE = 5_000  # rows of a statement
SEARCHES = 20  # a round


def measure(folder: Path, rounds: int) -> dict[str, float]:
    """Medians in milliseconds of a search through the database, of one among a million photos, and of bare scans."""
    database = Database(f"sqlite+aiosqlite:///{folder / 'looks.db'}", PhotoFiles(folder / "photos"), ZONE)
    database.upgrade()
    _fill(database)
    copy = examine(near_copy(small_photo(1)), ZONE)
    with database.transaction() as store:
        photo = Photo(copy.sha256)
        for one in (examine(small_photo(1), ZONE), copy):
            store.connection.execute(tables.photos.insert().values(sha256=one.sha256))
            store.photos.keep_look(one.sha256, one.look)
        first = milliseconds(lambda: store.photos.earlier(photo, 0), 1)
        search = milliseconds(lambda: store.photos.earlier(photo, 0), rounds * SEARCHES)
    packed = database._gallery._packed
    assert packed is not None and packed[1].size > PHOTOS * MARKS * 0.98
    database.close()
    scan = milliseconds(_bare(packed[1].ravel()), rounds * SEARCHES)
    many = np.tile(packed[1], 10)
    marks = likeness.marks_of(copy.look)
    return {
        "1,000,000 fingerprints searched (ms)": search,
        "bare scan of 1,000,000 fingerprints (ms)": scan,
        "search to bare scan": search / scan,
        "fingerprints read at the first search (ms)": first,
        "1,000,000 fingerprints in memory (MiB)": (packed[1].nbytes + len(packed[0]) * 8) / 2**20,
        "10,000,000 fingerprints of 1,000,000 photos searched (ms)": milliseconds(
            lambda: likeness.candidates(marks, many), rounds
        ),
        "one comparison of two looks (ms)": milliseconds(
            lambda: likeness.agreement(copy.look, copy.look, likeness.FITS[0]), rounds * SEARCHES
        ),
    }


def _bare(marks: likeness.Marks) -> Callable[[], object]:
    """One mark looked for among all: each compared once, in the least that numpy needs for it."""
    return lambda: np.flatnonzero(np.bitwise_count(marks ^ marks[0]) <= likeness.NEAR)


def _fill(database: Database) -> None:
    """Photos with looks and marks by chance: none is like another."""
    random = Random(11)
    with database.transaction() as store:
        for rows in _rows(random):
            store.connection.execute(sa.insert(tables.photos), [{"sha256": row["sha256"]} for row in rows])
            store.connection.execute(sa.insert(tables.looks), rows)


def _rows(random: Random) -> Iterator[list[dict[str, object]]]:
    for _ in range(PHOTOS // AT_ONCE):
        yield [
            {
                "sha256": random.randbytes(32).hex(),
                "look": random.randbytes(SIDE * SIDE),
                "marks": random.randbytes(MARKS * 8),
            }
            for _ in range(AT_ONCE)
        ]
