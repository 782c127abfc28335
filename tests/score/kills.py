"""The ways to end a program in the midst of its work, and to start it again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

import aiohttp

from tests.score.load import Ledger
from tests.score.program import NotStarted, Program

# Each point of storage/failpoints.py is in one of these, by what reaches it: the first start,
AT_FIRST_START = ("upgrade-before-commit", "register-before-commit")
# the reports of the web chat,
BY_REPORTS = (
    "photo-before-rename",
    "photo-kept",
    "message-before-commit",
    "message-committed",
    "case-half-open",
    "answer-half-written",
    "effect-before-commit",
    "effect-committed",
    "show-before-commit",
    "send-marked",
)
# moving the demo's clock,
BY_THE_CLOCK = ("clock-moved", "job-before-commit", "job-committed")
# or only a platform beyond a wire, in tests/score/wecom_kills.py: what it is told, what it hands over that is not yet
# whole, and the journal, into which goes what it hands over only once while the database does not answer.
ON_A_WIRE = ("send-claimed", "send-done", "release-before-commit", "journal-written", "journal-drained")
# Else once. What several reports share, because they came together, is reached less often.
PER_REPORT = {"photo-before-rename": 1.2, "photo-kept": 0.3} | dict.fromkeys(
    ("answer-half-written", "effect-before-commit", "effect-committed", "show-before-commit", "send-marked"),
    0.1,
)
SHARE = 0.6  # of the reports that a death may use up, on average
SOON = 60  # seconds within which a failpoint must have been reached


@dataclass
class Killed:
    """What was done to the program: at which point how often, how long its starts and its ends took."""

    at: dict[str, int] = field(default_factory=dict)
    starts: list[float] = field(default_factory=list)
    ends: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def count(self) -> int:
        """Kills in all."""
        return sum(self.at.values())

    def note(self, point: str) -> None:
        """One more at this point."""
        self.at[point] = self.at.get(point, 0) + 1


Kill = Callable[[Program, Ledger, Killed], Awaitable[None]]


def moments(seed: int, kills: int, reports: int) -> list[int]:
    """After how many answers each kill comes."""
    return sorted(Random(seed).sample(range(1, reports), kills))


def at_random(seed: int, kills: int, reports: int) -> Kill:
    """SIGKILL at random moments; every fifth hits the program while it starts again."""

    async def kill(program: Program, ledger: Ledger, killed: Killed) -> None:
        random = Random(seed)
        for number, moment in enumerate(moments(seed, kills, reports), 1):
            await ledger.until(moment)
            await asyncio.sleep(random.uniform(0, 0.06))
            await program.kill()
            killed.note("anywhere")
            if number % 5 == 0:
                await program.launch()
                await asyncio.sleep(random.uniform(0.05, 1.5))
                await program.kill()
                killed.note("while starting")
            killed.starts.append(await program.start())

    return kill


def at_points(seed: int, points: Iterable[str], each: int, reports: int) -> Kill:
    """`each` deaths at each of these points, in mixed order, spread over the load that is left at each of them."""
    plan = [point for point in points for _ in range(each)]
    Random(seed).shuffle(plan)

    async def kill(program: Program, ledger: Ledger, killed: Killed) -> None:
        random = Random(seed)
        await program.kill()
        for number, point in enumerate(plan):
            due = (reports - len(ledger.answered)) / (len(plan) - number)
            times = max(1, round(due * random.uniform(0, 2 * SHARE) * PER_REPORT.get(point, 1)))
            await _die_at(program, point, 1 if point in BY_THE_CLOCK else times, ledger, killed)
        killed.starts.append(await program.start())

    return kill


def by_terminating(seed: int, ends: int, reports: int) -> Kill:
    """SIGTERM at random moments; it must end by itself, with exit code 0."""

    async def kill(program: Program, ledger: Ledger, killed: Killed) -> None:
        for moment in moments(seed, ends, reports):
            await ledger.until(moment)
            code, took = await program.stop()
            killed.note("SIGTERM")
            killed.ends.append(took)
            if code:
                killed.faults.append(f"SIGTERM: exit code {code} after {took:.1f} s")
            killed.starts.append(await program.start())

    return kill


async def first_starts(program: Program, each: int, killed: Killed) -> None:
    """Die `each` times at each point of the very first start, on an empty folder."""
    for point in AT_FIRST_START:
        for _ in range(each):
            await _die_at(program, point, 1, Ledger(), killed)


async def _die_at(program: Program, point: str, times: int, ledger: Ledger, killed: Killed) -> None:
    """Start with this failpoint armed, and wait for the death there."""
    with contextlib.suppress(NotStarted):  # it may lie on the way of the start itself
        killed.starts.append(await program.start(f"{point}:{times}"))
    if point in BY_THE_CLOCK and not program.ended:
        await _to_the_evening(program)
    code = await _death(program, ledger)
    if code != 9:
        killed.faults.append(f"{point}:{times} was not reached (exit code {code})")
        await program.kill()
    else:
        killed.note(point)


async def _to_the_evening(program: Program) -> None:
    """Move the demo's clock to the next 18:01; the program may die on the way."""
    try:
        async with aiohttp.ClientSession(program.url) as http:
            async with http.get("/api/clock") as answer:
                now = datetime.fromisoformat((await answer.json())["now"])
            evening = now.replace(hour=18, minute=1, second=0, microsecond=0)
            to = evening if evening > now else evening + timedelta(days=1)
            async with http.post("/api/clock", json={"to": to.isoformat()}) as answer:
                await answer.read()
    except (aiohttp.ClientError, TimeoutError, OSError):
        return


async def _death(program: Program, ledger: Ledger) -> int | None:
    """The exit code; None if the program lives on although the load is over or the point long due."""
    for _ in range(SOON):
        code = await program.end(1)
        if code is not None or ledger.over:
            break
    return code if code is not None else await program.end(1)
