"""`audit verify`: whoever changes the past in the database itself is found, and where."""

# ruff: noqa: E501 - the table of changes is read row by row
from __future__ import annotations

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.operating import EVENTS, CommandLine, command_line, put_to_work


@pytest.fixture(scope="module")
def worked(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A district with a history: events 1, 4, 5 are of #1, events 2, 3, 6 of #2."""
    folder = tmp_path_factory.mktemp("worked")
    asyncio.run(put_to_work(sqlite_template, folder))
    return folder


@pytest.fixture
def zoujie(
    worked: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    """The command line on a copy of it."""
    shutil.copy(worked / "zoujie.db", tmp_path)
    with command_line(tmp_path, capsys, monkeypatch) as command:
        yield command


def tamper(folder: Path, *statements: str) -> None:
    """Change the database behind the bot's back, as somebody with the file could."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection, connection:
        for verb in ("UPDATE", "DELETE"):
            connection.execute(f"DROP TRIGGER events_no_{verb}")
        for statement in statements:
            assert connection.execute(statement).rowcount, "it must change something"


def test_untouched_history_adds_up(zoujie: CommandLine) -> None:
    """What the bot itself wrote is whole, and its digest is told so that it can be kept elsewhere."""
    said = zoujie("audit", "verify")
    assert (said.code, said.err) == (0, [])
    assert f"共 {EVENTS} 行" in said.out[1]


@pytest.mark.parametrize(
    ("statements", "told"),
    [
        (["UPDATE events SET words = words || '。' WHERE id = 4"], ["#1：经过第 4 行被改动过"]),
        (["UPDATE events SET at = '2026-03-02 00:00:00.000000' WHERE id = 4"], ["#1：经过第 4 行被改动过", "#1：上报、整改"]),
        (["UPDATE events SET person = 1 WHERE id = 1"], ["#1：经过第 1 行被改动过"]),
        (["UPDATE events SET \"case\" = 2 WHERE id = 4"], ["#1：", "#2：经过第 4 行被改动过"]),
        (["DELETE FROM events WHERE id = 4"], ["#1：经过第 5 行被改动过", "经过第 4 行不见了"]),
        (["DELETE FROM events WHERE id = 1"], ["#1：经过第 4 行被改动过", "经过第 1 行不见了"]),
        (["DELETE FROM events WHERE id = 5"], ["#1：状态与经过的最后一行不一致", "经过第 5 行不见了"]),
        (["DELETE FROM events WHERE id IN (1, 4, 5)"], ["#1：没有经过"]),
        (
            ["UPDATE events SET id = 99 WHERE id = 4", "UPDATE events SET id = 4 WHERE id = 5", "UPDATE events SET id = 5 WHERE id = 99"],
            ["#1：经过第 4 行被改动过", "#1：经过第 5 行被改动过"],
        ),
        (["UPDATE cases SET state = '处置中' WHERE number = 1"], ["#1：状态与经过的最后一行不一致"]),
        (["UPDATE cases SET fixed_at = '2026-03-02 00:30:00.000000' WHERE number = 1"], ["#1：上报、整改或销号的时间"]),
        (["UPDATE cases SET opened_at = '2026-03-02 00:30:00.000000' WHERE number = 2"], ["#2：上报、整改或销号的时间"]),
        (["UPDATE cases SET due_at = '2027-03-02 00:30:00.000000' WHERE number = 2"], ["#2：文字、来源、上报人、单位或时限"]),
        (["UPDATE cases SET text = '没有事' WHERE number = 1"], ["#1：文字、来源、上报人、单位或时限"]),
        (["UPDATE events SET seal = '' WHERE id = 6"], ["#2：经过第 6 行被改动过"]),
        (["DELETE FROM cases WHERE number = 2"], ["#2：经过还在，这一件不见了"]),
        (["UPDATE case_photos SET sha256 = (SELECT sha256 FROM case_photos WHERE event = 1) WHERE event = 4"], ["#1：经过第 4 行被改动过"]),
        (["DELETE FROM case_photos WHERE event = 4"], ["#1：经过第 4 行被改动过"]),
        (["UPDATE case_photos SET event = 77 WHERE event = 3"], ["#2：经过第 3 行被改动过", "#2：有照片不属于"]),
    ],
    ids=[
        *("words", "moment", "person", "case", "middle", "first", "tail", "all", "swapped", "state", "fixed", "opened"),
        *("limit", "text", "seal", "case-gone", "photo-exchanged", "photo-gone", "photo-moved"),
    ],
)  # fmt: skip
def test_changed_past_is_found(
    zoujie: CommandLine, tmp_path: Path, statements: list[str], told: list[str]
) -> None:
    """Each way of changing the past is refused, naming the case or the line."""
    tamper(tmp_path, *statements)
    said = zoujie("audit", "verify")
    assert (said.code, said.out) == (1, [])
    for wanted in told:
        assert any(line.startswith(wanted) for line in said.err), said.err


def test_lost_last_line_changes_the_digest(zoujie: CommandLine, tmp_path: Path) -> None:
    """The very last line of all leaves no trace but the digest that the operator kept."""
    before = zoujie("audit", "verify").out
    tamper(tmp_path, f"DELETE FROM events WHERE id = {EVENTS}")
    after = zoujie("audit", "verify")
    assert after.code == 0
    assert after.out[1] != before[1]


def test_database_itself_refuses(zoujie: CommandLine, tmp_path: Path) -> None:
    """As long as its triggers are there, no line of history can be changed or removed."""
    with closing(sqlite3.connect(tmp_path / "zoujie.db")) as connection:
        for statement in ("UPDATE events SET words = ''", "DELETE FROM events"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                connection.execute(statement)
