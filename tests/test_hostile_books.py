"""Whatever is written into a workbook is data: no text of it becomes a formula or is changed on its way."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.workbook import Book, read, write
from bot.workbook.cells import split
from domain.categories import Axis, Category, LimitUnit
from domain.district import District, Grid, Group, Person, Purpose, Role, Unit, UnitKind
from domain.platform import Platform
from domain.points import Point
from domain.rules import Rules
from domain.rulesets import USUAL
from tests.turns import EVERYWHERE

UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f"
PREFIXES = [
    "=",
    "+",
    "-",
    "@",
    "\t=",
    "\r=",
    "'=",
    "＝",
    "#REF!",
    "_x003D_",
    '=HYPERLINK("http://a","b")',
    "=1+1；",
]
anything = st.text(max_size=40) | st.builds(str.__add__, st.sampled_from(PREFIXES), st.text(max_size=20))


def kept(text: str) -> str:
    """What a cell can hold of a text: all that can be seen, and no spaces around it."""
    held = (one for one in text.replace("\r\n", "\n").replace("\r", "\n") if one in "\t\n" or one >= " ")
    seen = (one for one in held if unicodedata.category(one) != "Cf" and one not in UNSEEN)
    return "".join(one for one in seen if one not in "\ufffe\uffff").strip()


def district_saying(words: list[str]) -> District:
    """A district whose names, texts and addresses are these words."""
    line = [" ".join(kept(word).split()) for word in words]
    units = tuple(
        Unit(id, f"{id}号{one}", f"简{id}号{one}", UnitKind.OTHER) for id, one in enumerate(line, 1)
    )
    return District(
        units=units,
        grids=tuple(Grid(u.id, f"G{u.id}", f"网格{u.name}", u.id, scope=words[u.id - 1]) for u in units),
        people=tuple(Person(u.id, f"p{u.id}", u.id, (Role.REPORTER,), (u.id,)) for u in units),
        points=tuple(
            Point(u.id, f"P{u.id}", f"{one}点", one, u.id, one, split(one), line_units=(u.id, 1)[: u.id])
            for u, one in zip(units, line, strict=True)
        ),
        groups=(Group(1, line[0] + "群", Purpose.UNIT, Platform.WECOM, "1", len(line)),),
        categories=(
            Category(
                1, line[0] + "类", line[0], split(line[0]), (len(line),), 4, LimitUnit.HOUR, leading=Axis.LINE
            ),
        ),
    )


def comes_back(words: list[str], path: Path) -> None:
    """Write a district that says these words; no cell may be a formula, and every word must be the same data."""
    district = district_saying(words)
    write(district, path)
    types = {cell.data_type for page in load_workbook(path) for row in page.iter_rows() for cell in row}
    assert types == {"s", "n"}
    grids = tuple(replace(grid, scope=kept(grid.scope)) for grid in district.grids)
    assert read(path) == Book(replace(district, grids=grids), (), Rules(), (USUAL,), ())


@settings(
    max_examples=25 if EVERYWHERE else 8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(anything, min_size=1, max_size=4))
def test_any_text_is_data(tmp_path: Path, words: list[str]) -> None:
    """Whatever people write into a name, an address or an alias comes back as they wrote it."""
    comes_back(words, tmp_path / "book.xlsx")


def test_500_hostile_texts_are_data(tmp_path: Path) -> None:
    """Formulas, control characters, escapes and mark-up in every text column of 500 rows stay what they are."""
    bodies = [
        "cmd|' /C calc'!A0",
        "SUM(1;2)",
        "_x0007_\x07",
        "<is><t>&amp;",
        "\u202eabc\u200b",
        "A1:A9{1,2}",
        "𠮷🙂",
    ]
    comes_back([PREFIXES[n % len(PREFIXES)] + bodies[n % len(bodies)] * (n % 5) + str(n) for n in range(500)],
               tmp_path / "book.xlsx")  # fmt: skip
