"""台账 of 10,000 cases with 20,000 photos, beside the library alone writing the same rows and pictures; and its memory.

Each is written in a process of its own, so that the memory is its own. The library alone is given all it needs: the
rows as values, the pictures as small as they are shown, in files. How long it takes to make those of the photos, with
nothing else, stands beside.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import tempfile
from datetime import timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from xlsxwriter import Workbook

from actions.documents.kit import find_documents
from bot.making import set_in_type
from domain.ledger import Ledger
from domain.order import Order
from domain.tally import Span
from papers.ledger import stamp
from storage.database import Database
from storage.photos import PhotoFiles
from tests.bench import photofiles, years
from tests.bench.digest import AT, ZONE

CASES = 10_000


def measure(folder: Path, rounds: int, count: int = CASES) -> dict[str, float]:
    """Medians in seconds, their ratio, and the most MiB that writing the ledger took."""
    folder.mkdir()
    photofiles.lay(folder / "photos", 2 * count)
    years.database(folder, count, 2 * count).close()
    ours, bare, small, memory = [], [], [], 0.0
    for _ in range(rounds):
        took, most = _run(folder, count, "ours")
        ours.append(took)
        memory = max(memory, most)
        small.append(_run(folder, count, "small")[0])
        bare.append(_run(folder, count, "bare")[0])
    return {
        f"台账 of {count} cases with {2 * count} photos (s)": median(ours),
        "the same rows and pictures by the library alone (s)": median(bare),
        "the pictures made small, with nothing else (s)": median(small),
        "台账 to the library alone": median(ours) / median(bare),
        "台账 to the library and the making of its pictures": median(ours) / (median(bare) + median(small)),
        "memory of writing the 台账 (MiB)": memory,
    }


def _run(folder: Path, count: int, which: str) -> tuple[float, float]:
    """In a process of its own. Out: seconds, and the most MiB that it took."""
    command = [sys.executable, "-m", "tests.bench.ledger", str(folder), str(count), which]
    took, most = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    return float(took), float(most)


def _ours(folder: Path, count: int) -> float:
    """As `zoujie report 台账` makes it. What the other is to write is put aside, outside the time."""
    found = Database(f"sqlite+aiosqlite:///{folder / f'{count}.db'}", PhotoFiles(folder / "photos"), ZONE)
    at = AT + timedelta(hours=1)
    order = Order("台账", at, span=Span(AT - timedelta(days=365), at), period="一年")
    begin = perf_counter()
    with found.reading() as store:
        drawn = find_documents()["台账"].facts(order, store)
        data, _ending = set_in_type(drawn, store.files)
    took = perf_counter() - begin
    assert isinstance(drawn, Ledger) and len(drawn.entries) == count
    (folder / "ours.xlsx").write_bytes(data)
    with (folder / "rows").open("wb") as file:
        pickle.dump(drawn.entries, file)
    return took


def _bare(folder: Path) -> float:
    """The same cells, and the pictures that stand in our own file."""
    with (folder / "rows").open("rb") as file:
        entries = pickle.load(file)
    pictures = {file.stem: str(file) for file in (folder / "small").iterdir()}
    begin = perf_counter()
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
    return perf_counter() - begin


def _small(folder: Path) -> float:
    """Each photo as small as it is shown, in a file."""
    small = folder / "small"
    small.mkdir(exist_ok=True)
    begin = perf_counter()
    for file in (folder / "photos").glob("*/*.thumb.jpg"):
        stamp(file, small / f"{file.name[:64]}.jpg")
    return perf_counter() - begin


def _most() -> float:
    """The most MiB that this process ever held."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def main() -> None:
    """One writing in this process; or this part alone: `python -m tests.bench.ledger [cases]`."""
    if len(sys.argv) < 4:
        with tempfile.TemporaryDirectory(prefix="zoujie-bench-") as name:
            count = int(sys.argv[1]) if len(sys.argv) > 1 else CASES
            for figure, value in measure(Path(name) / "ledger", 1, count).items():
                sys.stdout.write(f"{figure:<60} {value:>10.2f}\n")
        return
    folder, count, which = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    works = {
        "ours": lambda: _ours(folder, count),
        "small": lambda: _small(folder),
        "bare": lambda: _bare(folder),
    }
    took = works[which]()
    sys.stdout.write(f"{took} {_most()}\n")


if __name__ == "__main__":
    main()
