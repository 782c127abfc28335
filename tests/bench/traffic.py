"""Reports end to end: from the message over HTTP to the card that everybody in the group can see."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

import aiohttp

from tests.score.load import Report, plan
from tests.score.program import Program, demo

MINIMAL = Path(__file__).with_name("minimal.py")
SENDERS = 8
ALONE = 20  # reports sent one at a time, to see what one person waits for


@dataclass(frozen=True, slots=True)
class Round:
    """One round on one bot."""

    per_second: float
    milliseconds: float  # from one report to its card, with nothing else going on


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
    """Both bots in turns; text reports, eight senders."""
    bots = [demo(_new(folder / "ours")), Program(_new(folder / "minimal"), str(MINIMAL))]
    found: list[list[Round]] = [[], []]
    try:
        for bot in bots:
            await bot.start()
            await _round(bot, _texts(0, 40))
        for number in range(1, rounds + 1):
            for bot, mine in zip(bots, found, strict=True):
                mine.append(await _round(bot, _texts(number, reports)))
    finally:
        for bot in bots:
            await bot.kill()
    return Traffic(_median(found[0]), _median(found[1]), rounds, reports)


async def _round(bot: Program, reports: Sequence[Report]) -> Round:
    many, few = reports[ALONE:], reports[:ALONE]
    async with aiohttp.ClientSession(bot.url) as http:
        seen = {chat: await _last(http, chat) for chat in {report.chat for report in reports}}
        waits = []
        for report in few:
            begin = perf_counter()
            await _send(http, report)
            await _see(http, report.chat, 1, seen)
            waits.append(perf_counter() - begin)
        begin = perf_counter()
        queue = list(many)
        await asyncio.gather(*(_sender(http, queue) for _ in range(SENDERS)))
        for chat, count in Counter(report.chat for report in many).items():
            await _see(http, chat, count, seen)
        return Round(len(many) / (perf_counter() - begin), median(waits) * 1000)


async def _sender(http: aiohttp.ClientSession, queue: list[Report]) -> None:
    while queue:
        await _send(http, queue.pop())


async def _send(http: aiohttp.ClientSession, report: Report) -> None:
    form = {"sender": report.sender, "text": report.text, "client_id": report.mark}
    async with http.post(f"/api/chats/{report.chat}/messages", data=form) as answer:
        assert answer.status == 201, await answer.text()


async def _see(http: aiohttp.ClientSession, chat: str, count: int, seen: dict[str, int]) -> None:
    """Wait until so many more of the bot's messages stand in a chat."""
    while count > 0:
        page = {"after": seen[chat], "wait": 2}
        async with http.get(f"/api/chats/{chat}/messages", params=page) as answer:
            found = await answer.json()
        count -= sum(one["sender"] == "bot" for one in found)
        seen[chat] = max([seen[chat], *(one["id"] for one in found)])


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
    return Round(median(one.per_second for one in rounds), median(one.milliseconds for one in rounds))


def _new(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
