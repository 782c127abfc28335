"""From the sheet 指标 to what the assessment of each year gives points for, and back."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from bot.workbook.cells import folded, number_of
from bot.workbook.faults import CellFault, shown
from bot.workbook.rows import SheetRow, Table
from domain.mock_scores import YearIndicator

_YEAR = re.compile(r"(20\d\d)年?")


def library_of_sheet(table: Table, report: Callable[[CellFault], None]) -> tuple[YearIndicator, ...] | None:
    """The indicators of the sheet; None if the book has no such sheet. Every faulty row is reported."""
    if not table.columns:
        return None
    found: dict[tuple[int, str], YearIndicator] = {}
    rows: dict[tuple[int, str], SheetRow] = {}
    for row in table.rows:
        year, name, points = _year(row, report), row.says("指标"), number_of(row.says("分值"))
        if year is None or not name or points is None:
            continue
        key = (year, folded(name))
        if rows.setdefault(key, row) is not row:
            wrong = f"{year}年的{shown(name)}与第 {rows[key].number} 行重复"
            report(row.fault("指标", wrong, "一年里应只写一行"))
            continue
        found[key] = YearIndicator(year, name, points, row.says("要求"))
    return tuple(found.values())


def _year(row: SheetRow, report: Callable[[CellFault], None]) -> int | None:
    said = row.says("年度")
    year = _YEAR.fullmatch(said)
    if said and year is None:
        report(row.fault("年度", f"年度{shown(said)}看不懂", "应写四位数字，如 2026"))
    return int(year[1]) if year else None


def rows_of_library(library: Iterable[YearIndicator]) -> Iterator[dict[str, str | float]]:
    """The rows of the sheet."""
    for one in library:
        yield {"指标": one.name, "年度": f"{one.year}", "分值": one.points, "要求": one.asks}
