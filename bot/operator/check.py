"""`zoujie check`: what is missing or wrong, a line each, before the district finds out."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from datetime import datetime
from functools import partial
from typing import Any

from bot import settings as all_settings
from bot.clock import Clock
from bot.gateways.platforms import PLATFORMS
from bot.operator import check_machine as machine
from bot.operator.answer import Options, Printout, database_of, now_in
from bot.operator.check_queues import of_queues
from bot.operator.check_register import of_register, of_rules
from bot.operator.finding import CheckLine, Word
from bot.operator.positions import doubt
from bot.settings import Settings
from domain.platform import Platform
from storage.books import Books
from storage.clocks import DRIFT, in_the_future
from storage.database import Database, Unusable, revisions

TRIES = 3  # until the bot has started
BETWEEN = 1.0  # seconds


async def check(settings: Settings, _options: Options) -> Printout:
    """Look at everything; exit code 1 if something is missing or wrong. Changes nothing."""
    found = [finding async for finding in _findings(settings)]
    bad = sum(finding.word in {Word.MISSING, Word.WRONG} for finding in found)
    end = f"有 {bad} 处要处理。" if bad else "可以运行。"
    return Printout((*map(str, found), end), 1 if bad else 0)


async def _findings(settings: Settings) -> AsyncIterator[CheckLine]:
    now = Clock(settings.zone).now()
    for finding in _of_settings(settings):
        yield finding
    yield machine.folder(settings.data_dir)
    yield machine.clock(now, settings.zone)
    yield machine.font()
    yield machine.photo(settings.zone)
    async for finding in _of_database(settings):
        yield finding
    yield await machine.port(settings)


def _of_settings(settings: Settings) -> Iterator[CheckLine]:
    yield CheckLine(Word.GOOD, "设置", "读得懂")
    if unknown := all_settings.strange(os.environ):
        yield CheckLine(Word.NOTE, "设置", f"环境变量 {'、'.join(unknown)} 不认识，不起作用")
    for one in PLATFORMS:
        if one.local and one.platform in settings.platforms:
            yield _of_local(one.platform, settings)
    if not settings.platforms:
        ways = [one.how_to_set() for one in PLATFORMS if one.local]
        yield CheckLine(Word.MISSING, "平台", f"一个也没有设；{'，'.join(ways)}")


def _of_local(platform: Platform, settings: Settings) -> CheckLine:
    if settings.loopback:
        return CheckLine(Word.GOOD, "平台", f"{platform}（只限本机）")
    return CheckLine(Word.WRONG, "平台", f"{platform}只能在本机用，ZOUJIE_LISTEN 要用 127.0.0.1")


async def _of_database(settings: Settings) -> AsyncIterator[CheckLine]:
    try:
        database = database_of(settings)
    except Unusable as error:
        yield CheckLine(Word.WRONG, "数据库", str(error))
        return
    try:
        tables = _of_tables(database)
        yield tables
        ready = tables.word is Word.GOOD
        if ready:
            for finding in _of_file(database, Clock(settings.zone).now()):
                yield finding
                ready = ready and finding.word is not Word.WRONG
        if ready:
            with database.reading() as store:
                for finding in _of_store(store):
                    yield finding
        for one in PLATFORMS:
            if (own := settings.platforms.get(one.platform)) is not None:
                async for finding in one.check(own, database if ready else None, partial(_health, settings)):
                    yield finding
    finally:
        database.close()


async def _health(settings: Settings) -> dict[str, Any] | None:
    """The health of the bot that runs here. It is asked for some seconds, because it may just be starting."""
    for _ in range(TRIES):
        if (found := await machine.health(settings)) is not None:
            return found
        await asyncio.sleep(BETWEEN)
    return None


def _of_tables(database: Database) -> CheckLine:
    """Check that the tables are there and of this version. A missing database is not created."""
    if database.file is not None and not database.file.exists():
        return CheckLine(Word.MISSING, "数据库", f"还没有 {database.file}，导入底册或启动时会建立")
    try:
        revision = database.revision()
    except Unusable as error:
        return CheckLine(Word.WRONG, "数据库", str(error))
    newest, *older = revisions()
    if revision == newest:
        return CheckLine(Word.GOOD, "数据库", f"连得上，表是最新的（{revision}）")
    if revision is None or revision in older:
        return CheckLine(Word.MISSING, "数据库", "表不是最新的，导入底册或启动时会更新")
    return CheckLine(Word.WRONG, "数据库", "是更新版本的程序建的，请先更新程序")


def _of_file(database: Database, now: datetime) -> Iterator[CheckLine]:
    """Whether its pages hold together, and whether anything can be written."""
    try:
        if faults := database.faults():
            told = f"文件坏了（{faults[0].splitlines()[-1]}），请停下机器人，用备份恢复：zoujie restore"
            yield CheckLine(Word.WRONG, "数据库", told)
            return
        database.probe(now)
    except Unusable as error:
        yield CheckLine(Word.WRONG, "数据库", f"现在不能读写：{error}")
        return
    yield CheckLine(Word.GOOD, "数据库", "完好，能读写" if database.one_writer else "能读写")


def _of_photos(store: Books) -> Iterator[CheckLine]:
    """Photos of cases whose file is gone."""
    used = store.photos.used()
    if missing := store.files.missing(used):
        told = f"{missing} 张找不到文件（共 {len(used)} 张），请从备份放回照片文件夹"
        yield CheckLine(Word.WRONG, "问题照片", told)
    else:
        yield CheckLine(Word.GOOD, "问题照片", f"{len(used)} 张都在")


def _of_store(store: Books) -> list[CheckLine]:
    now = now_in(store)
    return [
        *of_register(store.district),
        of_rules(store.rules),
        *_of_positions(store),
        machine.holidays(store.calendar, now.date()),
        *_of_past(store, now),
        *_of_photos(store),
        of_queues(store, now),
        *_of_mail(store),
    ]


def _of_positions(store: Books) -> Iterator[CheckLine]:
    for wrong in doubt(store, store.district, store.rules):
        yield CheckLine(Word.WRONG, "坐标", wrong)


def _of_past(store: Books, now: datetime) -> Iterator[CheckLine]:
    """Look for what was done in the future: then the clock was put back, or was wrong."""
    if later := [name for name, at in store.runs.last().items() if at > now + DRIFT]:
        yield CheckLine(Word.WRONG, "时钟", f"比上次执行 {'、'.join(sorted(later))} 的时间还早，请校准")
    elif ahead := in_the_future(store.connection, now):
        told = f"首次启动时快了约 {ahead.days} 天，或现在慢了；请校准，运行中的机器人会自己改过来"
        yield CheckLine(Word.WRONG, "时钟", told)


def _of_mail(store: Books) -> list[CheckLine]:
    inbox, outbox = store.post.inbox.backlog(), store.post.outbox.backlog()
    troubles = [
        (inbox["dead"], "条收到的消息试了几次都没办成"),
        (outbox["unknown"], "条消息不知道发没发出：zoujie outbox --state unknown"),
        (outbox["failed"], "条消息发不出去：zoujie outbox --state failed"),
    ]
    found = [CheckLine(Word.WRONG, "收发", f"{count} {what}") for count, what in troubles if count]
    return found or [
        CheckLine(Word.GOOD, "收发", f"没有卡住的消息（待办 {inbox['todo']}、待发 {outbox['todo']}）")
    ]
