"""The score on WeCom: forged calls, ends of the connection, kills."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from bot.app import build
from bot.settings import Settings
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from tests.platforms import ON_THE_PAGE
from tests.score import wecom_kills
from tests.score.load import plan
from tests.score.outcome import drained
from tests.score.wecom_site import Site, now, site
from tests.wecom.listening import called
from tests.wecom.storm import Storm, callbacks_storm, frames_storm
from tests.wecom.wire import on_wecom

MUTANTS = 10_000
HELD = 20.0  # seconds in which a robot that is held must not subscribe again
BACK = 20.0  # seconds within which a lost connection must be back
SILENT = 150.0  # the same, where only unanswered pings tell that it is lost


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
    yield await _measured("WeCom, kill -9", lambda folder: wecom_kills.at_random(folder, seed))
    yield await _measured("WeCom, named failpoints", lambda folder: wecom_kills.at_points(folder, seed))


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
        return found.clean, f"back after {back:.1f} s; {found.told}", asdict(found)

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
