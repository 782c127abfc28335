"""`make score`: kills and controls, a table, and a JSON file. Exit code 1 if a figure is not as it must be."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import sys
from pathlib import Path

from tests.score import kills
from tests.score.rows import Row, row

NAIVE_POINTS = ("message-committed", "effect-before-commit", "effect-committed", "send-done", "send-marked")


async def main() -> int:
    """Run every row; the answer is the exit code."""
    options = _options()
    seed, reports, count, each = options.seed, options.reports, options.kills, options.each
    points = kills.on_the_way()
    naive_each = max(1, len(points) * each // len(NAIVE_POINTS))
    rows = []
    for name, kind, kill, load, first in (
        ("kill -9 at random points", "demo", kills.at_random(seed, count, reports), reports, 0),
        ("the same, naive bot", "naive", kills.at_random(seed, count, reports), reports, 0),
        ("kill -9 at named failpoints", "demo", kills.at_points(seed, points, each, reports), reports, each),
        (
            "the same, naive bot",
            "naive",
            kills.at_points(seed, NAIVE_POINTS, naive_each, reports),
            reports,
            0,
        ),
        (
            "SIGTERM under load",
            "demo",
            kills.by_terminating(seed, 10, reports * 3 // 10),
            reports * 3 // 10,
            0,
        ),
        (
            "the same, naive bot",
            "naive",
            kills.by_terminating(seed, 10, reports * 3 // 10),
            reports * 3 // 10,
            0,
        ),
    ):
        one = await row(name, kind, kill, seed=seed, reports=load, first=first)
        _tell(_line(one))
        for fault in (*one.killed.faults, *one.verdict.faults)[:10] if not one.control else ():
            _tell(f"    {fault}")
        rows.append(one)
    _write(options.json, rows)
    failed = [one for one in rows if not one.passed]
    _tell(f"{len(rows) - len(failed)} of {len(rows)} rows as they must be; details in {options.json}")
    return 1 if failed else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.score", description=__doc__)
    parser.add_argument("--seed", type=int, default=20261122)
    parser.add_argument("--reports", type=int, default=1000, help="reports in each row")
    parser.add_argument("--kills", type=int, default=40, help="kills at random points")
    parser.add_argument("--each", type=int, default=3, help="kills at each failpoint")
    parser.add_argument("--json", type=Path, default=Path("var/score.json"), metavar="FILE")
    return parser.parse_args()


def _line(one: Row) -> str:
    longest = f" longest end {max(one.killed.ends):.1f} s" if one.killed.ends else ""
    mark = "ok  " if one.passed else "FAIL"
    return (
        f"{mark} {one.name:<28} {one.reports:>5} reports {one.tries:>5} tries {one.killed.count:>3} kills"
        f" {one.verdict.lost:>5} lost {one.verdict.doubled:>4} doubled"
        f" {len(one.verdict.faults) + len(one.killed.faults):>3} faults {one.seconds:>6.1f} s{longest}"
    )


def _write(file: Path, rows: list[Row]) -> None:
    machine = {"python": platform.python_version(), "cpus": os.cpu_count(), "system": platform.system()}
    file.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": machine, "rows": [one.as_json() for one in rows]}
    file.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _tell(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
