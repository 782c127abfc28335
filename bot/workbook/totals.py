"""Rows in which a clerk wrote a total (合计): no row of the register, but what its rows should come to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from bot.workbook.cells import folded, number_of
from bot.workbook.parts import RawRow
from bot.workbook.sheets import What
from domain.editions import Difference

if TYPE_CHECKING:
    from bot.workbook.rows import Table

_TOTAL = re.compile(r"(合计|总计|共计|总数|小计)(?:[:：]?(?:共|有)?(\d+(?:\.\d+)?)[个处家人条件户名]?)?")
_PART = "小计"  # of the rows since the last total


def total_in(raw: RawRow) -> re.Match[str] | None:
    """The total that a row states in its first cell that has something; None for any other row."""
    first = next((str(cell.value) for cell in raw.cells.values() if str(cell.value).strip()), "")
    return _TOTAL.fullmatch(folded(first).replace(" ", ""))


def unlike(table: Table) -> Iterator[Difference]:
    """Where what a sheet states is not what its rows come to.

    A number under a column that is counted with is the sum of that column, any other the count of the rows.
    """
    last = 0
    for raw in table.totals:
        found = total_in(raw)
        assert found is not None, "it states a total"
        since = last if found[1] == _PART else 0
        mine = [row for row in table.rows if since < row.number < raw.number]
        last = raw.number
        for column, total in _numbers(table, raw, found):
            parts = round(sum(number_of(row.says(column)) or 0 for row in mine)) if column else len(mine)
            if total != parts:
                yield Difference(f"《{table.sheet.name}》{column}", total, parts)


def _numbers(table: Table, raw: RawRow, found: re.Match[str]) -> Iterator[tuple[str, int]]:
    """The numbers of the row, each with the column that it sums up, "" where it counts rows."""
    if found[2]:
        yield "", round(float(found[2]))
    names = {letter: name for row in table.rows[:1] for name, letter in row.letters.items()}
    for letter, cell in raw.cells.items():
        number = None if cell.wrong else number_of(str(cell.value).strip())
        if number is not None:
            name = names.get(letter)
            yield (name if name and table.sheet.column(name).what is What.NUMBER else ""), round(number)
