"""Builds the bot from its parts, runs it, and ends it without losing anything."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.clock import Clock
from bot.courier import Courier
from bot.dispatch import Dispatcher
from bot.drawing import Drawing
from bot.garbage import unswept
from bot.gateways.base import Gateway, Intake, Local, Parts, Wakes
from bot.gateways.platforms import PLATFORMS
from bot.listening import Ended, Listener
from bot.looking import give_looks
from bot.making import Maker
from bot.scheduler import Scheduler
from bot.settings import Settings
from bot.tidy import keep_tidy
from bot.transactions import Transactions
from domain.platform import Platform
from jobs.kit import Slot
from storage.clocks import AHEAD, moved_ahead
from storage.database import Database
from storage.failpoints import reached
from storage.photos import PhotoFiles
from storage.post import Waits

log = logging.getLogger("zoujie.app")

FAREWELL = 5.0  # seconds to finish what is in hand; systemd and people expect ten in all
CANCELLED = 0.5  # seconds for what is broken off
PICTURED = timedelta(days=2)  # before the end of a clock's move
A_DAY = timedelta(days=1)


class Ending:
    """Set when a part of the program has ended by itself; `why` is for the operator."""

    def __init__(self) -> None:
        self.event = asyncio.Event()
        self.why = ""

    def note(self, task: asyncio.Task[None]) -> None:
        """A part has ended. One that was told to is none of our business."""
        if task.cancelled() or (error := task.exception()) is None:
            return
        log.critical("%s ended by itself", task.get_name(), exc_info=error)
        self.why = str(error) if isinstance(error, Ended) else f"{task.get_name()}：{type(error).__name__}"
        self.event.set()


@dataclass(frozen=True)
class App:
    """The parts of a running bot."""

    settings: Settings
    clock: Clock
    transactions: Transactions
    drawing: Drawing
    dispatcher: Dispatcher
    courier: Courier
    maker: Maker
    scheduler: Scheduler
    platforms: tuple[Parts, ...]
    listeners: tuple[Listener, ...]
    ending: Ending

    async def close(self) -> None:
        """Close every connection, at the very end."""
        for one in self.platforms:
            await one.close()
        await self.transactions.close()

    @property
    def gateways(self) -> tuple[Gateway | Local, ...]:
        """The gateways and the local platforms: whatever shows messages."""
        return tuple(one.gateway for one in self.platforms)

    @property
    def intakes(self) -> tuple[Intake, ...]:
        """The intakes: whatever listens by itself."""
        return tuple(one.intake for one in self.platforms if one.intake is not None)

    @property
    def database(self) -> Database:
        """The district's database, for whoever asks it outside the event loop."""
        return self.transactions.database

    async def settle(self) -> None:
        """Answer, make and deliver until nothing waits and nothing is in hand."""
        while True:
            waits = await self._waits()
            worked = True
            if waits.to_answer or self.dispatcher.in_hand:
                await self.dispatcher.answer_next()
            elif waits.to_make:
                await self.maker.make_next()
            elif waits.to_say or self.courier.in_hand:
                worked = False
            else:
                return
            if not await self.courier.deliver() and not worked:
                return

    async def _waits(self) -> Waits:
        now = self.clock.now()
        return await self.transactions.read(lambda store: store.post.waits(now))

    async def move_clock(self, to: datetime, pictures_from: datetime | None = None) -> list[str]:
        """Move the demo's clock forward. It stops at each job that is due on the way, until the job has spoken.

        In: from when on what is said has its pictures; the last days if it is not said. Those of three months would
        be drawn for minutes, and nobody looks back that far. Out: the names of the jobs that ran.
        """
        since = to - PICTURED if pictures_from is None else pictures_from
        ran: list[str] = []
        try:
            while (now := self.clock.now()) < to:
                near = min(to, now + A_DAY)  # on the way there is something every day
                # What failed today is tried again with the next; what failed before, as ever, by the next tick.
                due = await self.scheduler.due(near, since=datetime.combine(now, time(), now.tzinfo))
                moment = next((slot.at for slot in due if slot.at > now), near)
                self.drawing.rests = moment < since
                ran += await self._step_to(moment, [slot for slot in due if slot.at <= moment])
        finally:
            self.drawing.rests = to < since
        return ran

    async def _step_to(self, moment: datetime, due: Sequence[Slot]) -> list[str]:
        before = self.clock.ahead
        self.clock.move_to(moment)
        # One lane takes both, and in this order: no run is kept without the clock by which it was made.
        _, ran = await asyncio.gather(
            self._note_moved(before), self.scheduler.run_these(due, self.clock.now())
        )
        await self.settle()
        return ran

    async def _note_moved(self, before: timedelta) -> None:
        if self.clock.ahead != before:
            ahead = int(self.clock.ahead.total_seconds())
            await self.transactions.write(lambda store: store.counters.set(AHEAD, ahead))
        reached("clock-moved")


