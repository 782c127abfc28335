"""Telegram: an update through the whole gateway beside bare python-telegram-bot, and how much of the pace is used."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from domain.chat import Chat, Kind, Outgoing
from domain.platform import Platform
from storage import tables
from storage.database import Database
from storage.photos import PhotoFiles
from tests.score.telegram_hears import fill
from tests.talk import ZONE
from tests.telegram.flood import IN_ALL, IN_GROUP
from tests.telegram.wire import TelegramWire, on_telegram
from tests.telegram.world import TOKEN

Stock = Application[Any, Any, Any, Any, Any, Any]
UPDATES = 600
MINUTES = 5  # of steady speaking in one group
IN_EACH = 16  # messages for every chat at once


@dataclass(frozen=True, slots=True)
class Hearing:
    """Milliseconds per update, medians over all rounds."""

    ours: float
    stock: float


@asynccontextmanager
async def town(folder: Path) -> AsyncIterator[TelegramWire]:
    """The whole bot and the fake Bot API in this process."""
    folder.mkdir(parents=True)
    database = Database(f"sqlite+aiosqlite:///{folder / 'template.db'}", PhotoFiles(folder / "photos"), ZONE)
    await fill(database)
    database.close()
    async with on_telegram(folder / "template.db", folder / "town") as found:
        await found.settle()
        yield found


async def hearing(folder: Path, rounds: int) -> Hearing:
    """Updates that wait are polled and kept, each in a committed row, in turns by both."""
    ours: list[float] = []
    stock: list[float] = []
    for number in range(rounds):
        async with town(folder / f"ours-{number}") as here:
            ours.append(await _timed(here, UPDATES, here.heard))
        async with town(folder / f"stock-{number}") as here:
            await here.end()
            async with _stock(here, folder / f"stock-{number}" / "rows.db") as until:
                stock.append(await _timed(here, UPDATES, lambda until=until: until(UPDATES)))  # type: ignore[misc]
            await here.restart()
    return Hearing(median(ours), median(stock))


async def _timed(here: TelegramWire, updates: int, done: Callable[[], Awaitable[None]]) -> float:
    people = [(here.who(one.name), here.room()) for one in here.district.people]
    begin = perf_counter()
    for number in range(updates):
        who, room = people[number % len(people)]
        here.people.say(room, who, f"大家早上好 {number}")
    await done()
    return (perf_counter() - begin) / updates * 1000


@asynccontextmanager
async def _stock(here: TelegramWire, file: Path) -> AsyncIterator[Callable[[int], Awaitable[None]]]:
    """A bare application with one handler that stores the same rows. Gives: wait until so many are stored."""
    engine, stored, enough = await _rows(file), 0, asyncio.Event()

    async def keep(update: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        nonlocal stored
        message = update.effective_message
        assert message is not None and message.from_user is not None
        row = {
            "platform": "Telegram",
            "chat": str(message.chat_id),
            "private": False,
            "message": str(message.message_id),
            "sender": str(message.from_user.id),
            "text": message.text or "",
            "at": message.date,
            "carries": {},
            "state": "todo",
        }
        async with engine.begin() as connection:
            await connection.execute(tables.inbox.insert().values(row))
        stored += 1
        enough.set()

    async def until(count: int) -> None:
        while stored < count:
            enough.clear()
            await enough.wait()

    address = here.line.address
    bot: Stock = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{address}/bot")
        .base_file_url(f"{address}/file/bot")
        .build()
    )
    bot.add_handler(MessageHandler(filters.ALL, keep))
    async with bot:
        await bot.start()
        assert bot.updater is not None
        await bot.updater.start_polling(timeout=1)
        yield until
        await bot.updater.stop()
        await bot.stop()
    await engine.dispose()


async def _rows(file: Path) -> AsyncEngine:
    engine = create_async_engine(f"sqlite+aiosqlite:///{file}")

    @sa.event.listens_for(engine.sync_engine, "connect")
    def _connect(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {pragma}")

    async with engine.begin() as connection:
        await connection.run_sync(tables.inbox.create)
    return engine


async def speaking(folder: Path) -> dict[str, float]:
    """What share of the allowed rate is used, in test time: in one group, and over all chats; and refusals."""
    async with town(folder / "group") as here:
        await _order(here, [here.room()], IN_GROUP * (MINUTES + 1))
        begin = here.clock.now().timestamp()
        await here.settle()
        sent = [one.at - begin for one in here.world.made("sendMessage")]
        steady = [at for at in sent if 60 <= at < 60 * (MINUTES + 1)]
        in_group, refused = len(steady) / MINUTES / IN_GROUP, len(here.world.refused(429))
    async with town(folder / "all") as here:
        people = [here.who(one.name) for one in here.district.people]
        await _order(here, [*(int(group.chat) for group in here.district.groups), *people], IN_EACH)
        begin = here.clock.now().timestamp()
        await here.settle()
        sent = [one.at - begin for one in here.world.made("sendMessage")]
        steady = [at for at in sent if 2 <= at < 12]
        in_all, refused = len(steady) / 10 / IN_ALL, refused + len(here.world.refused(429))
    return {"in one group": in_group, "in all chats": in_all, "refused": float(refused)}


async def _order(here: TelegramWire, chats: list[int], each: int) -> None:
    with here.app.database.transaction() as store:
        for number in range(each):
            for chat in chats:
                there = Chat(Platform.TELEGRAM, str(chat), private=chat > 0)
                message = Outgoing(there, f"第{number}条", kind=Kind.BROADCAST)
                store.post.outbox.put(message, here.clock.now())
