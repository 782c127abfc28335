"""The labelled sets are well-formed: enough of every kind, only names that the sample district has, no text twice."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import get_args

import pytest
from openpyxl import load_workbook

from domain.question import Status
from tests.understanding.rows import (
    FREE,
    UNKNOWN,
    Accepted,
    Kind,
    QuestionRow,
    ReportRow,
    RollcallRow,
    questions,
    reports,
    rollcall,
)
from understanding.simplified import simplified

REPORTS, QUESTIONS, ROLLCALL = reports(), questions(), rollcall()
BOOK = load_workbook(Path(__file__).parents[2] / "bot" / "sample" / "district.xlsx", read_only=True)

STATES = {*map(str, Status), "今日到期", "未到"}
COUNTED = {"count", "list", "rate", "ranking", "comparison", "trend"}
MEASURES = COUNTED | {"owner", "case", "rollcall", "due", "waiting", "none", "asks"}
GROUPS = {"grid", "unit", "category", "point", "person", "day", "month", "week"}
ANSWERS = {"present", "late", "leave", "absent", "substitute", "none"}
PERIOD = re.compile(
    r"今天|昨天|明天|后天|本周|上周|本月|上月|上半年|下半年|今年|去年|近\d+天|本季度|下周"
    r"|\d{4}-\d\d-\d\d(\.\.\d{4}-\d\d-\d\d)?|\d{4}-\d\d|\d{4}-W\d\d"
)


def column(sheet: str, name: str) -> list[str]:
    """The filled cells of a column of the sample district."""
    head, *rows = BOOK[sheet].iter_rows(values_only=True)
    at = head.index(name)
    return [str(row[at]) for row in rows if len(row) > at and row[at]]


PLACES = {*column("点位", "名称"), *column("网格", "名称"), *column("单位", "简称")}
CATEGORIES = column("类别", "名称")
SETS: dict[str, Sequence[ReportRow | QuestionRow | RollcallRow]] = {
    "reports": REPORTS,
    "questions": QUESTIONS,
    "rollcall": ROLLCALL,
}


def bare(text: str) -> str:
    """The text without punctuation and spaces."""
    return "".join(sign for sign in text if unicodedata.category(sign)[0] not in "PZ")


def said(cells: Iterable[Accepted]) -> set[str]:
    """Every single value that the cells accept."""
    return {part for cell in cells for value in cell for part in value.split("、") if part}


@pytest.mark.parametrize(("name", "least"), [("reports", 560), ("questions", 300), ("rollcall", 160)])
def test_each_set_is_large_enough(name: str, least: int) -> None:
    """Fewer rows than agreed would measure less than agreed."""
    assert len(SETS[name]) >= least


@pytest.mark.parametrize("name", SETS)
def test_no_text_stands_twice(name: str) -> None:
    """A text that differs in signs and spaces only would be known from the other half."""
    texts = Counter(bare(row.text) for row in SETS[name])
    assert [text for text, times in texts.items() if times > 1] == []


@pytest.mark.parametrize("name", SETS)
def test_no_cell_has_stray_space(name: str) -> None:
    """A space at an end would make two equal texts differ, and an empty text says nothing."""
    assert [row.text for row in SETS[name] if not row.text or row.text != row.text.strip()] == []


def test_every_kind_has_its_share_held() -> None:
    """A kind that is held or open alone is not measured, or not known; every lot that is learnt from adds open rows."""
    of: Counter[tuple[str, str]] = Counter((row.half, row.kind) for row in REPORTS)
    of.update((row.half, row.answer[0]) for row in ROLLCALL)
    names = {name for _, name in of}
    assert [name for name in names if of["held", name] * 5 < of["train", name] or not of["train", name]] == []


def test_held_questions_ask_for_everything() -> None:
    """Questions that were read became `train` all at once: what is held now has a row of each measure, or none."""
    assert {row.measure[0] for row in QUESTIONS if row.half == "held"} in (set(), MEASURES)


def test_every_category_has_eight_texts_on_both_sides() -> None:
    """Each standard category stands first in eight problems, one of them at least held and two open."""
    of = Counter((row.half, problem.categories[0]) for row in REPORTS for problem in row.problems)
    assert [c for c in CATEGORIES if of["held", c] + of["train", c] < 8] == []
    assert [c for c in CATEGORIES if of["held", c] < 1 or of["train", c] < 2] == []


def test_two_in_five_texts_do_without_the_name_of_the_category() -> None:
    """Names and aliases are in the register already: a text with one of them tests little, but people say them."""
    head, *rows = BOOK["类别"].iter_rows(values_only=True)
    words = {str(row[0]): [str(row[0]), *str(row[head.index("别名")] or row[0]).split("、")] for row in rows}
    everyone, named = Counter[str](), Counter[str]()
    for row in REPORTS:
        for category in (problem.categories[0] for problem in row.problems):
            everyone[category] += 1
            named[category] += any(word in row.text for word in words.get(category, ()))
    assert [c for c in CATEGORIES if named[c] * 5 > everyone[c] * 3] == []


@pytest.mark.parametrize("kind", [kind for kind in get_args(Kind) if kind != "problem"])
def test_every_kind_of_no_report_comes_with_photos(kind: str) -> None:
    """Without a photo such a text opens no case anyway."""
    assert sum(row.photo for row in REPORTS if row.kind == kind) >= 15


def test_only_problems_have_problems() -> None:
    """A row of another kind with a place and category, or a problem without one, would be scored wrongly."""
    assert [row.text for row in REPORTS if (row.kind == "problem") != bool(row.problems)] == []
    assert [row.text for row in REPORTS if row.urgent and row.kind != "problem"] == []


def test_places_and_categories_are_in_the_sample() -> None:
    """A misspelt label would count a right answer as wrong."""
    problems = [problem for row in REPORTS for problem in row.problems]
    free = {place for problem in problems for place in problem.places if place.startswith(FREE)}
    assert {place for p in problems for place in p.places} - free - PLACES - {UNKNOWN} == set()
    assert {place for place in free if place.removeprefix(FREE) in PLACES} == set()
    assert {category for p in problems for category in p.categories} - set(CATEGORIES) - {UNKNOWN} == set()


def _is_written(place: str, text: str) -> bool:
    plain = simplified(unicodedata.normalize("NFKC", text))
    return place in text or simplified(place) in plain


def test_free_places_are_words_of_the_text() -> None:
    """What the person did not write, in whichever script or width, cannot be understood."""
    wrong = [
        row.text
        for row in REPORTS
        for problem in row.problems
        for place in problem.places
        if place.startswith(FREE) and not _is_written(place.removeprefix(FREE), row.text)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("trait", "least"),
    [
        ("negated-place", 30),
        ("polite", 10),
        ("on-the-spot", 15),
        ("house-number", 15),
        ("pole", 8),
        ("beside", 15),
    ],
)
def test_what_is_hard_occurs_often_enough(trait: str, least: int) -> None:
    """One or two texts of a sort measure chance."""
    assert sum(trait in row.traits for row in REPORTS) >= least


def test_there_are_enough_slips_several_problems_and_dangers() -> None:
    """The minima of the task that are not a single trait."""
    written = {"slip", "traditional", "pinyin", "full-width"}
    assert sum(bool(written & row.traits) for row in REPORTS) >= 50
    assert sum(len(row.problems) > 1 for row in REPORTS) >= 40
    assert sum(row.urgent for row in REPORTS) >= 25
    assert [row.text for row in REPORTS if row.urgent and "polite" in row.traits] == []


def test_questions_use_the_words_of_their_columns() -> None:
    """A label outside its column's words can never be met."""
    assert said(row.measure for row in QUESTIONS) == MEASURES
    assert said(row.state for row in QUESTIONS) - STATES == set()
    assert said(row.by for row in QUESTIONS) - GROUPS == set()
    assert said(row.order for row in QUESTIONS) - {"most", "least"} == set()
    assert [n for n in said(row.n for row in QUESTIONS) if not n.isdecimal()] == []
    assert [p for p in said(row.period for row in QUESTIONS) if not PERIOD.fullmatch(p)] == []


