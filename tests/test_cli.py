"""The command line `zoujie`: what it prints, its exit codes, and that what is refused changes nothing."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.clock import Clock
from bot.operator.reconcile import unbalanced
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from bot.workbook.sheets import EXAMPLE
from domain.rulesets import INSPECTION, USUAL
from storage.register import Change
from tests.operating import CommandLine, command_line, environment
from tests.talk import ZONE
from texts.editions import difference

SECRET = "geheim"


@pytest.fixture
def folder(worked: Path, tmp_path: Path) -> Path:
    """A folder of the test's own with that district."""
    shutil.copy(worked / "zoujie.db", tmp_path)
    return tmp_path


@pytest.fixture
def zoujie(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[CommandLine]:
    """The command line on it."""
    with command_line(folder, capsys, monkeypatch) as command:
        yield command


def book(folder: Path, *cells: tuple[str, str, object]) -> Path:
    """The sample workbook with these cells changed: sheet, address, value."""
    changed = load_workbook(SAMPLE)
    for sheet, address, value in cells:
        cell = changed[sheet][address]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    changed.save(folder / "book.xlsx")
    return folder / "book.xlsx"


# --- use, settings, secrets ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        *("", "dance", "district", "district import", "audit", "cases --yaml", "outbox --state lost"),
        *("job", "job dance", "job digest --at yesterday", "job digest --at 2026-03-02T18:00", "backup"),
    ],
)
def test_wrong_use(zoujie: CommandLine, arguments: str) -> None:
    """What cannot be understood is 2, with a word on standard error and nothing on standard output."""
    said = zoujie(*arguments.split())
    assert (said.code, said.out) == (2, [])
    assert said.err


def test_help_names_every_command(zoujie: CommandLine) -> None:
    """The help lists the commands of the design, and asks for nothing to be there."""
    said = zoujie("--help")
    names = {line.split()[0] for line in said.out if line.startswith("    ")}
    commands = {
        "demo",
        "serve",
        "check",
        "district",
        "cases",
        "inbox",
        "outbox",
        "job",
        "backup",
        "restore",
        "audit",
    }
    assert said.code == 0
    assert commands <= names


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("LISTEN", "8080", "LISTEN"),
        ("TIMEZONE", "Mars", "TIMEZONE"),
        ("DATABASE_URL", f"mysql://u:{SECRET}@h/d", "DATABASE_URL"),
        ("DATABASE_URL", f"postgresql+psycopg://u:{SECRET}@h:port/d", "DATABASE_URL"),
        ("DATABASE_URL", f"postgresql+psycopg://u:{SECRET}@127.0.0.1:1/d", "127.0.0.1/d"),
        ("DATABASE_URL", "sqlite+aiosqlite:////dev/null/zoujie.db", "/dev/null"),
        ("DATABASE_URL", "sqlite+aiosqlite:////dev/full", "/dev/full"),
    ],
)
def test_wrong_settings(zoujie: CommandLine, name: str, value: str, told: str) -> None:
    """A setting that is wrong is named on one line, without its password and without a traceback."""
    for command in ("cases", "check"):
        said = zoujie(command, **{name: value})
        assert said.code == 1
        assert any(told in line for line in said.out + said.err), said
        assert not any(SECRET in line or "Traceback" in line for line in said.out + said.err)


def test_settings_file(zoujie: CommandLine, folder: Path) -> None:
    """zoujie.toml of the working folder is read; a key that nobody knows is refused."""
    (folder / "zoujie.toml").write_text('LISTNE = "127.0.0.1:80"\n')
    said = zoujie("cases")
    assert said.code == 1
    assert said.err[0].startswith("zoujie.toml 里有不认识的设置 LISTNE；可用的有 DATABASE_URL、")


