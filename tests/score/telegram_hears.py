"""The score on Telegram: updates by polling and by webhook under kill -9, beside python-telegram-bot's own intake."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import Random
from time import monotonic

import aiohttp

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from storage.database import Database
from storage.photos import PhotoFiles
from tests.score.judge import Verdict
from tests.score.kills import Killed
from tests.score.load import Report, plan
from tests.score.outcome import Kept, to_do
from tests.score.program import Program
from tests.score.rows import Row
from tests.talk import ZONE
from tests.telegram.district import GROUPS, PEOPLE, move_in
from tests.telegram.people import People
from tests.telegram.pictures import as_photo, measured
from tests.telegram.server import Line, serving
from tests.telegram.world import TOKEN, World

STOCK = Path(__file__).with_name("stock.py")
HOOK, SECRET = "https://bot.example.cn/telegram", "s" * 40
RATE = 50  # updates a second, far more than a district has
DRAIN = 180.0  # seconds to handle what waits
AT_ONCE = 8  # messages that the courier may have on their way when it dies: acknowledgements are said again


class OnTelegram(Program):
    """A bot whose only platform is the fake Bot API."""

    def __init__(self, folder: Path, address: str, webhook: bool, *command: str) -> None:
        super().__init__(folder, *command)
        self._telegram = {"ZOUJIE_TELEGRAM_TOKEN": TOKEN, "ZOUJIE_TELEGRAM_API_URL": address}
        if webhook:
            self._telegram |= {"ZOUJIE_TELEGRAM_WEBHOOK_URL": HOOK, "ZOUJIE_TELEGRAM_WEBHOOK_SECRET": SECRET}

    @property
    def environment(self) -> dict[str, str]:
        """With the database that lies in its folder."""
        database = {"ZOUJIE_DATABASE_URL": f"sqlite+aiosqlite:///{self.folder / 'zoujie.db'}"}
        return super().environment | self._telegram | database


@dataclass(frozen=True, slots=True)
class Plan:
    """What one row does."""

    name: str
    stock: bool
    webhook: bool
    updates: int
    kills: int


PLANS = (
    Plan("Telegram by polling, kill -9", False, False, 2000, 10),
    Plan("the same, python-telegram-bot", True, False, 2000, 10),
    Plan("Telegram by webhook, kill -9", False, True, 1000, 6),
    Plan("the same, python-telegram-bot", True, True, 1000, 6),
)


async def rows(seed: int) -> AsyncIterator[Row]:
    """Every row of what is heard."""
    for one in PLANS:
        yield await _row(one, seed)


async def _row(plan_: Plan, seed: int) -> Row:
    """One row, on a new district."""
    begin, killed = monotonic(), Killed()
    reports = plan(seed, plan_.updates)
    world = World(lambda: datetime.fromtimestamp(_now(), ZONE), _now)
    world.flood.on = False  # the load is far above what groups may be told; here it is about hearing
    world.hook.pace = 0.05
    with tempfile.TemporaryDirectory(prefix="zoujie-score-") as name:
        folder = Path(name)
        await _district(folder, world)
        async with serving(world) as line:
            program = _program(plan_, folder, line)
            world.hook.ways[HOOK] = f"{program.url}/telegram"
            try:
                killed.starts.append(await program.start())
                await asyncio.gather(_feed(world, reports), _kill(plan_, seed, world, program, killed))
                await _done(world, program, killed)
                cases = _of_stock(folder) if plan_.stock else await _of_ours(program)
            finally:
                await program.kill()
        verdict = _judge(plan_, reports, cases, world, killed)
    took = round(monotonic() - begin, 1)
    tries = world.updates.handed_out or len(world.hook.deliveries)
    return Row(plan_.name, plan_.stock, seed, plan_.updates, tries, killed, verdict, took)


def _now() -> float:
    return 1_772_413_200.0 + monotonic()


async def _district(folder: Path, world: World) -> None:
    database = Database(f"sqlite+aiosqlite:///{folder / 'zoujie.db'}", PhotoFiles(folder / "photos"), ZONE)
    await fill(database)
    move_in(database, world)
    database.close()


async def fill(database: Database) -> None:
    """The tables, and the sample district in them."""
    database.upgrade()
    with database.transaction() as store:
        store.bring_to(read(SAMPLE).district)


def _program(plan_: Plan, folder: Path, line: Line) -> OnTelegram:
    command = (str(STOCK),) if plan_.stock else ("-m", "bot", "serve")
    return OnTelegram(folder, line.address, plan_.webhook, *command)


async def _feed(world: World, reports: Sequence[Report]) -> None:
    """Everybody speaks, whether the bot follows or not."""
    people, chats = People(world), {group.chat: GROUPS - group.id for group in read(SAMPLE).district.groups}
    begin = monotonic()
    for number, report in enumerate(reports, 1):
        chat, sender = chats[report.chat], PEOPLE + int(report.sender)
        if report.photo:
            people.photo(chat, sender, report.photo, report.text)
        else:
            people.say(chat, sender, report.text)
        await asyncio.sleep(max(0.0, begin + number / RATE - monotonic()))


async def _kill(plan_: Plan, seed: int, world: World, program: Program, killed: Killed) -> None:
    """SIGKILL at random moments of the load; the process is gone before it is started again."""
    random = Random(seed)
    for moment in sorted(random.sample(range(plan_.updates // 20, plan_.updates * 9 // 10), plan_.kills)):
        while world.updates.given - len(world.updates.waiting) < moment:  # noqa: ASYNC110
            await asyncio.sleep(0.002)
        await asyncio.sleep(random.uniform(0, 0.1))
        await program.kill()
        killed.note("anywhere")
        killed.starts.append(await program.start())


async def _done(world: World, program: Program, killed: Killed) -> None:
    """Until all is confirmed and handled. What is to be said waits for the pace of groups, and is not waited for."""
    begin = monotonic()
    async with aiohttp.ClientSession() as http:
        while monotonic() - begin < DRAIN:
            waits = await to_do(http, program.url)
            if not world.updates.waiting and waits is not None and not waits["inbox"]:
                return
            await asyncio.sleep(0.1)
    killed.faults.append("the backlog was never done")


def _of_stock(folder: Path) -> list[Kept]:
    with sqlite3.connect(folder / "stock.db") as database:
        rows = database.execute("SELECT number, text, photo FROM cases ORDER BY number").fetchall()
    database.close()
    return [Kept(number, text, (photo,) if photo else ()) for number, text, photo in rows]


async def _of_ours(program: Program) -> list[Kept]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "cases", "--json"),
        cwd=program.folder,
        env=program.environment,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    rows = [json.loads(line) for line in out.decode().splitlines()]
    return [Kept(one["number"], one["text"], tuple(one["photos"])) for one in rows]


def _judge(
    plan_: Plan, reports: Sequence[Report], cases: Sequence[Kept], world: World, killed: Killed
) -> Verdict:
    """One case with the very photo for each report; what was said twice is no more than could be in doubt."""
    by_mark = {report.mark: [case for case in cases if report.mark in case.text] for report in reports}
    lost = sum(not found for found in by_mark.values())
    doubled = sum(len(found) > 1 for found in by_mark.values())
    faults = [
        f"{report.mark}: other photos than were sent"
        for report in reports
        if any(list(case.photos) != _hashes(report) for case in by_mark[report.mark])
    ]
    heads = Counter((one.chat, str(one.message.get("text", "")).partition(" ")[0]) for one in world.shown)
    again = sum(count - 1 for (_, head), count in heads.items() if head.startswith("#"))
    if not plan_.stock and again > AT_ONCE * killed.count:
        faults.append(f"{again} cards were said again")
    return Verdict(lost, doubled, tuple(faults))


def _hashes(report: Report) -> list[str]:
    if report.photo is None:
        return []
    return [hashlib.sha256(as_photo(report.photo, measured(report.photo))).hexdigest()]
