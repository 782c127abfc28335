"""The rows of the sheets as tidied text. Each cell is checked by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.workbook.cells import Unreadable, check, folded, head, text_of
from bot.workbook.faults import CellFault
from bot.workbook.parts import RawCell, RawRow
from bot.workbook.sheets import EXAMPLE, HEAD_WITHIN, MOST_ROWS, Column, Sheet
from bot.workbook.totals import total_in

_ADDED = re.compile(r"\*|\(.*?\)|[:?!]$")


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row. `texts` has every column of the sheet; `silent` are those already reported or not there."""

    sheet: str
    number: int
    texts: Mapping[str, str]
    letters: Mapping[str, str]
    silent: frozenset[str]

    def fault(self, column: str, wrong: str, right: str) -> CellFault:
        """A fault in this row's cell of a column."""
        return CellFault(self.sheet, f"{self.letters.get(column, 'A')}{self.number}", wrong, right)

    def says(self, column: str) -> str:
        """The text of a cell; "" if it is empty or its fault is already reported."""
        return "" if column in self.silent else self.texts[column]


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet's rows, in order. `columns` are those the sheet has."""

    sheet: Sheet
    columns: frozenset[str]
    rows: tuple[SheetRow, ...]
    totals: tuple[RawRow, ...] = ()  # rows that state a total (合计): no rows of the register


def table_of(sheet: Sheet, found: Sequence[Sequence[RawRow]], report: Callable[[CellFault], None]) -> Table:
    """Read the one sheet that goes by the name; what is wrong with it or a cell of it is reported on the way."""
    if len(found) > 1:
        wrong = f"有两张工作表“{sheet.name}”"
        report(CellFault(sheet.name, "A1", wrong, "应只留一张，另一张改名或删去"))
    if not found and not sheet.may_lack:
        names = "、".join(column.name for column in sheet.columns)
        report(CellFault(sheet.name, "A1", f"没有工作表“{sheet.name}”", f"应有这张表，第一行写列名：{names}"))
    if not found:
        return Table(sheet, frozenset(), ())
    raw = found[0]
    head = _head(sheet, raw)
    letters = _letters(sheet, head, report)
    data = [row for row in raw if row.number > head.number]
    if len(data) > MOST_ROWS:
        at = f"A{data[MOST_ROWS].number}"
        report(CellFault(sheet.name, at, f"超过 {MOST_ROWS} 行", f"应不超过 {MOST_ROWS} 行"))
    totals = tuple(row for row in data if total_in(row))
    rows = (_row(sheet, row, letters, report) for row in data[:MOST_ROWS] if row not in totals)
    return Table(sheet, frozenset(letters), tuple(row for row in rows if row is not None), totals)


def _head(sheet: Sheet, raw: Sequence[RawRow]) -> RawRow:
    """The row of the column names: among the first rows the one with most of them, else the first row."""
    wanted = {folded(column.name) for column in sheet.columns}

    def named(row: RawRow) -> int:
        return len(wanted & {_bare(cell) for cell in row.cells.values()})

    able = [row for row in raw if row.number <= HEAD_WITHIN and named(row)]
    return max(able, key=named, default=RawRow(1, {}))


def _bare(cell: RawCell) -> str:
    """A column's name without what people add to it: `*姓名（必填）` is 姓名."""
    return _ADDED.sub("", head(str(cell.value)))


def _letters(sheet: Sheet, head: RawRow, report: Callable[[CellFault], None]) -> dict[str, str]:
    """Column name to letter; columns may stand in any order."""
    wanted = {folded(column.name): column.name for column in sheet.columns}
    letters: dict[str, str] = {}
    for letter, cell in head.cells.items():
        name = wanted.get(_bare(cell))
        if name is not None and letters.setdefault(name, letter) != letter:
            right = f"应只有一列，另一列在 {letters[name]} 列"
            report(CellFault(sheet.name, f"{letter}{head.number}", f"“{name}”列有两列", right))
    for column in sheet.columns:
        if column.name not in letters and not column.may_lack:
            where = "第一行" if head.number == 1 else f"第 {head.number} 行"
            right = f"应在{where}写上列名“{column.name}”"
            report(CellFault(sheet.name, f"A{head.number}", f"没有“{column.name}”列", right))
    return letters


def _row(
    sheet: Sheet, raw: RawRow, letters: Mapping[str, str], report: Callable[[CellFault], None]
) -> SheetRow | None:
    """One row with each of its cells checked, or None if it has nothing in our columns or is the example."""
    texts = {column.name: "" for column in sheet.columns}
    faults: dict[str, Unreadable] = {}
    for name, letter in letters.items():
        try:
            texts[name] = _text(sheet.column(name), raw.cells.get(letter))
        except Unreadable as fault:
            faults[name] = fault
    if not any(texts.values()) and not faults:
        return None
    if texts[sheet.columns[0].name].replace(":", "：").startswith(EXAMPLE):
        return None
    faults |= dict(_misfits(sheet, {name: texts[name] for name in letters.keys() - faults.keys()}))
    for name, misfit in faults.items():
        report(CellFault(sheet.name, f"{letters[name]}{raw.number}", misfit.wrong, misfit.right))
    return SheetRow(
        sheet.name, raw.number, texts, letters, frozenset(faults) | (texts.keys() - letters.keys())
    )


def _text(column: Column, cell: RawCell | None) -> str:
    return text_of(cell, column) if cell else ""


def _misfits(sheet: Sheet, texts: Mapping[str, str]) -> Iterator[tuple[str, Unreadable]]:
    for name, text in texts.items():
        try:
            check(sheet.column(name), text)
        except Unreadable as fault:
            yield name, fault
