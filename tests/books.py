"""Workbooks of a few rows for the tests, and the lines that an import says of them."""
# ruff: noqa: E501 - the tables are read row by row

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from openpyxl import Workbook

from bot.workbook import read
from bot.workbook.columns import SHEETS

SAMPLE = Path(__file__).parents[1] / "bot" / "sample" / "district.xlsx"
ROWS: dict[str, list[list[object]]] = {
    "单位": [
        ["城东街道办事处", "城东街道", "街道", None, "张一", "钱五"],
        ["河西社区", None, "村社区", "城东街道", "王二", None],
        ["综合执法中队", "执法中队", "部门", None, "李三", None],
    ],
    "网格": [["01", "东一网格", "城东街道", "张一", "人民路以东", 1200], ["02", "东二网格", "河西社区", "王二", None, 300]],
    "人员": [
        ["张一", "城东街道", "01", "网格员、单位负责人", "13800000001", "zhangyi", "1001"],
        ["王二", "河西社区", "02", "网格员", None, None, None],
        ["李三", "城东街道", None, "经办人", None, None, None],
        ["李三", "执法中队", None, "经办人", None, None, None],
        ["钱五", "城东街道", None, "领导", None, None, None],
    ],
    "点位": [
        ["D1", "人民路", "主次干道", "01", "1 号", "大街、老街", 28.9, 120.1, "张一", "张一", "赵四", "执法中队"],
        ["D2", "和平路", "主次干道", "01", None, None, None, None, None, None, None, None],
    ],
    "群": [
        ["全区群", "全区", "网页", "all", None, None, None],
        ["河西群", "单位", "网页", "unit", "河西社区", None, None],
        ["东一群", "网格", "Telegram", "-1001", None, "01", "key"],
    ],
    "类别": [["占道经营", "市容秩序", "占道", "执法中队", 4, "小时", "否"], ["违建", None, None, None, 15, "自然日", "是"]],
    "规则": [["点名", "8:30", "自己的说明"], ["晒比拼", "18：00", None]],
    "值班": [["东门岗", None, None, "1+1", "8:00-12:00、22:00-6:00", "周五至周日", "张一、李三@执法中队", "钱五", "照片", date(2026, 3, 1), "2026年4月1日", "30 分钟"]],
    "评分规则": [
        ["一版", "2026-01-01", None, "基础", 100, None, None, "人人都有"],
        ["一版", "2026年1月1日", None, "按期率", -1, "90%", 50, None],
        ["二版", "2026/3/1", None, "基础", 100, None, None, None],
        ["二版", "2026-03-01", "媒体曝光、上级", "超期", -1, None, None, None],
        ["二版", "2026-03-01", None, "超期", -0.5, None, 10, None],
    ],
    "指标": [["2.1 市容", 2026, 20, "不占道"], ["2.1 市容", "2025年", 15, None]],
}  # fmt: skip


def small_book(path: Path, change: Callable[[Workbook], object] = lambda book: None) -> Path:
    """A sound small book as an office would make it, changed in some way."""
    book = Workbook()
    for sheet in SHEETS:
        page = book.create_sheet(sheet.name)
        page.append([column.name for column in sheet.columns])
        for row in ROWS[sheet.name]:
            page.append(row)
    change(book)
    book.save(path)
    return path


def lines(path: Path) -> list[str]:
    """The faults of a book as the office sees them."""
    return [str(fault) for fault in read(path).faults]


def setting(**cells: object) -> Callable[[Workbook], None]:
    """A change that puts values into cells: `人员_D2="经办人"`."""

    def change(book: Workbook) -> None:
        for place, value in cells.items():
            sheet, cell = place.split("_")
            book[sheet][cell].value = value

    return change
