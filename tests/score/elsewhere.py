"""Rows that are programs of their own: every conversation on every platform, the tests that take too long for the
suite, and how well people are understood."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from dataclasses import asdict, dataclass
from time import monotonic
from typing import Any

CONVERSATIONS = (
    "tests/test_transcripts.py",
    "tests/telegram/test_transcripts.py",
    "tests/wecom/test_transcripts.py",
)
JUDGES = ("judge_reports", "judge_questions", "judge_rollcall")


@dataclass(frozen=True)
class Run:
    """A program that ran: it passed if it ended with 0. `said` is what it printed."""

    name: str
    code: int
    said: str
    seconds: float

    @property
    def passed(self) -> bool:
        """True if it ended well."""
        return self.code == 0

    @property
    def told(self) -> str:
        """What it printed last; of a judge, its whole tables."""
        return self.said if "\n" in self.said and self.passed else self.said.rpartition("\n")[2]

    @property
    def faults(self) -> Sequence[str]:
        """Its last lines, where it failed."""
        return [] if self.passed else self.said.splitlines()[-10:]

    def as_json(self) -> dict[str, Any]:
        """Everything of it."""
        return asdict(self) | {"passed": self.passed}


async def conversations(_seed: int) -> AsyncIterator[Run]:
    """All of them on PostgreSQL, Telegram and WeCom too; the suite plays a few on one of these."""
    yield await _run("conversations everywhere", "pytest", "-q", *CONVERSATIONS, last_line=True)


async def tests(_seed: int) -> AsyncIterator[Run]:
    """What the suite leaves out, and more examples where it tries a few."""
    yield await _run("tests at large", "pytest", "-q", "-m", "at_large or hypothesis", last_line=True)


async def understanding(_seed: int) -> AsyncIterator[Run]:
    """The labelled sets: accuracy by field and by kind, with confusion tables."""
    for judge in JUDGES:
        yield await _run(judge, f"tests.understanding.{judge}", last_line=False)


async def _run(name: str, module: str, *arguments: str, last_line: bool) -> Run:
    begin = monotonic()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        module,
        *arguments,
        env=os.environ | {"EVERYWHERE": "1"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    printed, _ = await process.communicate()
    said = printed.decode(errors="replace").strip()
    if last_line and process.returncode == 0:
        said = said.rpartition("\n")[2]
    return Run(name, process.returncode or 0, said, monotonic() - begin)
