"""How many messages people get: two working weeks of the sample district, played by script, counted as 负担 counts."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from bot.app import App, build
from bot.clock import Clock
from bot.settings import Settings
from domain.burden import OfRole, by_role, loads
from domain.district import District, Grid, Group, Purpose, Role
from domain.rollcall import on_duty
from domain.tally import Span
from tests.platforms import ON_THE_PAGE
from tests.postgresql import fill
from tests.talk import Talk, local_moment

FIRST = date(2026, 3, 2)
WEEKS, DAYS_OF_WEEK = 2, 5
REPORTS = 4  # each half of a day
PROBLEMS = ("占道经营", "垃圾外溢", "乱堆杂物", "违停", "小广告")
# What everybody should get at most a working day, in the median of their role (issue 12): 20 for the office.
GOAL, OF_OFFICE = 6.0, 20.0


@dataclass(frozen=True)
class Noise:
    """What each role got a working day."""

    roles: tuple[OfRole, ...]
    cases: int
    seconds: float
    name: str = "messages a working day"
    faults: tuple[str, ...] = field(default=())

    @property
    def passed(self) -> bool:
        """True if no role gets more than it should."""
        return not self.faults

    @property
    def told(self) -> str:
        """The medians, and what the fullest gets."""
        shown = ", ".join(f"{one.role} {one.middle:g} ({one.most:g})" for one in self.roles)
        return f"{self.cases} cases: {shown}"

    def as_json(self) -> dict[str, Any]:
        """Everything of it."""
        return asdict(self) | {"passed": self.passed}


async def rows(seed: int) -> AsyncIterator[Noise]:
    """One row: the play, and what came of it."""
    begin = monotonic()
    with tempfile.TemporaryDirectory(prefix="zoujie-noise-") as folder:
        file = Path(folder) / "zoujie.db"
        fill(f"sqlite+aiosqlite:///{file}")
        settings = Settings(f"sqlite+aiosqlite:///{file}", Path(folder), port=0, platforms=ON_THE_PAGE)

        async def start(clock: Clock) -> App:
            return await build(settings, clock)

        talk = await Talk.begin(start, f"{FIRST} 08:00")
        try:
            cases = await _play(talk, Random(seed))
            yield _measured(talk, cases, monotonic() - begin)
        finally:
            talk.app.database.close()


def _measured(talk: Talk, cases: int, seconds: float) -> Noise:
    span = Span(local_moment(f"{FIRST} 00:00"), talk.clock.now())
    with talk.app.database.reading() as store:
        found = loads(store.burden.sent(span), store.burden.talks(), store.district)
        lines = tuple(by_role(found, WEEKS * DAYS_OF_WEEK, store.district.people))
    goals: Mapping[Role, float] = {Role.OFFICE: OF_OFFICE}
    faults = tuple(
        f"{one.role}: {one.middle:g}, should be {goals.get(one.role, GOAL):g} at most"
        for one in lines
        if one.middle > goals.get(one.role, GOAL)
    )
    return Noise(lines, cases, seconds, faults=faults)


async def _play(talk: Talk, random: Random) -> int:
    """Two weeks: roll-calls answered, problems reported, most put right in time, most of those verified."""
    with talk.app.database.reading() as store:
        district = store.district
    play = _Play(talk, district, random)
    for day in _days():
        await talk.play(f"时间 {day} 08:31")
        await play.answer_calls()
        await talk.play(f"时间 {day} 10:05")
        await play.report()
        await talk.play(f"时间 {day} 14:35")
        await play.report()
        await talk.play(f"时间 {day} 16:10")
        await play.put_right()
        await talk.play(f"时间 {day} 17:05")
        await play.verify()
    await talk.play(f"时间 {FIRST + timedelta(days=7 * WEEKS)} 08:00")
    return play.number


def _days() -> Iterator[date]:
    for week in range(WEEKS):
        yield from (FIRST + timedelta(days=7 * week + day) for day in range(DAYS_OF_WEEK))


class _Play:
    """What people of the district do on a day."""

    def __init__(self, talk: Talk, district: District, random: Random) -> None:
        self.number = 0
        self._talk, self._district, self._random = talk, district, random
        self._open: dict[int, Grid] = {}
        self._checking: list[int] = []

    async def answer_calls(self) -> None:
        """Four of five are here."""
        for group in self._district.groups:
            for person in on_duty(group, self._district, frozenset()):
                if self._random.random() < 0.8:
                    await self._talk.play(f"{person.name}@{group.name}> 到")

    async def report(self) -> None:
        """Grid staff report what they see, where they are."""
        for grid in self._random.sample(self._district.grids, REPORTS):
            points = [one for one in self._district.points if one.grid == grid.id]
            staff = [one for one in self._district.people if grid.id in one.grids and one.has(Role.REPORTER)]
            said = f"上报 {self._random.choice(points).name} {self._random.choice(PROBLEMS)} [照片]"
            await self._talk.play(f"{staff[0].name}@{self._group(grid).name}> {said}")
            self.number += 1
            self._open[self.number] = grid

    async def put_right(self) -> None:
        """Seven of ten of what is open."""
        for number, grid in [*self._open.items()]:
            handler = self._district.handler_of(grid.unit, grid.id)
            if handler and self._random.random() < 0.7:
                await self._talk.play(f"{handler.name}@{self._group(grid).name}> 整改 {number} 已清理 [照片]")
                self._checking.append(number)
                del self._open[number]

    async def verify(self) -> None:
        """An inspector passes eight of ten of what waits."""
        inspector = next(one for one in self._district.people if one.has(Role.INSPECTOR))
        waiting, self._checking = self._checking, []
        for number in waiting:
            if self._random.random() < 0.8:
                await self._talk.play(f"{inspector.name}@私聊> 通过 {number}")
            else:
                self._checking.append(number)

    def _group(self, grid: Grid) -> Group:
        return self._district.groups_for(Purpose.GRID, grid=grid.id)[0]
