"""The score on WeCom under kill -9: at random moments, and at each named point of what comes and goes over a wire."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from math import inf
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
SOON = 60.0  # seconds after the last of them, and to handle what waits
PAUSE = 0.1

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
    """`each` deaths at each of these points, in mixed order. One report is said while nobody is there; then the program
    runs until all is handled, for a picture's link lives five minutes only."""
    random, missed, deaths = Random(seed), list[str](), [point for point in points for _ in range(each)]
    random.shuffle(deaths)
    reports = iter(plan(seed, len(deaths) * (TRIES + 1)))
    async with site(folder) as there:
        there.wire = inf  # one report at most is on its way at each death, however slow the machine is
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
            if not await _settled(there):
                missed.append(f"after {point}:{times} the backlog was never done")
            await there.program.kill()
        await there.program.start()
        await there.connected()
        return await _judged(there, len(deaths), missed)


async def _speak(there: Site, reports: Iterator[Report], _times: int) -> None:
    """People report, each after the report before is kept, until the program dies of it."""
    for one in islice(reports, TRIES):
        if there.program.ended:
            return
        await there.say(one)
        async with asyncio.timeout(SOON):
            while not there.keeps(one) and await there.program.end(0.05) is None:
                pass
        if there.keeps(one):
            there.surely.add(one.mark)


async def _into_the_journal(there: Site, reports: Iterator[Report], times: int) -> None:
    """So many reports while the database does not answer, each after the one before is in the journal."""
    with locked(there.program.folder):
        for number, one in enumerate(islice(reports, times), 1):
            there.surely.add(one.mark)
            await there.say(one)
            async with asyncio.timeout(SOON), aiohttp.ClientSession() as http:
                while await _in_journal(there, http) < number and await there.program.end(0.05) is None:
                    pass


async def _in_journal(there: Site, http: aiohttp.ClientSession) -> int:
    """How many messages wait there; none if the program is gone."""
    try:
        async with http.get(f"{there.program.url}/healthz") as answer:
            return int((await answer.json())["journal"]["waiting"])
    except aiohttp.ClientError:
        return 0


async def _settled(there: Site) -> bool:
    """Wait until nothing that came waits any more; what is to be said may."""
    async with aiohttp.ClientSession() as http:
        for _ in range(int(SOON / PAUSE)):
            if not await _in_journal(there, http) and not there.waiting():
                return True
            await asyncio.sleep(PAUSE)
    return False


async def _judged(there: Site, kills: int, missed: Sequence[str]) -> Found:
    idle = await drained(there.program, AT_ITS_PACE)
    found = await there.judged()
    found.faults += missed
    if not idle:
        found.faults.append("the backlog was never done")
    return found.clean, f"{kills} kills; {found.told}", asdict(found)
