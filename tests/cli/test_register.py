"""Templates, rules and codes: what else of the register goes in and out."""

from __future__ import annotations

import csv
import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.workbook.sample import SAMPLE
from bot.workbook.sheets import EXAMPLE
from domain.rulesets import INSPECTION, USUAL
from tests.cli.changed_book import book
from tests.operating import CommandLine


def test_template_is_written(zoujie: CommandLine, folder: Path) -> None:
    """The empty workbook has the six sheets; a folder that is not there is named."""
    assert zoujie("district", "template", folder / "t.xlsx").code == 0
    assert {"单位", "网格", "人员", "点位", "群", "类别"} <= set(load_workbook(folder / "t.xlsx").sheetnames)
    said = zoujie("district", "template", folder / "no" / "t.xlsx")
    assert (said.code, said.out) == (1, [])
    assert said.err == [f"没有这个文件或文件夹：{folder / 'no' / 't.xlsx'}"]


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
        "修改 规则 晒比拼：18:00 → 17:15",
        "共 1 处变动，这次只看不改。",
    ]
    assert zoujie("district", "import", SAMPLE).out == ["没有变动。"]
    assert zoujie("district", "import", changed).out[0] == "修改 规则 晒比拼：18:00 → 17:15"
    assert "digest 晒比拼 17:15 每天" in zoujie("job", "--list").out
    assert any("晒比拼 17:15" in line for line in zoujie("check").out)
    assert zoujie("district", "export", folder / "out.xlsx").code == 0
    assert zoujie("district", "import", folder / "out.xlsx").out == ["没有变动。"]
    assert zoujie("district", "import", SAMPLE).out[0] == "修改 规则 晒比拼：17:15 → 18:00"
