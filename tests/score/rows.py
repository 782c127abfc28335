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
from tests.score.outcome import Outcome, drained, of_demo, of_naive
from tests.score.program import Program, demo, naive

LONGEST_END = 10.0  # seconds that SIGTERM may take
ENOUGH = 300.0  # seconds for a whole row


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


async def row(name: str, kind: str, kill: Kill, *, seed: int, reports: int, first: int = 0) -> Row:
    """Run one row on a fresh `demo` or `naive`; `first` kills at each point of the first start come before."""
    make, read = _KINDS[kind]
    begin = monotonic()
    with tempfile.TemporaryDirectory(prefix="zoujie-score-") as folder:
        program = make(Path(folder))
        killed, ledger, load = Killed(), Ledger(), plan(seed, reports)
        try:
            await kills.first_starts(program, first, killed)
            killed.starts.append(await program.start())
            async with asyncio.timeout(ENOUGH):
                await asyncio.gather(
                    send_all(program.url, load, ledger),
                    kill(program, ledger, killed),
                )
                if not await drained(program):
                    killed.faults.append("the backlog was never done")
                outcome = await read(program)
        finally:
            await program.kill()
    verdict = judge(load, ledger, outcome)
    return Row(
        name, kind == "naive", seed, reports, ledger.tries, killed, verdict, round(monotonic() - begin, 1)
    )


_KINDS: dict[str, tuple[Callable[[Path], Program], Callable[[Program], Awaitable[Outcome]]]] = {
    "demo": (demo, of_demo),
    "naive": (naive, of_naive),
}
