"""Tables of a Word file: rows that stay whole, figures to the right, and no row alone at the end of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from docx.document import Document as Written
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table as WrittenTable
from docx.table import _Cell, _Row

from domain.paper import PaperTable
from papers.page import BODY_FACE, HEADING_FACE, LINE_MM, SMALL, SMALL_PITCH, TINY_PITCH, pitch, write

FEW_COLUMNS = 6  # in more of them words of three characters would not fit
TINY = Pt(12)  # 小四号
LABEL = 0.18  # the share of the line that a form's labels take
ROW_MM, BLANK_MM = 8, 14  # the least height of a form's row, and of one that is filled in by hand
LONG_CELL = 300  # characters, from which on a row may go over to the next page
TOGETHER = 3  # rows that stay on one page at either end of a table
NOTHING = ("", "—")
_LEFT, _CENTRE, _RIGHT = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT


def set_table(block: PaperTable, document: Written) -> None:
    """Write the table. Its head is repeated on each page; some rows stay together where it begins and where it ends."""
    table = ruled(document, len(block.columns), block.widths)
    size = SMALL if len(block.columns) <= FEW_COLUMNS else TINY
    head = new_row(table)
    _fill(head, block.columns, [_CENTRE] * len(block.columns), size, HEADING_FACE)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    head._tr.get_or_add_trPr().append(repeated)
    sides = [_side([row[place] for row in block.rows]) for place in range(len(block.columns))]
    rows = [head]
    for texts in block.rows:
        rows.append(new_row(table))
        _fill(rows[-1], texts, sides, size)
    for row in (*rows[:TOGETHER], *rows[-TOGETHER:-1]):
        if row is not rows[-1]:
            keep_with_next(row)


def set_form(lines: Iterable[tuple[str, str]], document: Written) -> None:
    """Labels with what stands beside them; where nothing does, there is room to write."""
    table = ruled(document, 2, (LABEL, 1 - LABEL))
    for label, content in lines:
        row = new_row(table)
        set_cell(row.cells[0], label, HEADING_FACE, _CENTRE, TINY, TINY_PITCH)
        set_cell(row.cells[1], content, size=TINY, height=TINY_PITCH)
        row.height = Mm(ROW_MM if content else BLANK_MM)
        keep_whole(row)


def ruled(document: Written, columns: int, shares: Iterable[float], *, lines: bool = True) -> WrittenTable:
    """An empty table across the line, its columns by their shares of it."""
    table: WrittenTable = document.add_table(rows=0, cols=columns)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    if lines:
        table.style = "Table Grid"
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(LINE_MM * share)
    return table


def new_row(table: WrittenTable) -> _Row:
    """One more row."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    return row


def set_cell(
    cell: _Cell,
    text: str,
    face: str = BODY_FACE,
    side: WD_ALIGN_PARAGRAPH = _LEFT,
    size: Pt = SMALL,
    height: Pt = SMALL_PITCH,
) -> None:
    """Write the lines of a text into a cell, each so high."""
    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    lines = text.splitlines() or [""]
    for index, part in enumerate(lines):
        line = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        pitch(line, height).alignment = side
        write(line, part, face, size)


def keep_whole(row: _Row) -> None:
    """A row is not cut in two by the end of a page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def keep_with_next(row: _Row) -> None:
    """A row stays on one page with what follows it."""
    for cell in row.cells:
        for line in cell.paragraphs:
            line.paragraph_format.keep_with_next = True


def _fill(
    row: _Row, texts: Sequence[str], sides: Sequence[WD_ALIGN_PARAGRAPH], size: Pt, face: str = BODY_FACE
) -> None:
    for cell, text, side in zip(row.cells, texts, sides, strict=True):
        set_cell(cell, text, face, side, size)
    if max(map(len, texts)) <= LONG_CELL:
        keep_whole(row)


def _side(texts: Sequence[str]) -> WD_ALIGN_PARAGRAPH:
    """Where the cells of a column stand: to the right if they are figures, whatever stands among them; in the middle
    where there is nothing."""
    told = [text for text in texts if text not in NOTHING]
    if not told:
        return _CENTRE
    return _RIGHT if sum(map(_is_figure, told)) * 2 > len(told) else _LEFT


def _is_figure(text: str) -> bool:
    return text.strip("%+-").replace(".", "").replace(",", "").isdecimal()
