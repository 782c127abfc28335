"""`zoujie backup` and `restore`: everything comes back as it was, damage is refused, and nothing is said twice."""

from __future__ import annotations

import asyncio
import json
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.app import build
from bot.settings import Settings
from domain.chat import Kind
from storage.files import MadeFiles
from tests.damaged_copies import DAMAGES, lose
from tests.operating import EVENTS, CommandLine, command_line, environment, on_a_known_day
from tests.patience import PATIENCE

# Libraries that take long to load wait until something needs them: a start of the web chat does not.
LATE = {"alembic", "openpyxl", "telegram", "cryptography", "httpx"}


@pytest.fixture
def folder(worked: Path, tmp_path: Path) -> Path:
    """A folder of the test's own with that district."""
    shutil.copytree(worked, tmp_path / "the bot")
    return tmp_path / "the bot"


@pytest.fixture
def zoujie(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    """The command line on it."""
    with command_line(folder, capsys, monkeypatch) as command:
        yield command


def photos(folder: Path) -> dict[str, bytes]:
    """Every file under photos with what is in it."""
    files = (folder / "photos").rglob("*")
    return {str(file.relative_to(folder)): file.read_bytes() for file in files if file.is_file()}


def states(folder: Path) -> dict[str, int]:
    """How many messages of the outbox are in which state."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection:
        return dict(connection.execute("SELECT state, count(*) FROM outbox GROUP BY state").fetchall())


async def due_now(folder: Path) -> list[str]:
    """The jobs that a bot would run if it started now."""
    app = await build(Settings(environment(folder)["ZOUJIE_DATABASE_URL"], folder))
    try:
        return [slot.job.name for slot in await app.scheduler.due(app.clock.now())]
    finally:
        app.database.close()


def test_everything_comes_back(
    zoujie: CommandLine, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cases, history, photos and documents are the same after the loss of all as before, and nobody else's to read."""
    on_a_known_day(monkeypatch)
    document = MadeFiles(folder / "photos").keep(b"PK one", "简报.docx")
    before = zoujie("cases", "--json").out, zoujie("audit", "verify").out, photos(folder)
    assert len(before[0]) == 2
    said = zoujie("backup", tmp_path / "copy")
    assert (said.code, said.err) == (0, [])
    assert said.out == [
        f"已备份到 {tmp_path / 'copy'}：问题 2 件、经过 {EVENTS} 行、人员 57 人、照片文件 {len(before[2])} 个。"
    ]
    lose(folder)
    said = zoujie("restore", tmp_path / "copy")
    assert (said.code, said.err) == (0, [])
    assert f"问题 2 件、经过 {EVENTS} 行、人员 57 人" in said.out[0]
    assert (zoujie("cases", "--json").out, zoujie("audit", "verify").out, photos(folder)) == before
    assert zoujie("check").code == 0
    assert not list(folder.glob(".restore-*"))
    assert MadeFiles(folder / "photos").name(document.sha256) == "简报.docx"
    for file in (folder / "zoujie.db", tmp_path / "copy" / "zoujie.db"):
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_manifest_tells_the_copy(zoujie: CommandLine, tmp_path: Path) -> None:
    """The manifest has when, which tables, how many rows and the hash; the folder is for its owner alone."""
    zoujie("backup", tmp_path / "new" / "copy")
    manifest = json.loads((tmp_path / "new" / "copy" / "manifest.json").read_text())
    assert manifest["counts"] | {"cases": 2, "events": EVENTS, "people": 57} == manifest["counts"]
    assert len(manifest["sha256"]) == 64
    assert manifest["revision"]
    assert manifest["made_at"].endswith("+08:00")
    assert manifest["photos_missing"] == 0
    assert (tmp_path / "new" / "copy").stat().st_mode & 0o077 == 0


def test_copy_beside_another_disk(
    zoujie: CommandLine, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no links can be made, as to another disk, the photos are copied."""

    def no_link(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    monkeypatch.setattr("os.link", no_link)
    zoujie("backup", tmp_path / "copy")
    assert photos(tmp_path / "copy") == photos(folder)
    assert not list((tmp_path / "copy").rglob("*.part"))


def test_backup_into_the_photos_is_refused(zoujie: CommandLine, folder: Path) -> None:
    """A copy there would be copied into itself, and served."""
    for copy in (folder / "photos" / "copy", folder / "x" / ".." / "photos"):
        said = zoujie("backup", copy)
        assert (said.code, "在照片文件夹里" in said.err[0]) == (1, True)
    assert not (folder / "photos" / "copy").exists()


def test_a_copy_is_for_its_owner_alone(zoujie: CommandLine, tmp_path: Path) -> None:
    """Every folder 0700 and every file 0600, also in a folder that stood open to others."""
    copy = tmp_path / "copy"
    copy.mkdir(mode=0o755)
    zoujie("backup", copy)
    rights = {one.name: one.stat().st_mode & 0o777 for one in copy.rglob("*")}
    assert len(rights) > 3
    assert {rights[name] for name in rights if (next(copy.rglob(name))).is_file()} == {0o600}, rights
    assert {rights[name] for name in rights if (next(copy.rglob(name))).is_dir()} <= {0o700}, rights


def test_backup_needs_an_empty_folder(zoujie: CommandLine, tmp_path: Path) -> None:
    """A folder with anything in it is refused and left alone; so is a place where none can be."""
    (tmp_path / "copy").mkdir()
    (tmp_path / "copy" / "x").touch()
    said = zoujie("backup", tmp_path / "copy")
    assert (said.code, said.err) == (1, [f"{tmp_path / 'copy'} 不是空文件夹，请换一个"])
    assert [file.name for file in (tmp_path / "copy").iterdir()] == ["x"]
    assert zoujie("backup", tmp_path / "copy" / "x").code == 1


def test_lost_photo_is_told(zoujie: CommandLine, folder: Path, tmp_path: Path) -> None:
    """A photo that the database names and nobody has is told, not passed over."""
    lost = next(file for file in (folder / "photos").rglob("*.jpg") if file.name.count(".") == 1)
    lost.unlink()
    assert zoujie("backup", tmp_path / "copy").out[1] == "注意：数据库里有 1 张照片，文件夹里找不到。"


def test_no_database_no_backup(zoujie: CommandLine, folder: Path, tmp_path: Path) -> None:
    """Without a database there is nothing to copy, and none is made."""
    lose(folder)
    assert zoujie("backup", tmp_path / "copy").err == [f"没有数据库 {folder / 'zoujie.db'}"]
    assert not (folder / "zoujie.db").exists()


def test_restore_overwrites_no_cases(zoujie: CommandLine, folder: Path, tmp_path: Path) -> None:
    """Where cases are, nothing is brought back; the way that is told works."""
    zoujie("backup", tmp_path / "copy")
    said = zoujie("restore", tmp_path / "copy")
    assert said.code == 1
    why, way = said.err
    assert "已有 2 件问题，不能覆盖" in why
    subprocess.run(way, shell=True, check=True)
    assert zoujie("restore", tmp_path / "copy").code == 0
    assert (folder / "old" / "zoujie.db").exists()


def test_restore_over_an_empty_district(
    zoujie: CommandLine, folder: Path, tmp_path: Path, sqlite_template: Path
) -> None:
    """A database without cases, as `check` or an import leaves it, gives way."""
    zoujie("backup", tmp_path / "copy")
    lose(folder)
    shutil.copy(sqlite_template, folder / "zoujie.db")
    assert zoujie("restore", tmp_path / "copy").code == 0
    assert len(zoujie("cases", "--json").out) == 2


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda one: one.__name__)
def test_damaged_copy_is_refused(
    zoujie: CommandLine, folder: Path, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    """A copy that is not whole, or not for this program, is refused in one line and leaves nothing behind."""
    MadeFiles(folder / "photos").keep(b"PK one", "简报.docx")
    zoujie("backup", tmp_path / "copy")
    lose(folder)
    damage(tmp_path / "copy")
    said = zoujie("restore", tmp_path / "copy")
    assert (said.code, said.out, len(said.err)) == (1, [], 1)
    assert list(folder.iterdir()) == []


def test_restored_bot_repeats_nothing(zoujie: CommandLine, folder: Path, tmp_path: Path) -> None:
    """What was unsent is held, what is in doubt stays so, and slots before the restore are not caught up."""
    zoujie("job", "digest", "--at", "2026-03-02T18:00+08:00")
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection, connection:
        connection.execute("UPDATE outbox SET state = 'sending' WHERE state = 'todo' AND id % 3 = 0")
        connection.execute("UPDATE outbox SET state = 'unknown' WHERE state = 'todo' AND id % 3 = 1")
    before = states(folder)
    assert asyncio.run(due_now(folder)), "a bot that was stopped has slots to catch up or report"
    zoujie("backup", tmp_path / "copy")
    lose(folder)
    said = zoujie("restore", tmp_path / "copy")
    held = before["todo"] + before["sending"]
    assert said.out[1].startswith(f"当时没发出的 {held} 条消息不再发")
    assert len(zoujie("outbox", "--state", "held", "--json").out) == held
    assert states(folder) == {"held": held, "sent": before["sent"], "unknown": before["unknown"]}
    assert asyncio.run(due_now(folder)) == []


@contextmanager
def program(folder: Path, log: Path) -> Iterator[str]:
    """`zoujie serve` as a program of its own, and its address. What it loads is written into the log."""
    with log.open("w") as told:
        running = subprocess.Popen(
            [sys.executable, "-X", "importtime", "-m", "bot", "serve"],
            cwd=Path(__file__).parents[1],
            env=environment(folder) | {"PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=told,
            text=True,
        )
    assert running.stdout is not None
    with running.stdout as out:
        address = out.readline().partition("http://")[2].split()[0]
        try:
            yield address
        finally:
            running.send_signal(signal.SIGTERM)
            assert running.wait(PATIENCE) == 0


def loaded(log: Path) -> set[str]:
    """The modules that a program with `-X importtime` has loaded."""
    found = {line.rpartition("|")[2].strip() for line in log.read_text(encoding="utf-8").splitlines()}
    assert "bot.serve" in found
    return found


def test_beside_a_running_bot(zoujie: CommandLine, folder: Path, tmp_path: Path) -> None:
    """It loads what it needs. A copy is made, a job is run for it to deliver, and nothing is brought back over it."""
    with program(folder, tmp_path / "log") as address:
        assert not LATE & loaded(tmp_path / "log")
        assert f"好 端口：{address} 上走街正在运行" in zoujie("check", LISTEN=address).out
        assert zoujie("backup", tmp_path / "copy").code == 0
        assert zoujie("job", "digest", "--at", "2026-03-02T18:00+08:00").code == 0
        deadline = time.monotonic() + PATIENCE
        while zoujie("outbox", "--state", "todo", "--json").out and time.monotonic() < deadline:
            time.sleep(0.1)
        sent = [json.loads(line) for line in zoujie("outbox", "--state", "sent", "--json").out]
        assert [row["key"] for row in sent if row["kind"] == Kind.BROADCAST]
        said = zoujie("serve")
        assert (said.code, said.out) == (1, [])
        assert said.err == [
            f"另一个走街正在用这个数据库：{folder / 'zoujie.db'}；先停下那个，或用别的数据库（ZOUJIE_DATABASE_URL）"
        ]
        other = f"sqlite+aiosqlite:///{tmp_path / 'copy' / 'zoujie.db'}"
        said = zoujie("serve", LISTEN=address, DATABASE_URL=other)
        assert said.err[-1:] == [f"端口 {address} 已被占用；换一个：ZOUJIE_LISTEN=127.0.0.1:8081"]


def test_running_bot_is_not_replaced(
    zoujie: CommandLine, folder: Path, tmp_path: Path, sqlite_template: Path
) -> None:
    """A database that somebody has open is not exchanged, even if it has no cases yet."""
    zoujie("backup", tmp_path / "copy")
    lose(folder)
    shutil.copy(sqlite_template, folder / "zoujie.db")
    with closing(sqlite3.connect(folder / "zoujie.db")) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("SELECT count(*) FROM cases").fetchone()
        said = zoujie("restore", tmp_path / "copy")
    assert (said.code, said.err) == (1, [f"{folder / 'zoujie.db'} 正在使用，请先停下机器人"])
    assert zoujie("restore", tmp_path / "copy").code == 0


@pytest.mark.parametrize("command", ["backup", "restore"])
def test_postgresql_has_its_own_tools(zoujie: CommandLine, tmp_path: Path, command: str) -> None:
    """For PostgreSQL the operator is pointed to the server's own programs, before anything is touched."""
    said = zoujie(command, tmp_path / "copy", DATABASE_URL="postgresql+psycopg://u@127.0.0.1:1/d")
    assert (said.code, said.out) == (1, [])
    assert ("pg_dump" if command == "backup" else "pg_restore") in said.err[0]
    assert not (tmp_path / "copy").exists()
