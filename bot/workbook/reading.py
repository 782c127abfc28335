"""Reads a district workbook: all of it or nothing, with every fault at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from openpyxl.utils import column_index_from_string

from bot.workbook.columns import INDICATORS, RULES, SCORES, SHEETS
from bot.workbook.consistency import broken_rules
from bot.workbook.faults import CellFault
from bot.workbook.library import library_of_sheet
from bot.workbook.names import BookNames
from bot.workbook.opening import NotAWorkbook, load
from bot.workbook.register import district_of
from bot.workbook.rows import table_of
from bot.workbook.ruling import rules_of_sheet
from bot.workbook.scoring import sets_of_sheet
from bot.workbook.totals import unlike
from domain.appraisal import RuleSet
from domain.district import District
from domain.editions import Difference
from domain.mock_scores import YearIndicator
from domain.rules import DEFAULTS, Rules


@dataclass(frozen=True, slots=True)
class Book:
    """What a workbook says; it means something only if there are no faults. `rule_sets` (评分规则) and the `library`
    (指标) are None if it says nothing of them, and then those stay that are there. `totals` are those that it states
    and that its rows do not come to; `without` names the columns that its sheets do not have:
    that is how the book is made, and two books may say the same without it."""

    district: District
    faults: tuple[CellFault, ...]
    rules: Rules = DEFAULTS
    rule_sets: tuple[RuleSet, ...] | None = None
    library: tuple[YearIndicator, ...] | None = None
    totals: tuple[Difference, ...] = ()
    without: Mapping[str, frozenset[str]] = field(default_factory=dict, compare=False)


def read(path: Path) -> Book:
    """The district and its rules in an xlsx file, ids from 1 in row order, and every fault of the book sheet by sheet.

    A fault that only follows from another one (a person whose unit's row is faulty) is not reported.
    """
    try:
        raw = load(path, {sheet.name for sheet in SHEETS})
    except NotAWorkbook as refusal:
        return Book(District(), (CellFault(path.name, "", refusal.wrong, refusal.right),))
    faults: list[CellFault] = []
    tables = {sheet.name: table_of(sheet, raw.get(sheet.name, []), faults.append) for sheet in SHEETS}
    names = BookNames(tables)
    district = district_of(tables, names, faults.append)
    faults += broken_rules(tables, names, district)
    rules = rules_of_sheet(tables[RULES.name], faults.append)
    rule_sets = sets_of_sheet(tables[SCORES.name], faults.append)
    library = library_of_sheet(tables[INDICATORS.name], faults.append)
    if faults:
        return Book(District(), tuple(sorted(faults, key=_place)))
    totals = tuple(one for table in tables.values() for one in unlike(table))
    without = {
        name: frozenset(one.name for one in table.sheet.columns) - table.columns
        for name, table in tables.items()
    }
    return Book(
        replace(district, own_name=rules.district_name), (), rules, rule_sets, library, totals, without
    )


def _place(fault: CellFault) -> tuple[int, int, int]:
    """Where a fault stands: sheet, row, column."""
    letters, row = re.fullmatch(r"([A-Z]+)(\d+)", fault.cell).groups()  # type: ignore[union-attr]
    sheet = next(place for place, sheet in enumerate(SHEETS) if sheet.name == fault.sheet)
    return sheet, int(row), column_index_from_string(letters)
