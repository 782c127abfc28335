"""One row of the score: a load, a way to end the program, a judgement."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from tests.score import kills
from tests.score.judge import Verdict, judge
from tests.score.kills import Kill, Killed
from tests.score.load import Ledger, plan, send_all
from tests.score.outcome import Outcome, drained, of_naive, of_zoujie
from tests.score.program import Program, demo, naive

LONGEST_END = 10.0  # seconds that SIGTERM may take
ENOUGH = 3600.0  # seconds for a whole row: on a busy machine each of fifty starts can take a minute


@dataclass(frozen=True)
class Row:
    """A figure with what it was measured by. A control must lose reports, everything else must be clean."""

    name: str
    control: bool
    seed: int
    reports: int
    tries: int
    killed: Killed
    verdict: Verdict
    seconds: float

    @property
    def passed(self) -> bool:
        """True if the figure is as it must be."""
        if self.control:
            return self.verdict.lost > 0
        slow = any(took > LONGEST_END for took in self.killed.ends)
        return self.verdict.clean and not self.killed.faults and not slow

    @property
    def told(self) -> str:
        """The figures, for the table."""
        kills = f", {self.killed.count} kills" if self.killed.count else ""
        longest = f", longest end {max(self.killed.ends):.1f} s" if self.killed.ends else ""
        return (
            f"{self.reports} messages, {self.tries} tries{kills}: {self.verdict.lost} lost,"
            f" {self.verdict.doubled} doubled, {len(self.faults)} faults{longest}"
        )

    @property
    def faults(self) -> Sequence[str]:
        """What else was wrong."""
        return (*self.killed.faults, *self.verdict.faults)

    def as_json(self) -> dict[str, Any]:
        """Everything of the row."""
        return asdict(self) | {"kills": self.killed.count, "passed": self.passed}


async def row(
    name: str, kind: str, kill: Kill, *, seed: int, reports: int, first: int = 0, runs: bool = True
) -> Row:
    """Run one row on a fresh `demo` or `naive`; `first` kills at each point of the first start come before.

    `runs` is False for a `kill` that starts the program itself.
    """
    make, read = _KINDS[kind]
    with tempfile.TemporaryDirectory(prefix="zoujie-score-") as folder:
        program = make(Path(folder))
        return await on([program], read, name, kill, seed=seed, reports=reports, first=first, runs=runs)


async def on(
    programs: Sequence[Program],
    read: Read,
    name: str,
    kill: Kill,
    *,
    seed: int,
    reports: int,
    first: int = 0,
    runs: bool = True,
) -> Row:
    """Run one row on these programs, which share their database; `kill` is given the first of them."""
    begin, killed, ledger, load = monotonic(), Killed(), Ledger(), plan(seed, reports)
    try:
        await kills.first_starts(programs[0], first, killed)
        if runs:
            killed.starts += [await program.start() for program in programs]
        async with asyncio.timeout(ENOUGH):
            await asyncio.gather(
                send_all([program.url for program in programs], load, ledger),
                kill(programs[0], ledger, killed),
            )
            if not await drained(programs[0]):
                killed.faults.append("the backlog was never done")
            outcome = await read(programs[0])
    finally:
        for program in programs:
            await program.kill()
    took, control = round(monotonic() - begin, 1), read is of_naive
    return Row(name, control, seed, reports, ledger.tries, killed, judge(load, ledger, outcome), took)


Read = Callable[[Program], Awaitable[Outcome]]
_KINDS: dict[str, tuple[Callable[[Path], Program], Read]] = {
    "demo": (demo, of_zoujie),
    "naive": (naive, of_naive),
}
