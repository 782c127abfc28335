"""What a sheet of the district workbook is, and a column of it; columns.py has them all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

LONGEST_CELL = 2_000  # characters
HEAD_WITHIN = 20  # rows in which the head is searched, because a title or a note may stand above it
MOST_ROWS = 20_000  # rows of one sheet; a large district has a few thousand points
EXAMPLE = "示例："  # how the template's example row begins; such a row is never imported


class What(Enum):
    """What a cell holds. It decides how the cell is tidied when it is read."""

    TEXT = "one line"
    NAME = "a person's name: offices pad short ones with spaces (张　三)"
    LINES = "text that may have several lines"
    CODE = "a number or account that is never counted with: no spaces, half-width"
    NUMBER = "a number that is counted with"
    SHOWN = "what the cell shows: a time of day, a percentage, or one line"
    DAY = "a day: a date of the spreadsheet, or typed as 2026-03-05"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what the clerk is told about it, and what its cells may hold."""

    name: str
    note: str
    example: str | float = ""
    width: int = 14
    what: What = What.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()
    several: bool = False  # more than one value in a cell
    hints: tuple[str, ...] = ()  # offered in the drop-down list, but anything may be written
    low: float = 0.0
    high: float = 0.0
    above_low: bool = False  # the number must be more than `low`, not equal to it
    may_lack: bool = False  # the sheet may come without this column


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, its columns, and one line for the clerk on what it is for."""

    name: str
    purpose: str
    columns: tuple[Column, ...]
    may_lack: bool = False  # the book may come without this sheet

    def column(self, name: str) -> Column:
        """The column of this name; KeyError if there is none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)
