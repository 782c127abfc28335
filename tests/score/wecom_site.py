"""`zoujie serve` on the fake WeCom, with the sample district moved there, and people who report in its groups."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import sys
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from bot.app import build
from bot.clock import Clock
from bot.settings import SHANGHAI, Settings
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.district import District
from tests.platforms import ON_THE_PAGE
from tests.score.load import BREATH, Report
from tests.score.program import Program
from tests.wecom.district import move_in, userid
from tests.wecom.people import Sent
from tests.wecom.server import FakeWeCom, running

FILE = "zoujie.db"
WIRE = 1.0  # seconds before an end in which what was written to the connection may never have been read
CONNECTS = 30.0  # seconds until the robot must be there


class Serve(Program):
    """`zoujie serve` as the robot of one fake."""

    def __init__(self, folder: Path, fake: FakeWeCom, secret: str = "") -> None:
        super().__init__(folder, "-m", "bot", "serve")
        self._wecom = {
            "ZOUJIE_WECOM_BOT_ID": fake.robot.bot_id,
            "ZOUJIE_WECOM_BOT_SECRET": secret or fake.robot.secret,
            "ZOUJIE_WECOM_BOT_NAME": fake.world.robot_name,
            "ZOUJIE_WECOM_WS_URL": fake.ws_url,
            "ZOUJIE_WECOM_API_URL": fake.api_url,
            "ZOUJIE_DATABASE_URL": database_url(folder),
        }

    @property
    def environment(self) -> dict[str, str]:
        """With how to reach the fake."""
        return super().environment | self._wecom

    async def command(self, *words: str) -> tuple[int | None, list[str]]:
        """Run another `zoujie` on the same folder: exit code and lines."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", *words),
            cwd=self.folder,
            env=self.environment,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        out, _ = await process.communicate()
        return process.returncode, out.decode().splitlines()


def database_url(folder: Path) -> str:
    """A SQLite file in the folder."""
    return f"sqlite+aiosqlite:///{folder / FILE}"


@dataclass
class Site:
    """One bot on one fake. `ends` are the moments at which the connection or the program was ended; so many seconds
    before one is the `wire`; `surely` are marks of reports that were kept, however soon an end came."""

    fake: FakeWeCom
    program: Serve
    district: District
    chats: dict[str, str]  # the 群号 of the workbook: what it is here
    said: dict[str, tuple[Report, Sent, float]] = field(default_factory=dict)
    ends: list[float] = field(default_factory=list)
    surely: set[str] = field(default_factory=set)
    wire: float = WIRE

    async def connected(self, within: float = CONNECTS) -> None:
        """Until the robot is there, or the program has died on the way."""
        async with asyncio.timeout(within):
            while not (self.program.ended or self._is_there()):  # noqa: ASYNC110
                await asyncio.sleep(0.01)

    def _is_there(self) -> bool:
        return self.fake.robot.active is not None and self.fake.robot.active.alive

    async def report(self, reports: Sequence[Report], seconds: float) -> None:
        """These reports, spread over the time; each is said once, whether somebody is there or not."""
        for one in reports:
            await asyncio.sleep(one.breath / BREATH * 2 * seconds / len(reports))
            await self.say(one)

    async def say(self, report: Report) -> None:
        """One person reports in one group."""
        sent = await self.fake.people.says(
            userid(int(report.sender)),
            f"@{self.fake.world.robot_name} {report.text}",
            group=self.chats[report.chat],
            photos=[report.photo] if report.photo else [],
        )
        self.said[report.mark] = report, sent, now()

    def keeps(self, report: Report) -> bool:
        """True once its message is in the database."""
        return self._count(f"text LIKE '%{report.mark}%'") > 0

    def waiting(self) -> int:
        """How many messages are kept and not handled."""
        return self._count("state = 'todo'")

    def _count(self, condition: str) -> int:
        with closing(sqlite3.connect(self.program.folder / FILE)) as other:
            return int(other.execute(f"SELECT count(*) FROM inbox WHERE {condition}").fetchone()[0])

    def end(self) -> None:
        """The connection ends now, one way or another."""
        self.ends.append(now())

    async def judged(self) -> Judgement:
        """What became of every report, once nothing waits any more."""
        code, lines = await self.program.command("cases", "--json")
        cases = [json.loads(line) for line in lines]
        _, lines = await self.program.command("outbox", "--json")
        outbox = [json.loads(line) for line in lines]
        found = Judgement(cases=len(cases), reports=len(self.said))
        if code:
            found.faults.append(f"zoujie cases: exit code {code}")
        for mark, (report, sent, at) in self.said.items():
            mine = [case for case in cases if mark in case["text"]]
            self._judge(found, report, sent, at, mine)
        states = Counter(row["state"] for row in outbox)
        found.in_doubt = states.pop("unknown", 0)
        if set(states) - {"sent"}:
            found.faults.append(f"outbox rows that are not sent: {dict(states)}")
        code, _ = await self.program.command("audit", "verify")
        if code:
            found.faults.append("the history was changed")
        found.refused = dict(Counter(code for code in self.fake.robot.refused if code))
        return found

    def _judge(
        self, found: Judgement, report: Report, sent: Sent, at: float, mine: Sequence[dict[str, Any]]
    ) -> None:
        if not mine:
            if not sent.delivered:
                found.dropped += 1
            elif report.mark not in self.surely and any(at <= end <= at + self.wire for end in self.ends):
                found.on_the_wire += 1
            else:
                found.lost += 1
                found.faults.append(f"{report.mark} was delivered and is no case")
            return
        found.doubled += len(mine) > 1
        told = sum(tells_of(mine[0]["number"], text) for text in self.fake.world.texts(sent.chat))
        if not told:
            found.faults.append(f"{report.mark}: nobody was told")
        found.repeated += max(told - 1, 0)
        if list(mine[0]["photos"]) != [sha256(photo).hexdigest() for photo in sent.photos]:
            found.faults.append(f"{report.mark}: other photos than were sent")


