"""Cells that look right and are not: numbers where codes belong, formulas, pictures, look-alike signs."""
# ruff: noqa: E501 - the tables are read row by row

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.workbook import read
from bot.workbook.sample import SAMPLE
from domain.categories import Axis, LimitUnit
from domain.district import District
from domain.platform import Platform
from tests.books import lines, setting, small_book

BOOKS = Path(__file__).parent / "inputs" / "books"
SAME = [
    "01_group_zwsp",
    "06_bad_core_date",
    "06_empty_fill",
    "06_font_family_big",
    "06_no_styles",
    "06_strict",
]
SPREADSHEET = "应在 Excel 或 WPS 里打开并保存后再导入，或直接填写内容"
LOST = "应先把单元格格式设为文本，再填写完整的号码"


def _without_limits(district: District) -> District:
    """The books were made when the sample had other limits, and neither 牵头, 指标, 结对单位, 片区, 路面管控 nor 值班."""
    old = (
        replace(one, limit=1.0, limit_unit=LimitUnit.HOUR, leading=Axis.TERRITORY, indicators=())
        for one in district.categories
    )
    grids = tuple(replace(one, paired=(), zone="", zone_head=None) for one in district.grids)
    points = tuple(
        replace(one, road_area="", road_leader="", road_chief="", road_officer="") for one in district.points
    )
    return replace(district, categories=tuple(old), grids=grids, points=points, rosters=())


@pytest.mark.parametrize("name", SAME)
def test_what_a_spreadsheet_opens_is_read(name: str) -> None:
    """Strict Open XML, odd styles or none, a bad date in the properties: the register is the sample's all the same."""
    book = read(BOOKS / f"{name}.xlsx")
    assert book.faults == ()
    assert _without_limits(book.district) == _without_limits(read(SAMPLE).district)


@pytest.mark.parametrize(
    ("name", "wecom", "telegram"),
    [
        ("01_account_lre", ["zhangsan01"], ["700000001"]),
        ("01_account_zwsp", ["zhangsan01"], ["700000001"]),
        ("01_telegram_zwsp", [], ["700000001"]),
        ("05_telegram_sci", [], ["700000001", "700000002"]),
    ],
)
def test_accounts_are_those_that_are_seen(name: str, wecom: list[str], telegram: list[str]) -> None:
    """Invisible characters are no part of an account, and one that was a number for a while has all its digits."""
    book = read(BOOKS / f"{name}.xlsx")
    assert book.faults == ()
    assert [
        person.account(Platform.WECOM) for person in book.district.people if person.account(Platform.WECOM)
    ] == wecom
    assert [
        person.account(Platform.TELEGRAM)
        for person in book.district.people
        if person.account(Platform.TELEGRAM)
    ] == telegram


def test_two_accounts_that_look_alike_are_one() -> None:
    """Duplicates are looked for after cleaning: otherwise two people would have one account."""
    assert lines(BOOKS / "01_two_same_account_zwsp.xlsx") == [
        "人员!F3: 企业微信账号“lisi01”与第 2 行重复; 应各不相同"
    ]


def test_a_picture_in_a_cell_is_a_fault() -> None:
    """A picture that WPS puts into a cell is a formula without text."""
    assert lines(BOOKS / "03_dispimg_address.xlsx") == ["点位!E2: 地址是图片; 应填写文字"]


def test_a_formula_counts_by_its_stored_value() -> None:
    """A name that a formula makes is the name that the cell shows; the rest of the register is untouched."""
    book = read(BOOKS / "04_formula_name.xlsx")
    assert book.faults == ()
    assert _without_limits(book.district) == _without_limits(read(SAMPLE).district)


def test_rare_characters_are_kept() -> None:
    """Characters that few faces can draw are still different names."""
    grids = read(BOOKS / "09_grid_ext_h.xlsx").district.grids
    assert [grid.name for grid in grids[:2]] == ["大\U0003158e网格", "大\U0002bc20网格"]


def with_cell(sheet: str, cell: str, xml: str) -> Callable[[Path], Path]:
    """A small book in which one cell is just these tags."""

    def make(path: Path) -> Path:
        small_book(path, setting(**{f"{sheet}_{cell}": "§"}))
        return edited(path, rf'<c r="{cell}"[^>]*>(?:(?!</c>).)*§?.*?</c>', xml, only=sheet)

    return make


def edited(path: Path, pattern: str, replacement: str, *, only: str = "") -> Path:
    """The book with some text of its parts replaced; `only` in the part of this sheet."""
    archive = zipfile.ZipFile(path)
    parts = {name: archive.read(name).decode() for name in archive.namelist()}
    titles = re.findall(r'<sheet [^>]*name="([^"]+)"', parts["xl/workbook.xml"])
    wanted = f"xl/worksheets/sheet{titles.index(only) + 1}.xml" if only else None
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in parts.items():
            changed = re.sub(pattern, lambda _: replacement, text) if wanted in (None, name) else text
            new.writestr(name, changed)
    return path