async def build(settings: Settings, clock: Clock | None = None, *, lasting: bool = True) -> App:
    """Bring the database up to date and build the parts on it. The demo's clock goes on from where it was.

    `lasting` as in Database: False only for what can be made again from nothing.
    """
    database = Database(settings.database_url, PhotoFiles(settings.photos), settings.zone, lasting=lasting)
    database.upgrade()
    transactions = Transactions(database)
    if clock is None:
        with database.reading() as store:
            clock = Clock(settings.zone, moved_ahead(store.connection))
    drawing = Drawing(database.files)
    dispatcher = Dispatcher(transactions, clock, drawing)
    wakes = Wakes(dispatcher.arrived, dispatcher.answered, dispatcher.crowd)
    platforms = tuple(
        parts
        for one in PLATFORMS
        if (parts := one.connect(settings.platforms.get(one.platform), transactions, clock, wakes))
    )
    courier = Courier(transactions, tuple(one.gateway for one in platforms), clock)
    maker = Maker(transactions, clock, dispatcher.answered.set, _largest(platforms))
    scheduler = Scheduler(transactions, clock, drawing, dispatcher.answered)
    return App(
        settings,
        clock,
        transactions,
        drawing,
        dispatcher,
        courier,
        maker,
        scheduler,
        platforms,
        tuple(_listeners(platforms, transactions)),
        Ending(),
    )


def _listeners(platforms: tuple[Parts, ...], transactions: Transactions) -> Iterator[Listener]:
    database = transactions.database
    for one in platforms:
        if one.intake is not None:
            yield Listener(one.intake, database.hold(one.intake.platform), transactions.answers)


def _largest(platforms: tuple[Parts, ...]) -> dict[Platform, int]:
    """How many bytes a file may have, on each platform that has such a limit."""
    gateways = [one.gateway for one in platforms if not isinstance(one.gateway, Local)]
    return {one.platform: one.limits.file for one in gateways if one.limits.file}


def _build_readers(database: Database) -> None:
    """Builds what reads reports and questions now: the first answer would wait for it by some tenths of a second."""
    with unswept(), database.reading() as store:
        store.heard("", None)
        _ = store.question_reader


@asynccontextmanager
async def running(app: App) -> AsyncIterator[App]:
    """Run the bot within this context. First it settles what was interrupted; at the end it finishes work in hand."""
    stop = asyncio.Event()
    await app.courier.recover()
    await app.scheduler.start()
    await app.scheduler.tick()
    tasks = [
        asyncio.create_task(app.dispatcher.run(stop), name="dispatcher"),
        asyncio.create_task(app.courier.run(app.dispatcher.answered, stop), name="courier"),
        asyncio.create_task(app.maker.run(stop), name="maker"),
        asyncio.create_task(keep_tidy(app.transactions, app.clock, stop), name="tidy"),
        asyncio.create_task(give_looks(app.transactions, stop), name="looks"),
        *(asyncio.create_task(listener.run(stop), name=listener.platform) for listener in app.listeners),
    ]
    for task in tasks:
        task.add_done_callback(app.ending.note)
    tasks.append(asyncio.create_task(asyncio.to_thread(_build_readers, app.database), name="readers"))
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
        if late:
            await asyncio.wait(late, timeout=CANCELLED)
        await app.close()
