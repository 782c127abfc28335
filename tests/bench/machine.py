"""Start-up time and resident memory, beside an interpreter that has only imported what the bot is built on."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median

from tests.bench.stopwatch import spent, spent_by_children
from tests.score.load import Ledger, Report, plan, send_all
from tests.score.outcome import drained
from tests.score.program import demo

FEW, MANY = 500, 5000
BARE = (
    "import aiohttp, sqlalchemy; print(next(line for line in open('/proc/self/status') if 'VmRSS' in line))"
)


async def measure(folder: Path, rounds: int, reports: int = 200) -> dict[str, float]:
    """Seconds of starts; MiB of the bot and its darkroom, after the start and after reports with photos."""
    bare_times, bare_memory = [], 0.0
    for _ in range(rounds):
        begin = spent_by_children()
        bare_memory = await _bare()
        bare_times.append(spent_by_children() - begin)
    program = demo(folder)
    try:
        first = await program.start()
        starts, work = [], []
        for _ in range(rounds):
            await program.kill()
            starts.append(await program.start())
            work.append(spent(program.pid))
        after_start, _ = memory(program.pid)
        await send_all([program.url], _with_photos(reports), Ledger())
        assert await drained(program)
        bot, darkroom = memory(program.pid)
        end = (await program.stop())[1]
    finally:
        await program.kill()
    return {
        "first start, empty folder (s)": first,
        "start (s)": median(starts),
        "start, CPU (s)": median(work),
        "bare imports, CPU (s)": median(bare_times),
        "start to bare imports, CPU": median(work) / median(bare_times),
        "end after SIGTERM (s)": end,
        "memory after start (MiB)": after_start,
        f"memory after {reports} reports with photos (MiB)": bot,
        "memory of the darkroom (MiB)": darkroom,
        "memory of bare imports (MiB)": bare_memory,
    }


async def growth(folder: Path) -> dict[str, float]:
    """Resident MiB of the bot after few and after many reports without photos, as if one campaign went on and on."""
    program, reports = (
        demo(folder),
        [replace(one, breath=0, unheard=False) for one in plan(8, MANY, photos=0)],
    )
    try:
        await program.start()
        await send_all([program.url], reports[:FEW], Ledger())
        assert await drained(program)
        few, _ = memory(program.pid)
        await send_all([program.url], reports[FEW:], Ledger())
        assert await drained(program, within=600)
        many, _ = memory(program.pid)
    finally:
        await program.kill()
    return {
        f"memory after {FEW} reports (MiB)": few,
        f"memory after {MANY:,} reports (MiB)": many,
        f"memory after {MANY:,} reports to after {FEW}": many / few,
    }


def memory(pid: int) -> tuple[float, float]:
    """Resident MiB of a process, and of its children together."""
    children = [one.read_text().split() for one in Path(f"/proc/{pid}/task").glob("*/children")]
    return _resident(pid), sum(_resident(int(child)) for some in children for child in some)


def _resident(pid: int) -> float:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return _mebibytes(next(line for line in lines if line.startswith("VmRSS")))


def _mebibytes(line: str) -> float:
    return int(line.split()[1]) / 1024


async def _bare() -> float:
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", BARE, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    return _mebibytes(out.decode())


def _with_photos(count: int) -> Sequence[Report]:
    return [replace(one, breath=0, unheard=False) for one in plan(7, count, photos=1)]
