"""Tables of an earlier version come to the present one with all that is in them, on both databases."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from domain.platform import Platform
from storage.database import MIGRATIONS, Database
from storage.photos import PhotoFiles
from tests.fixtures import KINDS
from tests.postgresql import PostgreSQL
from tests.talk import ZONE

UNITS = "INSERT INTO units (id, name, short, kind, active) VALUES (1, '金山街道', '金山', '街道', true)"
PEOPLE = (
    "INSERT INTO people (id, name, unit, roles, grids, phone, wecom, telegram, active) VALUES "
    "(1, '甲', 1, '[\"经办人\"]', '[]', '', 'jia', '1001', true), "
    "(2, '乙', 1, '[\"网格员\"]', '[]', '', '', '1002', true), "
    "(3, '丙', 1, '[\"观察员\"]', '[]', '', '', '', true)"
)
SPEAK = "INSERT INTO accounts (platform, account, person) VALUES ('Telegram', '777', 1)"


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A database without tables."""
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path / 'old.db'}"
        return
    server: PostgreSQL = request.getfixturevalue("server")
    name = f"old_{os.getpid()}"  # all workers have the same server
    server.run(f"CREATE DATABASE {name}")
    yield server.url(name)
    server.run(f"DROP DATABASE {name} WITH (FORCE)")


def as_of(url: str, revision: str, *statements: str) -> None:
    """The tables of an earlier version, with that in them."""
    engine = sa.create_engine(url.replace("+aiosqlite", ""))
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        for statement in statements:
            connection.exec_driver_sql(statement)
    engine.dispose()


def test_accounts_become_rows(empty: str, tmp_path: Path) -> None:
    """What the book named is named still, and who joined by a code speaks as before."""
    as_of(empty, "0004", UNITS, PEOPLE, SPEAK)
    database = Database(empty, PhotoFiles(tmp_path), ZONE)
    database.upgrade()
    with database.reading() as store:
        named = {one.name: one.accounts for one in store.district.people}
        speaker = store.people.by_account(Platform.TELEGRAM, "777")
    database.close()
    assert named == {
        "甲": {(Platform.WECOM, "jia"), (Platform.TELEGRAM, "1001")},
        "乙": {(Platform.TELEGRAM, "1002")},
        "丙": set(),
    }
    assert speaker is not None and speaker.name == "甲"


def test_pictures_of_wecom_know_their_place(empty: str, tmp_path: Path) -> None:
    """A message that waited for its pictures when the program was brought up to date goes on waiting for them."""
    needs = '{"photos": [], "needs": {"id": false, "pictures": [["https://x/1", "k", false, ""]]}}'
    waits = (
        "INSERT INTO inbox (platform, chat, private, message, sender, text, at, carries, state, tries) VALUES "
        f"('企业微信', 'wr1', false, '1', 'jia', '上报', '2026-03-02 01:00:00.000000', '{needs}', 'todo', 0)"
    )
    as_of(empty, "0004", waits)
    database = Database(empty, PhotoFiles(tmp_path), ZONE)
    database.upgrade()
    with database.reading() as store:
        (waiting,) = store.post.held.waiting(Platform.WECOM)
    database.close()
    assert waiting.needs["pictures"] == [[0, "https://x/1", "k", False, ""]]
