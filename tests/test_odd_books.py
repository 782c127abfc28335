"""Workbooks that only look wrong: titles above the head, sheets in any order, columns called otherwise."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.workbook import read
from bot.workbook.columns import SHEETS
from domain.district import District
from tests.books import lines, setting, small_book


def test_a_title_may_stand_above_the_head(tmp_path: Path) -> None:
    """The row of the column names is found below a title and a note; faults name the true rows."""

    def change(book: Workbook, role: str = "网格员") -> None:
        people = book["人员"]
        people.insert_rows(1, 3)
        people["A1"] = "城东区人员一览（2026 年 11 月）"
        people.merge_cells("A1:G1")
        people["A2"], people["B2"] = "填表人：", "张一"
        people["D6"] = role

    assert lines(small_book(tmp_path / "book.xlsx", change)) == []
    path = small_book(tmp_path / "wrong.xlsx", lambda book: change(book, "组长"))
    assert [line.partition(":")[0] for line in lines(path)] == ["人员!D6"]


def test_a_column_that_is_missing_below_a_title_is_named_there(tmp_path: Path) -> None:
    """Where the head stands in the third row, the column is wanted in the third row."""

    def change(book: Workbook) -> None:
        book["群"].insert_rows(1, 2)
        book["群"]["D3"] = "号码"

    assert lines(small_book(tmp_path / "book.xlsx", change)) == [
        "群!A3: 没有“群号”列; 应在第 3 行写上列名“群号”"
    ]


def test_sheets_in_any_order_and_spelling(tmp_path: Path) -> None:
    """Sheets are found by name wherever they stand, with spaces or full-width signs in it."""

    def change(book: Workbook) -> None:
        book.move_sheet("类别", -5)
        book["人员"].title = "人 员\u200b"

    plain = read(small_book(tmp_path / "plain.xlsx"))
    assert read(small_book(tmp_path / "book.xlsx", change)) == plain


@pytest.mark.parametrize(
    "title", ["人员表", "3、人员信息表", "《人员》", "（三）人员名单", "人员 2026", "03-人员"]
)
def test_a_sheet_with_something_around_its_name(tmp_path: Path, title: str) -> None:
    """People number their sheets and call them lists; if no sheet has just the name, this one is meant."""
    plain = read(small_book(tmp_path / "plain.xlsx"))

    def change(book: Workbook) -> None:
        book["人员"].title = title

    assert read(small_book(tmp_path / "book.xlsx", change)) == plain


def test_sheets_and_columns_in_traditional_characters(tmp_path: Path) -> None:
    """A book that was made in Hong Kong or Taiwan, or with their system, has the same sheets and columns."""
    written = str.maketrans(
        "单简称类级负责联系领导编号网长范围员点纬经条线洁时紧说别机业账钥",
        "單簡稱類級負責聯繫領導編號網長範圍員點緯經條線潔時緊說別機業帳鑰",
    )

    def change(book: Workbook) -> None:
        for page in [page for page in book if page.title in {sheet.name for sheet in SHEETS}]:
            page.title = page.title.translate(written)
            for cell in page[1]:
                cell.value = str(cell.value).translate(written)

    plain = read(small_book(tmp_path / "plain.xlsx"))
    assert read(small_book(tmp_path / "book.xlsx", change)) == plain


def test_the_note_that_a_book_is_open_is_named(tmp_path: Path) -> None:
    """Excel leaves it beside the book, and people pick it by mistake."""
    (tmp_path / "~$区表.xlsx").write_bytes(b"\x05admin" + b" " * 159)
    told = "是 Excel 开着文件时留下的临时文件; 应导入同名、没有 ~$ 的那个文件"
    assert lines(tmp_path / "~$区表.xlsx") == [f"~$区表.xlsx: {told}"]


def test_a_copy_of_a_sheet_is_left_alone(tmp_path: Path) -> None:
    """`人员 (2)`, which a spreadsheet makes when a sheet is copied, does not count beside 人员."""
    plain = read(small_book(tmp_path / "plain.xlsx"))

    def change(book: Workbook) -> None:
        book.copy_worksheet(book["人员"]).title = "人员 (2)"
        book["人员 (2)"]["A2"] = "别人"

    assert read(small_book(tmp_path / "book.xlsx", change)) == plain


def test_column_names_with_something_added(tmp_path: Path) -> None:
    """A star, a remark in brackets, a colon, full-width letters: the column is still the one."""
    plain = read(small_book(tmp_path / "plain.xlsx"))
    heads = {
        "人员_A1": "*姓 名（必填）",
        "人员_D1": "角色：",
        "人员_G1": "ＴＥＬＥＧＲＡＭ id",
        "网格_F1": "规模(户)",
    }
    assert read(small_book(tmp_path / "book.xlsx", setting(**heads))) == plain


def test_two_sheets_of_one_name_are_a_fault(tmp_path: Path) -> None:
    """Which of two sheets counts is not guessed."""

    def change(book: Workbook) -> None:
        book.copy_worksheet(book["类别"]).title = "类别 "

    assert lines(small_book(tmp_path / "book.xlsx", change)) == [
        "类别!A1: 有两张工作表“类别”; 应只留一张，另一张改名或删去"
    ]


@pytest.mark.parametrize(
    ("pattern", "replacement"),
    [
        (r'<c r="[A-Z]+\d+"', "<c"),
        (r'<row r="\d+"', "<row"),
        (r"<dimension[^>]*/>", '<dimension ref="A1:B1"/>'),
        (r'<(/?)(\w+)(?: xmlns=("[^"]*"))?', r"<\1x:\2 xmlns:x=\3"),
    ],
)
def test_what_other_programs_write(tmp_path: Path, pattern: str, replacement: str) -> None:
    """Cells and rows without their place, a wrong size of the sheet, tags with a prefix: the same book."""

    def change(found: re.Match[str]) -> str:
        return found.expand(replacement).replace(" xmlns:x=" if found.lastindex == 2 else "\0", "")

    plain = read(small_book(tmp_path / "plain.xlsx", filled))
    archive = zipfile.ZipFile(tmp_path / "plain.xlsx")
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as new:
        for name in archive.namelist():
            text = archive.read(name).decode()
            new.writestr(name, re.sub(pattern, change, text) if "worksheets/sheet" in name else text)
    assert plain.district != District() and read(tmp_path / "book.xlsx") == plain


def filled(book: Workbook) -> None:
    """Give every empty cell in the middle a space, so that places can be counted."""
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                cell.value = " " if cell.value is None else cell.value


def test_parts_named_the_windows_way(tmp_path: Path) -> None:
    """Some programs write the names of parts with backslashes or in another case."""
    plain = read(small_book(tmp_path / "plain.xlsx"))
    archive = zipfile.ZipFile(tmp_path / "plain.xlsx")
    with zipfile.ZipFile(tmp_path / "book.xlsx", "w") as new:
        for name in archive.namelist():
            info = zipfile.ZipInfo()
            info.filename = name.replace("/", "\\").replace("worksheets", "WorkSheets")
            data = archive.read(name)
            new.writestr(info, data.replace(b"/xl/worksheets/", b"\\xl\\worksheets\\"))
    assert read(tmp_path / "book.xlsx") == plain
