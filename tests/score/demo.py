"""The demo's first start: six weeks of work are there, in time, and nothing of them was refused or lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from bot import past
from bot.app import build
from bot.clock import StandingClock
from domain.cases import State
from domain.matters import MatterKind
from domain.tally import Scope
from storage.store import Store
from tests.site import settings_in
from tests.talk import ZONE

FRIDAY = datetime(2026, 11, 27, 19, 0, tzinfo=ZONE)  # after a working day, its digest included
QUARTER = timedelta(days=91)
# Seconds by the clock, for the past and for a move of the clock by a quarter; a busy machine does not keep them.
IN_TIME = 20.0
WHAT_CAME_OF_IT = {
    State.PENDING: 1,
    State.UNASSIGNED: 2,
    State.OPEN: 13,
    State.CHECKING: 4,
    State.CLOSED: 60,
    State.REJECTED: 1,
    State.VOID: 2,
}
KINDS = {
    MatterKind.EXTENSION,
    MatterKind.DEFERRAL,
    MatterKind.CONSULTATION,
    MatterKind.SUPERVISION,
    MatterKind.APPEAL,
    MatterKind.ASSIST,
}


@dataclass
class Row:
    """What the demo began with, and how long it took."""

    name: str
    told: str
    faults: Sequence[str]
    seconds: float

    @property
    def passed(self) -> bool:
        """True if it ended as it must."""
        return not self.faults

    def as_json(self) -> dict[str, Any]:
        """Everything about it."""
        return asdict(self)


async def rows(_seed: int) -> AsyncIterator[Row]:
    """The past is laid, and the clock is moved by a quarter."""
    with TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        settings = settings_in(home)
        begin, busy = perf_counter(), process_time()
        await past.lay(settings, FRIDAY, past.script())
        took, work = perf_counter() - begin, process_time() - busy
        app = await build(settings, StandingClock(FRIDAY))
        with app.database.reading() as store:
            found, faults = _found(store)
        yield Row("a demo's past", f"{found}; {work:.0f} s of CPU", [*faults, *_late(took)], took)
        begin, busy = perf_counter(), process_time()
        ran = await app.move_clock(FRIDAY + QUARTER)
        took, work = perf_counter() - begin, process_time() - busy
        yield Row(
            "its clock moved by a quarter", f"{len(ran)} runs of jobs; {work:.0f} s of CPU", _late(took), took
        )
        await app.close()


def _found(store: Store) -> tuple[str, list[str]]:
    states = Counter(one.state for one in store.cases.live(Scope(""), tuple(State)))
    kinds = {kind for kind in MatterKind if store.matters.all(kind)}
    told = "，".join(f"{state} {count}" for state, count in states.items())
    wrong = [
        f"{state}: {states[state]}, not {count}"
        for state, count in WHAT_CAME_OF_IT.items()
        if states[state] != count
    ]
    return told, wrong + [f"no {kind}" for kind in KINDS - kinds]


def _late(took: float) -> list[str]:
    return [f"{took:.0f} s, not {IN_TIME:.0f}"] if took > IN_TIME else []
