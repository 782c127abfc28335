"""The sample workbook with cells changed."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from bot.workbook.sample import SAMPLE


def book(folder: Path, *cells: tuple[str, str, object]) -> Path:
    """The sample workbook with these cells changed: sheet, address, value."""
    changed = load_workbook(SAMPLE)
    for sheet, address, value in cells:
        cell = changed[sheet][address]
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    changed.save(folder / "book.xlsx")
    return folder / "book.xlsx"
