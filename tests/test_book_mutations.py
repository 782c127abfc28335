"""Whatever stands in a file that calls itself a workbook, it is read or refused in lines that the office can follow."""

from __future__ import annotations

import re
from pathlib import Path

from bot.workbook import read
from domain.district import District
from tests.mutated_books import mutate
from tests.test_workbook import small_book

LINE = re.compile(r"(book\.xlsx|(单位|网格|人员|点位|群|类别|规则)![A-Z]+\d+): [^\n;]+; [^\n;]+")


def test_mutated_books_are_read_or_refused(tmp_path: Path) -> None:
    """Of 300 books with values and tags exchanged each gives a register, or faults of one line with their cell."""
    whole = small_book(tmp_path / "whole.xlsx")
    read_well = 0
    for seed in range(300):
        mutate(whole, tmp_path / "book.xlsx", seed)
        book = read(tmp_path / "book.xlsx")
        strange = [str(fault) for fault in book.faults if not LINE.fullmatch(str(fault))]
        assert not strange, (seed, strange)
        assert not book.faults or book.district == District(), seed
        read_well += not book.faults
    assert 100 < read_well < 250
