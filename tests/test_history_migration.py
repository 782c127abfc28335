"""The step to a history that may be the clock's: what is there is kept, and stays protected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from storage import tables
from storage.audit import audit
from storage.database import MIGRATIONS, Database
from storage.photos import PhotoFiles
from storage.seals import chained
from storage.tables.columns import Moment
from tests.talk import ZONE

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
LINES = 5
BEFORE = (
    "INSERT INTO units (id, name, short, kind, active) VALUES (1, '东社区', '东社区', '村社区', true)",
    """INSERT INTO people (id, name, unit, roles, grids, phone, wecom, telegram, active)
    VALUES (1, '王敏', 1, '[]', '[]', '', '', '', true)""",
    """INSERT INTO photos (sha256, fingerprint, band_0, band_1, band_2, band_3)
    VALUES ('ab', 0, 0, 0, 0, 0)""",
)


# A moment without a zone would be one of the zone in which the server runs.
A_CASE = sa.text(
    """INSERT INTO cases (number, state, text, source, place, reporter, opened_at)
    VALUES (1, '待受理', '垃圾', '自查', '路口', 1, :noon)"""
).bindparams(sa.bindparam("noon", NOON, Moment()))


@pytest.fixture
def old(database_url: str) -> Iterator[Database]:
    """A database as of 0004, with a case, its history and a photo."""
    files = PhotoFiles(MIGRATIONS / "none")
    database = Database(database_url, files, ZONE)
    with database.transaction() as store:
        connection = store.connection
        _drop_everything(connection)
        _upgrade(connection, "0004")
        for statement in BEFORE:
            connection.execute(sa.text(statement))
        connection.execute(A_CASE)
        _write(connection)
    yield database
    database.close()


def _drop_everything(connection: sa.Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
        return
    connection.execute(sa.text("PRAGMA defer_foreign_keys=ON"))
    for name in sa.inspect(connection).get_table_names():
        connection.execute(sa.text(f'DROP TABLE "{name}"'))


def _upgrade(connection: sa.Connection, to: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _write(connection: sa.Connection) -> None:
    last = ""
    for number in range(1, LINES + 1):
        row = {
            "case": 1,
            "at": NOON,
            "person": 1,
            "step": "上报" if number == 1 else "补充",
            "state": "待受理",
            "words": f"第{number}句",
            "message": f"网页:g:{number}",
        }
        last = row["hash"] = chained(last, row, ["ab"] if number == 1 else [])
        connection.execute(tables.events.insert().values(id=number, **row))
    connection.execute(
        tables.case_photos.insert().values(event=1, position=0, case=1, sha256="ab", step="上报")
    )


def test_what_the_clock_did_may_be_kept_beside_what_was_there(old: Database) -> None:
    """0005: every line and photo is as before, a line without a person is taken, and no line can be changed."""
    with old.transaction() as store:
        before = _lines(store.connection)
        with pytest.raises(sa.exc.IntegrityError), store.savepoint():
            _add_the_clocks(store.connection)
    old.upgrade()
    with old.transaction() as store:
        assert _lines(store.connection) == before and len(before) == LINES
        _add_the_clocks(store.connection)
        found = audit(store.connection)
        assert (found.flaws, found.lines) == ((), LINES + 1)
        for statement in ("UPDATE events SET words = ''", "DELETE FROM events WHERE id = 5"):
            with pytest.raises(sa.exc.DBAPIError, match="append-only"), store.savepoint():
                store.connection.execute(sa.text(statement))
        with pytest.raises(sa.exc.IntegrityError), store.savepoint():
            _photo_of_no_line(store.connection)
    with old.reading() as store:
        there = {index["name"] for index in sa.inspect(store.connection).get_indexes("events")}
        assert there == {"ix_events_case", "events_by_message", "events_by_time"}


def _lines(connection: sa.Connection) -> list[tuple[object, ...]]:
    as_then = (column for column in tables.events.c if column.name not in ("seal", "unit"))
    return [tuple(row) for row in connection.execute(sa.select(*as_then).order_by(tables.events.c.id))]


def _add_the_clocks(connection: sa.Connection) -> None:
    last = connection.scalar(sa.select(tables.events.c.hash).order_by(tables.events.c.id.desc()).limit(1))
    row = {
        "case": 1,
        "at": NOON,
        "person": None,
        "step": "补充",
        "state": "待受理",
        "words": "",
        "message": "",
    }
    values = {**row, "id": LINES + 1, "hash": chained(last or "", row, [])}
    connection.execute(tables.events.insert().values(values))


def _photo_of_no_line(connection: sa.Connection) -> None:
    connection.execute(
        tables.case_photos.insert().values(event=99, position=0, case=1, sha256="ab", step="x")
    )
