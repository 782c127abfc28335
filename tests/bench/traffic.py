"""Reports end to end: from the message over HTTP to the card that everybody in the group can see."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter
from typing import Any

import aiohttp

from tests.bench.stopwatch import spent
from tests.postgresql import PostgreSQL, fill
from tests.score.load import Report, plan
from tests.score.program import Program, Serve, demo

MINIMAL = Path(__file__).with_name("minimal.py")
SENDERS = 8
ALONE = 20  # reports sent one at a time, to see what one person waits for


@dataclass(frozen=True, slots=True)
class Round:
    """One round on one bot."""

    per_second: float
    milliseconds: float  # from one report to its card, with nothing else going on
    cpu: float  # milliseconds of the processor for a report, without those of a database server


@dataclass(frozen=True, slots=True)
class Traffic:
    """The medians of both bots over all rounds."""

    ours: Round
    minimal: Round
    rounds: int
    reports: int

    @property
    def share(self) -> float:
        """How much of the minimal bot's rate the real one reaches."""
        return self.ours.per_second / self.minimal.per_second


async def measure(folder: Path, rounds: int, reports: int) -> Traffic:
    """Both bots in turns, on SQLite; text reports, eight senders."""
    bots = [[demo(_new(folder / "ours"))], [Program(_new(folder / "minimal"), str(MINIMAL))]]
    ours, minimal = await in_turns(bots, rounds, reports)
    return Traffic(ours, minimal, rounds, reports)


async def on_postgresql(folder: Path, server: PostgreSQL, rounds: int, reports: int) -> tuple[Traffic, float]:
    """The same on one server; and how much more two of ours do together on one database than one does."""
    for name in ("ours", "minimal", "together"):
        server.run(f"CREATE DATABASE bench_{name}")
    for name in ("ours", "together"):
        fill(server.url(f"bench_{name}"))
    one = Serve(_new(folder / "ours"), server.url("bench_ours"))
    twin = Minimal(_new(folder / "minimal"), server.url("bench_minimal"))
    home = _new(folder / "together")
    two = [Serve(home, server.url("bench_together")) for _ in range(2)]
    ours, minimal, together = await in_turns([[one], [twin], two], rounds, reports)
    return Traffic(ours, minimal, rounds, reports), together.per_second / ours.per_second


class Minimal(Program):
    """The minimal bot on a server's database."""

    def __init__(self, folder: Path, url: str) -> None:
        super().__init__(folder, str(MINIMAL))
        self._url = url

    @property
    def environment(self) -> dict[str, str]:
        """With its database."""
        return super().environment | {"ZOUJIE_DATABASE_URL": self._url}


async def in_turns(bots: Sequence[Sequence[Program]], rounds: int, reports: int) -> list[Round]:
    """Rounds on each in turn, their medians. What stands together shares a database and the load."""
    found: list[list[Round]] = [[] for _ in bots]
    try:
        for some in bots:
            for bot in some:
                await bot.start()
            await _round(some, _texts(0, 40))
        for number in range(1, rounds + 1):
            for some, mine in zip(bots, found, strict=True):
                mine.append(await _round(some, _texts(number, reports)))
    finally:
        for bot in (bot for some in bots for bot in some):
            await bot.kill()
    return [_median(mine) for mine in found]


async def _round(bots: Sequence[Program], reports: Sequence[Report]) -> Round:
    many, few = reports[ALONE:], reports[:ALONE]
    urls, busy = [bot.url for bot in bots], sum(spent(bot.pid) for bot in bots)
    doors = cycle(urls)
    async with aiohttp.ClientSession(bots[0].url) as http:
        seen = {chat: await _last(http, chat) for chat in {report.chat for report in reports}}
        waits = []
        for report in few:
            begin = perf_counter()
            await _send(http, next(doors), report)
            await _see(http, urls, report.chat, 1, seen)
            waits.append(perf_counter() - begin)
        begin = perf_counter()
        queue = list(many)
        await asyncio.gather(*(_sender(http, doors, queue) for _ in range(SENDERS)))
        for chat, count in Counter(report.chat for report in many).items():
            await _see(http, urls, chat, count, seen)
        rate = len(many) / (perf_counter() - begin)
    work = sum(spent(bot.pid) for bot in bots) - busy
    return Round(rate, median(waits) * 1000, work * 1000 / len(reports))


async def _sender(http: aiohttp.ClientSession, doors: Iterator[str], queue: list[Report]) -> None:
    while queue:
        await _send(http, next(doors), queue.pop())


async def _send(http: aiohttp.ClientSession, door: str, report: Report) -> None:
    form = {"sender": report.sender, "text": report.text, "client_id": report.mark}
    async with http.post(f"{door}/api/chats/{report.chat}/messages", data=form) as answer:
        assert answer.status == 201, await answer.text()


async def _see(
    http: aiohttp.ClientSession, urls: Sequence[str], chat: str, count: int, seen: dict[str, int]
) -> None:
    """Wait until so many more of the bot's messages stand in a chat, whichever program is the first to show them."""
    while count > 0:
        asked = [asyncio.create_task(_page(http, url, chat, seen[chat])) for url in urls]
        done, late = await asyncio.wait(asked, return_when=asyncio.FIRST_COMPLETED)
        for one in late:
            one.cancel()
        found = done.pop().result()
        count -= sum(one["sender"] == "bot" for one in found)
        seen[chat] = max([seen[chat], *(one["id"] for one in found)])


async def _page(http: aiohttp.ClientSession, url: str, chat: str, after: int) -> Any:
    async with http.get(f"{url}/api/chats/{chat}/messages", params={"after": after, "wait": 2}) as answer:
        return await answer.json()


async def _last(http: aiohttp.ClientSession, chat: str) -> int:
    last, more = 0, True
    while more:
        async with http.get(f"/api/chats/{chat}/messages", params={"after": last}) as answer:
            found = await answer.json()
        last, more = max([last, *(one["id"] for one in found)]), bool(found)
    return last


def _texts(number: int, count: int) -> list[Report]:
    """Reports without photos; each round its own, in the order of a shuffled district."""
    reports = [
        replace(one, photo=None, mark=f"{number}-{one.mark}") for one in plan(number, count + ALONE, photos=0)
    ]
    Random(number).shuffle(reports)
    return reports


def _median(rounds: Sequence[Round]) -> Round:
    return Round(
        median(one.per_second for one in rounds),
        median(one.milliseconds for one in rounds),
        median(one.cpu for one in rounds),
    )


def _new(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
