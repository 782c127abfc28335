"""Writes a document of tables as an Excel workbook that prints as it is."""

from __future__ import annotations

import re
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from domain.tabular import Entered, TablePage, Tabular
from papers.excel import FIRST_ROW, LINE, MOST_CHARACTERS, PLAIN, Looks, begin

_MOST_WIDE = 120  # characters: on A4 across a wider sheet is printed smaller
_SHARE = re.compile(r"[+-]?[\d.]+%")


def excel_of(document: Tabular) -> bytes:
    """The document as an .xlsx. Typed text is never a formula or a link."""
    held = BytesIO()
    with Workbook(held, {"in_memory": True} | PLAIN) as book:
        looks = Looks(book)
        for page in document.pages:
            _page(book.add_worksheet(page.name), page, looks)
    return held.getvalue()


def _page(sheet: Worksheet, page: TablePage, looks: Looks) -> None:
    begin(sheet, page.title, page.note, len(page.rows), len(page.heads), looks)
    wider = max(1.0, _needed(page) / sum(wide for _head, wide in page.heads))
    for column, (head, wide) in enumerate(page.heads):
        sheet.set_column(column, column, wide * wider)
        sheet.write_string(FIRST_ROW - 1, column, head, looks.head)
    for row, cells in enumerate(page.rows, FIRST_ROW):
        sheet.set_row(row, LINE * _lines(cells, page) + 4)
        for column, value in enumerate(cells):
            _cell(sheet, row, column, value, looks)


def _needed(page: TablePage) -> int:
    """How wide a sheet must be for its heading and its note to be printed whole: the heading's type is larger."""
    return min(_MOST_WIDE, max(_width(page.title) * 8 // 5, _width(page.note)) + 1)


def _cell(sheet: Worksheet, row: int, column: int, value: Entered, looks: Looks) -> None:
    if value is None:
        sheet.write_blank(row, column, None, looks.cell)
    elif isinstance(value, str):
        looks_like = looks.figure if _SHARE.fullmatch(value) else looks.cell
        sheet.write_string(row, column, value[:MOST_CHARACTERS], looks_like)
    else:
        sheet.write_number(row, column, value, looks.figure if column else looks.middle)


def _lines(cells: tuple[Entered, ...], page: TablePage) -> int:
    """How many lines the longest text of a row takes; a Chinese character is as wide as two others."""
    taken = [
        lines_of(value, wide)
        for value, (_head, wide) in zip(cells, page.heads, strict=True)
        if isinstance(value, str)
    ]
    return min(28, max(taken, default=1))


def lines_of(text: str, wide: int) -> int:
    """How many lines a text takes in a column that is so many characters wide."""
    return sum(_width(line) // wide + 1 for line in text.split("\n"))


def _width(text: str) -> int:
    return 2 * len(text) - len(
        text.encode("ascii", "ignore")
    )  # once for all: a 台账 has a million characters
