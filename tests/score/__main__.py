"""`make score`: kills, storms, conversations everywhere, understanding. Exit code 1 if a row is not as it must be."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import platform
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any, Protocol

from tests.score import (
    demo,
    elsewhere,
    figures,
    intakes,
    life,
    noise,
    photographs,
    plates,
    postgres,
    rates,
    replicas,
    telegram_hears,
    telegram_newest,
    telegram_says,
    webchat,
    wecom,
)

SHOWN = 10  # faults of a row


class Measured(Protocol):
    """One row of the table."""

    @property
    def name(self) -> str:
        """What was done."""

    @property
    def passed(self) -> bool:
        """True if it ended as it must."""

    @property
    def told(self) -> str:
        """The figures."""

    @property
    def faults(self) -> Sequence[str]:
        """What was wrong."""

    @property
    def seconds(self) -> float:
        """How long it took."""

    def as_json(self) -> dict[str, Any]:
        """Everything about it."""


PARTS: Mapping[str, Sequence[Callable[[int], AsyncIterator[Measured]]]] = {
    "webchat": (webchat.rows,),
    "postgresql": (postgres.rows,),
    "telegram": (telegram_hears.rows, telegram_says.rows, telegram_newest.rows),
    "replicas": (replicas.rows,),
    "wecom": (wecom.rows,),
    "photographs": (photographs.rows,),
    "plates": (plates.rows,),
    "intakes": (intakes.rows,),
    "rates": (rates.rows,),
    "life": (life.rows,),
    "demo": (demo.rows,),
    "noise": (noise.rows,),
    "figures": (figures.rows,),
    "conversations": (elsewhere.conversations,),
    "tests": (elsewhere.tests,),
    "understanding": (elsewhere.understanding,),
}


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A row that did not end in its time: nothing is known of it, nor of those of its part that come after it."""

    name: str
    seconds: float
    passed: bool = False
    told: str = "did not end in its time"
    faults: Sequence[str] = ()

    def as_json(self) -> dict[str, Any]:
        """Everything about it."""
        return asdict(self)


async def main() -> int:
    """Run every row of the parts; the answer is the exit code."""
    options = _options()
    logging.getLogger().addHandler(logging.NullHandler())  # wrong secrets and odd calls are part of this
    rows: list[Measured] = []
    for part in options.parts or PARTS:
        for found in PARTS[part]:
            async for one in _to_the_end(part, found(options.seed)):
                _tell(f"{'ok  ' if one.passed else 'FAIL'} {one.name:<29} {one.told}, {one.seconds:.0f} s")
                for fault in () if one.passed else one.faults[:SHOWN]:
                    _tell(f"    {fault}")
                rows.append(one)
    _write(options.json, rows)
    failed = [one for one in rows if not one.passed]
    _tell(f"{len(rows) - len(failed)} of {len(rows)} rows as they must be; details in {options.json}")
    return 1 if failed else 0


async def _to_the_end(part: str, rows: AsyncIterator[Measured]) -> AsyncIterator[Measured]:
    """The rows of a part; one that waits in vain must not take all other parts with it."""
    begin = monotonic()
    try:
        async for one in rows:
            yield one
            begin = monotonic()
    except TimeoutError:
        yield Unfinished(f"{part}, the next row", round(monotonic() - begin, 1))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[[], *PARTS], help="all, if none is named")
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--json", type=Path, default=Path("var/score.json"), metavar="FILE")
    return parser.parse_args()


def _write(file: Path, rows: Sequence[Measured]) -> None:
    machine = {"python": platform.python_version(), "cpus": os.cpu_count(), "system": platform.system()}
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": machine, "rows": [one.as_json() for one in rows]}
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
