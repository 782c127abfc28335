"""Six weeks of the sample district, ten grids, over 中秋 and 国庆 with a Saturday worked for a day off (调休).

Everybody talks to the bot as in two_weeks.py; beside that some put things right on the spot, cases are looked at once
more, put off, extended, supervised, merged, appealed and struck out, dragnets are opened, and grids score each other.
"""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from actions.look_back import waiting
from bot.app import App
from domain.cases import Case, State
from domain.chat import Incoming
from domain.district import Person, Role
from domain.matters import MatterKind
from domain.photo import Photo
from storage import tables
from tests.score.two_weeks import Line, _alone, _in, _TwoWeeks, opened

FIRST, LAST = date(2026, 9, 21), date(2026, 11, 2)
Watch = Callable[[App, datetime], None]
SPOTS = ("乱丢乱弃", "占道经营", "乱堆杂物")


@asynccontextmanager
async def played(folder: Path, seed: int, watch: Watch) -> AsyncIterator[App]:
    """The bot on the morning of the last day. `watch` is called whenever something may have been cut off or said."""
    async with opened(folder, FIRST, edits=True) as (app, clock):
        await _Month(app, clock, Random(seed)).through(FIRST, LAST, watch)
        yield app


class _Month(_TwoWeeks):
    """What people of the district do, and the days on which they do it."""

    async def through(self, first: date, last: date, watch: Watch) -> None:
        """Every working day, up to the morning of the last one."""
        await self._say((one, _alone(one), "帮助", False) for one in self._district.people)
        with self._app.database.reading() as store:
            calendar = store.calendar
        day = first
        while day < last:
            if calendar.is_working_day(day):
                await self._day(day, watch)
            await self._watched(day, "18:00", watch)
            day += timedelta(days=1)
            await self._watched(day, "00:00", watch)
        await self._to(last, "10:30")

    async def _watched(self, day: date, time: str, watch: Watch) -> None:
        await self._to(day, time)
        watch(self._app, self._clock.now())

    async def _day(self, day: date, watch: Watch | None = None) -> None:
        await self._to(day, "09:10")
        await self._say(self._here(0.9))
        await self._to(day, "10:05")
        await self._say(self._reports())
        await self._say_each([*self._on_the_spot(), *self._decide()])
        await self._to(day, "11:40")
        await self._say_each([*self._put_right(), *self._matters(), *self._sweep(day)])
        await self._to(day, "14:35")
        await self._say([*self._reports(), *self._found_by_others()])
        await self._to(day, "16:10")
        await self._say_each([*self._decide(), *self._verify(), *self._look_again(), *self._office(day)])
        if watch is not None:
            await self._watched(day, "17:00", watch)
        await self._to(day, "17:20")
        await self._say_each([*self._put_right(), *self._sign(), *self._ask()])

    async def _say(self, lines: Iterable[Line]) -> None:
        """As in the two weeks; a line may have two photos."""
        with self._app.database.transaction() as store:
            for person, chat, text, count in lines:
                id_ = f"said-{next(self._ids)}"
                hashes = [hashlib.sha256(f"{id_}-{one}".encode()).hexdigest() for one in range(int(count))]
                for sha256 in hashes:
                    store.connection.execute(tables.photos.insert(), {"sha256": sha256})  # without a file
                photos = tuple(map(Photo, hashes))
                assert store.post.inbox.put(
                    Incoming(id_, chat, str(person.id), text, self._clock.now(), photos)
                )
        await self._app.settle()

    def _on_the_spot(self) -> Iterator[Line]:
        grid = self._random.choice(self._district.grids)
        point = self._random.choice([one for one in self._district.points if one.grid == grid.id])
        staff = next(one for one in self._district.people if grid.id in one.grids and one.has(Role.REPORTER))
        said = f"现场整改 {point.name} {self._random.choice(SPOTS)}"
        yield staff, _in(self._group(grid)), said, 2  # type: ignore[misc]

    def _matters(self) -> Iterator[Line]:
        """A handler asks for an extension or appeals, a unit head puts one off; each about one case now and then."""
        for case in self._cases(State.OPEN):
            handler, chance = self._district.person[case.handler or 0], self._random.random()
            head = self._head(case)
            day = f"{self._clock.now() + timedelta(days=4):%Y-%m-%d}"
            if chance < 0.05:
                yield handler, self._heard_in(case, handler), f"延期 {case.number} 到 {day} 要等材料", False
            elif chance < 0.08 and head:
                yield head, _alone(head), f"挂账 {case.number} 到 {day} 等施工", False
            elif chance < 0.11:
                yield handler, self._heard_in(case, handler), f"申诉 {case.number} 那天停电", False

    def _sign(self) -> Iterator[Line]:
        """Unit heads and the office sign what waits, or refuse it."""
        with self._app.database.reading() as store:
            kinds = (MatterKind.EXTENSION, MatterKind.DEFERRAL, MatterKind.APPEAL)
            asked = {one.case for kind in kinds for one in store.matters.under_way(kind)}
            cases = store.cases.some(asked)
        for number in sorted(asked):
            word = "同意" if self._random.random() < 0.8 else "不同意"
            said = f"{word} {number}" + (" 理由不足" if word == "不同意" else "")
            for person in (self._head(cases[number]), self._clerk()):
                if person:
                    yield person, _alone(person), said, False

    def _look_again(self) -> Iterator[Line]:
        """Whoever has to look at a closed case says what they saw."""
        with self._app.database.reading() as store:
            drawn = [(one, case) for one, case in waiting(store) if one.person]
        for matter, case in drawn[:3]:
            person = self._district.person[matter.person or 0]
            fine = self._random.random() < 0.8
            said = f"好 {case.number}" if fine else f"反弹 {case.number} 又摆出来了"
            yield person, _alone(person), said, not fine

    def _office(self, day: date) -> Iterator[Line]:
        """The office strikes out, merges, reopens, supervises; it draws for the scores, and draws up the list."""
        clerk, chance = self._clerk(), self._random.random()
        new, old = self._cases(State.OPEN), self._cases(State.CLOSED)
        one = self._random.choice(new) if new else None
        if one and chance < 0.3:
            yield clerk, _alone(clerk), f"作废 {one.number} 重复上报", False
        elif one and chance < 0.5:
            yield clerk, _alone(clerk), f"督办 {one.number} 三天内整改", False
        elif one and chance < 0.65 and len(new) > 1:
            yield clerk, _alone(clerk), f"并案 {one.number} 到 {new[0].number}", False
        elif old and chance < 0.8:
            yield clerk, _alone(clerk), f"重开 {self._random.choice(old).number} 又脏了", False
        if day.day in (12, 26):
            yield clerk, _alone(clerk), "评分 抽签", False
            yield clerk, _alone(clerk), "红黄榜", False

    def _sweep(self, day: date) -> Iterator[Line]:
        """Once a week a dragnet over a grid; some of its points are answered."""
        if day.weekday() != 1:
            return
        grid, clerk = self._random.choice(self._district.grids), self._clerk()
        yield clerk, _alone(clerk), f"拉网 {grid.name}", False
        staff = next(one for one in self._district.people if grid.id in one.grids and one.has(Role.REPORTER))
        points = [one for one in self._district.points if one.grid == grid.id]
        for point in points[:4]:
            word = self._random.choice(("好", "去不了"))
            said = f"{word} {point.name}" + (" 封路" if word == "去不了" else "")
            yield staff, _in(self._group(grid)), said, False

    def _head(self, case: Case) -> Person | None:
        heads = (one for one in self._district.people if one.has(Role.UNIT_HEAD) and one.unit == case.unit)
        return next(heads, None)

    def _clerk(self) -> Person:
        return self._random.choice([one for one in self._district.people if one.has(Role.OFFICE)])
