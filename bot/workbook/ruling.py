"""From the sheet 规则 to the rules of a district, and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from bot.workbook.cells import folded
from bot.workbook.faults import CellFault, shown
from bot.workbook.rows import SheetRow, Table
from domain.ruleline import BadRule
from domain.rules import Rules
from domain.rulesheet import conflicts, line_of, says, table


def rules_of_sheet(table: Table, report: Callable[[CellFault], None]) -> Rules:
    """The rules of the sheet; what it does not name has its default. Every faulty row is reported."""
    values: dict[str, Any] = {}
    rows: dict[str, SheetRow] = {}
    for row in table.rows:
        name = folded(row.says("名称"))
        if not name:
            continue
        if rows.setdefault(name, row) is not row:
            wrong = f"规则{shown(row.says('名称'))}与第 {rows[name].number} 行重复"
            report(row.fault("名称", wrong, "应只写一行"))
            continue
        values |= _value(row, report)
    rules = Rules(**values)
    for names, bad in conflicts(rules):
        row = next(rows[name] for name in names if name in rows)
        report(row.fault("值", bad.wrong, bad.right))
    return rules


def _value(row: SheetRow, report: Callable[[CellFault], None]) -> dict[str, Any]:
    """The field that a row sets and its value; nothing if the row says nothing, or nothing sound."""
    try:
        attribute, line = line_of(row.says("名称"))
    except BadRule as bad:
        report(row.fault("名称", bad.wrong, bad.right))
        return {}
    try:
        return {attribute: line.read(row.says("值"))} if row.says("值") else {}
    except BadRule as bad:
        report(row.fault("值", bad.wrong, bad.right))
        return {}


def rows_of_rules(rules: Rules) -> Iterator[dict[str, str | float]]:
    """The rows of the sheet: every rule, its value, and what it means and has as its default."""
    said = says(rules)
    for line in table().values():
        note = f"{line.note}默认 {line.default}。"
        yield {"名称": line.name, "值": said[line.name], "说明": note}
