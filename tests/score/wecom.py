"""The score on WeCom: forged calls, ends of the connection, kills."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from itertools import cycle
from pathlib import Path
from random import Random
from time import monotonic
from typing import Any

from bot.app import build
from bot.settings import Settings
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from tests.platforms import ON_THE_PAGE
from tests.score.load import plan
from tests.score.outcome import drained
from tests.score.program import NotStarted
from tests.score.wecom_site import Judgement, Site, now, site
from tests.wecom.listening import called
from tests.wecom.storm import Storm, callbacks_storm, frames_storm
from tests.wecom.wire import on_wecom

MUTANTS = 10_000
REPORTS = 300
KILLS = 12
HELD = 20.0  # seconds in which a robot that is held must not subscribe again
BACK = 20.0  # seconds within which a lost connection must be back
AT_ITS_PACE = 400.0  # seconds to say everything: the office hears of each second report, 30 times a minute
SOON = 30.0  # seconds within which a named point must have been reached
SILENT = 150.0  # the same, where only unanswered pings tell that it is lost
POINTS = (
    "message-committed",
    "release-before-commit",
    "effect-committed",
    "send-claimed",
    "send-done",
    "send-marked",
)


@dataclass(frozen=True)
class Measured:
    """One row: what was measured, whether it is as it must be, and everything behind it."""

    name: str
    passed: bool
    told: str
    seconds: float
    details: dict[str, Any] = field(default_factory=dict)

    @property
    def faults(self) -> Sequence[str]:
        """What was wrong."""
        return tuple(self.details.get("faults", ()))

    def as_json(self) -> dict[str, Any]:
        """Everything of the row."""
        return asdict(self)


async def rows(seed: int) -> AsyncIterator[Measured]:
    """Every row of WeCom, one after another."""
    yield await _measured("WeCom, mutated callbacks", lambda folder: _callbacks(folder, seed, MUTANTS))
    yield await _measured("WeCom, mutated frames", lambda folder: _frames(folder, seed, MUTANTS))
    for name, end, within in (
        ("closed 1000", _closes(1000), BACK),
        ("closed 1001", _closes(1001), BACK),
        ("closed 1011", _closes(1011), BACK),
        ("reset", _resets, BACK),
        ("silent", _falls_silent, SILENT),
    ):
        yield await _measured(f"WeCom, {name}", _recovers(end, within, seed))
    yield await _measured("WeCom, taken over", lambda folder: _kicked(folder, seed))
    yield await _measured("WeCom, wrong secret", _wrong_secret)
    yield await _measured("WeCom, kill -9", lambda folder: _killed(folder, seed))


async def _measured(
    name: str, measure: Callable[[Path], Awaitable[tuple[bool, str, dict[str, Any]]]]
) -> Measured:
    begin = monotonic()
    with tempfile.TemporaryDirectory(prefix="zoujie-wecom-") as folder:
        passed, told, details = await measure(Path(folder))
    return Measured(name, passed, told, round(monotonic() - begin, 1), details)


async def _callbacks(folder: Path, seed: int, count: int) -> tuple[bool, str, dict[str, Any]]:
    async with called(await sample_database(folder), folder) as (wire, callbacks):
        storm = await callbacks_storm(wire, callbacks, seed, count)
    return _of_storm(storm)


async def _frames(folder: Path, seed: int, count: int) -> tuple[bool, str, dict[str, Any]]:
    async with on_wecom(await sample_database(folder), folder) as wire:
        storm = await frames_storm(wire, seed, count)
    return _of_storm(storm)


def _of_storm(storm: Storm) -> tuple[bool, str, dict[str, Any]]:
    told = f"{storm.sent} sent: {storm.accepted} accepted, {storm.errors} errors, {len(storm.faults)} faults"
    return not (storm.accepted or storm.errors or storm.faults), told, asdict(storm)


async def sample_database(folder: Path) -> Path:
    """A database with the sample district."""
    file = folder / "template.db"
    app = await build(
        Settings(database_url=f"sqlite+aiosqlite:///{file}", data_dir=folder, platforms=ON_THE_PAGE)
    )
    with app.database.transaction() as store:
        store.bring_to(read(SAMPLE).district)
    await app.close()
    return file


End = Callable[[Site], Awaitable[None]]


def _closes(code: int) -> End:
    async def end(there: Site) -> None:
        assert there.fake.robot.active is not None
        await there.fake.robot.active.close(code)

    return end


async def _resets(there: Site) -> None:
    assert there.fake.robot.active is not None
    there.fake.robot.active.abort()


async def _falls_silent(there: Site) -> None:
    assert there.fake.robot.active is not None
    there.fake.robot.active.silent = True


def _recovers(
    end: End, within: float, seed: int
) -> Callable[[Path], Awaitable[tuple[bool, str, dict[str, Any]]]]:
    """Reports before, during and after the connection ends that way."""

    async def measure(folder: Path) -> tuple[bool, str, dict[str, Any]]:
        async with site(folder) as there:
            await there.program.start()
            await there.connected()
            reports = plan(seed, 35)
            await there.report(reports[:15], 5)
            there.end()
            await end(there)
            began = now()
            await there.report(reports[15:20], 1)
            await there.connected(within)
            back = now() - began
            await there.report(reports[20:], 5)
            if not await drained(there.program):
                return False, "the backlog was never done", {}
            found = await there.judged()
        return _clean(found), f"back after {back:.1f} s; {_words(found)}", asdict(found)

    return measure


async def _kicked(folder: Path, seed: int) -> tuple[bool, str, dict[str, Any]]:
    """Another program takes over: no fight, and what was to be said waits."""
    async with site(folder) as there:
        await there.program.start()
        await there.connected()
        await there.report(plan(seed, 15), 5)
        there.end()
        await there.fake.robot.kick()
        before = there.fake.robot.subscribes
        await asyncio.sleep(HELD)
        tries = there.fake.robot.subscribes - before
    return tries == 0, f"{tries} subscribes in {HELD:.0f} s", {"tries": tries}


async def _wrong_secret(folder: Path) -> tuple[bool, str, dict[str, Any]]:
    async with site(folder, secret="not the secret") as there:
        await there.program.start()
        await there.fake.world.until(lambda: there.fake.robot.subscribes)
        await asyncio.sleep(HELD)
        tries, alive = there.fake.robot.subscribes, not there.program.ended
    return tries == 1 and alive, f"{tries} subscribe in {HELD:.0f} s", {"tries": tries}


async def _killed(folder: Path, seed: int) -> tuple[bool, str, dict[str, Any]]:
    """SIGKILL, in turn at a random moment and at a named point; people go on reporting all the while."""
    random, points = Random(seed), cycle(POINTS)
    async with site(folder) as there:
        await there.program.start()
        await there.connected()
        reporting = asyncio.create_task(there.report(plan(seed, REPORTS), REPORTS / 4))
        for number in range(KILLS):
            if number % 2:
                await there.program.end(SOON)
            else:
                await asyncio.sleep(random.uniform(0.5, 1.5) * REPORTS / 4 / KILLS)
            await there.program.kill()
            there.end()
            with contextlib.suppress(NotStarted):  # the point may lie on the way of the start itself
                await there.program.start("" if number % 2 else f"{next(points)}:3")
                await there.connected()
        await reporting
        idle = await drained(there.program, AT_ITS_PACE)
        found = await there.judged()
    if not idle:
        found.faults.append("the backlog was never done")
    return _clean(found), f"{KILLS} kills; {_words(found)}", asdict(found)


def _clean(found: Judgement) -> bool:
    return not (found.lost or found.doubled or found.faults)


def _words(found: Judgement) -> str:
    return (
        f"{found.reports} reports: {found.dropped} dropped by WeCom, {found.on_the_wire} on the wire,"
        f" {found.lost} lost, {found.doubled} doubled, {found.repeated} cards said again,"
        f" {found.in_doubt} answers in doubt, {len(found.faults)} faults"
    )
