"""The district workbook: what is written comes back, every fault is named at its cell, nothing becomes a formula."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import date, time
from pathlib import Path

from openpyxl import Workbook, load_workbook

from bot.workbook import Book, read, template, write
from bot.workbook.columns import CATEGORIES, RULES, SCORES, SHEETS
from bot.workbook.faults import CellFault
from bot.workbook.opening import load
from bot.workbook.rows import table_of
from bot.workbook.scoring import sets_of_sheet
from domain.appraisal import Outcome, ScoreRule
from domain.cases import Source
from domain.district import District, Purpose, Role
from domain.editions import Difference
from domain.mock_scores import YearIndicator
from domain.platform import Platform
from domain.rules import Rules
from domain.rulesets import CITY_MANAGEMENT, INSPECTION, USUAL
from domain.rulesheet import table
from domain.rulevalues import MapDatum
from tests.books import SAMPLE, lines, setting, small_book


def test_sample_comes_back_equal(tmp_path: Path) -> None:
    """The sample district is sound, and what is written from it reads as the same district."""
    sample = read(SAMPLE)
    assert sample.faults == ()
    write(sample.district, tmp_path / "again.xlsx", sample.rules, library=sample.library or ())
    assert read(tmp_path / "again.xlsx") == replace(sample, rule_sets=(USUAL,))


def test_writing_twice_says_the_same(tmp_path: Path) -> None:
    """Two exports differ in nothing but the moment they were made."""
    parts = []
    for name in ("one.xlsx", "two.xlsx"):
        write(read(SAMPLE).district, tmp_path / name)
        archive = zipfile.ZipFile(tmp_path / name)
        parts.append({part: archive.read(part) for part in archive.namelist() if part != "docProps/core.xml"})
    assert parts[0] == parts[1]


def test_sample_is_a_whole_district() -> None:
    """Every grid has staff, a handler and a head, every unit that gets cases a handler and a group."""
    district = read(SAMPLE).district
    assert [grid.code for grid in district.grids] == [f"{n:02}" for n in range(1, 11)]
    assert len(district.points) >= 60 and len(district.categories) >= 50 and len(district.people) >= 40
    assert {role for person in district.people for role in person.roles} == set(Role)
    for grid in district.grids:
        assert [one for one in district.people if Role.REPORTER in one.roles and grid.id in one.grids]
        assert district.groups_for(Purpose.GRID, grid=grid.id)
    line_units = {id for one in district.points for id in one.line_units}
    line_units |= {id for one in district.categories for id in one.line_units}
    for unit in line_units | {grid.unit for grid in district.grids}:
        roles = {role for person in district.people if person.unit == unit for role in person.roles}
        assert {Role.HANDLER, Role.UNIT_HEAD} <= roles
        assert district.groups_for(Purpose.UNIT, unit=unit)


def _words(book: Workbook, formula: str) -> tuple[str, ...]:
    """What a drop-down list offers; its words stand in it or in a column. Excel opens no file with a longer one."""
    if formula.startswith('"'):
        assert len(formula) <= 255 + len('""')
        return tuple(formula.strip('"').split(","))
    sheet, cells = formula.split("!")
    return tuple(str(cell.value) for (cell,) in book[sheet.strip("'")][cells.replace("$", "")])


def test_template_is_sound_and_empty(tmp_path: Path) -> None:
    """The template has all sheets with notes and lists, an example row each, and the usual categories."""
    template(tmp_path / "empty.xlsx")
    book = load_workbook(tmp_path / "empty.xlsx")
    assert book.sheetnames == ["说明", *(sheet.name for sheet in SHEETS)]
    for sheet in SHEETS:
        page = book[sheet.name]
        assert [cell.value for cell in page[1]] == [column.name for column in sheet.columns]
        assert all(cell.comment for cell in page[1])
        assert sheet in (CATEGORIES, RULES, SCORES) or str(page["A2"].value).startswith("示例：")
        lists = {str(one.sqref)[0]: one.formula1 for one in page.data_validations.dataValidation}
        offered = [c for c in sheet.columns if c.choices or c.hints]
        assert [_words(book, text) for text in lists.values()] == [c.choices or c.hints for c in offered]
    standard = tuple(replace(one, line_units=(), indicators=()) for one in read(SAMPLE).district.categories)
    assert len(standard) == 52 and all(one.limit and one.aliases for one in standard if one.urgent)
    assert read(tmp_path / "empty.xlsx") == Book(District(categories=standard), (), Rules(), (USUAL,), ())


def test_rules_are_read_and_come_back(tmp_path: Path) -> None:
    """What the sheet says and the defaults beside it; times and percentages that the spreadsheet made of it too."""

    def change(book: Workbook) -> None:
        page = book["规则"]
        page["B2"] = time(8, 15)
        page.append(["坐标", "高德", None])
        page.append(["照片追问", None, None])
        page.append(["区名", "清河 新区", None])

    book = read(small_book(tmp_path / "book.xlsx", change))
    assert book.faults == ()
    assert book.rules == replace(
        Rules(), roll_call=time(8, 15), datum=MapDatum.GCJ02, district_name="清河新区"
    )
    assert book.district.name == "清河新区"
    write(book.district, tmp_path / "again.xlsx", book.rules, book.rule_sets or (), book.library or ())
    assert read(tmp_path / "again.xlsx") == book


def test_a_book_without_rules_has_the_defaults(tmp_path: Path) -> None:
    """The sheet may be missing: books from before it was there are read as before."""
    book = read(small_book(tmp_path / "book.xlsx", lambda book: book.remove(book["规则"])))
    assert (book.faults, book.rules) == ((), Rules())


def test_versions_of_score_rules_are_read(tmp_path: Path) -> None:
    """By version, with a day that a spreadsheet keeps as a date too; a book without the sheet says nothing of them."""
    path = small_book(tmp_path / "book.xlsx", setting(评分规则_B4=date(2026, 3, 1)))
    first, second = read(path).rule_sets or ()
    assert (first.version, first.since, second.since) == ("一版", date(2026, 1, 1), date(2026, 3, 1))
    assert first.rules[1] == ScoreRule(Outcome.ON_TIME, -1, target=90, cap=50)
    assert second.rules[1] == ScoreRule(Outcome.LATE, -1, (Source.MEDIA, Source.ABOVE))
    bare = small_book(tmp_path / "bare.xlsx", lambda book: book.remove(book["评分规则"]))
    assert read(bare).rule_sets is None


def test_what_a_years_assessment_gives_points_for(tmp_path: Path) -> None:
    """By year; one twice in a year and a year that is none are faults; a book without the sheet says nothing of it."""
    book = read(small_book(tmp_path / "book.xlsx"))
    first, second = YearIndicator(2026, "2.1 市容", 20, "不占道"), YearIndicator(2025, "2.1 市容", 15)
    assert book.library == (first, second)
    assert lines(small_book(tmp_path / "twice.xlsx", setting(指标_B3=2026, 指标_A3="2.1市容"))) == [
        "指标!A3: 2026年的“2.1市容”与第 2 行重复; 一年里应只写一行"
    ]
    assert lines(small_book(tmp_path / "year.xlsx", setting(指标_B3="明年"))) == [
        "指标!B3: 年度“明年”看不懂; 应写四位数字，如 2026"
    ]
    bare = small_book(tmp_path / "bare.xlsx", lambda book: book.remove(book["指标"]))
    assert read(bare).library is None


def test_zones_have_a_name_of_their_own_and_one_head(tmp_path: Path) -> None:
    """One row may say who heads them; a name that a unit has, a head without a zone and two heads are faults."""
    zoned = setting(网格_H2="东片", 网格_H3="东片", 网格_I3="王二")
    district = read(small_book(tmp_path / "book.xlsx", zoned)).district
    assert [one.name for one in district.zones["东片"]] == ["东一网格", "东二网格"]
    head = district.zone_head("东片")
    assert head is not None and head.name == "王二" and district.zone_head("西片") is None
    wrong = setting(网格_H2="城东街道", 网格_I3="王二")
    assert lines(small_book(tmp_path / "wrong.xlsx", wrong)) == [
        "网格!H2: 片区“城东街道”和一个单位同名; 应另起一个名称",
        "网格!H3: 有片区负责人没有片区; 应写上片区的名称",
    ]
    two = setting(网格_H2="东片", 网格_I2="张一", 网格_H3="东片", 网格_I3="王二")
    (fault,) = lines(small_book(tmp_path / "two.xlsx", two))
    assert fault == "网格!I3: 片区“东片”的负责人与第 2 行不同; 一个片区应只有一个负责人"


def test_a_total_is_no_row_and_is_compared(tmp_path: Path) -> None:
    """A number under what is counted with is the sum of that column, any other the count of rows; 小计 begins anew."""

    def change(book: Workbook) -> None:
        book["网格"].append(["合计", "2 个", None, None, None, 1501])
        book["人员"].append(["小计 5 人"])
        book["人员"].append(["周六", "城东街道", None, "经办人", None, None, None])
        book["人员"].append(["小计", None, 2])
        book["人员"].append(["总计：6"])
        book["点位"].append(["共计：3 处"])

    book = read(small_book(tmp_path / "book.xlsx", change))
    assert book.faults == () and len(book.district.grids) == 2 and len(book.district.people) == 6
    assert book.totals == (
        Difference("《网格》规模", 1501, 1500),
        Difference("《人员》", 2, 1),
        Difference("《点位》", 3, 2),
    )


def test_ready_made_rules_are_examples_until_they_are_renamed(tmp_path: Path) -> None:
    """The template's own rules are the usual ones; without 示例： in front the examples are read as they are meant."""
    template(tmp_path / "empty.xlsx")
    book = load_workbook(tmp_path / "empty.xlsx")
    page = book["评分规则"]
    for row in range(2, page.max_row + 1):
        page.cell(row, 1).value = str(page.cell(row, 1).value).removeprefix("示例：")
        if page.cell(row, 1).value == INSPECTION.version:
            page.cell(row, 2).value = "2026-02-01"
    book.save(tmp_path / "own.xlsx")
    faults: list[CellFault] = []
    found = table_of(SCORES, load(tmp_path / "own.xlsx", {SCORES.name})[SCORES.name], faults.append)
    sets = sets_of_sheet(found, faults.append)
    assert (faults, sets) == ([], (USUAL, CITY_MANAGEMENT, replace(INSPECTION, since=date(2026, 2, 1))))