CELLS: list[tuple[str, str, str]] = [
    # the tags of 人员!G3, the Telegram ID that is read or what is wrong
    ('<c r="G3" t="str"><f>A1</f><v>700000003</v></c>', "700000003", ""),
    ('<c r="G3"><f>A1</f><v>700000003</v></c>', "700000003", ""),
    ('<c r="G3"><f t="shared" si="0"/><v>700000003</v></c>', "700000003", ""),
    ('<c r="G3" t="str"><f>A1</f><v></v></c>', "", ""),
    ('<c r="G3"><v>700000003</v></c>', "700000003", ""),
    ('<c r="G3"><v>7.00000003E8</v></c>', "700000003", ""),
    ('<c r="G3" t="inlineStr"><is><t>７００００００03</t></is></c>', "700000003", ""),
    ('<c r="G3" t="inlineStr"><is><r><t>7000</t></r><r><t>00003</t></r><rPh sb="0" eb="1"><t>qi</t></rPh></is></c>', "700000003", ""),
    ('<c r="G3" t="inlineStr"><is><t>\u202d700 000\u00a0003\u202c\u3164</t></is></c>', "700000003", ""),
    ('<c r="G3" t="inlineStr"><is><t>7.00000003E+08</t></is></c>', "700000003", ""),
    ('<c r="G3" t="inlineStr"><is><t>700000003.00</t></is></c>', "700000003", ""),
    ('<c r="G3" t="inlineStr"><is><t>70000000３．０</t></is></c>', "700000003", ""),
    ('<c r="G3"><f>A1</f></c>', "", f"Telegram ID是公式，文件里没有算出的结果; {SPREADSHEET}"),
    ('<c r="G3"><f>A1</f><v/></c>', "", f"Telegram ID是公式，文件里没有算出的结果; {SPREADSHEET}"),
    ('<c r="G3" t="e"><f>A1/0</f><v>#DIV/0!</v></c>', "", "Telegram ID是错误值 #DIV/0!; 应改好公式，或直接填写内容"),
    ('<c r="G3" t="e"><v>#VALUE!</v></c>', "", "Telegram ID是错误值 #VALUE!; 应改好公式，或直接填写内容"),
    ('<c r="G3" t="e" vm="1"><v>#VALUE!</v></c>', "", "Telegram ID是图片; 应填写文字"),
    ('<c r="G3" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>', "", "Telegram ID是图片; 应填写文字"),
    ('<c r="G3" t="inlineStr"><is><t>=DISPIMG("ID_1",1)</t></is></c>', "", "Telegram ID是图片; 应填写文字"),
    ('<c r="G3" t="inlineStr"><is><t>7E+08</t></is></c>', "", f"“7E+08”是科学计数，号码只剩前几位; {LOST}"),
    ('<c r="G3" t="inlineStr"><is><t>1.38E+10</t></is></c>', "", f"“1.38E+10”是科学计数，号码只剩前几位; {LOST}"),
    ('<c r="G3" t="d"><v>2026-11-20</v></c>', "", "单元格是日期或时间; 应先把单元格格式设为文本再重新填写"),
]  # fmt: skip


def test_a_short_code_with_an_e_is_no_number(tmp_path: Path) -> None:
    """3E0 is the code of a point as somebody typed it."""
    path = with_cell("点位", "A2", '<c r="A2" t="inlineStr"><is><t>3E0</t></is></c>')(tmp_path / "book.xlsx")
    assert "3E0" in {one.code for one in read(path).district.points}


@pytest.mark.parametrize(("xml", "account", "fault"), CELLS)
def test_each_kind_of_cell(tmp_path: Path, xml: str, account: str, fault: str) -> None:
    """What a cell shows is what is read; what shows nothing that can be used is named with its cell."""
    path = with_cell("人员", "G3", xml)(tmp_path / "book.xlsx")
    assert lines(path) == ([f"人员!G3: {fault}"] if fault else [])
    if not fault:
        assert read(path).district.people[1].account(Platform.TELEGRAM) == account


NUMBERS: list[tuple[float, str, str, str]] = [
    # a number in 人员!E3, its format, the phone that is read or what is wrong
    (13812345678, "General", "13812345678", ""),
    (13812345678, "0.00E+00", "13812345678", ""),
    (13800000000, "0.00E+00", "", f"数字是科学计数，号码只剩前几位; {LOST}"),
    (13800000000, "General", "13800000000", ""),
    (46000, 'yyyy"年"m"月"d"日"', "", "单元格是日期或时间; 应先把单元格格式设为文本再重新填写"),
    (46000, '[$-804]yyyy"年"m"月";@', "", "单元格是日期或时间; 应先把单元格格式设为文本再重新填写"),
    (46000, '0"日"', "46000", ""),
    (46000, "[红色]0", "46000", ""),
    (7, "00000", "00007", ""),
]  # fmt: skip


