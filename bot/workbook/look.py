"""How the workbook looks to the clerk: heads, notes, drop-down lists, cells of text."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from bot.workbook.cells import writable
from bot.workbook.columns import SHEETS
from bot.workbook.sheets import Column, Sheet, What

_GREEN = "1F5E3B"  # 绿色是底色
_GREY = "808080"
_LINE = Side(style="thin", color="D0D7D2")
_FACE = "微软雅黑"
_SPARE_ROWS = 2_000  # rows below the last one that still have drop-down lists
# Characters of words within a drop-down list: of a longer one Excel calls the file broken.
_LONGEST_LIST = 255
_TEXT_FORMAT = "@"  # keeps 01 from becoming 1, and = from becoming a formula, when a clerk edits the cell
_GUIDE = (
    "走街 · 区底册",
    "十张表：单位、网格、人员、点位、群、类别、规则、值班、评分规则、指标。请按这个次序填，后面的表按名称引用前面的表。",
    "《规则》是本区自己定的时间、次数和做法，每条都有说明和默认值；可以不改，也可以整张删掉。",
    "《值班》写谁在哪个岗位、几点到几点；到点只叫当班的人，别的群照常点名。不用就整张删掉。",
    "《评分规则》按案件打分，填好的是通用的；下面两套示例去掉“示例：”就能用，一套一个生效日期。整张删掉就用原来的。",
    "第一行是列名，不要改；列的次序可以变，可以加自己的列和表，导入时不看。",
    "鼠标停在列名上有填写说明；有下拉列表的单元格请从列表里选。",
    "一个单元格写几个值时用顿号隔开，如：张家弄、老街。每个单元格不超过 2000 个字。",
    "人员同名时写 姓名@单位，如：张三@城东街道。",
    "以“示例：”开头的行只作示范，导入时跳过，可以删掉。",
    "《类别》已填好常用的 52 类和时限、别名，可以增删；条线单位请按本区填写。",
    "导入时先查完整本再动数据：有一处不对就什么也不改，并逐条列出哪张表、哪一格、应怎么写。",
)


def new_book() -> tuple[Workbook, dict[str, Worksheet]]:
    """A workbook with the sheet 说明 and all others, heads only; the sheets by name."""
    book = Workbook()
    book.properties.creator = "走街"
    guide = book.worksheets[0]
    guide.title = "说明"
    guide.column_dimensions["A"].width = 100
    guide.sheet_view.showGridLines = False
    for number, line in enumerate(_GUIDE, 1):
        put(guide, number, 1, line)
        title = number == 1
        guide.cell(number, 1).font = Font(
            name=_FACE, size=16 if title else 11, bold=title, color=_GREEN if title else None
        )
        guide.row_dimensions[number].height = 36 if title else 24
    return book, {sheet.name: _new_sheet(book, sheet) for sheet in SHEETS}


def fill(page: Worksheet, sheet: Sheet, rows: Iterable[dict[str, str | float]]) -> None:
    """Write rows below the head and give them their drop-down lists."""
    book = page.parent
    assert book is not None, "a sheet of new_book has a book"
    last = 1
    dressed: dict[tuple[str, bool], StyleArray] = {}
    for last, row in enumerate(rows, 2):
        for place, column in enumerate(sheet.columns, 1):
            put(page, last, place, row[column.name])
            _dress(page.cell(last, place), column.what is not What.NUMBER, dressed)
    for place, column in enumerate(sheet.columns, 1):
        if column.choices or column.hints:
            cells = f"{(letter := get_column_letter(place))}2:{letter}{last + _SPARE_ROWS}"
            page.add_data_validation(_list(book, column, cells))


def put(page: Worksheet, row: int, column: int, value: str | float) -> None:
    """Write one cell. Text stays text whatever it begins with: no cell is ever a formula."""
    cell = page.cell(row, column)
    if not isinstance(value, str):
        cell.value = int(value) if float(value).is_integer() else value
    elif held := writable(value):
        cell.value = held
        cell.data_type = "s"
        cell.number_format = _TEXT_FORMAT


def _dress(cell: Cell | MergedCell, wrap: bool, dressed: dict[tuple[str, bool], StyleArray]) -> None:
    """Give a cell its line and its place. `dressed` are the styles of cells before it: making one takes long."""
    kind = (cell.number_format, wrap)
    if known := dressed.get(kind):
        cell._style = copy(known)  # type: ignore[union-attr]
        return
    cell.border = Border(bottom=_LINE)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    dressed[kind] = copy(cell._style)  # type: ignore[union-attr]


def grey(page: Worksheet, row: int) -> None:
    """Show that a row is an example."""
    for cell in page[row]:
        cell.font = Font(name=_FACE, italic=True, color=_GREY)


def _new_sheet(book: Workbook, sheet: Sheet) -> Worksheet:
    page: Worksheet = book.create_sheet(sheet.name)
    for place, column in enumerate(sheet.columns, 1):
        head = page.cell(1, place, column.name)
        head.font = Font(name=_FACE, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=_GREEN)
        head.alignment = Alignment(horizontal="center", vertical="center")
        head.comment = _note(column)
        dimension = page.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        if column.what is not What.NUMBER:
            dimension.number_format = _TEXT_FORMAT
    page.row_dimensions[1].height = 26
    page.freeze_panes = "B2"
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.print_title_rows = "1:1"
    return page


def _note(column: Column) -> Comment:
    need = "必填。" if column.required and "必填" not in column.note else ""
    return Comment(need + column.note, "走街", height=80, width=260)


def _list(book: Workbook, column: Column, cells: str) -> DataValidation:
    """A drop-down list. Where only its words are right, the spreadsheet refuses others."""
    words = column.choices or column.hints
    only = bool(column.choices) and not column.several
    return DataValidation(
        type="list",
        formula1=_offered(book, words),
        allow_blank=True,
        showErrorMessage=only,
        errorTitle=column.name,
        error="请从下拉列表里选：" + "、".join(words) if only else None,
        sqref=cells,
    )


def _offered(book: Workbook, words: tuple[str, ...]) -> str:
    """Where a drop-down list has its words: in itself, or if they are too many in a hidden column of 说明."""
    if len(within := ",".join(words)) <= _LONGEST_LIST:
        return f'"{within}"'
    guide = book.worksheets[0]
    place = guide.max_column + 1
    for row, word in enumerate(words, 1):
        put(guide, row, place, word)
    letter = get_column_letter(place)
    guide.column_dimensions[letter].hidden = True
    return f"'{guide.title}'!${letter}$1:${letter}${len(words)}"
