"""One fault in a workbook, worded so that the office can mend it without asking."""

from __future__ import annotations

from dataclasses import dataclass

_SHOWN = 24  # characters of a wrong value that are enough to recognise it


@dataclass(frozen=True, slots=True)
class CellFault:
    """What is wrong in one cell and what would be right. `cell` is empty when no sheet could be read."""

    sheet: str
    cell: str
    wrong: str
    right: str

    def __str__(self) -> str:
        """One line: `人员!F12: what is wrong; what would be right`."""
        where = f"{self.sheet}!{self.cell}" if self.cell else self.sheet
        return f"{where}: {self.wrong}; {self.right}"


def shown(text: str) -> str:
    """A value from the book in quotation marks, on one line and short, so that a fault stays one line."""
    line = "".join(character if character.isprintable() else " " for character in " ".join(text.split()))
    return f"“{line if len(line) <= _SHOWN else line[:_SHOWN] + '…'}”"
