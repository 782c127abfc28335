"""The machine's world: a bot on a database of its own, whose clock, people and programs it moves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import AbstractContextManager, asynccontextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from bot.answering import OnlyAsks, answer
from bot.app import App, build
from bot.settings import Settings
from domain.chat import Incoming
from domain.district import District, Role
from domain.refused import Refused
from jobs.kit import Slot, find_jobs
from storage import tables
from storage.books import Books
from tests.machine.seen import Line, Seen, seen
from tests.platforms import ON_THE_PAGE
from tests.talk import ZONE, StillClock

START = datetime(2026, 9, 28, 9, 0, tzinfo=ZONE)  # before the longest feast of the year
PAUSES = (0, 0, 0, 0, 1, 5, 20, 60, 300, 1440)  # minutes between two steps
JOBS = tuple(one for one in find_jobs() if not (one.only_says or one.name.startswith("roll-call")))


class Killed(Exception):
    """The program died here."""


class World:
    """What can be done to it; each is one step."""

    def __init__(self, settings: Settings, app: App, clock: StillClock, dice: Random) -> None:
        self._settings = settings
        self._app = app
        self._clock = clock
        self._dice = dice
        self._known: tuple[Line, ...] = ()
        self._heard: list[Incoming] = []
        with self._app.database.transaction() as store:
            self._first = store.district

    @property
    def now(self) -> datetime:
        """Its clock."""
        return self._clock.now()

    def look(self) -> Seen:
        """All that a step may have changed."""
        with self._app.database.reading() as store:
            found = seen(store, self.now, self._known)
        self._known = found.lines
        return found

    def ask(self) -> AbstractContextManager[Books]:
        """A transaction for whoever compares what the database counts."""
        return self._app.database.reading()

    def wait(self) -> None:
        """Time goes on."""
        self._clock.move_to(self.now + timedelta(minutes=self._dice.choice(PAUSES)))

    async def hear(self, message: Incoming) -> None:
        """A message comes twice, is sometimes lost with the program when it was almost done, and takes effect."""
        with self._app.database.transaction() as store:
            for photo in message.photos:
                store.connection.execute(tables.photos.insert(), {"sha256": photo.sha256})  # without a file
            assert store.post.inbox.put(message)
            assert not store.post.inbox.put(message), "a second copy was kept"
        if self._dice.random() < 0.03:
            self._die_on(message)
        await self._settle()
        self._heard.append(message)

    async def hear_again(self) -> None:
        """A platform delivers an old message once more."""
        if self._heard:
            with self._app.database.transaction() as store:
                assert not store.post.inbox.put(self._dice.choice(self._heard)), (
                    "an old message was kept anew"
                )
            assert not await self._app.dispatcher.answer_next()

    async def let_the_clock_act(self) -> None:
        """One of the jobs, run twice."""
        job, now = self._dice.choice(JOBS), self.now
        slot = Slot(job, now.date(), now.time(), now)
        await self._app.scheduler.run(slot, now)
        assert not await self._app.scheduler.run(slot, now), "a job ran twice"

    async def restart(self) -> None:
        """The program ends and starts again."""
        await self._app.close()
        self._app.database.close()
        self._app = await build(self._settings, self._clock)

    def change_roles(self) -> None:
        """A workbook is brought in, in which somebody has another role or another unit, or all is as at first."""
        with self._app.database.transaction() as store:
            store.bring_to(_changed(self._first, self._dice))

    def _die_on(self, message: Incoming) -> None:
        """Everything is done, and nothing is committed."""
        before = self.look()
        try:
            with self._app.database.transaction() as store:
                _answered(message, store)
                raise Killed
        except Killed:
            assert self.look() == before, "what was not committed stayed"

    async def _settle(self) -> None:
        while await self._app.dispatcher.answer_next():
            pass
        with self._app.database.reading() as store:
            backlog = store.post.inbox.backlog()
        assert not any(backlog.values()), f"a message was not answered: {backlog}"

    async def close(self) -> None:
        """The end."""
        await self._app.close()


def _answered(message: Incoming, store: Books) -> None:
    with suppress(Refused, OnlyAsks):
        answer(message, store)


def _changed(first: District, dice: Random) -> District:
    if dice.random() < 0.4:
        return first
    people = list(first.people)
    index = dice.randrange(len(people))
    roles = (dice.choice(list(Role)),)
    unit = dice.choice(people).unit
    chosen = people[index]
    people[index] = replace(chosen, roles=roles) if dice.random() < 0.7 else replace(chosen, unit=unit)
    return replace(first, people=tuple(people))


@asynccontextmanager
async def world(template: Path, folder: Path, dice: Random) -> AsyncIterator[World]:
    """A new world with the sample district, on a copy of the template's database."""
    file = folder / "zoujie.db"
    file.write_bytes(template.read_bytes())
    settings = Settings(
        database_url=f"sqlite+aiosqlite:///{file}", data_dir=folder, port=0, platforms=ON_THE_PAGE
    )
    clock = StillClock(START)
    made = World(settings, await build(settings, clock), clock, dice)
    try:
        yield made
    finally:
        await made.close()
