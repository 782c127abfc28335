"""`make score`: kills, storms, conversations everywhere, understanding. Exit code 1 if a row is not as it must be."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import platform
import sys
import traceback
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from tests.score.parts import PARTS, Measured

SHOWN = 10  # faults of a row


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A row that broke: nothing is known of it, nor of those of its part that come after it."""

    name: str
    seconds: float
    told: str
    faults: Sequence[str]
    passed: bool = False

    def as_json(self) -> dict[str, Any]:
        """Everything about it."""
        return asdict(self)


async def main() -> int:
    """Run every row of the parts; the answer is the exit code."""
    options = _options()
    logging.getLogger().addHandler(logging.NullHandler())  # wrong secrets and odd calls are part of this
    rows: list[Measured] = []
    begin = monotonic()
    for part in options.parts or PARTS:
        for found in PARTS[part].rows:
            async for one in to_the_end(part, found(options.seed)):
                _tell(f"{'ok  ' if one.passed else 'FAIL'} {one.name:<29} {one.told}, {one.seconds:.0f} s")
                for fault in () if one.passed else one.faults[:SHOWN]:
                    _tell(f"    {fault}")
                rows.append(one)
    _write(options.json, rows)
    failed = [one for one in rows if not one.passed]
    for one in failed:
        _tell(f"FAIL {one.name}")
    good, took = len(rows) - len(failed), (monotonic() - begin) / 60
    _tell(f"{good} of {len(rows)} rows as they must be, {took:.0f} min; details in {options.json}")
    return 1 if failed else 0


async def to_the_end(part: str, rows: AsyncIterator[Measured]) -> AsyncIterator[Measured]:
    """The rows of a part; one that breaks or waits in vain must not take all other parts with it."""
    begin = monotonic()
    try:
        async for one in rows:
            yield one
            begin = monotonic()
    except Exception as error:
        told = "did not end in its time" if isinstance(error, TimeoutError) else "could not be measured"
        where = traceback.format_exc().splitlines()[-SHOWN:]
        yield Unfinished(f"{part}, the next row", round(monotonic() - begin, 1), told, where)


def _options() -> argparse.Namespace:
    listed = "\n".join(f"  {name:<14} {part.about}" for name, part in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.score",
        description=__doc__,
        epilog=f"parts:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "parts", nargs="*", choices=[[], *PARTS], metavar="part", help="all, if none is named"
    )
    parser.add_argument("--seed", type=int, default=20261122, help="the same seed, the same load and deaths")
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
