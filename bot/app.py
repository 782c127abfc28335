"""Where the parts meet: one readable place that builds the bot, runs it, and ends it with nothing lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from bot.alone import alone
from bot.clock import Clock
from bot.courier import Courier
from bot.dispatch import Dispatcher
from bot.gateways.base import Gateway, Intake, Local
from bot.gateways.webchat import WebChat
from bot.scheduler import LOOK_BACK, Scheduler
from bot.settings import Settings
from bot.tidy import keep_tidy
from bot.transactions import Transactions
from storage.database import Database
from storage.failpoints import reached
from storage.photos import PhotoFiles

if TYPE_CHECKING:  # loaded only where they are set: their libraries take long to load
    from bot.gateways.telegram.wiring import TelegramParts
    from bot.gateways.wecom.wiring import WecomParts

FAREWELL = 7.0  # seconds to finish what is in hand; systemd and people expect ten in all
AHEAD = "clock-ahead"  # counter: by how many seconds the demo's clock was moved


@dataclass(frozen=True)
class App:
    """The parts of a running bot."""

    settings: Settings
    clock: Clock
    transactions: Transactions
    webchat: WebChat
    dispatcher: Dispatcher
    courier: Courier
    scheduler: Scheduler
    gateways: tuple[Gateway | Local, ...] = ()
    intakes: tuple[Intake, ...] = ()
    telegram: TelegramParts | None = None
    wecom: WecomParts | None = None

    async def close(self) -> None:
        """Close every connection, at the very end."""
        if self.telegram is not None:
            await self.telegram.line.close()
        if self.wecom is not None:
            await self.wecom.http.close()
        await self.transactions.close()

    @property
    def database(self) -> Database:
        """The district's database, for whoever asks it outside the event loop."""
        return self.transactions.database

    async def settle(self) -> None:
        """Answer and deliver until nothing waits."""
        while await self.dispatcher.answer_next():
            pass
        while await self.courier.deliver():
            pass

    async def move_clock(self, to: datetime) -> list[str]:
        """The demo's clock goes forward, stopping at each job that is due on the way until it has spoken."""
        ran: list[str] = []
        while (now := self.clock.now()) < to:
            near = min(to, now + LOOK_BACK)  # what is due is looked for no further back than that
            slots = [slot for slot in await self.scheduler.due(near) if slot.at > now]
            ran += await self._step_to(slots[0].at if slots else near)
        return ran

    async def _step_to(self, moment: datetime) -> list[str]:
        self.clock.move_to(moment)
        ahead = int(self.clock.ahead.total_seconds())
        await self.transactions.write(lambda store: store.counters.set(AHEAD, ahead))
        reached("clock-moved")
        ran = await self.scheduler.run_due(self.clock.now())
        await self.settle()
        return ran


async def build(settings: Settings, clock: Clock | None = None) -> App:
    """Put the parts together on an up-to-date database; the clock goes on where it was moved to."""
    database = Database(settings.database_url, PhotoFiles(settings.photos), settings.zone)
    database.upgrade()
    transactions = Transactions(database)
    if clock is None:
        with database.reading() as store:
            clock = Clock(settings.zone, timedelta(seconds=store.counters.get(AHEAD)))
    dispatcher = Dispatcher(transactions, clock)
    webchat = WebChat(transactions, clock, dispatcher.arrived)
    tg, qy = _platforms(settings, transactions, clock, dispatcher)
    gateways: tuple[Gateway | Local, ...] = (webchat, *(parts.gateway for parts in (tg, qy) if parts))
    courier = Courier(transactions, gateways, clock)
    scheduler = Scheduler(transactions, clock, dispatcher.answered)
    intakes = tuple(parts.intake for parts in (tg, qy) if parts)
    return App(
        settings, clock, transactions, webchat, dispatcher, courier, scheduler, gateways, intakes, tg, qy
    )


def _platforms(
    settings: Settings, transactions: Transactions, clock: Clock, dispatcher: Dispatcher
) -> tuple[TelegramParts | None, WecomParts | None]:
    wakes = {"arrived": dispatcher.arrived, "answered": dispatcher.answered}
    tg = qy = None
    if settings.telegram:
        from bot.gateways.telegram.wiring import telegram

        tg = telegram(settings.telegram, transactions, clock, **wakes)
    if settings.wecom:
        from bot.gateways.wecom.wiring import wecom

        qy = wecom(settings.wecom, transactions, clock, **wakes)
    return tg, qy


async def _listen(intake: Intake, database: Database, stop: asyncio.Event) -> None:
    """One process asks a platform at a time: Telegram answers only one, WeCom sends the other away."""
    await alone(database.hold(intake.platform), intake.run, stop)


@asynccontextmanager
async def running(app: App) -> AsyncIterator[App]:
    """The bot at work: what was interrupted is settled first; at the end the work in hand is finished."""
    stop = asyncio.Event()
    await app.courier.recover()
    await app.scheduler.start()
    await app.scheduler.tick()
    tasks = [
        asyncio.create_task(app.dispatcher.run(stop), name="dispatcher"),
        asyncio.create_task(app.courier.run(app.dispatcher.answered, stop), name="courier"),
        asyncio.create_task(keep_tidy(app.transactions, app.clock, stop), name="tidy"),
        *(
            asyncio.create_task(_listen(intake, app.database, stop), name=intake.platform)
            for intake in app.intakes
        ),
    ]
    try:
        yield app
    finally:
        app.scheduler.stop()
        stop.set()
        app.dispatcher.arrived.set()
        app.dispatcher.answered.set()
        _done, late = await asyncio.wait(tasks, timeout=FAREWELL)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await app.close()
