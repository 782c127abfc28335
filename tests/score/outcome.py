"""What a program has when all is over, read from the outside: its command line, its wire, its photo files."""

from __future__ import annotations

import asyncio
import hashlib
import json
import sqlite3
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

import aiohttp

from tests.score.program import Program

DRAIN = 120.0  # seconds to handle what waits
END = "\f"  # of what one command printed
EACH = f"""import sys; from bot.cli import main
codes = [(main(one.split()), print(end={END!r}))[0] for one in sys.argv[1:]]
print(*codes)
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """A case as it is kept."""

    number: int
    text: str
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Queued:
    """A row of the outbox."""

    chat: str
    text: str
    state: str
    key: str | None
    quiet: bool = False  # it takes the buttons of an earlier one, and says nothing


@dataclass
class Outcome:
    """Cases in the order of their numbers; what the bot said in each chat, in order; what is wrong by itself."""

    cases: list[Kept] = field(default_factory=list)
    said: dict[str, list[str]] = field(default_factory=dict)
    outbox: list[Queued] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


async def drained(program: Program, within: float = DRAIN) -> bool:
    """Wait until nothing waits any more; False if that does not come in so many seconds."""
    begin = monotonic()
    async with aiohttp.ClientSession() as http:
        while monotonic() - begin < within:
            waits = await to_do(http, program.url)
            if waits is not None and not sum(waits.values()):
                return True
            await asyncio.sleep(0.05)
    return False


async def to_do(http: aiohttp.ClientSession, url: str) -> Mapping[str, int] | None:
    """How many rows wait in `inbox` and in `outbox`; None while its database does not answer."""
    async with http.get(f"{url}/healthz") as answer:
        backlog = (await answer.json()).get("backlog")
    return backlog and {table: states.get("todo", 0) for table, states in backlog.items()}


async def of_zoujie(program: Program) -> Outcome:
    """What the real program has; it is running, and drained."""
    outcome = Outcome()
    cases, outbox, _ = await _zoujie(program, outcome, "cases --json", "outbox --json", "audit verify")
    for row in map(json.loads, cases):
        outcome.cases.append(Kept(row["number"], row["text"], tuple(row["photos"])))
    for row in map(json.loads, outbox):
        outcome.outbox.append(Queued(row["chat"], row["text"], row["state"], row["key"], row["quiet"]))
    for chat in sorted({row.chat for row in outcome.outbox}):
        outcome.said[chat] = await _said(program, chat)
    files = _hashes(program.home / "photos")
    kept = {sha256 for case in outcome.cases for sha256 in case.photos}
    outcome.faults += [f"photo {sha256} is not on the disk as it was sent" for sha256 in kept - files]
    return outcome


async def of_naive(program: Program) -> Outcome:
    """What the control has."""
    with sqlite3.connect(program.folder / "naive.db") as database:
        cases = database.execute("SELECT number, text, photo FROM cases ORDER BY number").fetchall()
        said = database.execute("SELECT chat, text FROM said ORDER BY id").fetchall()
    database.close()
    outcome = Outcome([Kept(number, text, (photo,) if photo else ()) for number, text, photo in cases])
    for chat, text in said:
        outcome.said.setdefault(chat, []).append(text)
    return outcome


async def _zoujie(program: Program, outcome: Outcome, *commands: str) -> list[list[str]]:
    """The lines each command prints, all in one process beside the program; a refusal is a fault."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", EACH, *commands),
        cwd=program.folder,
        env=program.for_commands,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await process.communicate()
    *printed, codes = out.decode().split(END)
    if process.returncode or codes.split() != ["0"] * len(commands):
        outcome.faults.append(f"zoujie {', '.join(commands)}: {codes}: {err.decode()[-500:]}")
    printed += [""] * (len(commands) - len(printed))
    return [one.splitlines() for one in printed]


async def _said(program: Program, chat: str) -> list[str]:
    """Everything the bot said in a chat, in order, as the page reads it."""
    texts: list[str] = []
    after = 0
    async with aiohttp.ClientSession(program.url) as http:
        while page := await _page(http, chat, after):
            texts += [one["text"] for one in page if one["sender"] == "bot"]
            after = page[-1]["id"]
    return texts


async def _page(http: aiohttp.ClientSession, chat: str, after: int) -> list[dict[str, Any]]:
    async with http.get(f"/api/chats/{chat}/messages", params={"after": after}) as answer:
        answer.raise_for_status()
        found: list[dict[str, Any]] = await answer.json()
        return found


def _hashes(folder: Path) -> set[str]:
    """The SHA-256 of every photo file, of its bytes and not of its name."""
    files = (file for ending in ("jpg", "png") for file in folder.glob(f"*/*.{ending}"))
    return {hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.name.count(".") == 1}
