"""Cases and what is stuck, listed for people and for programs."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from openpyxl import load_workbook

from bot.workbook.sample import SAMPLE
from tests.cli.changed_book import book
from tests.operating import CommandLine


def test_cases_as_json(zoujie: CommandLine) -> None:
    """Each case is one object with the fields of the design, moments with their offset."""
    said = zoujie("cases", "--json")
    first, second = map(json.loads, said.out)
    assert (said.code, said.err) == (0, [])
    assert {
        key: first[key] for key in ("number", "state", "text", "grid", "unit", "category", "reporter")
    } == {
        "number": 1,
        "state": "已销号",
        "text": "人民广场东侧 占道经营",
        "grid": "金山一网格",
        "unit": "金山社区居民委员会",
        "category": "占道经营",
        "reporter": "程晓燕",
    }
    assert first["opened_at"] == first["closed_at"] == "2026-03-02T09:00:00+08:00"
    assert first["due_at"] == "2026-03-02T15:00:00+08:00"
    assert (second["number"], second["state"], second["closed_at"]) == (2, "处置中", None)
    assert [len(set(one["photos"])) for one in (first, second)] == [2, 2]
    assert (first["source"], first["handler"], first["verified_by"]) == ("网格巡查", "毛俊逸", "高正扬")
    assert (first["waiting_since"], second["waiting_since"]) == (None, "2026-03-02T09:00:00+08:00")
    nothing = ("supervised", "deferred_until", "merged_into", "tied_to", "verified_by", "closed_at")
    assert {second[name] for name in nothing} == {None}
    counts = ("away", "reopened", "returned", "reworked", "extended", "confidential", "withdrawn", "urgent")
    assert not any(second[name] for name in counts)


def test_what_is_urgent_by_its_category(zoujie: CommandLine, folder: Path) -> None:
    """As its card has it, whatever the words of the report were."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection, connection:
        connection.execute("UPDATE categories SET urgent = 1 WHERE name = '占道经营'")
    urgent = {one["category"]: one["urgent"] for one in map(json.loads, zoujie("cases", "--json").out)}
    assert urgent == {"占道经营": True, "乱贴乱画": False}


def test_cases_keep_retired_names(zoujie: CommandLine, folder: Path) -> None:
    """A case goes on naming its category after the book has dropped it."""
    names = [row[0].value for row in load_workbook(SAMPLE)["类别"].iter_rows()]
    row = names.index("占道经营") + 1
    zoujie("district", "import", book(folder, ("类别", f"A{row}", "新类别"), ("类别", f"C{row}", "别的说法")))
    assert json.loads(zoujie("cases", "--json").out[0])["category"] == "占道经营"


def test_typed_text_steers_no_terminal(zoujie: CommandLine, folder: Path) -> None:
    """What people typed is listed on one line, without what a terminal would obey."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection, connection:
        connection.execute("UPDATE cases SET place = 'a\x1b[2J\nb\u202ec' WHERE number = 1")
        connection.execute("UPDATE outbox SET text = 'a\x1b[2Jb'")
    assert zoujie("cases").out == [
        "#1 已销号 占道经营 a [2J b c 金山社区居民委员会",
        "#2 处置中 乱贴乱画 人民广场 金山社区居民委员会",
    ]
    assert zoujie("outbox").out[0].endswith("ack a [2Jb")


def test_nothing_yet(zoujie: CommandLine, sqlite_template: Path, folder: Path) -> None:
    """Without cases a person is told so, and a script gets no line at all."""
    shutil.copy(sqlite_template, folder / "zoujie.db")
    assert (zoujie("cases").out, zoujie("cases", "--json").out) == (["还没有问题。"], [])
    assert (zoujie("outbox").out, zoujie("outbox", "--json").out) == (["没有这样的消息。"], [])


def test_what_is_stuck_is_decided(zoujie: CommandLine, folder: Path) -> None:
    """A message that failed and an answer in doubt are listed, tried again or let be, all of them or none."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection, connection:
        connection.execute("UPDATE inbox SET state = 'dead', tries = 5 WHERE id IN (2, 3)")
        connection.execute("UPDATE outbox SET state = 'unknown' WHERE id = 1")
        connection.execute("UPDATE outbox SET state = 'failed' WHERE id = 2")
    first, _ = zoujie("inbox").out
    assert first.startswith("2 ") and "小广告" in first
    assert [json.loads(line)["id"] for line in zoujie("inbox", "--json").out] == [2, 3]
    assert zoujie("inbox", "--retry", 2, 1).err == ["没有卡住的 1，什么也没有改。"]
    assert len(zoujie("inbox").out) == 2
    assert zoujie("inbox", "--retry", 2, "--drop", 3).out == ["重试：2", "不再处理：3"]
    assert zoujie("inbox").out == ["没有办不成的消息。"]
    assert zoujie("outbox", "--drop", 1, 2).out == ["不再处理：1、2"]
    assert [line.split()[0] for line in zoujie("outbox", "--state", "dropped").out] == ["1", "2"]
    assert zoujie("outbox", "--retry", 1).code == 1


def test_outbox_as_json(zoujie: CommandLine) -> None:
    """Each message is one object with the state of its delivery, and states can be asked for."""
    rows = [json.loads(line) for line in zoujie("outbox", "--json").out]
    assert {row["state"] for row in rows} == {"sent"}
    assert {"id", "platform", "chat", "kind", "key", "tries", "created_at", "text"} <= set(rows[0])
    assert rows[0]["created_at"] == "2026-03-02T09:00:00+08:00"
    for state in ("todo", "sending", "unknown", "failed", "held"):
        assert zoujie("outbox", "--json", "--state", state).out == []
