"""The parts of `make bench`, by name, in the order in which they are measured.

Each is given an empty folder and how often it is to measure; out: figures by name.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

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

Figures = dict[str, float]
Part = Callable[[Path, int], Awaitable[Figures]]
REPORTS = 300  # a round


async def _traffic(folder: Path, rounds: int) -> Figures:
    """Reports a second over HTTP, beside a bot of some 60 lines, on SQLite"""
    return _rates(await traffic.measure(folder, rounds, REPORTS), "")


async def _postgresql(folder: Path, rounds: int) -> Figures:
    """The same on PostgreSQL, and two bots on one server"""
    with postgresql() as server:
        found, together = await traffic.on_postgresql(folder, server, rounds, REPORTS)
    return _rates(found, ", PostgreSQL") | {"two processes to one": together}


def _rates(found: traffic.Traffic, where: str) -> Figures:
    return {
        f"reports per second{where}": found.ours.per_second,
        f"reports per second, minimal bot{where}": found.minimal.per_second,
        f"share of the minimal bot's rate{where}": found.share,
        f"one report to its card{where} (ms)": found.ours.milliseconds,
        f"one report to its card, minimal bot{where} (ms)": found.minimal.milliseconds,
        f"a report{where}, CPU (ms)": found.ours.cpu,
        f"a report, minimal bot{where}, CPU (ms)": found.minimal.cpu,
        f"a report to the minimal bot's{where}, CPU": found.ours.cpu / found.minimal.cpu,
    }


async def _photos(folder: Path, rounds: int) -> Figures:
    """A phone's photo kept, beside its bare decode"""
    first, again, bare = await photos.measure(folder, rounds)
    return {
        "12-megapixel photo kept (ms)": first,
        "the same bytes again (ms)": again,
        "bare decode of it (ms)": bare,
        "photo path to bare decode": first / bare,
    }


async def _likeness(folder: Path, rounds: int) -> Figures:
    """The same picture found among 100,000, beside a bare scan"""
    return likeness.measure(folder, rounds)


async def _telegram(folder: Path, rounds: int) -> Figures:
    """An update kept, beside bare python-telegram-bot; how much of the allowed pace is used"""
    heard = await telegram.hearing(folder / "hearing", rounds)
    said = await telegram.speaking(folder / "speaking")
    return {
        "Telegram: one update kept, by polling (ms)": heard.ours,
        "the same by bare python-telegram-bot (ms)": heard.stock,
        "polling to bare python-telegram-bot": heard.ours / heard.stock,
        "Telegram: share of 20 a minute in a group": said["in one group"],
        "Telegram: share of 30 a second in all": said["in all chats"],
        "Telegram: calls refused with 429": said["refused"],
    }


async def _digest(folder: Path, rounds: int) -> Figures:
    """The digest of all groups over 100,000 cases, beside one bare SQL statement"""
    ours, bare, groups = await digest.measure(folder, rounds)
    return {
        "groups in the digest": groups,
        "digest of all groups over 100,000 cases (ms)": ours,
        "one bare SQL group-by of all cases (ms)": bare,
        "digest to bare SQL": ours / bare,
    }


async def _machine(folder: Path, rounds: int) -> Figures:
    """Start, end and memory, beside the bare imports; memory after 5,000 reports"""
    return await machine.measure(_new(folder / "once"), rounds) | await machine.growth(
        _new(folder / "growth")
    )


async def _reports(_folder: Path, rounds: int) -> Figures:
    """Reading reports over 10,000 points"""
    return understanding.measure(rounds)


async def _questions(_folder: Path, rounds: int) -> Figures:
    """Reading questions over 10,000 points"""
    return questions.measure(rounds)


async def _readers(_folder: Path, rounds: int) -> Figures:
    """Building both readers, and what they keep"""
    return readers.measure(rounds)


async def _month(_folder: Path, rounds: int) -> Figures:
    """The month's report and a question over 10,000 and 1,000,000 cases (kept in var/bench), beside bare SQL"""
    return month.measure(month.STOCK, rounds)


async def _ledger(folder: Path, _rounds: int) -> Figures:
    """台账 of 10,000 cases with 20,000 photos, beside the library alone; once"""
    return ledger.measure(folder / "ledger", 1)


async def _pictures(_folder: Path, rounds: int) -> Figures:
    """Ranking and heat map of 10 and 100 grids, beside matplotlib where it is installed"""
    return pictures.measure(rounds)


def _new(folder: Path) -> Path:
    folder.mkdir()
    return folder


PARTS: Mapping[str, Part] = {
    "traffic": _traffic,
    "postgresql": _postgresql,
    "photos": _photos,
    "likeness": _likeness,
    "telegram": _telegram,
    "digest": _digest,
    "machine": _machine,
    "reports": _reports,
    "questions": _questions,
    "readers": _readers,
    "month": _month,
    "ledger": _ledger,
    "pictures": _pictures,
}
