"""Writes a ledger (台账) as an Excel workbook that prints as it is: A4 across, heads on every page.

Rows go to the disk as they are written, and pictures are read from theirs, so that ten thousand cases fit into memory.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, NamedTuple

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from domain.ledger import Entry, Ledger, Summed
from papers.excel import LINE, MOST_CHARACTERS, PLAIN, Looks, begin
from papers.tabular import lines_of

Finder = Callable[[str], Path | None]  # a photo's file by its hash, as small as it is kept
MISSING = "照片已不在"
_SHOWN = 0.6  # how large a stamp of 160 px is shown: some 96 px, crisp in print
_ROW = 78  # points: a row with a photo
_COLUMNS = (  # head, width in characters; A4 across takes some 210 of them at 7 points
    ("编号", 6),
    ("状态", 8),
    ("来源", 9),
    ("类别", 10),
    ("地点", 16),
    ("网格", 10),
    ("责任单位", 10),
    ("条线单位", 10),
    ("问题", 20),
    ("上报时间", 14),
    ("整改时限", 14),
    ("整改时间", 14),
    ("销号时间", 14),
    ("是否按期", 9),
    ("整改前", 14),
    ("整改后", 14),
    ("经过", 34),
)
_BEFORE, _AFTER = 14, 15
_PLACED = {"x_offset": 3, "y_offset": 3, "object_position": 1, "x_scale": _SHOWN, "y_scale": _SHOWN}


class PhotoLine(NamedTuple):
    """A case, and the files of its photos before and after, where they are."""

    entry: Entry
    before: str | None
    after: str | None


def with_photos(ledger: Ledger, stamp: Finder) -> Iterator[PhotoLine]:
    """The lines of a ledger with the files of its photos."""

    def file(sha256: str) -> str | None:
        found = stamp(sha256) if sha256 else None
        return str(found) if found else None

    for entry in ledger.entries:
        yield PhotoLine(entry, file(entry.before), file(entry.after))


def write(ledger: Ledger, count: int, lines: Iterable[PhotoLine], out: IO[bytes]) -> None:
    """Write an .xlsx of so many lines, which need not be in `ledger`.

    Typed text is never a formula or a link; a photo that is gone is said to be.
    """
    with tempfile.TemporaryDirectory() as folder:
        options = {"constant_memory": True, "tmpdir": folder} | PLAIN
        with Workbook(out, options) as book:
            looks = Looks(book)
            _lines(book.add_worksheet("台账"), ledger, count, lines, looks)
            _totals(book.add_worksheet("汇总"), ledger, "责任单位", ledger.totals, looks)
            if ledger.by_indicator:
                _totals(book.add_worksheet("按指标"), ledger, "指标", ledger.by_indicator, looks)


def _totals(sheet: Worksheet, ledger: Ledger, of: str, sums: Sequence[Summed], looks: Looks) -> None:
    heads = (of, *ledger.measures)
    sheet.set_column(0, 0, 16 if sums is ledger.totals else 30)
    sheet.set_column(1, len(heads) - 1, 10)
    begin(sheet, ledger.title, ledger.cutoff, len(sums), len(heads), looks)
    sheet.write_row(2, 0, heads, looks.head)
    for row, (name, figures) in enumerate(sums, 3):
        sheet.write_string(row, 0, name, looks.cell)
        for column, figure in enumerate(figures, 1):
            sheet.write_number(row, column, figure, looks.figure)


def _lines(sheet: Worksheet, ledger: Ledger, count: int, lines: Iterable[PhotoLine], looks: Looks) -> None:
    for column, (_head, wide) in enumerate(_COLUMNS):
        sheet.set_column(column, column, wide)
    begin(sheet, ledger.title, ledger.cutoff, count, len(_COLUMNS), looks)
    sheet.autofilter(2, 0, 2 + count, len(_COLUMNS) - 1)
    sheet.write_row(2, 0, [head for head, _wide in _COLUMNS], looks.head)
    for row, line in enumerate(lines, 3):
        _line(sheet, row, line, looks)


def _line(sheet: Worksheet, row: int, line: PhotoLine, looks: Looks) -> None:
    entry = line.entry
    shows = bool(entry.before or entry.after)
    history = "\n".join(entry.history)
    lines = max(
        2,
        lines_of(history, _COLUMNS[-1][1]),
        lines_of(entry.text, _COLUMNS[8][1]),
        lines_of(entry.category, _COLUMNS[3][1]),
    )
    sheet.set_row(row, min(400, max(LINE * lines + 4, _ROW if shows else 0)))  # Excel takes 409 points
    sheet.write_number(row, 0, entry.number, looks.middle)
    words = (
        entry.state,
        entry.source,
        entry.category,
        entry.place,
        entry.grid,
        entry.unit,
        entry.line_unit,
        entry.text,
    )
    for column, text in enumerate(words, 1):
        sheet.write_string(row, column, text[:MOST_CHARACTERS], looks.cell)
    for column, moment in enumerate((entry.opened_at, entry.due_at, entry.fixed_at, entry.closed_at), 9):
        _moment(sheet, row, column, moment, looks)
    sheet.write_string(row, 13, entry.judged, looks.middle)
    for column, sha256, file in ((_BEFORE, entry.before, line.before), (_AFTER, entry.after, line.after)):
        sheet.write_string(row, column, MISSING if sha256 and file is None else "", looks.middle)
        if file is not None:
            sheet.insert_image(row, column, file, _PLACED)
    sheet.write_string(row, 16, history[:MOST_CHARACTERS], looks.cell)


def _moment(sheet: Worksheet, row: int, column: int, moment: datetime | None, looks: Looks) -> None:
    """As a date that can be sorted; Excel knows no zones."""
    if moment is None:
        sheet.write_blank(row, column, None, looks.moment)
    else:
        sheet.write_datetime(row, column, moment.replace(tzinfo=None), looks.moment)