def test_questions_name_what_the_sample_has() -> None:
    """Scope, category and type of place are names of the register."""
    assert said(row.scope for row in QUESTIONS) - PLACES - {"全区"} == set()
    assert said(row.category for row in QUESTIONS) - {*CATEGORIES, *column("类别", "大类")} == set()
    assert said(row.place_kind for row in QUESTIONS) - set(column("点位", "类型")) == set()


def test_what_is_no_question_asks_for_nothing() -> None:
    """A row that is no question has no other label."""
    labels = [
        (row.text, row.scope, row.period, row.state, row.category, row.by, row.n, row.numbers)
        for row in QUESTIONS
        if row.measure == ("none",)
    ]
    assert [text for text, *others in labels if any(other not in (("",), ()) for other in others)] == []


def test_rollcall_answers_use_the_words_of_their_columns() -> None:
    """Answers, clock times, days and names of people are what the columns promise."""
    assert said(row.answer for row in ROLLCALL) == ANSWERS
    assert [t for t in said(row.time for row in ROLLCALL) if not re.fullmatch(r"[012]\d:[0-5]\d", t)] == []
    assert [d for d in said(row.days for row in ROLLCALL) if not re.fullmatch(r"\d+(\.5)?", d)] == []
    named = [row.substitute for row in ROLLCALL if row.substitute != ("",)]
    assert [cell for cell in named if cell[0] not in column("人员", "姓名")] == []
    assert [row.text for row in ROLLCALL if row.answer == ("none",) and any(row.days + row.substitute)] == []
