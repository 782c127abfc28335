"""Copies everything into a folder (database, photos, manifest), and brings it back.

Photos are written once and never changed, so a link to the file is a copy where the file system has links.
The functions here block: from the event loop, call them in a thread.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from shlex import quote

from sqlalchemy import Connection

from storage import tables
from storage.disk import make as make_folder
from storage.disk import write_whole

DATABASE, PHOTOS, MANIFEST = "zoujie.db", "photos", "manifest.json"
COUNTED = ("cases", "events", "people", "inbox", "outbox")
HELD = "held"
# These are named by the hash of their own bytes: photos as they came, drawn pictures, documents.
_NAMED_BY_HASH = re.compile(r"([0-9a-f]{64})(\.drawn)?\.(jpg|png|webp|avif|made)")


class NotKept(Exception):
    """A copy cannot be made or brought back. The text says why, to the operator."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a copy holds: when it was made, the version of its tables, rows by table, and the database's hash."""

    made_at: str
    revision: str
    sha256: str
    counts: Mapping[str, int]
    photo_files: int
    photo_bytes: int
    photos_missing: int


def make(database: Path, photos: Path, folder: Path, at: datetime) -> Manifest:
    """Copy all into an empty folder while the bot works. Raises NotKept, OSError.

    The database is copied first. A photo is on the disk before a row names it, so none can be missing.
    """
    if folder.resolve().is_relative_to(photos.resolve()):
        raise NotKept(f"{folder} 在照片文件夹里，请换一个")
    make_folder(folder)
    if any(folder.iterdir()):
        raise NotKept(f"{folder} 不是空文件夹，请换一个")
    copy = folder / DATABASE
    copy.touch(mode=0o600)  # the folder may have been there, open to others
    with _asked(database) as connection:
        connection.execute("VACUUM INTO ?", (str(copy),))
    make_folder(photos)
    _copy_photos(photos, folder / PHOTOS)
    manifest = _described(folder, at)
    # Last, so that a copy that was interrupted is none.
    told = json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n"
    write_whole(folder / MANIFEST, told.encode())
    return manifest


def verified(folder: Path) -> Manifest:
    """The manifest of a copy, after checking the copy. Raises NotKept if it is damaged; OSError."""
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text("utf-8")))
    except FileNotFoundError:
        raise NotKept(f"{folder} 里没有 {MANIFEST}，不是一份完整的备份") from None
    except (ValueError, TypeError):
        raise NotKept(f"{folder / MANIFEST} 读不懂") from None
    if not (folder / DATABASE).is_file() or _sha256(folder / DATABASE) != manifest.sha256:
        raise NotKept("备份里的数据库与清单不符，不能恢复")
    files = list(_photo_files(folder))
    if (len(files), sum(file.stat().st_size for file in files)) != (
        manifest.photo_files,
        manifest.photo_bytes,
    ):
        raise NotKept("备份里的照片与清单不符，不能恢复")
    for file in files:
        match = _NAMED_BY_HASH.fullmatch(file.name)
        if match and _sha256(file) != match[1]:
            raise NotKept(f"备份里的照片 {file.name} 已损坏，不能恢复")
    return manifest


def must_be_free(database: Path) -> None:
    """Raises NotKept if the database has cases, or if the bot is using it."""
    if not database.exists():
        return
    with _asked(database) as connection:
        known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'cases'").fetchone()[0]
        cases = connection.execute("SELECT count(*) FROM cases").fetchone()[0] if known else 0
    if cases:
        aside = database.parent / "old"
        raise NotKept(
            f"{database} 里已有 {cases} 件问题，不能覆盖。要恢复，请先停下机器人，再把它移开：\n"
            f"mkdir {quote(str(aside))} && mv {quote(str(database))}* {quote(str(aside))}"
        )
    fold(database)


def bring_back(folder: Path, prepared: Path, database: Path, photos: Path) -> None:
    """Bring back the photos first; then the prepared database replaces the present one in one step."""
    _copy_photos(folder / PHOTOS, photos)
    fold(prepared)
    prepared.replace(database)


def fold(database: Path) -> None:
    """Write a database's journal into its main file. Raises NotKept while anybody else has it open."""
    with _asked(database, wait=1) as connection:
        mode = connection.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if mode != "delete":
        raise NotKept(f"{database} 正在使用，请先停下机器人")


def hold_unsent(connection: Connection) -> int:
    """Hold back the messages that were not sent when the copy was made: they are old news. Out: how many."""
    outbox = tables.outbox
    unsent = outbox.c.state.in_(("todo", "sending"))
    held = connection.execute(outbox.update().where(unsent).values(state=HELD))
    return held.rowcount


@contextlib.contextmanager
def _asked(database: Path, wait: float = 20) -> Iterator[sqlite3.Connection]:
    """The database outside of the engine, for what no transaction can do; waits so many seconds for a lock."""
    if not database.is_file():
        raise NotKept(f"没有数据库 {database}")
    try:
        with contextlib.closing(sqlite3.connect(database, timeout=wait, isolation_level=None)) as connection:
            yield connection
    except sqlite3.Error as error:
        busy = getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
        raise NotKept(f"{database} {'正在使用，请先停下机器人' if busy else f'用不了：{error}'}") from error


def _described(folder: Path, at: datetime) -> Manifest:
    with _asked(folder / DATABASE) as connection:
        revision = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        counts = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in COUNTED}  # noqa: S608
        named = {sha256 for (sha256,) in connection.execute("SELECT sha256 FROM photos")}
    files = list(_photo_files(folder))
    there = {match[1] for file in files if (match := _NAMED_BY_HASH.fullmatch(file.name))}
    return Manifest(
        made_at=at.isoformat(),
        revision=revision,
        sha256=_sha256(folder / DATABASE),
        counts=counts,
        photo_files=len(files),
        photo_bytes=sum(file.stat().st_size for file in files),
        photos_missing=len(named - there),
    )


def _photo_files(folder: Path) -> Iterator[Path]:
    return (file for file in (folder / PHOTOS).rglob("*") if file.is_file())


def _copy_photos(source: Path, target: Path) -> None:
    shutil.copytree(
        source, target, copy_function=_link, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".new-*")
    )


def _link(source: str, target: str) -> None:
    """One file, whole or not at all, in the place of a damaged one of that name."""
    part = Path(f"{target}.part")
    part.unlink(missing_ok=True)
    try:
        if Path(target).exists() and Path(target).samefile(source):
            return  # linked before
        os.link(source, part)
    except FileNotFoundError:
        return  # forgotten while the copy was made
    except OSError:  # another disk, or a file system without links
        shutil.copy2(source, part)
    part.replace(target)


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