def test_the_template_explains_every_rule(tmp_path: Path) -> None:
    """Each rule that the sheet may have stands in it with its default and what it means."""
    template(tmp_path / "empty.xlsx")
    page = load_workbook(tmp_path / "empty.xlsx")["规则"]
    rows = [[cell.value for cell in row] for row in page.iter_rows(min_row=2)]
    assert [row[:2] for row in rows] == [[line.name, line.default] for line in table().values()]
    assert all(
        str(row[2]).endswith(f"默认 {line.default}。")
        for row, line in zip(rows, table().values(), strict=True)
    )


def test_the_ways_of_a_real_office(tmp_path: Path) -> None:
    """Columns moved, cells merged, rows hidden, numbers as text and text as numbers: all read as meant."""

    def change(book: Workbook) -> None:
        people = book["人员"]
        people.move_range("A1:G6", cols=3)
        people["A1"] = "序号"
        people["D2"], people["G4"], people["H2"] = "张　一 ", "经办人，网格员", 13800000001
        people["F4"], people["J2"] = 1, "１００１"
        people["E4"], people["E5"] = "执法中队", None
        people["D5"] = "孙六"
        people.merge_cells("E4:E5")
        people.row_dimensions[3].hidden = True
        people.append([None, " ", None])
        grids = book["网格"]
        grids["A2"], grids["A2"].number_format = 1, "00"
        grids["F2"] = "１,２００"
        book["点位"]["C2"] = "主次_x0007_干道\n"
        book["点位"]["G2"], book["点位"]["L2"] = "28.9", "执法中队;河西社区 ；综合执法中队"
        book["群"]["D2"], book["群"]["D4"] = 123456789.0, -1001234567890
        book["单位"]["E4"] = "孙六@执法中队"
        book["类别"].append(["示例: 店外经营", "x"])
        book.create_sheet("说明").append(["随便"])
        book["网格"].title = " 网格"

    book = read(small_book(tmp_path / "book.xlsx", change))
    assert book.faults == ()
    zhang, _, li, sun, _ = book.district.people
    assert (zhang.name, zhang.phone, zhang.account(Platform.TELEGRAM)) == ("张一", "13800000001", "1001")
    assert (li.roles, li.grids, sun.name, sun.unit) == ((Role.HANDLER, Role.REPORTER), (1,), "孙六", 3)
    assert (book.district.grids[0].code, book.district.grids[0].size) == ("01", 1200)
    point = book.district.points[0]
    assert (point.kind, point.latitude, point.line_units) == ("主次干道", 28.9, (3, 2))
    assert [group.chat for group in book.district.groups] == ["123456789", "unit", "-1001234567890"]
    assert book.district.units[2].head == sun.id and len(book.district.categories) == 2


def test_namesakes_and_bare_points(tmp_path: Path) -> None:
    """Of two people with one name the one of the unit is meant; a point without 编号 gets one that stays."""
    path = small_book(tmp_path / "book.xlsx", setting(点位_A3=None, 点位_I2="李三", 点位_J2="李三@执法中队"))
    district = read(path).district
    assert (district.units[2].head, district.points[0].manager, district.points[0].reporter) == (4, 3, 4)
    assert district.points[1].code == "01-和平路"
    write(district, path)
    assert read(path).district == district
