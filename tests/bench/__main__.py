"""`make bench`: a table, and a JSON file."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from tests.bench import (
    digest,
    ledger,
    likeness,
    machine,
    month,
    photos,
    pictures,
    questions,
    readers,
    telegram,
    traffic,
    understanding,
)
from tests.postgresql import postgresql


async def main() -> None:
    """Measure one thing after the other, so that none disturbs another."""
    options = _options()
    begin = perf_counter()
    with tempfile.TemporaryDirectory(prefix="zoujie-bench-") as name:
        folder = Path(name)
        figures = await _traffic(folder, options.rounds)
        figures |= await _postgresql(folder, options.rounds)
        figures |= await _photos(folder, options.rounds)
        figures |= _figures(likeness.measure(folder, options.rounds))
        figures |= await _telegram(folder, options.rounds)
        figures |= await _digest(folder, options.rounds)
        figures |= await _machine(folder, options.rounds)
        figures |= _figures(understanding.measure(options.rounds))
        figures |= _figures(month.measure(month.STOCK, options.rounds))
        figures |= _figures(ledger.measure(folder / "ledger", 1))
    figures |= _figures(questions.measure(options.rounds))
    figures |= _figures(readers.measure(options.rounds))
    figures |= _figures(pictures.measure(options.rounds))
    _tell("seconds in all", perf_counter() - begin)
    about = {"python": platform.python_version(), "cpus": os.cpu_count(), "system": platform.system()}
    options.json.parent.mkdir(parents=True, exist_ok=True)
    told = {"machine": about, "figures": figures}
    options.json.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", type=Path, default=Path("var/bench.json"), metavar="FILE")
    return parser.parse_args()


async def _traffic(folder: Path, rounds: int) -> dict[str, Any]:
    found = await traffic.measure(folder, rounds, 300)
    return _figures(
        {
            "reports per second": found.ours.per_second,
            "reports per second, minimal bot": found.minimal.per_second,
            "share of the minimal bot's rate": found.share,
            "one report to its card (ms)": found.ours.milliseconds,
            "one report to its card, minimal bot (ms)": found.minimal.milliseconds,
        }
    )


async def _postgresql(folder: Path, rounds: int) -> dict[str, Any]:
    with postgresql() as server:
        found, together = await traffic.on_postgresql(folder / "postgresql", server, rounds, 300)
    return _figures(
        {
            "reports per second, PostgreSQL": found.ours.per_second,
            "reports per second, minimal bot, PostgreSQL": found.minimal.per_second,
            "share of the minimal bot's rate, PostgreSQL": found.share,
            "one report to its card, PostgreSQL (ms)": found.ours.milliseconds,
            "one report to its card, minimal bot, PostgreSQL (ms)": found.minimal.milliseconds,
            "two processes to one": together,
        }
    )


async def _photos(folder: Path, rounds: int) -> dict[str, Any]:
    first, again, bare = await photos.measure(folder, rounds)
    return _figures(
        {
            "12-megapixel photo kept (ms)": first,
            "the same bytes again (ms)": again,
            "bare decode of it (ms)": bare,
            "photo path to bare decode": first / bare,
        }
    )


async def _telegram(folder: Path, rounds: int) -> dict[str, Any]:
    heard = await telegram.hearing(folder / "hearing", rounds)
    said = await telegram.speaking(folder / "speaking")
    return _figures(
        {
            "Telegram: one update kept, by polling (ms)": heard.ours,
            "the same by bare python-telegram-bot (ms)": heard.stock,
            "polling to bare python-telegram-bot": heard.ours / heard.stock,
            "Telegram: share of 20 a minute in a group": said["in one group"],
            "Telegram: share of 30 a second in all": said["in all chats"],
            "Telegram: calls refused with 429": said["refused"],
        }
    )


async def _digest(folder: Path, rounds: int) -> dict[str, Any]:
    ours, bare, groups = await digest.measure(folder, rounds)
    return _figures(
        {
            "groups in the digest": groups,
            "digest of all groups over 100,000 cases (ms)": ours,
            "one bare SQL group-by of all cases (ms)": bare,
            "digest to bare SQL": ours / bare,
        }
    )


async def _machine(folder: Path, rounds: int) -> dict[str, Any]:
    home = folder / "machine"
    await asyncio.to_thread(home.mkdir)
    figures = _figures(await machine.measure(home, rounds))
    again = folder / "growth"
    await asyncio.to_thread(again.mkdir)
    return figures | _figures(await machine.growth(again))


def _figures(figures: dict[str, float]) -> dict[str, float]:
    for name, value in figures.items():
        _tell(name, value)
    return figures


def _tell(name: str, value: float) -> None:
    sys.stdout.write(f"{name:<52} {value:>10.2f}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
