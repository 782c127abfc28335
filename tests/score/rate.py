"""Messages at a rate that nobody chose: what is taken, what is refused, and how long people wait for answers."""

from __future__ import annotations

import asyncio
import json
import re
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

import aiohttp

from tests.score.load import Report, plan
from tests.score.outcome import to_do
from tests.score.program import Program

MARK = re.compile(r"标\d+")
PATIENCE = 30.0  # seconds a sender waits for the receipt
AFTERWARDS = 90.0  # seconds at most that the last answers are waited for


@dataclass
class Held:
    """What became of the messages, in seconds of this machine."""

    offered: int = 0
    statuses: Counter[int] = field(default_factory=Counter)
    refusals: set[tuple[str | None, str]] = field(default_factory=set)  # Retry-After, and the sentence
    receipts: list[float] = field(default_factory=list)
    # By mark, of those taken: when; less what was answered.
    sent: dict[str, float] = field(default_factory=dict)
    waits: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def p95(self) -> float:
        """What nineteen of twenty whose message was taken wait for its answer, at most."""
        return percentile(self.waits, 0.95)

    @property
    def unanswered(self) -> int:
        """Messages that were taken and had no answer at the end."""
        return len(self.sent)

    @property
    def told(self) -> str:
        """The figures, on one line."""
        taken = self.statuses[201]
        return (
            f"{self.offered / self.seconds:.0f} a second offered, {taken / self.seconds:.0f} taken, "
            f"{self.statuses[503]} refused by 503; answers p50 {percentile(self.waits, 0.5):.2f} s, "
            f"p95 {self.p95:.2f} s, longest {max(self.waits, default=0):.2f} s, {self.unanswered} never; "
            f"receipts p95 {percentile(self.receipts, 0.95):.2f} s"
        )


def percentile(values: Sequence[float], share: float) -> float:
    """0 if there are none."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))] if values else 0.0


async def offer(program: Program, rate: float, seconds: float, seed: int) -> Held:
    """Send reports without photos at this rate, whatever becomes of them, and wait for their cards."""
    reports = plan(seed, int(rate * seconds), photos=0)
    held = Held(offered=len(reports))
    shown: dict[int, float] = {}
    async with (
        aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http,
        http.ws_connect(f"{program.url}/api/events") as socket,
    ):
        listening = asyncio.create_task(_listen(socket, shown))
        sending, began = [], monotonic()
        for number, report in enumerate(reports):
            await asyncio.sleep(max(0.0, began + number / rate - monotonic()))
            sending.append(asyncio.create_task(_send(http, program.url, report, held)))
        await asyncio.gather(*sending)
        held.seconds = monotonic() - began
        await _until_quiet(http, program.url)
        listening.cancel()
    for mark, case in _cases(program.home / "zoujie.db").items():
        if mark in held.sent and case in shown:
            held.waits.append(shown[case] - held.sent.pop(mark))
    return held


async def _send(http: aiohttp.ClientSession, url: str, report: Report, held: Held) -> None:
    form = aiohttp.FormData({"sender": report.sender, "text": report.text, "client_id": report.mark})
    address, patience = f"{url}/api/chats/{report.chat}/messages", aiohttp.ClientTimeout(total=PATIENCE)
    began = monotonic()
    try:
        async with http.post(address, data=form, timeout=patience) as answer:
            status, again, said = answer.status, answer.headers.get("Retry-After"), await answer.json()
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        status, again, said = 0, None, {"error": type(error).__name__}
    held.statuses[status] += 1
    if status == 201:
        held.receipts.append(monotonic() - began)
        held.sent[report.mark] = began
    else:
        held.refusals.add((again, str(said.get("error"))))


async def _listen(socket: aiohttp.ClientWebSocketResponse, shown: dict[int, float]) -> None:
    """When each case's first card could be seen."""
    async for message in socket:
        said = json.loads(message.data)
        for number in [said["card"]["number"]] if said["card"] else [row["number"] for row in said["rows"]]:
            shown.setdefault(number, monotonic())


async def _until_quiet(http: aiohttp.ClientSession, url: str) -> None:
    over = monotonic() + AFTERWARDS
    while monotonic() < over:
        await asyncio.sleep(0.3)
        waits = await to_do(http, url)
        if waits is not None and not sum(waits.values()):
            return


def _cases(file: Path) -> dict[str, int]:
    """The number of each mark's case."""
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as connection:
        rows = connection.execute("SELECT number, text FROM cases").fetchall()
    return {found[0]: number for number, text in rows if (found := MARK.search(text))}
