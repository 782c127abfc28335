"""台账 of 10,000 cases with 20,000 photos, beside the library alone writing the same rows and pictures; and its memory.

Each is written in a process of its own, so that the memory is its own. The library alone is given all it needs: the
rows as values, the pictures as small as they are shown, in files. The bot keeps these with each photo; how long it
takes to make them, with nothing else, stands beside. Ratios are of CPU seconds: the clock counts other work too.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from xlsxwriter import Workbook

from actions.documents.kit import find_documents
from bot.making import set_in_type
from domain.ledger import Ledger
from domain.order import Order
from domain.tally import Span
from storage.database import Database
from storage.photos import PhotoFiles
from storage.stamps import ENDING
from tests.bench import photofiles, years
from tests.bench.digest import AT, ZONE
from tests.bench.goals import line

CASES = 10_000


def measure(folder: Path, rounds: int, count: int = CASES) -> dict[str, float]:
    """Medians in seconds, their ratio, and the most MiB that writing the ledger took."""
    folder.mkdir()
    photofiles.lay(folder / "photos", 2 * count)
    years.database(folder, count, 2 * count).close()
    took: dict[str, list[_Took]] = {"small": [], "ours": [], "bare": []}
    for _ in range(rounds):
        for which, found in took.items():
            found.append(_run(folder, count, which))
    clock = {which: median(one.clock for one in found) for which, found in took.items()}
    cpu = {which: median(one.cpu for one in found) for which, found in took.items()}
    return {
        f"台账 of {count} cases with {2 * count} photos (s)": clock["ours"],
        "the same, CPU (s)": cpu["ours"],
        "the same rows and pictures by the library alone (s)": clock["bare"],
        "the same, CPU, by the library alone (s)": cpu["bare"],
        "the pictures made small, once for ever, CPU (s)": cpu["small"],
        "台账 to the library alone": cpu["ours"] / cpu["bare"],
        "memory of the process that reads the 台账 (MiB)": max(one.memory for one in took["ours"]),
        "memory of the process that writes it (MiB)": max(one.apart for one in took["ours"]),
        "memory of the library alone (MiB)": max(one.memory for one in took["bare"]),
    }


class _Took(NamedTuple):
    """Seconds by the clock and of the processors, and the most MiB: here, and in the process that writes."""

    clock: float
    cpu: float
    memory: float
    apart: float = 0


def _run(folder: Path, count: int, which: str) -> _Took:
    """In a process of its own."""
    command = [sys.executable, "-m", "tests.bench.ledger", str(folder), str(count), which]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return _Took(*map(float, said))


def _ours(folder: Path, count: int) -> _Took:
    """As `zoujie report 台账` makes it. What the other is to write is put aside, outside the time."""
    found = Database(f"sqlite+aiosqlite:///{folder / f'{count}.db'}", PhotoFiles(folder / "photos"), ZONE)
    at = AT + timedelta(hours=1)
    order = Order("台账", at, span=Span(AT - timedelta(days=365), at), period="一年")
    begin = _now()
    with found.reading() as store, _watching() as apart:
        drawn = find_documents()["台账"].facts(order, store)
        set_in_type(drawn, store.files, folder / "ours.xlsx")
    took = _since(begin)._replace(apart=max(apart.values()))
    assert isinstance(drawn, Ledger) and len(drawn.entries) == count
    with (folder / "rows").open("wb") as file:
        pickle.dump(drawn.entries, file)
    return took


def _bare(folder: Path) -> _Took:
    """The same cells, and the pictures that stand in our own file."""
    with (folder / "rows").open("rb") as file:
        entries = pickle.load(file)
    pictures = {file.name[:64]: str(file) for file in (folder / "photos").glob(f"*/*{ENDING}")}
    begin = _now()
    with Workbook(str(folder / "bare.xlsx"), {"constant_memory": True, "tmpdir": str(folder)}) as book:
        sheet = book.add_worksheet()
        for row, one in enumerate(entries):
            sheet.write_number(row, 0, one.number)
            words = (
                one.state,
                one.source,
                one.category,
                one.place,
                one.grid,
                one.unit,
                one.line_unit,
                one.text,
            )
            for column, text in enumerate(words, 1):
                sheet.write_string(row, column, text)
            for column, at in enumerate((one.opened_at, one.due_at, one.fixed_at, one.closed_at), 9):
                if at is not None:
                    sheet.write_datetime(row, column, at.replace(tzinfo=None))
            sheet.write_string(row, 13, one.judged)
            for column, sha256 in ((14, one.before), (15, one.after)):
                if sha256:
                    sheet.insert_image(row, column, pictures[sha256], {"x_scale": 0.6, "y_scale": 0.6})
            sheet.write_string(row, 16, "\n".join(one.history))
    return _since(begin)


def _small(folder: Path) -> _Took:
    """Each photo as small as it is shown, in a file."""
    for file in (folder / "photos").glob(f"*/*{ENDING}"):
        file.unlink()
    files = PhotoFiles(folder / "photos")
    begin = _now()
    for file in (folder / "photos").glob("*/*.thumb.jpg"):
        files.stamp(file.name[:64])
    return _since(begin)


def _now() -> tuple[float, float]:
    return perf_counter(), sum(os.times()[:4])  # its own and that of the process that it waited for


def _since(begin: tuple[float, float]) -> _Took:
    clock, cpu = (now - then for now, then in zip(_now(), begin, strict=True))
    return _Took(clock, cpu, _most())


def _most(process: str = "self") -> float:
    """The most MiB that a process ever held. The system's sum for ended ones begins with what their parent held."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


@contextlib.contextmanager
def _watching() -> Iterator[dict[str, float]]:
    """What each process that this one started held at most, looked at ten times a second; the last look counts, for
    at its very beginning a process is a copy of this one."""
    found, ended = {"": 0.0}, threading.Event()

    def watch() -> None:
        while not ended.wait(0.1):
            for children in Path("/proc/self/task").glob("*/children"):
                with contextlib.suppress(OSError, StopIteration):  # it ended meanwhile
                    found.update({child: _most(child) for child in children.read_text().split()})

    threading.Thread(target=watch, daemon=True).start()
    yield found
    ended.set()


def main() -> None:
    """One writing in this process; or this part alone: `python -m tests.bench.ledger [cases]`."""
    if len(sys.argv) < 4:
        with tempfile.TemporaryDirectory(prefix="zoujie-bench-") as name:
            count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
            for figure, value in measure(Path(name) / "ledger", 1, count).items():
                sys.stdout.write(line(figure, value))
        return
    folder, count, which = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    works = {
        "ours": lambda: _ours(folder, count),
        "small": lambda: _small(folder),
        "bare": lambda: _bare(folder),
    }
    sys.stdout.write(" ".join(map(str, works[which]())) + "\n")


if __name__ == "__main__":
    main()
