"""The score of too many messages: what is taken is answered soon, and the rest is told to come again."""

from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from tests.score.program import demo
from tests.score.rate import Held, offer

RATES = (50, 200)  # messages a second
SECONDS = 120.0
MOST_P95 = 3.0  # seconds
NOT_YET = ("3", "正忙，请稍后再发。")


@dataclass(frozen=True)
class RateRow:
    """One rate."""

    rate: int
    held: Held
    seconds: float

    @property
    def name(self) -> str:
        """What was offered."""
        return f"{self.rate} messages a second"

    @property
    def told(self) -> str:
        """The figures."""
        return self.held.told

    @property
    def faults(self) -> Sequence[str]:
        """Late answers, lost messages, and refusals that do not say what to do."""
        held = self.held
        return [
            *([f"p95 {held.p95:.1f} s"] if held.p95 > MOST_P95 else []),
            *([f"{held.unanswered} were never answered"] if held.unanswered else []),
            *(f"refused with {refusal}" for refusal in held.refusals - {NOT_YET}),
        ]

    @property
    def passed(self) -> bool:
        """True if there is nothing of that."""
        return not self.faults

    def as_json(self) -> dict[str, Any]:
        """Everything about it."""
        taken = self.held.statuses[201]
        return {"name": self.name, "offered": self.held.offered, "taken": taken, "p95": self.held.p95}


async def rows(seed: int) -> AsyncIterator[RateRow]:
    """Each rate against a new demo."""
    for rate in RATES:
        began = monotonic()
        with tempfile.TemporaryDirectory() as folder:
            program = demo(Path(folder))
            await program.start()
            try:
                held = await offer(program, rate, SECONDS, seed)
            finally:
                await program.stop()
        yield RateRow(rate, held, monotonic() - began)
