"""`make bench`: figures beside the least that the same stack needs, and beside their goals; a table and a JSON file."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import sys
import tempfile
from collections.abc import Mapping
from math import inf
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench.goals import AT_MOST, line, missed
from tests.bench.parts import PARTS


async def main() -> None:
    """Measure one part after the other, so that none disturbs another."""
    options = _options()
    figures: dict[str, float] = {}
    took: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="zoujie-bench-") as name:
        for part in options.parts or PARTS:
            folder = Path(name) / part
            folder.mkdir()
            begin = perf_counter()
            found = await PARTS[part](folder, options.rounds)
            took[part] = round(perf_counter() - begin, 1)
            figures |= found
            _tell(f"{part}, {took[part]:.0f} s, load {os.getloadavg()[0]:.1f}\n")
            for figure in found.items():
                _tell("  " + line(*figure))
    late = [name for name in AT_MOST if missed(name, figures.get(name, 0 if options.parts else inf))]
    _tell(f"{len(figures)} figures, {len(late)} goals missed; details in {options.json}\n")
    _write(options.json, {"seconds": took, "figures": figures, "missed": late})


def _options() -> argparse.Namespace:
    listed = "\n".join(f"  {name:<12} {part.__doc__}" for name, part in PARTS.items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description=__doc__,
        epilog=f"parts:\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "parts", nargs="*", choices=[[], *PARTS], metavar="part", help="all, if none is named"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured; the median counts")
    parser.add_argument("--json", type=Path, default=Path("var/bench.json"), metavar="FILE")
    return parser.parse_args()


def _write(file: Path, told: Mapping[str, Any]) -> None:
    about = {"python": platform.python_version(), "cpus": os.cpu_count(), "system": platform.system()}
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"machine": about, **told}, ensure_ascii=False, indent=1), encoding="utf-8")


def _tell(words: str) -> None:
    sys.stdout.write(words)
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