def test_unforeseen_error_is_not_shown(zoujie: CommandLine, folder: Path) -> None:
    """A fault of the program is one line of log with its place, and one for people; no traceback, no text."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as connection, connection:
        connection.execute("DROP TABLE case_photos")
    said = zoujie("cases", "--json")
    assert (said.code, said.out) == (1, [])
    logged, told = said.err
    assert json.loads(logged)["error"] == "OperationalError"
    assert told.startswith("出错了")


# --- district -----------------------------------------------------------------------------------------------


def test_template_is_written(zoujie: CommandLine, folder: Path) -> None:
    """The empty workbook has the six sheets; a folder that is not there is named."""
    assert zoujie("district", "template", folder / "t.xlsx").code == 0
    assert {"单位", "网格", "人员", "点位", "群", "类别"} <= set(load_workbook(folder / "t.xlsx").sheetnames)
    said = zoujie("district", "template", folder / "no" / "t.xlsx")
    assert (said.code, said.out) == (1, [])
    assert said.err == [f"没有这个文件或文件夹：{folder / 'no' / 't.xlsx'}"]


@pytest.mark.parametrize("name", ["missing.xlsx", "zoujie.db", "."])
def test_no_workbook(zoujie: CommandLine, folder: Path, name: str) -> None:
    """A file that is not there, or no workbook, is refused in one line."""
    said = zoujie("district", "import", folder / name)
    assert (said.code, said.out, len(said.err)) == (1, [], 1)


def test_every_fault_is_told_and_nothing_changed(zoujie: CommandLine, folder: Path) -> None:
    """A book with three faults is refused with three lines; what was right in it is not taken either."""
    wrong = book(
        folder,
        ("类别", "A2", "新类别"),
        ("人员", "D2", "市长"),
        ("网格", "C3", "天上"),
        ("类别", "E2", "很快"),
    )
    said = zoujie("district", "import", wrong)
    assert (said.code, said.out) == (1, [])
    assert [line.partition(":")[0] for line in said.err] == ["网格!C3", "人员!D2", "类别!E2"]
    assert zoujie("district", "import", SAMPLE).out == ["没有变动。"]


def test_import_tells_what_changes(zoujie: CommandLine, folder: Path) -> None:
    """A dry run tells and changes nothing; the import tells the same and does it; a second one has nothing to do."""
    before = load_workbook(SAMPLE)["类别"]["A2"].value
    changed = book(folder, ("类别", "A2", "新类别"))
    told = ["新增 类别 新类别", f"停用 类别 {before}"]
    dry = zoujie("district", "import", changed, "--dry-run")
    assert (dry.code, dry.out) == (0, [*told, "共 2 处变动，这次只看不改。"])
    assert zoujie("district", "import", SAMPLE, "--dry-run").out == ["没有变动。"]
    assert zoujie("district", "import", changed).out == [*told, "共 2 处变动，已生效。"]
    assert zoujie("district", "import", changed).out == ["没有变动。"]


def test_a_ready_made_set_is_taken_from_the_exported_book(zoujie: CommandLine, folder: Path) -> None:
    """Its rows stand there as examples; renamed they are taken, and days that are left without rules are told."""
    exported = folder / "现有.xlsx"
    assert zoujie("district", "export", exported).code == 0
    assert zoujie("district", "import", exported).out == ["没有变动。"]
    with_one = load_workbook(exported)
    page = with_one["评分规则"]
    for row in range(2, page.max_row + 1):
        if page.cell(row, 1).value == f"{EXAMPLE}{INSPECTION.version}":
            page.cell(row, 1).value, page.cell(row, 2).value = INSPECTION.version, "2026-03-16"
    with_one.save(exported)
    added, *more = zoujie("district", "import", exported).out
    assert added == f"新增 评分规则 {INSPECTION.version}"
    assert not any("没有规则" in line for line in more)
    for row in range(page.max_row, 1, -1):
        if page.cell(row, 1).value == USUAL.version:
            page.delete_rows(row)
    with_one.save(exported)
    gone, *more = zoujie("district", "import", exported).out
    assert gone == f"停用 评分规则 {USUAL.version}"
    told = "留意 评分规则：2026-03-16 以前没有规则，那之前的事不算分；要算请留着“通用”那几行"
    assert told in more


def test_during_a_visit_the_register_stands_still(zoujie: CommandLine, folder: Path) -> None:
    """迎检: a book that changes it is refused, a dry run is not; lifted for the day it is taken."""
    today = Clock(ZONE).now().date()
    setting = book(folder, ("规则", "A2", "迎检"), ("规则", "B2", f"{today} 至 {today + timedelta(days=3)}"))
    assert zoujie("district", "import", setting).code == 0
    still = zoujie("district", "import", SAMPLE, "--force")
    assert (still.code, still.out, len(still.err)) == (1, [], 1)
    assert "迎检 解冻" in still.err[0] and "自动恢复" in still.err[0]
    assert zoujie("district", "import", setting).out == ["没有变动。"]
    assert zoujie("district", "import", SAMPLE, "--dry-run").code == 0
    with closing(sqlite3.connect(folder / "zoujie.db")) as database, database:
        lifted = "insert into counters (name, value) values ('visit-lifted', ?)"
        database.execute(lifted, (today.toordinal(),))
    assert zoujie("district", "import", SAMPLE).code == 0


def test_an_import_that_does_not_add_up_says_so() -> None:
    """Rows of each sheet, and points that were kept from the chat, against what the register holds afterwards."""
    whole = read(SAMPLE).district
    assert not unbalanced(whole, whole, [])
    fewer = replace(whole, people=whole.people[1:], points=(*whole.points, whole.points[0]))
    found = unbalanced(whole, fewer, [])
    rows = len(whole.people)
    assert difference(found[0]) == f"核对：人员合计 {rows - 1} 与各项之和 {rows} 差 1"
    assert [one.name for one in found] == ["人员", "点位"]
    assert [one.name for one in unbalanced(whole, fewer, [Change("点位", "老粮站", "保留")])] == ["人员"]


def test_import_names_the_points_it_keeps(zoujie: CommandLine, folder: Path) -> None:
    """A point that was added in the chat is no change, but whoever imports is told of it."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as database, database:
        database.execute(
            "INSERT INTO points (id, code, name, kind, grid, address, aliases, cleaner, line_units, active, added)"
            " VALUES (9999, '01-老粮站后墙', '老粮站后墙', '', 1, '', '[]', '', '[]', 1, 1)"
        )
        database.execute("UPDATE counters SET value = value + 1 WHERE name = 'register'")
    assert zoujie("district", "import", SAMPLE).out == [
        "《点位》里没有 老粮站后墙（群里加的），保留",
        "没有变动。",
    ]