@pytest.mark.parametrize(("number", "number_format", "phone", "fault"), NUMBERS)
def test_numbers_where_codes_belong(
    tmp_path: Path, number: float, number_format: str, phone: str, fault: str
) -> None:
    """A number is the code that it shows; of a date, or of one that was rounded, nothing is guessed."""

    def change(book: Workbook) -> None:
        book["人员"]["E3"].value = number
        book["人员"]["E3"].number_format = number_format

    path = small_book(tmp_path / "book.xlsx", change)
    assert lines(path) == ([f"人员!E3: {fault}"] if fault else [])
    if not fault:
        assert read(path).district.people[1].phone == phone


@pytest.mark.parametrize("built_in", [14, 22, 27, 31, 36, 50, 57, 58])
def test_built_in_dates_are_dates(tmp_path: Path, built_in: int) -> None:
    """Formats that a book only numbers, those of the Chinese Excel (27 to 36, 50 to 58) too."""

    def change(book: Workbook) -> None:
        book["人员"]["E3"].value = 46000
        book["人员"]["E3"].number_format = "0.00E+00"

    path = edited(small_book(tmp_path / "book.xlsx", change), 'numFmtId="11"', f'numFmtId="{built_in}"')
    assert lines(path) == ["人员!E3: 单元格是日期或时间; 应先把单元格格式设为文本再重新填写"]


@pytest.mark.parametrize(
    "unseen", ["\u200b", "\u200e", "\u202a", "\ufeff", "\u2060", "\u00ad", "\u3164", "\u2800"]
)
def test_names_are_those_that_are_seen(tmp_path: Path, unseen: str) -> None:
    """Whatever cannot be seen is no part of a name, a choice, a reference, a group's number or an account."""
    cells: dict[str, object] = {
        "单位_A2": f"城东{unseen}街道办事处",
        "网格_B2": f"{unseen}东一网格",
        "网格_C2": f"城东街道{unseen}",
        "人员_A2": f"张{unseen}一",
        "人员_D2": f"网格员{unseen}、单位负责人",
        "人员_F2": f"{unseen}zhangyi",
        "群_C2": f"网页{unseen}",
        "群_D2": f"all{unseen}",
        "点位_F2": f"大街{unseen}、老街",
    }
    plain = read(small_book(tmp_path / "plain.xlsx"))
    assert plain.faults == ()
    assert read(small_book(tmp_path / "book.xlsx", setting(**cells))) == plain


def test_names_out_of_a_pdf_are_those_that_are_seen(tmp_path: Path) -> None:
    """A radical that looks like a character is that one: names were copied out of papers that a browser printed."""
    cells: dict[str, object] = {
        "单位_A3": "河⻄社区",
        "网格_C3": "河⻄社区",
        "网格_E2": "⼈⺠路以东",
        "人员_A2": "张⼀",
    }
    plain = read(small_book(tmp_path / "plain.xlsx"))
    assert read(small_book(tmp_path / "book.xlsx", setting(**cells))) == plain


def test_a_variant_of_a_sign_is_the_same_name(tmp_path: Path) -> None:
    """Which form of a sign is drawn (a variation selector) stays in the name, but makes no second one."""
    path = small_book(tmp_path / "book.xlsx", setting(网格_B3="东一\U000e0100网格"))
    assert lines(path) == ["网格!B3: 名称“东一\U000e0100网格”与第 2 行的名称重复; 编号和名称都应各不相同"]


def test_several_values_in_the_lines_of_a_cell(tmp_path: Path) -> None:
    """Offices break the line in a cell where others write 、; roles are also parted by a slash or a space."""
    plain = read(small_book(tmp_path / "plain.xlsx"))
    cells = {"人员_D2": "网格员/单位负责人", "点位_F2": "大街，\r\n老街\n", "点位_L2": "执法中队\n"}
    assert read(small_book(tmp_path / "book.xlsx", setting(**cells))) == plain
    assert read(small_book(tmp_path / "book.xlsx", setting(人员_D2="网格员\n 单位负责人"))) == plain


def test_a_quotation_mark_before_a_number_is_no_part_of_it(tmp_path: Path) -> None:
    """It makes a number text where it is typed; in a cell that is text already it stays."""
    plain = read(small_book(tmp_path / "plain.xlsx"))
    assert read(small_book(tmp_path / "book.xlsx", setting(人员_E2="'13800000001", 人员_G2="’1001"))) == plain


@pytest.mark.parametrize(
    "typed", ["-1001234567891.0", "-1.001234567891E+12", "－１００1234567891", "-100 1234 567 891\u200e"]
)
def test_a_groups_number_may_be_negative(tmp_path: Path, typed: str) -> None:
    """Telegram's groups have negative numbers, which spreadsheets mistreat like any other."""
    path = small_book(tmp_path / "book.xlsx", setting(群_D4=typed))
    assert lines(path) == [] and read(path).district.groups[2].chat == "-1001234567891"
