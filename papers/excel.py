"""What every Excel workbook of ours has in common: text that is never a formula, one look, and how a sheet prints."""

from __future__ import annotations

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

MOST_CHARACTERS = 32_000  # an Excel cell holds 32,767
FIRST_ROW = 3  # below heading, note and heads
LINE = 13.5  # points of a line of text
PLAIN = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Looks:
    """How cells look."""

    def __init__(self, book: Workbook) -> None:
        plain = {"font_name": "宋体", "font_size": 10, "valign": "vcenter", "border": 1, "text_wrap": True}
        self.cell: Format = book.add_format(plain)
        self.figure: Format = book.add_format(plain | {"align": "right", "indent": 1})
        self.middle: Format = book.add_format(plain | {"align": "center"})
        self.moment: Format = book.add_format(plain | {"num_format": "yy-mm-dd hh:mm", "align": "center"})
        self.head: Format = book.add_format(plain | {"bold": True, "align": "center", "bg_color": "#E3EFE7"})
        self.title: Format = book.add_format({"font_name": "宋体", "font_size": 16, "bold": True})
        self.note: Format = book.add_format({"font_name": "宋体", "font_size": 10, "font_color": "#616B66"})


def begin(sheet: Worksheet, title: str, note: str, rows: int, columns: int, looks: Looks) -> None:
    """The heading and the note, and how the sheet prints: A4 across, heads on every page."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, title, looks.title)
    sheet.write_string(1, 0, note, looks.note)
    sheet.freeze_panes(FIRST_ROW, 1)
    sheet.print_area(0, 0, FIRST_ROW - 1 + rows, columns - 1)
