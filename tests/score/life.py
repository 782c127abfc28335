"""The score of the life of cases: 40,000 steps at random, and after each of them all that must hold."""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from time import monotonic
from typing import Any

STEPS = 40_000  # in 160 worlds: eight minutes of CPU
LIKELY = 12  # kinds of steps that each must have been taken a hundred times


@dataclass(frozen=True)
class LifeRow:
    """What was played, by the steps that were taken, and what was broken."""

    steps: int
    taken: dict[str, int]
    faults: Sequence[str]
    seconds: float

    @property
    def name(self) -> str:
        """What was done."""
        return "the life of cases, at random"

    @property
    def told(self) -> str:
        """The figures."""
        most = "、".join(f"{step} {count}" for step, count in Counter(self.taken).most_common())
        return f"{self.steps} steps, {sum(self.taken.values())} taken ({most}), {len(self.faults)} broken"

    @property
    def passed(self) -> bool:
        """True if all was played, much of it was taken, and nothing was broken."""
        often = [step for step, count in self.taken.items() if count >= 100]
        return not self.faults and self.steps >= STEPS and len(often) >= LIKELY

    def as_json(self) -> dict[str, Any]:
        """Everything about it."""
        return asdict(self) | {"passed": self.passed}


async def rows(seed: int) -> AsyncIterator[LifeRow]:
    """One row; a process for each processor plays its part of the steps."""
    begin, parts = monotonic(), os.cpu_count() or 1
    told = await asyncio.gather(*(_play(seed + part, -(-STEPS // parts)) for part in range(parts)))
    steps, taken, faults = 0, Counter[str](), []
    for code, last in told:
        if code:
            faults.append(last)
            continue
        played = json.loads(last)
        steps += played["steps"]
        taken.update(played["taken"])
    yield LifeRow(steps, dict(taken), faults, monotonic() - begin)


async def _play(seed: int, steps: int) -> tuple[int, str]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.machine",
        str(seed),
        str(steps),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    return process.returncode or 0, printed.decode(errors="replace").strip().rpartition("\n")[2]
