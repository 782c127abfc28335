"""`zoujie backup` and `restore`: a copy of everything while the bot works, and starting again from it."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from bot.clock import Clock
from bot.operator.answer import NotDone, Options, Printout, database_of, now_in
from bot.settings import Settings
from storage import backup as copies
from storage.backup import Manifest
from storage.clocks import BORN
from storage.database import Database, revisions
from storage.disk import make

_COUNTED = {"cases": "问题 {} 件", "events": "经过 {} 行", "people": "人员 {} 人"}


async def backup(settings: Settings, options: Options) -> Printout:
    """Copy database and photos into an empty folder. Raises NotDone, NotKept, OSError."""
    now = Clock(settings.zone).now()
    file = _file(database_of(settings), "pg_dump 备份数据库，并复制照片文件夹")
    manifest = await asyncio.to_thread(copies.make, file, settings.photos, options.folder, now)
    lines = [f"已备份到 {options.folder}：{_counts(manifest)}。"]
    if manifest.photos_missing:
        lines.append(f"注意：数据库里有 {manifest.photos_missing} 张照片，文件夹里找不到。")
    return Printout(lines)


async def restore(settings: Settings, options: Options) -> Printout:
    """Bring back what `backup` wrote, into a database without cases. Raises NotDone, NotKept, Unusable, OSError."""
    database = database_of(settings)
    file = _file(database, "pg_restore 恢复数据库，并放回照片文件夹")
    manifest = await asyncio.to_thread(copies.verified, options.folder)
    if manifest.revision not in revisions():
        raise NotDone("这份备份来自更新版本的程序，请先更新程序。")
    await asyncio.to_thread(copies.must_be_free, file)
    make(file.parent)
    with tempfile.TemporaryDirectory(dir=file.parent, prefix=".restore-") as folder:
        prepared = Path(folder) / file.name
        prepared.touch(mode=0o600)
        await asyncio.to_thread(shutil.copyfile, options.folder / copies.DATABASE, prepared)
        held = _quieten(Database(_url(database, prepared), database.files, settings.zone))
        await asyncio.to_thread(copies.bring_back, options.folder, prepared, file, settings.photos)
    made_at = datetime.fromisoformat(manifest.made_at)
    lines = [f"已恢复 {made_at:%Y-%m-%d %H:%M} 的备份：{_counts(manifest)}。"]
    if held:
        lines.append(f"当时没发出的 {held} 条消息不再发，可用 zoujie outbox --state held 查看。")
    return Printout((*lines, "恢复以前的定时消息不再补发。"))


def _quieten(database: Database) -> int:
    """Keep a restored bot from repeating anything: unsent messages are held, jobs count from now. Out: how many."""
    try:
        database.upgrade()
        with database.transaction() as store:
            store.counters.set(BORN, int(now_in(store).timestamp()))
            return copies.hold_unsent(store.connection)
    finally:
        database.close()


def _file(database: Database, instead: str) -> Path:
    if database.file is None:
        raise NotDone(f"这个命令只管 SQLite；PostgreSQL 请用 {instead}。")
    return database.file


def _url(like: Database, file: Path) -> str:
    return like.url.set(database=str(file)).render_as_string(hide_password=False)


def _counts(manifest: Manifest) -> str:
    counts: Mapping[str, int] = manifest.counts
    words = [said.format(counts[name]) for name, said in _COUNTED.items()]
    return "、".join((*words, f"照片文件 {manifest.photo_files} 个"))
