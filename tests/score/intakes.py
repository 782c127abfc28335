"""The score on what comes in: ten thousand mutated forms, photos, workbooks and updates of Telegram."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from tests.mutants import books, forms, photos
from tests.score.wecom import sample_database
from tests.telegram.storm import updates_storm
from tests.telegram.wire import on_telegram

MUTANTS = 10_000
CHECKS: Mapping[str, Callable[[int], str]] = {
    "mutated forms": forms.check,
    "mutated photos": photos.check,
    "mutated workbooks": books.check,
}


@dataclass(frozen=True)
class Measured:
    """One row: how many mutations of what, and each that was not taken as it must be."""

    name: str
    count: int
    faults: Sequence[str]
    seconds: float

    @property
    def passed(self) -> bool:
        """True if there is no fault."""
        return not self.faults

    @property
    def told(self) -> str:
        """The figures."""
        return f"{self.count} sent, {len(self.faults)} faults"

    def as_json(self) -> dict[str, Any]:
        """Everything about it."""
        return asdict(self)


async def rows(seed: int) -> AsyncIterator[Measured]:
    """A row for each intake."""
    for name, check in CHECKS.items():
        yield await asyncio.to_thread(_checked, name, check, seed)
    yield await _updates(seed)


def _checked(name: str, check: Callable[[int], str], seed: int) -> Measured:
    begin = monotonic()
    with ProcessPoolExecutor() as processes:
        found = processes.map(partial(_told, check), range(seed, seed + MUTANTS), chunksize=100)
        faults = [one for one in found if one]
    return Measured(name, MUTANTS, faults, round(monotonic() - begin, 1))


def _told(check: Callable[[int], str], seed: int) -> str:
    wrong = check(seed)
    return f"{seed}: {wrong}" if wrong else ""


async def _updates(seed: int) -> Measured:
    begin = monotonic()
    with tempfile.TemporaryDirectory(prefix="zoujie-telegram-") as folder:
        async with on_telegram(await sample_database(Path(folder)), Path(folder) / "there") as town:
            storm = await updates_storm(town, seed, MUTANTS)
    return Measured("mutated updates", storm.sent, storm.faults, round(monotonic() - begin, 1))
