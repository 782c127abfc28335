"""Reading questions over 10,000 points and 200 categories: building, one question, the longest that are read."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable
from datetime import date
from itertools import cycle
from statistics import median

from domain.categories import Category, LimitUnit
from domain.district import District, Grid, Unit, UnitKind
from domain.points import Point
from domain.scope import ScopeFinder
from tests.bench.stopwatch import milliseconds
from tests.bench.understanding import long_texts
from understanding.known import Known
from understanding.questions.reader import LONGEST_QUESTION, QuestionReader

TODAY = date(2026, 12, 9)
QUESTIONS = (
    "东安12片占道经营还有多少没整改",
    "哪个网格超期最多",
    "请问一下西宁3社区11月1日至15日垃圾外溢新增了几件",
    "南平路108号谁负责",
    "12号问题到哪一步了",
    "昨天谁没到岗",
    "那北和7社区呢",
    "东安社区和西宁社区本周比上周超期多还是少",
    "我们还有几个没吃饭",
    "下午要汇报，东安12片占道经营还有多少没整改",
)
_PLACES = ("东安", "西宁", "南平", "北和", "中兴", "长春", "永福", "新民")
_KINDS = ("主次干道", "农贸市场", "居民小区", "公园广场", "背街小巷", "公厕")
_TAILS = ("路", "市场", "小区", "公园", "巷", "公厕")


def measure(rounds: int, points: int = 10_000, categories: int = 200) -> dict[str, float]:
    """Medians in milliseconds, the slowest question among them, and MiB that a reader holds."""
    district = register(points, categories)
    _built(District())  # the vocabulary is read once for all districts
    built = milliseconds(lambda: _built(district), rounds)
    reader = _built(district)
    times = [
        milliseconds(lambda text=text: reader.read(text, TODAY), rounds * 20)  # type: ignore[misc]
        for text in QUESTIONS
    ]
    long = [text[:LONGEST_QUESTION] for text in ("".join(QUESTIONS) * 2, *long_texts(district))]
    return {
        "questions: reader built over 10,000 points (ms)": built,
        "questions: one read (ms)": median(times),
        "questions: the slowest one read (ms)": max(times),
        "questions: 200 characters read, the slowest kind (ms)": max(
            milliseconds(lambda text=text: reader.read(text, TODAY), rounds)  # type: ignore[misc]
            for text in long
        ),
        "questions: memory of a reader (MiB)": _mebibytes(lambda: _built(district)),
    }


def _built(district: District) -> QuestionReader:
    return QuestionReader(Known(district), ScopeFinder(district))


def register(points: int, categories: int) -> District:
    """A register of that size, all invented."""
    units = [
        Unit(
            number,
            f"{place}{number // len(_PLACES)}社区居民委员会",
            f"{place}{number // len(_PLACES)}社区",
            UnitKind.COMMUNITY,
        )
        for number, place in zip(range(1, 101), cycle(_PLACES))
    ]
    grids = [
        Grid(unit.id, f"{unit.id:02}", f"{unit.short.removesuffix('社区')}网格", unit.id) for unit in units
    ]
    return District(
        units=tuple(units),
        grids=tuple(grids),
        points=tuple(_point(number, grids) for number in range(1, points + 1)),
        categories=tuple(_category(number) for number in range(1, categories + 1)),
    )


def _point(number: int, grids: list[Grid]) -> Point:
    place, sort = _PLACES[number % len(_PLACES)], number % len(_TAILS)
    name = f"{place}{number}{_TAILS[sort]}"
    address = f"{place}路{number}号"
    return Point(
        number, f"{number:05}", name, _KINDS[sort], grids[number % len(grids)].id, address, (f"老{name}",)
    )


def _category(number: int) -> Category:
    named = ("占道经营", "垃圾外溢", "违法停车", "乱堆杂物")
    name = named[number - 1] if number <= len(named) else f"第{number}种问题"
    return Category(number, name, f"大类{number % 7}", (f"{name}现象",), (), 1, LimitUnit.WORKING_DAY)


def _mebibytes(work: Callable[[], object]) -> float:
    tracemalloc.start()
    try:
        kept = work()
        held = tracemalloc.get_traced_memory()[0]
        del kept
    finally:
        tracemalloc.stop()
    return held / 2**20
