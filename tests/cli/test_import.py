"""The workbook goes in: every fault and change is told, and what is refused changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from bot.clock import Clock
from bot.operator.reconcile import unbalanced
from bot.workbook import read
from bot.workbook.sample import SAMPLE
from storage.changes import Change
from tests.cli.changed_book import book
from tests.operating import CommandLine
from tests.talk import ZONE
from texts.editions import difference


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
    told = [f"改名 类别 {before} → 新类别"]
    dry = zoujie("district", "import", changed, "--dry-run")
    assert (dry.code, dry.out) == (0, [*told, "共 1 处变动，这次只看不改。"])
    assert zoujie("district", "import", SAMPLE, "--dry-run").out == ["没有变动。"]
    assert zoujie("district", "import", changed).out == [*told, "共 1 处变动，已生效。"]
    assert zoujie("district", "import", changed).out == ["没有变动。"]


def test_a_number_that_lost_its_zero_is_told(zoujie: CommandLine, folder: Path) -> None:
    """Excel makes 1 of 01: the grid is the one that is there, and the operator hears of it."""
    told = "留意 网格：编号 1 就是原来的 01，仍按原来的写法"
    assert zoujie("district", "import", book(folder, ("网格", "A2", 1))).out == ["没有变动。", told]


@pytest.mark.parametrize("phone", [True, False])
def test_who_goes_with_cases_in_hand_is_told(zoujie: CommandLine, folder: Path, phone: bool) -> None:
    """Of a dry run too; who has the same phone in another unit has gone there with them, who has another is another."""
    with closing(sqlite3.connect(folder / "zoujie.db")) as database, database:
        query = "SELECT people.name, units.short FROM people JOIN units ON units.id = people.unit WHERE people.id = ?"
        (handler,) = database.execute("SELECT handler FROM cases WHERE number = 2").fetchone()
        name, unit = database.execute(query, (handler,)).fetchone()
    rows = [row[0].value for row in load_workbook(SAMPLE)["人员"].iter_rows()]
    row = rows.index(name) + 1
    moved = book(
        folder, ("人员", f"B{row}", "创建办"), *(() if phone else [("人员", f"E{row}", "13900000000")])
    )
    out = zoujie("district", "import", moved, "--dry-run").out
    if phone:
        told = f"留意 人员：{name} 手上还有 1 件：#2（调走也还在他名下），由原单位接着办，请改派"
        assert told in out and not any("停用" in line for line in out)
        (line,) = [line for line in out if line.startswith(f"调动 人员 {name}：单位 ")]
        assert line.endswith(" → 青澜区创建工作办公室")
    else:
        told = f"留意 人员：{name}@{unit} 手上还有 1 件：#2，请改派"
        assert {told, f"新增 人员 {name}@创建办", f"停用 人员 {name}@{unit}"} <= set(out)


def test_a_column_that_is_gone_is_asked_about(zoujie: CommandLine, folder: Path) -> None:
    """A sheet without a column that the register has filled would empty it: told from what to what, done by force."""
    changed = load_workbook(SAMPLE)
    page = changed["类别"]
    column = [cell.value for cell in page[1]].index("牵头") + 1
    count = sum(page.cell(row, column).value == "条线" for row in range(2, page.max_row + 1))
    page.delete_cols(column)
    changed.save(folder / "book.xlsx")
    loss = f"《类别》没有“牵头”列，底册里写着的 {count} 行会变"
    dry = zoujie("district", "import", folder / "book.xlsx", "--dry-run")
    assert dry.code == 0 and dry.out[-1] == loss
    assert sum("：牵头 条线 → 属地" in line for line in dry.out) == count > 0
    said = zoujie("district", "import", folder / "book.xlsx")
    assert (said.code, said.err[0]) == (1, loss)
    assert zoujie("district", "import", SAMPLE).out == ["没有变动。"]
    assert zoujie("district", "import", folder / "book.xlsx", "--force").code == 0


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


def without_rows(folder: Path, sheet: str, count: int) -> Path:
    """The sample workbook without the last so many rows of a sheet to which nothing refers."""
    changed = load_workbook(SAMPLE)
    page = changed[sheet]
    page.delete_rows(page.max_row - count + 1, count)
    changed.save(folder / "book.xlsx")
    return folder / "book.xlsx"


@pytest.mark.parametrize(("count", "asked"), [(10, False), (11, True)])
def test_a_great_loss_is_asked_about(zoujie: CommandLine, folder: Path, count: int, asked: bool) -> None:
    """Of 52 categories ten may go; eleven are more than a fifth, and go only when that is forced. So many changes are
    counted by sheet before each is named."""
    fewer = without_rows(folder, "类别", count)
    loss = f"《类别》现有 52，要停用 {count}，超过五分之一"
    dry = zoujie("district", "import", fewer, "--dry-run")
    assert (dry.code, dry.out[-1] == loss) == (0, asked)
    assert dry.out[0] == f"停用：类别 {count}"
    said = zoujie("district", "import", fewer)
    assert said.code == int(asked)
    if asked:
        assert said.err == [loss, "什么也没改。用 --dry-run 看是哪些；确实要这样，请加 --force。"]
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
    assert zoujie("district", "import", SAMPLE).out == [
        "修改 规则 坐标：GCJ02 → WGS84",
        "共 1 处变动，已生效。",
    ]
