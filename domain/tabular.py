"""A document of tables as a value (评分, 红黄榜): pages with heads and rows. `papers/tabular.py` writes it."""

from __future__ import annotations

from dataclasses import dataclass

Entered = str | float | None  # in a cell: words as they are, a number, or nothing


@dataclass(frozen=True, slots=True)
class TablePage:
    """One sheet: its name, the heading and a note above the table, columns with their widths, and the rows."""

    name: str
    title: str
    note: str
    heads: tuple[tuple[str, int], ...]
    rows: tuple[tuple[Entered, ...], ...]


@dataclass(frozen=True, slots=True)
class Tabular:
    """A whole one. `file` is the name that people see, without its ending."""

    file: str
    pages: tuple[TablePage, ...]
