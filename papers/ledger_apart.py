"""Writes a ledger in a process of its own: ten thousand cases are many seconds of work, in which the bot would answer
slowly, and memory that would not be given back. Lines go to it by the hundred, so that neither side holds them twice.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO

from domain.ledger import Ledger
from papers.ledger import Finder, PhotoLine, with_photos, write

AT_ONCE = 100  # lines: what they share, as their time zone, is written once for all


def excel(ledger: Ledger, stamp: Finder, file: Path) -> None:
    """Write the ledger as an .xlsx. Raises CalledProcessError or OSError, where it was not written."""
    command = [sys.executable, "-m", "papers.ledger_apart", str(file)]
    # Ctrl-C is the bot's to answer; without the bot the lines end, and so does the process.
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as process:  # noqa: S603 (ourselves)
        assert process.stdin is not None
        with process.stdin as pipe:
            pickle.dump((replace(ledger, entries=()), len(ledger.entries)), pipe)
            lines = with_photos(ledger, stamp)
            while some := list(islice(lines, AT_ONCE)):
                pickle.dump(some, pipe)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)


def serve(pipe: IO[bytes], file: Path) -> None:
    """The process's side."""
    ledger, count = pickle.load(pipe)  # noqa: S301 (from ourselves)
    with file.open("wb") as out:
        write(ledger, count, _lines(pipe, count), out)


def _lines(pipe: IO[bytes], count: int) -> Iterator[PhotoLine]:
    for _ in range(0, count, AT_ONCE):
        yield from pickle.load(pipe)  # noqa: S301 (from ourselves)


if __name__ == "__main__":
    serve(sys.stdin.buffer, Path(sys.argv[1]))
