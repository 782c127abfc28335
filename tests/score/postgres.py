"""The score on PostgreSQL: the bot killed, the server killed, and two bots on one database, either of them killed."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from itertools import count
from pathlib import Path
from random import Random

from tests.postgresql import PostgreSQL, fill, postgresql
from tests.score.kills import Kill, Killed, at_random, moments
from tests.score.load import Ledger
from tests.score.outcome import of_zoujie
from tests.score.program import Program, Serve
from tests.score.rows import Row, on

REPORTS = 1000
KILLS = 20
FALLS = 8  # deaths of the server
AWAY = 1.5  # seconds at most that it is gone


_number = count(1)
HowToKill = Callable[[Sequence[Program]], Kill]


async def rows(seed: int) -> AsyncIterator[Row]:
    """Each row on a database of its own, all on one server."""
    with postgresql() as server:
        killed = at_random(seed, KILLS, REPORTS)
        yield await many(server, "PostgreSQL, kill -9 of the bot", 1, lambda _: killed, seed, REPORTS)
        falls = server_dies(server, seed, FALLS, REPORTS)
        yield await many(server, "PostgreSQL, server killed", 1, lambda _: falls, seed, REPORTS)
        yield await many(
            server,
            "two bots, kill -9 of either",
            2,
            lambda both: either_dies(both, seed, KILLS, REPORTS),
            seed,
            REPORTS,
        )
        yield await many(server, "two bots, server killed", 2, lambda _: falls, seed, REPORTS)


async def many(server: PostgreSQL, name: str, number: int, kill: HowToKill, seed: int, reports: int) -> Row:
    """So many bots on a new database with the sample district, the load shared among them."""
    database = f"score_{next(_number)}"
    server.run(f"CREATE DATABASE {database}")
    fill(server.url(database))
    with tempfile.TemporaryDirectory(prefix="zoujie-score-") as folder:
        bots = [Serve(Path(folder), server.url(database)) for _ in range(number)]
        return await on(bots, of_zoujie, name, kill(bots), seed=seed, reports=reports)


def either_dies(programs: Sequence[Program], seed: int, kills: int, reports: int) -> Kill:
    """SIGKILL of one or the other; it comes back while its twin goes on."""

    async def kill(_first: Program, ledger: Ledger, killed: Killed) -> None:
        random = Random(seed)
        for moment in moments(seed, kills, reports):
            await ledger.until(moment)
            await asyncio.sleep(random.uniform(0, 0.06))
            program = random.choice(programs)
            await program.kill()
            killed.note("anywhere")
            killed.starts.append(await program.start())

    return kill


def server_dies(server: PostgreSQL, seed: int, falls: int, reports: int) -> Kill:
    """The database server ends at once and comes back a moment later; the bots live through it."""

    async def kill(program: Program, ledger: Ledger, killed: Killed) -> None:
        random = Random(seed)
        for moment in moments(seed, falls, reports):
            await ledger.until(moment)
            await asyncio.sleep(random.uniform(0, 0.06))
            await server.die()
            killed.note("server")
            await asyncio.sleep(random.uniform(0, AWAY))
            await server.rise()
            if program.ended:
                killed.faults.append("the bot did not outlive its database")

    return kill
