"""The score on WeCom under kill -9: at random moments, and at each named point of what comes and goes over a wire."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import aiohttp

from tests.score.kills import ON_A_WIRE
from tests.score.load import Report, plan
from tests.score.outcome import drained
from tests.score.program import NotStarted
from tests.score.wecom_site import Site, locked, site

REPORTS = 300
KILLS = 12
AT_ITS_PACE = 400.0  # seconds to say everything: the office hears of each second report, 30 times a minute
JOURNAL = ("journal-written", "journal-drained")
# What only a wire reaches, and what another line reaches here than on the web chat.
POINTS = (
    *ON_A_WIRE,
    "photo-kept",
    "message-before-commit",
    "message-committed",
    "effect-committed",
    "send-marked",
)
EACH = 3  # deaths at each of them, the first, second or third time it is reached
TRIES = 30  # reports within which a named point must have been reached
SOON = 60.0  # seconds after the last of them

Found = tuple[bool, str, dict[str, Any]]


async def at_random(folder: Path, seed: int) -> Found:
    """SIGKILL at random moments; people go on reporting all the while."""
    random = Random(seed)
    async with site(folder) as there:
        await there.program.start()
        await there.connected()
        reporting = asyncio.create_task(there.report(plan(seed, REPORTS), REPORTS / 4))
        for _ in range(KILLS):
            await asyncio.sleep(random.uniform(0.5, 1.5) * REPORTS / 4 / KILLS)
            await there.program.kill()
            there.end()
            await there.program.start()
            await there.connected()
        await reporting
        return await _judged(there, KILLS, ())


async def at_points(folder: Path, seed: int, points: Sequence[str] = POINTS, each: int = EACH) -> Found:
    """`each` deaths at each of these points, in mixed order; of the reports one is said while nobody is there."""
    random, missed, deaths = Random(seed), list[str](), [point for point in points for _ in range(each)]
    random.shuffle(deaths)
    reports = iter(plan(seed, len(deaths) * (TRIES + 1)))
    async with site(folder) as there:
        for point in deaths:
            times = random.randint(1, 3)
            with contextlib.suppress(NotStarted):  # the point may lie on the way of the start itself
                await there.program.start(f"{point}:{times}")
                await there.connected()
            await (_into_the_journal if point in JOURNAL else _speak)(there, reports, times)
            code = await there.program.end(SOON)
            if code != 9:
                missed.append(f"{point}:{times} was not reached (exit code {code})")
            await there.program.kill()
            there.end()
            await there.say(next(reports))
        await there.program.start()
        await there.connected()
        return await _judged(there, len(deaths) - len(missed), missed)


async def _speak(there: Site, reports: Iterator[Report], _times: int) -> None:
    """People report until the program dies of it."""
    for one in islice(reports, TRIES):
        if await there.program.end(one.breath) is not None:
            return
        await there.say(one)


async def _into_the_journal(there: Site, reports: Iterator[Report], times: int) -> None:
    """So many reports while the database does not answer, each after the one before is in the journal."""
    await _until_waiting(there, 0, 0)
    with locked(there.program.folder):
        for number, one in enumerate(islice(reports, times), 1):
            if there.program.ended:
                return
            there.surely.add(one.mark)
            await there.say(one)
            await _until_waiting(there, number, times)


async def _until_waiting(there: Site, least: int, most: int) -> None:
    """Until so many messages wait in the journal, or the program has died."""
    async with asyncio.timeout(SOON), aiohttp.ClientSession() as http:
        while not there.program.ended:
            with contextlib.suppress(aiohttp.ClientError):
                async with http.get(f"{there.program.url}/healthz") as answer:
                    if least <= (await answer.json())["journal"]["waiting"] <= most:
                        return
            await there.program.end(0.05)


async def _judged(there: Site, kills: int, missed: Sequence[str]) -> Found:
    idle = await drained(there.program, AT_ITS_PACE)
    found = await there.judged()
    found.faults += missed
    if not idle:
        found.faults.append("the backlog was never done")
    return found.clean, f"{kills} kills; {found.told}", asdict(found)
