"""Two working weeks of the sample district, in which everybody does their work; no platform, no pictures, no files.

Sixteen cases a day, one of them found by the office. Most are put right in time and verified, some are given back,
some fail, some are never looked at again and climb. The clock is moved, and every job that is due runs.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from random import Random

import sqlalchemy as sa

from bot.app import App, build
from bot.courier import Courier
from bot.drawing import Drawing
from bot.gateways.webchat.gateway import NOT_SHOWN
from bot.gateways.webchat.seats import PRIVATE
from bot.scheduler import Scheduler
from bot.settings import Settings
from domain import seats
from domain.cases import Case, State, independent
from domain.chat import Chat, Incoming, Manner, Outgoing
from domain.district import District, Grid, Group, Person, Purpose, Role
from domain.photo import Photo
from domain.platform import Platform
from domain.rollcall import on_duty
from domain.tally import Scope
from storage import tables
from storage.books import Books
from storage.mail import ToSend
from tests.platforms import ON_THE_PAGE
from tests.postgresql import fill
from tests.talk import StillClock, local_moment

FIRST = date(2026, 3, 2)
WEEKS, DAYS_OF_WEEK = 2, 5
DAYS = WEEKS * DAYS_OF_WEEK
EACH_TIME = 5  # grids from which something is reported, three times a day
PROBLEMS = ("占道经营", "垃圾外溢", "乱堆杂物", "违法停车", "乱贴乱画", "路灯故障", "卫生死角")

Line = tuple[Person, Chat, str, bool]  # who says what where, and whether there is a photo


class Undrawn(Drawing):
    """Nothing is drawn: who is told how much does not depend on it."""

    async def drawn(self, message: Outgoing) -> Outgoing:
        """The message without its picture."""
        return replace(message, sketches=())


class Screens:
    """Where everything is shown at once. If it `edits`, the card of a case takes the place of the one before as on
    Telegram: unless somebody is named in it, for a change rings nobody, or it has a photo that was not there."""

    platform = Platform.WEB
    lane = "screens"

    def __init__(self, *, edits: bool) -> None:
        self._edits = edits
        self._ids = count(1)
        self._cards: dict[tuple[Chat, int], tuple[str, frozenset[str]]] = {}

    def show(self, rows: Sequence[ToSend], store: Books) -> tuple[list[str], Callable[[], None]]:
        """See `Local` in bot/gateways/base.py."""
        return [self._id(row.message) for row in rows], lambda: None

    def _id(self, said: Outgoing) -> str:
        card = (said.chat, said.card.place_of or 0) if said.card else (said.chat, 0)
        before, photos = self._cards.get(card, ("", frozenset()))
        if said.manner is Manner.QUIETLY:
            return before if self._edits and before else NOT_SHOWN
        shown = frozenset(one.sha256 for one in said.photos)
        if self._edits and before and _changes_in_place(said, shown <= photos):
            return before
        new = str(next(self._ids))
        if card[1]:
            self._cards[card] = new, shown
        return new


def _changes_in_place(said: Outgoing, has_its_photos: bool) -> bool:
    return said.manner is Manner.IN_PLACE and not said.mentions and has_its_photos


@asynccontextmanager
async def played(
    folder: Path, seed: int, *, edits: bool, quiet: bool = False, days: int = DAYS
) -> AsyncIterator[App]:
    """The bot after the first of these days, on a platform that edits cards in place or not; in a `quiet` district the
    office has said 汇总 进展 of all groups, and grids are told in the groups of their units (合并晒比拼)."""
    async with opened(folder, FIRST, edits=edits) as (app, clock):
        await _TwoWeeks(app, clock, Random(seed)).play(days, quiet=quiet)
        yield app


@asynccontextmanager
async def opened(folder: Path, first: date, *, edits: bool) -> AsyncIterator[tuple[App, StillClock]]:
    """The bot and its clock on the morning of a day, on a platform that shows everything at once."""
    url = f"sqlite+aiosqlite:///{folder / 'zoujie.db'}"
    fill(url)
    clock = StillClock(local_moment(f"{first} 08:00"))
    app = await build(Settings(url, folder, port=0, platforms=ON_THE_PAGE), clock)
    quick = Scheduler(app.transactions, clock, Undrawn(app.database.files), app.dispatcher.answered)
    app = replace(app, scheduler=quick, courier=Courier(app.transactions, (Screens(edits=edits),), clock))
    try:
        yield app, clock
    finally:
        await app.close()


class _TwoWeeks:
    """What people of the district do."""

    def __init__(self, app: App, clock: StillClock, random: Random) -> None:
        self._app, self._clock, self._random = app, clock, random
        self._ids = count(1)
        self._left: set[int] = set()  # what nobody will put right
        with app.database.transaction() as store:
            store.counters.set("born", int(clock.now().timestamp()))
            self._district: District = store.district

    async def play(self, days: int, *, quiet: bool) -> None:
        """Day by day; everybody has talked to the bot alone before."""
        if quiet:
            await self._be_quiet()
        await self._say((one, _alone(one), "帮助", False) for one in self._district.people)
        for day in islice(_days(), days):
            await self._day(day)
        await self._to(day + timedelta(days=1), "08:00")

    async def _be_quiet(self) -> None:
        with self._app.database.transaction() as store:
            store.bring_to(store.district, replace(store.rules, joined_digests=True))
        clerk = next(one for one in self._district.people if one.has(Role.OFFICE))
        await self._say([(clerk, _alone(clerk), "汇总 进展 全部群", False)])

    async def _day(self, day: date) -> None:
        await self._to(day, "08:35")
        await self._say(self._here(0.75))
        await self._to(day, "09:10")
        await self._say(self._here(0.9))
        await self._say(self._look())
        for time in ("10:05", "11:20"):
            await self._to(day, time)
            await self._say(self._reports())
        await self._to(day, "11:40")
        await self._say_each([*self._decide(), *self._put_right()])
        await self._to(day, "14:35")
        await self._say(self._reports())
        await self._to(day, "15:10")
        await self._say(self._found_by_others())
        await self._say_each([*self._decide(), *self._verify()])
        await self._to(day, "16:40")
        await self._say_each(self._put_right())
        await self._to(day, "17:20")
        await self._say_each([*self._verify(), *self._decide(), *self._ask()])

    async def _to(self, day: date, time: str) -> None:
        await self._app.move_clock(local_moment(f"{day} {time}"))

    async def _say_each(self, lines: Iterable[Line]) -> None:
        """One after the other is heard and answered."""
        for line in lines:
            await self._say([line])

    async def _say(self, lines: Iterable[Line]) -> None:
        """All of it is heard, and then answered."""
        with self._app.database.transaction() as store:
            for person, chat, text, has_photo in lines:
                id_ = f"said-{next(self._ids)}"
                photos = (Photo(hashlib.sha256(id_.encode()).hexdigest()),) if has_photo else ()
                for photo in photos:
                    # Without a file.
                    store.connection.execute(tables.photos.insert(), {"sha256": photo.sha256})
                said = Incoming(id_, chat, str(person.id), text, self._clock.now(), photos)
                assert store.post.inbox.put(said), "each is new"
        await self._app.settle()

    def _here(self, share: float) -> Iterator[Line]:
        """So many of a hundred of those who are called say that they are here, where they were called."""
        with self._app.database.reading() as store:
            calls = {one.group: one for one in store.rollcalls.on(self._clock.now().date())}
            said = sa.select(tables.outbox.c.key).where(tables.outbox.c.key.startswith("roll-call:"))
            keys = set(store.connection.scalars(said))
        for group in self._district.groups:
            for person in on_duty(group, self._district, frozenset()):
                if (
                    group.id in calls
                    and calls[group.id].waits_for(person.id)
                    and self._random.random() < share
                ):
                    aloud = f"roll-call:{group.id}:{calls[group.id].day}" in keys
                    yield person, _in(group) if aloud else _alone(person), "到", False

    def _look(self) -> Iterator[Line]:
        """Some see in the morning what waits for them."""
        for person in self._district.people:
            if person.has(Role.UNIT_HEAD, Role.HANDLER) and self._random.random() < 0.3:
                yield person, _alone(person), "我的任务", False

    def _reports(self) -> Iterator[Line]:
        for grid in self._random.sample(self._district.grids, EACH_TIME):
            staff = [one for one in self._district.people if grid.id in one.grids and one.has(Role.REPORTER)]
            yield self._random.choice(staff), _in(self._group(grid)), self._problem(grid), True

    def _found_by_others(self) -> Iterator[Line]:
        """An inspector or somebody of the office tells of one, alone with the bot."""
        finders = [one for one in self._district.people if one.has(Role.INSPECTOR, Role.OFFICE)]
        finder = self._random.choice(finders)
        yield finder, _alone(finder), self._problem(self._random.choice(self._district.grids)), True

    def _problem(self, grid: Grid) -> str:
        points = [one for one in self._district.points if one.grid == grid.id]
        return f"上报 {self._random.choice(points).name} {self._random.choice(PROBLEMS)}"

    def _decide(self) -> Iterator[Line]:
        """The office accepts what is new to it, or gives it to the unit of its grid."""
        office = [one for one in self._district.people if one.has(Role.OFFICE)]
        for case in self._cases(State.PENDING, State.UNASSIGNED, State.RETURNED):
            unit = self._district.unit[self._district.grid[case.grid or 1].unit].short
            said = f"受理 {case.number}" if case.state is State.PENDING else f"派 {case.number} {unit}"
            clerk = self._random.choice(office)
            yield clerk, _alone(clerk), said, False

    def _put_right(self) -> Iterator[Line]:
        """Seven of ten of what is open, in the group of the grid or of the unit; some is given back or left."""
        for case in self._cases(State.OPEN):
            chance, handler = self._random.random(), self._district.person[case.handler or 0]
            where = self._heard_in(case, handler)
            if case.number in self._left or chance > 0.8:
                continue
            if chance > 0.77:
                self._left.add(case.number)
            elif chance > 0.74 and not case.returned:
                yield handler, where, f"退回 {case.number} 不是本单位的", False
            else:
                yield handler, where, f"整改 {case.number} 已清理", True

    def _verify(self) -> Iterator[Line]:
        """Inspectors, alone with the bot: most of what waits passes."""
        inspectors = [one for one in self._district.people if one.has(Role.INSPECTOR)]
        for case in self._cases(State.CHECKING):
            chance, inspector = self._random.random(), self._random.choice(inspectors)
            if independent(case, inspector, self._district) and chance < 0.85:
                said = f"通过 {case.number}" if chance < 0.78 else f"不通过 {case.number} 还有残留"
                yield inspector, _alone(inspector), said, False

    def _ask(self) -> Iterator[Line]:
        """A leader asks, alone with the bot."""
        leader = next(one for one in self._district.people if one.has(Role.LEADER))
        yield leader, _alone(leader), "超期", False

    def _cases(self, *states: State) -> list[Case]:
        with self._app.database.reading() as store:
            return store.cases.live(Scope(""), set(states))

    def _heard_in(self, case: Case, handler: Person) -> Chat:
        groups = [one for one in self._district.groups if one.id == case.group]
        mine = [one for one in groups if handler in seats.members(one, self._district)]
        own = self._district.groups_for(Purpose.UNIT, unit=handler.unit)
        return _in((*mine, *own)[0])

    def _group(self, grid: Grid) -> Group:
        return self._district.groups_for(Purpose.GRID, grid=grid.id)[0]


def _days() -> Iterator[date]:
    for week in range(WEEKS):
        yield from (FIRST + timedelta(days=7 * week + day) for day in range(DAYS_OF_WEEK))


def _in(group: Group) -> Chat:
    return Chat(group.platform, group.chat)


def _alone(person: Person) -> Chat:
    return Chat(Platform.WEB, f"{PRIVATE}{person.id}", private=True)
