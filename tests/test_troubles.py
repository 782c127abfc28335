"""A full disk, a database that another process has, a spoiled page: said in plain words, seen by the operator, once."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.logs import ToldOnce
from storage.trouble import Trouble, trouble_of
from tests.patience import PATIENCE
from tests.site import GRID, PATROL, Site, sample_site, told

SOON = 0.3  # seconds, instead of some
MANY = 60  # messages, which never fit into what is left in a file's last pages


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long here, and health is looked at whenever it is asked for."""
    monkeypatch.setattr("bot.troubles.SETTLED", SOON)
    monkeypatch.setattr("bot.probe.EVERY", 0.0)


@contextmanager
def full() -> Iterator[None]:
    """No database file can grow any more."""

    def limit(connection: Any, _record: Any, _proxy: Any) -> None:
        connection.execute("PRAGMA max_page_count = 1")  # which is taken for the pages that there are

    def lift(connection: Any, _record: Any, _proxy: Any) -> None:
        if isinstance(connection, sqlite3.Connection):  # it listens to what later tests connect to, too
            connection.execute("PRAGMA max_page_count = 1000000")

    sa.event.listen(sa.Pool, "checkout", limit)
    try:
        yield
    finally:
        sa.event.remove(sa.Pool, "checkout", limit)
        sa.event.listen(sa.Pool, "checkout", lift)


async def health(site: Site) -> tuple[int, Any, Any]:
    """Status, ok and what it says of the database."""
    status, said = await told(await site.client.get("/healthz"))
    return status, said["ok"], said["database"]


async def well(site: Site) -> None:
    """Health is good, if not at once."""
    async with asyncio.timeout(PATIENCE):
        while await health(site) != (200, True, "ok"):  # noqa: ASYNC110
            await asyncio.sleep(0.05)


async def post(site: Site, text: str) -> tuple[int, str, str | None]:
    """Status, sentence and when to come again."""
    form = {"sender": PATROL, "text": text}
    response = await site.client.post(f"/api/chats/{GRID}/messages", data=form)
    return response.status, (await response.json()).get("error", ""), response.headers.get("Retry-After")


def alarms(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was said of the machine, and how loudly."""
    return [f"{one.levelname} {one.getMessage()}" for one in caplog.records if one.name == "zoujie.troubles"]


async def test_a_database_that_another_process_has(
    sqlite_template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """正忙 at once, and what was refused is not kept afterwards; then all is well again."""
    async with sample_site(sqlite_template, tmp_path) as site:
        assert await health(site) == (200, True, "ok")
        with (
            closing(sqlite3.connect(tmp_path / "zoujie.db", isolation_level=None)) as other,
            monkeypatch.context() as impatient,
        ):
            impatient.setattr("bot.gateways.webchat.gateway.PATIENCE", SOON)
            impatient.setattr("bot.probe.PATIENCE", SOON)
            other.execute("BEGIN IMMEDIATE")
            assert await post(site, "路口有人打架") == (503, "正忙，请稍后再发。", "3")
            assert await health(site) == (503, False, "locked")
            other.execute("ROLLBACK")
        id_ = await site.say(GRID, PATROL, "在吗")
        await well(site)
        assert [one["text"] for one in await site.read(GRID) if one["id"] <= id_] == ["在吗"]


async def test_a_full_disk(
    sqlite_template: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Said to everybody who writes, and once in the log; nothing is set aside, and it goes on by itself."""
    async with sample_site(sqlite_template, tmp_path) as site:
        with full(), monkeypatch.context() as slow:
            slow.setattr("bot.troubles.SETTLED", PATIENCE)  # what fits in between does not end it
            said = [await post(site, f"人民广场 占道经营 {number} {'长' * 900}") for number in range(MANY)]
            assert {one for one in said if one[0] != 201} == {
                (503, "存不下了（磁盘满），请稍后再发，并告诉管理员。", "3")
            }
            assert await health(site) == (503, False, "full")
        await site.answer_to(GRID, await site.say(GRID, PATROL, "查 1"))
        await well(site)
        with site.app.database.reading() as store:
            assert store.post.inbox.backlog()["dead"] == 0
            kept = {one["text"] for one in await site.read(GRID, after=0)}
        assert sum(one[0] == 201 for one in said) <= len(kept)
    begun, over = alarms(caplog)
    assert begun.startswith("CRITICAL nothing can be kept: full")
    assert over.startswith("WARNING over: full")


async def test_a_spoiled_page(
    sqlite_template: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The inbox cannot be read: health says so, though other pages can be written."""
    async with sample_site(sqlite_template, tmp_path) as site:
        await site.say(GRID, PATROL, "在吗")
        while (await health(site))[2] == "ok":
            spoil(tmp_path / "zoujie.db", "inbox")
            status, said, _again = await post(site, "垃圾满溢")
            await asyncio.sleep(0.05)
        assert (status, said) == (503, "数据读不出来了，请告诉管理员，稍后再发。")
        assert await health(site) == (503, False, "damaged")
    assert len(alarms(caplog)) == 1


def spoil(file: Path, table: str) -> None:
    """Overwrite the first page of a table, behind SQLite's back."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        count = connection.execute("SELECT value FROM counters").fetchone()[0]
        connection.execute("UPDATE counters SET value = value WHERE value = ?", (count,))
        connection.commit()  # whoever has pages of the file at hand looks at it anew
    with file.open("r+b") as opened:
        opened.seek((page - 1) * size)
        opened.write(b"\xfe" * size)


def test_the_log_tells_a_fault_of_the_machine_once_a_minute() -> None:
    """However many messages meet it; a fault of ours is told each time."""
    now = [0.0]
    once = ToldOnce(lambda: now[0])
    full = logging.makeLogRecord({"exc_info": (OSError, OSError(28, "No space left on device"), None)})
    ours = logging.makeLogRecord({"exc_info": (ValueError, ValueError("no"), None)})
    assert [once.filter(one) for one in (full, full, ours, ours)] == [True, False, True, True]
    now[0] = 61.0
    assert once.filter(full)


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (OSError(28, "No space left on device"), Trouble.FULL),
        (OSError(30, "Read-only file system"), Trouble.ERROR),
        (FileNotFoundError(2, "no such file"), None),
        (ConnectionResetError(104, "reset"), None),
        (ValueError("no"), None),
        (sqlite3.IntegrityError("UNIQUE"), None),
    ],
)
def test_only_what_the_machine_lacks_is_its_trouble(error: Exception, trouble: Trouble | None) -> None:
    """A missing file or a caller who has gone is not."""
    assert trouble_of(error) is trouble
