"""Numbers (编号) of grids and points that a spreadsheet has shortened: where a cell holds a number, 01 becomes 1."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from domain.district import District


def bare(code: str) -> str:
    """The number without the zeros in front; a code that is no number is left as it is."""
    return (code.lstrip("0") or "0") if code.isdecimal() else code


def known_as(written: Iterable[str], present: Iterable[str]) -> dict[str, str]:
    """Each code that is written otherwise than the one code of the register that is the same number, and that code."""
    there, codes = set(present), set(written)
    known = {bare(code): code for code in there}
    same = {code: known.get(bare(code), code) for code in codes - there}
    return {code: spelt for code, spelt in same.items() if spelt not in codes}


def as_known(book: District, grids: Iterable[str], points: Iterable[str]) -> District:
    """The book with the codes that the register has already: its scores and lists speak of a grid by that.

    A point without 编号 has a code that begins with its grid's, so that follows.
    """
    spelt = known_as((one.code for one in book.grids), grids)
    named = tuple(replace(one, code=_of_grid(one.code, one.name, spelt)) for one in book.points)
    own = known_as((one.code for one in named), points)
    return replace(
        book,
        grids=tuple(replace(one, code=spelt.get(one.code, one.code)) for one in book.grids),
        points=tuple(replace(one, code=own.get(one.code, one.code)) for one in named),
    )


def _of_grid(code: str, name: str, spelt: dict[str, str]) -> str:
    grid, dash, rest = code.partition("-")
    return f"{spelt[grid]}-{name}" if dash and rest == name and grid in spelt else code