def test_formula_stays_text(zoujie: CommandLine, folder: Path) -> None:
    """What begins with = goes in and comes out as text, never as a formula."""
    evil = "=cmd|' /C calc'!A0"
    assert zoujie("district", "import", book(folder, ("点位", "E2", evil), ("点位", "F2", "=1+1"))).code == 0
    assert zoujie("district", "export", folder / "out.xlsx").code == 0
    written = load_workbook(folder / "out.xlsx")
    cells = [cell for sheet in written.worksheets for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f"]
    assert {evil, "=1+1"} <= {cell.value for cell in cells}
    assert zoujie("district", "import", folder / "out.xlsx").out == ["没有变动。"]


def test_no_file_is_overwritten_unasked(zoujie: CommandLine, folder: Path) -> None:
    """A file that is there stays as it is, unless that is forced."""
    file = folder / "mine.xlsx"
    file.write_text("mine")
    for command in ("template", "export"):
        said = zoujie("district", command, file)
        assert (said.code, said.out, file.read_text()) == (1, [], "mine")
        assert said.err == [f"已经有这个文件，不覆盖：{file}；要覆盖请加 --force"]
    said = zoujie("district", "codes", "--out", file)
    assert (said.code, file.read_text()) == (1, "mine")
    assert zoujie("district", "export", file, "--force").code == 0
    assert file.stat().st_mode & 0o777 == 0o600
    assert zoujie("district", "import", file).out == ["没有变动。"]


def without_rows(folder: Path, sheet: str, count: int) -> Path:
    """The sample workbook without the last so many rows of a sheet to which nothing refers."""
    changed = load_workbook(SAMPLE)
    page = changed[sheet]
    page.delete_rows(page.max_row - count + 1, count)
    changed.save(folder / "book.xlsx")
    return folder / "book.xlsx"


@pytest.mark.parametrize(("count", "asked"), [(10, False), (11, True)])
def test_a_great_loss_is_asked_about(zoujie: CommandLine, folder: Path, count: int, asked: bool) -> None:
    """Of 52 categories ten may go; eleven are more than a fifth, and go only when that is forced."""
    fewer = without_rows(folder, "类别", count)
    loss = f"《类别》现有 52，要停用 {count}，超过五分之一"
    dry = zoujie("district", "import", fewer, "--dry-run")
    assert (dry.code, dry.out[-1] == loss) == (0, asked)
    said = zoujie("district", "import", fewer)
    assert said.code == int(asked)
    if asked:
        assert said.err == [loss, "什么也没改。用 --dry-run 看是哪些；确实要停用，请加 --force。"]
        assert zoujie("district", "import", SAMPLE).out == ["没有变动。"]
        assert f"共 {count} 处变动，已生效。" in zoujie("district", "import", fewer, "--force").out


def test_import_names_what_the_register_lacks(zoujie: CommandLine, folder: Path) -> None:
    """After an import the gaps of the register stand below the changes, those of a dry run too."""
    fewer = without_rows(folder, "点位", 1)
    lacking = book(folder, ("点位", "I2", None), ("点位", "J2", None))
    assert fewer == lacking
    told = "留意 点位：没有管理员也没有网格员：人民广场"
    assert zoujie("district", "import", lacking, "--dry-run").out[-1] == told
    assert zoujie("district", "import", lacking).out[-1] == told


def reports_from_their_points(folder: Path, count: int) -> None:
    """So many more cases, each at another point and sent from there."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as database, database:
        database.row_factory = sqlite3.Row
        row = dict(database.execute("SELECT * FROM cases WHERE number = 1").fetchone())
        query = "SELECT id AS point, latitude, longitude FROM points WHERE latitude IS NOT NULL LIMIT ?"
        for number, point in enumerate(database.execute(query, (count,)).fetchall(), 101):
            case = {**row, **dict(point), "number": number}
            database.execute(f"INSERT INTO cases VALUES ({', '.join('?' * len(case))})", [*case.values()])


@pytest.mark.parametrize(("count", "doubted"), [(4, False), (5, True)])
def test_points_in_another_system_are_told(
    zoujie: CommandLine, folder: Path, count: int, doubted: bool
) -> None:
    """If reports come from where the points are in WGS84 and the book says GCJ02, import and check both say so."""
    reports_from_their_points(folder, count)
    rows = [row[0].value for row in load_workbook(SAMPLE)["规则"].iter_rows()]
    declared = book(folder, ("规则", f"B{rows.index('坐标') + 1}", "GCJ02"))
    assert not any("坐标" in line for line in zoujie("check").out)
    told = "坐标：点位的坐标像是 WGS84 的（手机定位），规则“坐标”是 GCJ02"
    for way in (["--dry-run"], []):
        assert (
            any(line.startswith(f"留意 {told}") for line in zoujie("district", "import", declared, *way).out)
            is doubted
        )
    assert any(line.startswith(f"错 {told}") for line in zoujie("check").out) is doubted
    assert zoujie("district", "import", SAMPLE).out == ["修改 规则 坐标", "共 1 处变动，已生效。"]


def test_codes_for_everybody(zoujie: CommandLine, folder: Path) -> None:
    """A line a person who has not joined, with a code that lets them in once, for the operator's eyes only."""
    said = zoujie("district", "codes", "--out", folder / "codes.csv", "--days", 3)
    assert said.code == 0 and said.out[0].startswith(f"57 个登记码已写到 {folder / 'codes.csv'}，")
    assert (folder / "codes.csv").stat().st_mode & 0o777 == 0o600
    with (folder / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["姓名"] for row in rows][:2] == ["沈知远", "顾明川"]
    assert len({row["登记码"] for row in rows}) == len(rows) == 57
    assert all(row["本人私聊机器人发"] == f"登记 {row['登记码']}" for row in rows)
    with closing(sqlite3.connect(folder / "zoujie.db")) as database:
        kept = database.execute("SELECT hash, person FROM codes").fetchall()
    hashes = {hashlib.sha256(row["登记码"].encode()).hexdigest() for row in rows}
    assert {hash_ for hash_, _ in kept} == hashes and len({person for _, person in kept}) == 57


def test_codes_leave_out_who_has_joined(zoujie: CommandLine, folder: Path) -> None:
    """Whoever has an account of WeCom or Telegram needs no code."""
    changed = book(folder, ("人员", "F2", "shenzhiyuan"), ("人员", "G3", "700000001"))
    assert zoujie("district", "import", changed).code == 0
    assert zoujie("district", "codes", "--out", folder / "codes.csv").out[0].startswith("55 个登记码")


@pytest.mark.parametrize("days", [0, 91])
def test_codes_that_last_too_long(zoujie: CommandLine, folder: Path, days: int) -> None:
    """A code on paper lasts a day at least and three months at most."""
    said = zoujie("district", "codes", "--out", folder / "codes.csv", "--days", days)
    assert (said.code, said.err) == (2, ["--days 应为 1 到 90"])
    assert not (folder / "codes.csv").exists()


def test_rules_go_in_and_out(zoujie: CommandLine, folder: Path) -> None:
    """A rule that a workbook sets is told, kept, listed with the jobs, shown by the self-test and exported."""
    rows = [row[0].value for row in load_workbook(SAMPLE)["规则"].iter_rows()]
    changed = book(folder, ("规则", f"B{rows.index('晒比拼') + 1}", "17：15"))
    assert zoujie("district", "import", changed, "--dry-run").out[:2] == [
        "修改 规则 晒比拼",
        "共 1 处变动，这次只看不改。",
    ]
    assert zoujie("district", "import", SAMPLE).out == ["没有变动。"]
    assert zoujie("district", "import", changed).out[0] == "修改 规则 晒比拼"
    assert "digest 晒比拼 17:15 每天" in zoujie("job", "--list").out
    assert any("晒比拼 17:15" in line for line in zoujie("check").out)
    assert zoujie("district", "export", folder / "out.xlsx").code == 0
    assert zoujie("district", "import", folder / "out.xlsx").out == ["没有变动。"]
    assert zoujie("district", "import", SAMPLE).out[0] == "修改 规则 晒比拼"


# --- cases and outbox ---------------------------------------------------------------------------------------


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
    zoujie("district", "import", book(folder, ("类别", f"A{names.index('占道经营') + 1}", "新类别")))
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


# --- jobs ---------------------------------------------------------------------------------------------------


def test_jobs_are_listed(zoujie: CommandLine) -> None:
    """Every job of the design with its times."""
    said = zoujie("job", "--list")
    assert said.code == 0
    assert "digest 晒比拼 18:00 每天" in said.out
    assert "roll-call 点名 08:30 工作日" in said.out


def test_job_runs_once(zoujie: CommandLine) -> None:
    """A slot that was run is refused the second time; what it says waits for the bot and is put there once."""
    first = zoujie("job", "digest", "--at", "2026-03-02T18:05:00+08:00")
    assert (first.code, first.err) == (0, [])
    waiting = zoujie("outbox", "--json", "--state", "todo").out
    assert waiting
    for at in ("2026-03-02T18:05:00+08:00", "2026-03-02T10:30:00Z"):
        second = zoujie("job", "digest", "--at", at)
        assert (second.code, second.out) == (1, [])
        assert second.err == ["3月2日 18:00 的晒比拼已经发过（或已记为漏发），不再重发。"]
    assert zoujie("outbox", "--json", "--state", "todo").out == waiting


def test_job_of_a_moment_that_has_not_come(zoujie: CommandLine) -> None:
    """It would say today's figures as that day's, and the day itself would say nothing: only if it is forced."""
    ahead = f"{Clock(ZONE).now().year + 1}-03-02T18:00:00+08:00"
    said = zoujie("job", "digest", "--at", ahead)
    why = f"{ahead[:10]} 18:00 还没到；确实要现在发，请加 --force。"
    assert (said.code, said.out, said.err) == (1, [], [why])
    assert zoujie("job", "digest", "--at", ahead, "--force").code == 0


def test_a_moved_clock_is_everybodys(
    zoujie: CommandLine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents, jobs, codes and the self-test go by the clock that a demo was moved to, not by the machine's."""
    monkeypatch.setattr(Clock, "now", lambda clock: datetime(2026, 3, 2, 10, tzinfo=clock.zone) + clock.ahead)
    with sqlite3.connect(folder / "zoujie.db") as database:
        database.execute("INSERT INTO counters VALUES ('clock-ahead', ?)", [30 * 24 * 3600])
    ledger = folder / "ledger.xlsx"
    assert zoujie("report", "台账", "--out", ledger).code == 0
    title, cutoff = (load_workbook(ledger)["台账"][cell].value for cell in ("A1", "A2"))
    # #2 is open still.
    assert "本月" in str(title) and str(cutoff).startswith("截至 2026-04-01 10:00，共 1 件")
    assert zoujie("job", "roll-call").out[0].startswith("4月1日 08:30 的点名已办")
    assert "2026-04-04 10:00" in zoujie("district", "codes", "--out", folder / "c.csv", "--days", 3).out[0]
    assert not [one for one in zoujie("check").out if "时钟：比" in one or "首次启动时快了" in one]


@pytest.mark.parametrize(
    ("name", "at", "why"),
    [
        ("digest", "2026-03-02T17:59:59+08:00", "还没到时间：3月2日的晒比拼从 18:00 开始。"),
        ("digest", "2026-03-02T18:00:00Z", "还没到时间：3月3日的晒比拼从 18:00 开始。"),
        ("roll-call", "2026-03-01T12:00:00+08:00", "3月1日不是工作日，点名不发。"),
        ("roll-call", "2026-10-01T12:00:00+08:00", "10月1日不是工作日，点名不发。"),
    ],
)
def test_job_without_a_slot(zoujie: CommandLine, name: str, at: str, why: str) -> None:
    """Before its time and on days off a job is refused with the reason, on the district's own calendar."""
    said = zoujie("job", name, "--at", at)
    assert (said.code, said.out, said.err) == (1, [], [why])


def test_unknown_job_lists_the_known(zoujie: CommandLine) -> None:
    """Whoever mistypes a job is shown the jobs."""
    said = zoujie("job", "digset")
    assert said.code == 2
    assert said.err[0].startswith("没有任务“digset”")
    assert said.err[1:] == zoujie("job", "--list").out


# --- the program itself -------------------------------------------------------------------------------------


def test_reader_that_goes_away(worked: Path) -> None:
    """`zoujie cases | head` ends quietly when nobody reads on."""
    program = subprocess.Popen(
        [sys.executable, "-m", "bot", "cases"],
        cwd=Path(__file__).parents[1],
        env=environment(worked),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert program.stdout is not None and program.stderr is not None
    program.stdout.close()
    with program.stderr as errors:
        assert errors.read() == b""
    assert program.wait() == 0
