"""Ninety days of two bots on one PostgreSQL, either of them killed or held up: each product comes exactly once.

The same days are lived by one bot that nobody disturbs. What the two have said, by day and chat, is compared with that.
"""

from __future__ import annotations

import asyncio
import signal
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from bot.app import App, build
from bot.clock import StandingClock
from bot.gateways.webchat.seats import BOT
from bot.gateways.webchat.typed import TypedMessage
from bot.scheduler import LOOK_BACK
from bot.settings import Settings
from tests.bot_lines import visible
from tests.photographs import small_photo
from tests.platforms import ON_THE_PAGE, webchat
from tests.postgresql import PostgreSQL, fill, postgresql
from tests.score.replica import tell, told
from tests.talk import ZONE

DAYS = 90
BEGIN = datetime(2026, 9, 1, 7, 1, tzinfo=ZONE)  # 中秋 and 国庆 with their 调休 are among the days
EVERY = 40  # moments between two kills or pauses, in the mean
LONGEST_PAUSE = 0.5  # seconds
PATIENCE = 180.0  # seconds for what is due at one moment
REPORTS = ("人民广场 占道经营", "金山小学门口 垃圾外溢", "金山小区 路灯不亮", "金衡街 乱贴小广告")


@dataclass
class Row:
    """What was done to the two, and what differs from one that was left alone."""

    days: int
    moments: int
    kills: int
    pauses: int
    said: int
    faults: Sequence[str]
    seconds: float
    name: str = "two bots, a quarter, kills and pauses"

    @property
    def passed(self) -> bool:
        """True if each product came exactly once."""
        return not self.faults

    @property
    def told(self) -> str:
        """The figures."""
        done = f"{self.moments} moments, {self.kills} kills, {self.pauses} pauses"
        return f"{self.days} days, {done}, {self.said} messages"

    def as_json(self) -> dict[str, Any]:
        """Everything of it."""
        return asdict(self) | {"passed": self.passed}


class Replica:
    """A bot as a process of its own."""

    def __init__(self, url: str, folder: Path, name: str) -> None:
        self._command = (sys.executable, "-m", "tests.score.replica", url, str(folder), name)
        self._done = folder / f"{name}.done"
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Begin, without waiting until it works."""
        self._process = await asyncio.create_subprocess_exec(*self._command, stdin=asyncio.subprocess.DEVNULL)

    def send(self, number: signal.Signals) -> None:
        """Hold it up, let it go on, or end it."""
        if self._process is not None and self._process.returncode is None:
            self._process.send_signal(number)

    async def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.send(signal.SIGKILL)
        if self._process is not None:
            await self._process.wait()

    def has_done(self, moment: datetime) -> bool:
        """True if it has found nothing more to do at this moment."""
        return self._done.exists() and datetime.fromisoformat(self._done.read_text("utf-8")) >= moment


@dataclass
class Life:
    """So many bots over so many days, and what people wrote meanwhile."""

    app: App  # hears and looks, and does nothing by itself
    clock: StandingClock
    folder: Path
    replicas: Sequence[Replica]
    random: Random | None
    moments: int = 0
    kills: int = 0
    pauses: int = 0

    async def live(self, days: int) -> None:
        """From one moment at which something is due to the next."""
        end, heard = BEGIN + timedelta(days=days), 0
        while self.clock.now() < end:
            if (self.clock.now() - BEGIN).days * 2 >= heard:
                await self._report(heard)
                heard += 1
            near = min(end, self.clock.now() + LOOK_BACK)
            slots = [slot for slot in await self.app.scheduler.due(near) if slot.at > self.clock.now()]
            self.clock.move_to(slots[0].at if slots else near)
            tell(self.folder / "clock", self.clock.now())
            self.moments += 1
            await self._disturb()
            await self._until_done()

    async def _report(self, number: int) -> None:
        with self.app.database.reading() as store:
            group = next(one for one in store.district.groups if one.name == "金山一网格群")
            sender = next(one for one in store.district.people if one.name == "程晓燕")
        typed = TypedMessage(
            str(sender.id), REPORTS[number % len(REPORTS)], (small_photo(number),), once=f"{number}"
        )
        await webchat(self.app).hear(group.chat, typed)

    async def _disturb(self) -> None:
        if self.random is None or self.random.randrange(EVERY):
            return
        await asyncio.sleep(self.random.uniform(0, 0.1))
        one = self.random.choice(self.replicas)
        if self.random.random() < 0.5:
            await one.end()
            await one.start()
            self.kills += 1
        else:
            one.send(signal.SIGSTOP)
            await asyncio.sleep(self.random.uniform(0, LONGEST_PAUSE))
            one.send(signal.SIGCONT)
            self.pauses += 1

    async def _until_done(self) -> None:
        """None of them has anything more to do, so that all begin with the next moment at once."""
        async with asyncio.timeout(PATIENCE):
            while not all(one.has_done(self.clock.now()) for one in self.replicas) or await self._waits():  # noqa: ASYNC110
                await asyncio.sleep(0.005)

    async def _waits(self) -> bool:
        now = self.clock.now()
        waits = await self.app.transactions.read(lambda store: store.post.waits(now))
        return bool(waits.to_answer or waits.to_make or waits.to_say)


async def lived(
    server: PostgreSQL, name: str, count: int, random: Random | None, days: int
) -> tuple[Life, Counter[Any]]:
    """The days with so many bots; what they said, by day, chat and words."""
    server.run(f"CREATE DATABASE {name}")
    fill(server.url(name))
    with tempfile.TemporaryDirectory(prefix="zoujie-replicas-") as place:
        folder = Path(place)
        tell(folder / "clock", BEGIN)
        clock = StandingClock(told(folder))
        app = await build(
            Settings(database_url=server.url(name), data_dir=folder, platforms=ON_THE_PAGE), clock
        )
        with app.database.transaction() as store:
            store.counters.set("born", int(BEGIN.timestamp()))
        replicas = [Replica(server.url(name), folder, f"bot-{number}") for number in range(count)]
        life = Life(app, clock, folder, replicas, random)
        try:
            for one in replicas:
                await one.start()
            await life.live(days)
            return life, said(app)
        finally:
            for one in replicas:
                await one.end()
            await app.close()


def said(app: App) -> Counter[Any]:
    """How often each was said, by day, chat and words."""
    with app.database.reading() as store:
        return Counter(
            (one.at.astimezone(ZONE).date().isoformat(), one.chat, visible(one.text))
            for one in store.post.web.since(0)
            if one.sender == BOT
        )


async def rows(seed: int, days: int = DAYS) -> AsyncIterator[Row]:
    """The one row."""
    begin = monotonic()
    with postgresql(durable=False) as server:
        _, wanted = await lived(server, "one", 1, None, days)
        life, found = await lived(server, "two", 2, Random(seed), days)
    yield Row(
        days,
        life.moments,
        life.kills,
        life.pauses,
        found.total(),
        [*(f"lost {one}" for one in wanted - found), *(f"too often {one}" for one in found - wanted)],
        monotonic() - begin,
    )