def tells_of(number: int, text: str) -> bool:
    """True for the card of this case, and for a list of new cases, in which several cards go when the pace is tight."""
    return any(line.startswith(f"#{number} ") for line in text.splitlines())


@dataclass
class Judgement:
    """Of all reports, those that WeCom `dropped` because nobody was connected, those that were `on_the_wire` when
    the connection ended, those otherwise `lost`, and those that are two cases; `repeated` counts cards said again,
    `in_doubt` what was said without an answer and is shown to the operator.
    """

    reports: int = 0
    cases: int = 0
    dropped: int = 0
    on_the_wire: int = 0
    lost: int = 0
    doubled: int = 0
    repeated: int = 0
    in_doubt: int = 0
    refused: dict[int, int] = field(default_factory=dict)  # errcodes, how often
    faults: list[str] = field(default_factory=list)

    @property
    def clean(self) -> bool:
        """True if nothing is wrong."""
        return not (self.lost or self.doubled or self.faults)

    @property
    def told(self) -> str:
        """The figures, on one line."""
        return (
            f"{self.reports} reports: {self.dropped} dropped by WeCom, {self.on_the_wire} on the wire,"
            f" {self.lost} lost, {self.doubled} doubled, {self.repeated} cards said again,"
            f" {self.in_doubt} answers in doubt, {len(self.faults)} faults"
        )


def now() -> float:
    """Seconds of the running loop."""
    return asyncio.get_running_loop().time()


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Somebody else writes into the database, and does not end."""
    with closing(sqlite3.connect(folder / FILE, timeout=CONNECTS, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


@asynccontextmanager
async def site(folder: Path, secret: str = "") -> AsyncIterator[Site]:
    """A bot that is not started yet; it is ended with the block."""
    async with running(Clock(SHANGHAI).now) as fake:
        app = await build(Settings(database_url=database_url(folder), data_dir=folder, platforms=ON_THE_PAGE))
        with app.database.transaction() as store:
            store.bring_to(read(SAMPLE).district)
        with app.database.reading() as store:
            before = {group.id: group.chat for group in store.district.groups}
        district = move_in(app.database, fake.world)
        await app.close()
        chats = {before[group.id]: group.chat for group in district.groups}
        program = Serve(folder, fake, secret)
        try:
            yield Site(fake, program, district, chats)
        finally:
            if program.starts:
                await program.kill()
