"""A year of invented cases with their history, straight into the tables of a SQLite file, however many."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.cases import Case, State, Step
from domain.rules import DEFAULTS
from storage.database import Database, revisions
from storage.photos import PhotoFiles
from tests.bench import digest
from tests.bench.digest import ZONE, cases
from tests.bench.photofiles import name_of

AT_ONCE = 10_000
_FIELDS = tuple(one.name for one in fields(Case))  # `asdict` copies each value: two thirds of all the time

Row = dict[str, Any]


def kept(folder: Path, count: int) -> tuple[Database, Path]:
    """The same without photos, and its file: the one that an earlier run left in the folder, if it is made alike."""
    recipe = sha256(
        b"".join(file.read_bytes() for file in (Path(__file__), Path(digest.__file__)))
    ).hexdigest()
    home = folder / f"{count}-{revisions()[0]}-{recipe[:8]}"
    file = home / f"{count}.db"
    if file.exists():
        return Database(f"sqlite+aiosqlite:///{file}", PhotoFiles(home / "photos"), ZONE), file
    making = home.with_name(f"{home.name}.making")  # a run that was stopped leaves nothing that looks whole
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    database(making, count).close()
    making.rename(home)
    return kept(folder, count)


def database(folder: Path, count: int, photos: int = 0) -> Database:
    """A district with so many cases; the first ones have that many photos in all, before and after."""
    file = folder / f"{count}.db"
    made = Database(f"sqlite+aiosqlite:///{file}", PhotoFiles(folder / "photos"), ZONE)
    made.upgrade()
    with made.transaction() as store:
        # Plates are looked for once a photo, which is not measured here.
        plain = replace(DEFAULTS, hides_plates=())
        store.bring_to(read(SAMPLE).district, plain)
    with made.reading() as store:
        district = store.district
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = OFF")
        raw.execute("PRAGMA cache_size = -1000000")  # the indexes of a million cases, kept in memory
        _fill(raw, cases(district, count), photos)
        raw.execute("ANALYZE")
    return made


def _fill(raw: sqlite3.Connection, found: Iterable[Case], photos: int) -> None:
    raw.execute("BEGIN")
    event = 0
    for some in _batches(found, AT_ONCE):
        _insert(raw, "cases", [_case(one) for one in some])
        lines = []
        for case in some:
            for step, state, at in _steps(case):
                event += 1
                lines.append(_event(event, case, step, state, at))
        _insert(raw, "events", lines)
        shown = [
            one for one in lines if 2 * one["case"] <= photos and one["step"] in (Step.REPORT, Step.RECTIFY)
        ]
        _insert(raw, "photos", [{"sha256": _photo_of(one)} for one in shown])
        _insert(raw, "case_photos", [_used(one) for one in shown])
    raw.execute("COMMIT")


def _batches(found: Iterable[Case], size: int) -> Iterator[list[Case]]:
    some: list[Case] = []
    for one in found:
        some.append(one)
        if len(some) == size:
            yield some
            some = []
    if some:
        yield some


def _steps(case: Case) -> Iterator[tuple[Step, State, datetime]]:
    """Reported at a unit, put right, verified: as far as the case has come."""
    yield Step.REPORT, State.OPEN if case.state is not State.PENDING else State.PENDING, case.opened_at
    fixed = case.fixed_at or case.opened_at + timedelta(hours=1)
    if case.state in (State.CHECKING, State.CLOSED):
        yield Step.RECTIFY, State.CHECKING, fixed
    if case.closed_at is not None:
        yield Step.PASS, State.CLOSED, case.closed_at


def _case(case: Case) -> Row:
    row = {name: _stored(getattr(case, name)) for name in _FIELDS}
    return row | {"partners": "[]", "waiting_since": _stored(case.opened_at)}


def _event(id_: int, case: Case, step: Step, state: State, at: datetime) -> Row:
    return {
        "id": id_, "case": case.number, "at": _stored(at), "person": case.reporter, "step": step, "state": state,
        "words": "已清理", "message": "", "hash": "", "unit": case.unit,
    }  # fmt: skip


def _photo_of(event: Row) -> str:
    return name_of(2 * event["case"] - (event["step"] == Step.REPORT))


def _used(event: Row) -> Row:
    return {
        "event": event["id"], "position": 0, "case": event["case"], "sha256": _photo_of(event), "step": event["step"],
    }  # fmt: skip


def _stored(value: Any) -> Any:
    return value.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f") if isinstance(value, datetime) else value


def _insert(raw: sqlite3.Connection, table: str, rows: list[Row]) -> None:
    if rows:
        names = ", ".join(f'"{name}"' for name in rows[0])
        signs = ", ".join("?" * len(rows[0]))
        raw.executemany(
            f"INSERT INTO {table} ({names}) VALUES ({signs})", [tuple(one.values()) for one in rows]
        )
