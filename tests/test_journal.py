"""The journal by itself: in order, durable, with room of its own, and whatever happens to its file."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from storage.journal import ROOM, Came, Journal, JournalFailed
from tests.talk import ZONE

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    """A new one."""
    journal = Journal(tmp_path / "var" / "journal.db")
    yield journal
    journal.close()


def came(number: int) -> Came:
    """Something that came."""
    return Came(NINE + timedelta(seconds=number), {"text": f"东门\ud800 {number}", "list": [None, 1.5]})


def drained(journal: Journal) -> list[Came]:
    """All of it, taken out."""
    found = []
    while (entry := journal.oldest("a")) is not None:
        found.append(entry.came)
        journal.remove(entry.id)
    return found


def test_in_order(journal: Journal) -> None:
    """What came first comes out first, as it was, for each platform by itself, also in another process."""
    for number in range(5):
        journal.put("a", came(number))
        journal.put("b", came(number + 10))
    assert (journal.waiting("a"), journal.waiting("b"), journal.waiting("c")) == (5, 5, 0)
    journal.close()
    assert drained(journal) == [came(number) for number in range(5)]
    assert journal.waiting("b") == 5


def test_more_about_a_row(journal: Journal) -> None:
    """It is noted where the row still is; a row that was taken out stays out."""
    first, second = journal.put("a", came(1)), journal.put("a", came(2))
    journal.remove(first)
    for row in (first, second):
        journal.add(row, {"photos": {"https://x/1": "ab"}})
    assert [one.what["photos"] for one in drained(journal)] == [{"https://x/1": "ab"}]


def test_killed_right_after(tmp_path: Path) -> None:
    """What `put` has returned for is there after a kill."""
    script = (
        "import os; from storage.journal import *; from datetime import *; from pathlib import Path\n"
        f"j = Journal(Path({str(tmp_path / 'journal.db')!r}))\n"
        "for n in range(3): j.put('a', Came(datetime.now(UTC), {'n': n}))\n"
        "os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 9
    assert [one.what["n"] for one in drained(Journal(tmp_path / "journal.db"))] == [0, 1, 2]


def test_it_is_its_owners_alone(journal: Journal, tmp_path: Path) -> None:
    """Files 0600, for they hold what people said."""
    journal.open()
    assert {file.stat().st_mode & 0o777 for file in (tmp_path / "var").iterdir()} == {0o600}


def test_it_has_room(journal: Journal, tmp_path: Path) -> None:
    """File and log are made large once, and do not grow with what comes: so a full disk does not stop it."""
    journal.open()
    before = {file.name: file.stat().st_size for file in (tmp_path / "var").iterdir()}
    assert before["journal.db"] >= ROOM and before["journal.db-wal"] >= ROOM
    for number in range(300):
        journal.put("a", came(number))
    assert {file.name: file.stat().st_size for file in (tmp_path / "var").iterdir()} == before
    assert len(drained(journal)) == 300


@pytest.mark.skipif(os.geteuid() != 0, reason="only root mounts a disk of its own")
def test_on_a_full_disk(tmp_path: Path) -> None:
    """A real one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(disk)]
    if subprocess.run(mounted, check=False, capture_output=True).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        journal = Journal(disk / "journal.db")
        journal.open()
        with pytest.raises(OSError, match="No space"), (disk / "full").open("wb", buffering=0) as full:
            while True:
                full.write(bytes(4096))
        for number in range(100):
            journal.put("a", came(number))
        assert journal.waiting("a") == 100
        journal.close()
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)


def test_a_spoilt_file(journal: Journal, tmp_path: Path) -> None:
    """It is put aside for somebody to look at, and a new one begun."""
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "journal.db").write_bytes(b"no database at all" * 500)
    journal.put("a", came(1))
    assert drained(journal) == [came(1)]
    assert (tmp_path / "var" / "journal.spoilt").exists()


def test_where_it_cannot_be(tmp_path: Path) -> None:
    """A file that cannot be made fails by name, and works once it can."""
    (tmp_path / "journal.db").mkdir()
    journal = Journal(tmp_path / "journal.db")
    for work in (journal.open, lambda: journal.put("a", came(1)), lambda: journal.waiting("a")):
        with pytest.raises(JournalFailed):
            work()
    (tmp_path / "journal.db").rmdir()
    journal.put("a", came(1))
    assert journal.waiting("a") == 1
    journal.close()


def test_locked_by_another_process(journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is waited for, but not for long."""
    monkeypatch.setattr("storage.journal._BUSY", 0.05)
    journal.open()
    other = sqlite3.connect(tmp_path / "var" / "journal.db", isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(JournalFailed):
        journal.put("a", came(1))
    other.execute("ROLLBACK")
    other.close()
    journal.put("a", came(1))
