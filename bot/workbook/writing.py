"""Writes a district into a workbook. What was read comes out again, sheet by sheet and row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.files import write_private
from bot.workbook.clerk import Clerk
from bot.workbook.columns import (
    CATEGORIES,
    GRIDS,
    GROUPS,
    INDICATORS,
    PEOPLE,
    POINTS,
    RULES,
    SCORES,
    SHEETS,
    UNITS,
)
from bot.workbook.library import rows_of_library
from bot.workbook.look import fill, grey, new_book
from bot.workbook.reading import read
from bot.workbook.roster_columns import ROSTERS
from bot.workbook.ruling import rows_of_rules
from bot.workbook.sample import SAMPLE
from bot.workbook.scoring import example_rows, rows_of_sets
from domain.appraisal import RuleSet
from domain.categories import Category
from domain.district import District
from domain.mock_scores import YearIndicator
from domain.rules import DEFAULTS, Rules
from domain.rulesets import USUAL


def write(
    district: District,
    path: Path,
    rules: Rules = DEFAULTS,
    rule_sets: Sequence[RuleSet] = (USUAL,),
    library: Sequence[YearIndicator] = (),
) -> None:
    """Write the workbook that says this district and its rules; reading it gives equal ones. May raise OSError."""
    data = BytesIO()
    book_of(district, rules, rule_sets, library).save(data)
    write_private(path, data.getvalue())


def template(path: Path) -> None:
    """Write a workbook to begin with: notes, lists, example rows, the usual categories, the rules' defaults.

    May raise OSError.
    """
    book, pages = new_book()
    fill(pages[CATEGORIES.name], CATEGORIES, map(Clerk(District()).category, _standard_categories()))
    fill(pages[RULES.name], RULES, rows_of_rules(DEFAULTS))
    _fill_scores(pages[SCORES.name], (USUAL,))
    for sheet in SHEETS:
        if sheet not in (CATEGORIES, RULES, SCORES):
            fill(pages[sheet.name], sheet, [{column.name: column.example for column in sheet.columns}])
            grey(pages[sheet.name], 2)
    book.save(path)


def _standard_categories() -> Iterator[Category]:
    """The categories of the sample district, which are the usual ones, without its units and indicators."""
    for category in read(SAMPLE).district.categories:
        yield replace(category, line_units=(), indicators=())


def _fill_scores(page: Worksheet, rule_sets: Sequence[RuleSet]) -> None:
    """The versions, and below them in grey the ready-made ones that are not among them."""
    own = list(rows_of_sets(rule_sets))
    spare = list(example_rows({one.version for one in rule_sets}))
    fill(page, SCORES, [*own, *spare])
    for number in range(len(spare)):
        grey(page, 2 + len(own) + number)


def book_of(
    district: District, rules: Rules, rule_sets: Sequence[RuleSet], library: Sequence[YearIndicator]
) -> Workbook:
    """The workbook that says this district and its rules, not yet written anywhere."""
    clerk = Clerk(district)
    book, pages = new_book()
    fill(pages[UNITS.name], UNITS, map(clerk.unit, district.units))
    fill(pages[GRIDS.name], GRIDS, map(clerk.grid, district.grids))
    fill(pages[PEOPLE.name], PEOPLE, map(clerk.person, district.people))
    fill(pages[POINTS.name], POINTS, map(clerk.point, district.points))
    fill(pages[GROUPS.name], GROUPS, map(clerk.group, district.groups))
    fill(pages[CATEGORIES.name], CATEGORIES, map(clerk.category, district.categories))
    fill(pages[RULES.name], RULES, rows_of_rules(rules))
    fill(pages[ROSTERS.name], ROSTERS, map(clerk.roster, district.rosters))
    _fill_scores(pages[SCORES.name], rule_sets)
    fill(pages[INDICATORS.name], INDICATORS, rows_of_library(library))
    return book
