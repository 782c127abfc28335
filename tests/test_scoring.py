"""互评: what is missing is no zero, corrections stay in sight, and 核对 finds whatever was changed afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from actions import redlist, scoring
from actions.documents.kit import find_documents
from actions.opening import Telling, open_cases
from domain.cause import Cause
from domain.cycles import MonthMoment
from domain.district import Person, Role
from domain.order import Order
from domain.photo import Photo
from domain.redlist import RedList
from domain.refused import NotAMonth
from domain.rotation import Turn
from domain.rulesets import INSPECTION, USUAL
from domain.scoring import ScoreDraw, ScoreSheet, marked, scorers, unusual
from domain.tabular import TablePage, Tabular
from domain.tally import Span
from papers.tabular import excel_of
from storage import tables
from storage.books import Books
from storage.database import Database
from storage.photos import PhotoFiles
from storage.unused import remove_unused
from texts import scoring as wording
from understanding.orders.without_a_case.score_words import corrected, points_in
from understanding.orders.without_a_case.score_words import given as scores_in

ZONE = ZoneInfo("Asia/Shanghai")
LAST_MONTH = datetime(2026, 2, 27, 9, 0, tzinfo=ZONE)
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)
DRAW = ScoreDraw(date(2026, 3, 1), "7F", 0, "", Turn(("01", "02", "03"), (1,)), NOW, 1, NOW, id=1)


@pytest.fixture
def store(sqlite_template: Path, tmp_path: Path) -> Iterator[Books]:
    """The sample district, in a transaction."""
    shutil.copy(sqlite_template, tmp_path / "zoujie.db")
    database = Database(
        f"sqlite+aiosqlite:///{tmp_path / 'zoujie.db'}", PhotoFiles(tmp_path / "photos"), ZONE
    )
    with database.transaction() as store:
        yield store
    database.close()


def sheet(scorer: str, scored: str, points: float) -> ScoreSheet:
    """One that was filled in."""
    return ScoreSheet(1, scorer, scored, points, "整洁", 1, NOW)


def test_what_is_missing_is_no_zero() -> None:
    """The mean is of what is there, a grid without any has none and comes last; of a correction the last one counts."""
    found = marked(DRAW, [sheet("01", "02", 60), sheet("02", "03", 91.5), sheet("01", "02", 80)])
    assert [(one.grid, one.mean, one.missing) for one in found] == [
        ("03", 91.5, 0),
        ("02", 80, 0),
        ("01", None, 1),
    ]
    assert [earlier.points for earlier in found[1].marks[0].earlier] == [60]


PAIRS = (("01", "03"), ("01", "02"), ("02", "03"), ("02", "01"))


@pytest.mark.parametrize(
    ("scored", "here", "whose"),
    [("03", "02", "02"), ("03", "01", "01"), ("03", "", "01 02"), ("02", "02", "01"), ("04", "01", "")],
)
def test_the_group_says_whose_sheet_it_is(scored: str, here: str, whose: str) -> None:
    """Of one who is of two grids that drew the same one; a grid that did not draw it has no say."""
    assert scorers(PAIRS, scored, here) == tuple(whose.split())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("双龙网格 92 干净", ["双龙网格 92.0 干净"]),
        ("双龙网格打92.5分，卫生好", ["双龙网格 92.5 卫生好"]),
        ("北湖一网格九十二分 不错", ["北湖一网格 92.0 不错"]),
        ("双龙网格 满分", ["双龙网格 100.0 "]),
        ("双龙网格给八十点五分", ["双龙网格 80.5 "]),
        ("双龙网格 75 楼道有杂物；北湖一网格 80 还行", ["双龙网格 75.0 楼道有杂物", "北湖一网格 80.0 还行"]),
        ("双龙网格 75 没有北湖一网格好，那边 90 分", ["双龙网格 75.0 没有北湖一网格好，那边 90 分"]),
        ("双龙网格十分干净", []),
        ("双龙网格 -5 差", ["双龙网格 -5.0 差"]),
    ],
)
def test_scores_as_they_are_written(typed: str, read: list[str]) -> None:
    """In figures or in Chinese, with a verb or without; another grid's score begins another sheet."""
    found = scores_in(typed, ["双龙网格", "北湖一网格"])
    assert [f"{one.grid} {points_in(one.points)} {one.words}" for one in found] == read


def test_a_sheet_that_nobody_can_hand_in(store: Books) -> None:
    """Whoever is of both grids scores neither for the other, and others of the grid may."""
    first, second, third = store.district.grids[:3]
    both = replace(store.district.people_with(Role.REPORTER)[0], grids=(first.id, second.id))
    other = replace(both, id=9001, grids=(first.id,))
    assert scoring.who_is_able([both], first, second) == []
    assert scoring.who_is_able([both, other], first, second) == [other]
    assert scoring.who_is_able([both], first, third) == [both]


@given(st.lists(st.floats(0, 100), min_size=5, max_size=60))
def test_most_scores_are_never_unusual(points: list[float]) -> None:
    """However they lie, less than half of them is far from the middle; nothing within ten points is."""
    assert 2 * sum(one in unusual(points) for one in points) < len(points)
    assert unusual([*(90.0 for _ in points), 80.0]) == frozenset()
    assert unusual([*(90.0 for _ in points), 79.0]) == {79.0}
    assert unusual([10.0, 90.0, 90.0, 90.0]) == frozenset(), "of four nobody can tell"


def test_the_end_of_a_month() -> None:
    """月末 is the last day, however long the month; a day that it has not is its last one too."""
    moments = [MonthMoment(day, NOW.time()).of(date(2026, 2, 3), ZONE).day for day in (31, 30, 25)]
    assert moments == [28, 28, 25]


def test_the_seed_is_of_last_month_s_history(store: Books) -> None:
    """Whatever happens in the month itself, the lots are of the history before it; and they can be drawn again."""
    reported(LAST_MONTH, store)
    line, basis = store.scoring.last_line(NOW)
    reported(NOW, store)
    office = person("林晓岚", store)
    scoring.lots(office, Cause(office, NOW + timedelta(hours=1)), store)
    drawn = store.scoring.latest()
    assert drawn and (drawn.line, drawn.basis) == (line, basis) and basis
    assert "：一致" in scoring.check(drawn, NOW, store)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"basis": "00"}, "和抽签时不一样了"),
        ({"seed": "000000000000"}, "，不同"),
        ({"turn": Turn(("02", "01", *(f"{one:02}" for one in range(3, 11))), (1,))}, "和当时不一样"),
    ],
)
def test_what_was_changed_afterwards_is_found(store: Books, changed: dict[str, object], told: str) -> None:
    """核对 says which part does not come out again."""
    reported(LAST_MONTH, store)
    office = person("林晓岚", store)
    scoring.lots(office, Cause(office, NOW), store)
    drawn = store.scoring.latest()
    assert drawn
    found = scoring.check(replace(drawn, **changed), NOW, store)  # type: ignore[arg-type]
    assert "：不一致" in found and told in found


def test_what_cannot_be_is_said() -> None:
    """Two sheets for each of three grids would have two score each other: it is one, and the answer says so."""
    assert "互评份数 2 做不到" in "".join(wording.limits(DRAW, 2))
    assert wording.limits(DRAW, 1) == ["3 个网格，2 个月内不会重复。"]


def test_rules_are_kept_and_come_back(store: Books) -> None:
    """Versions that a workbook brought, each once; with none of its own the usual one holds."""
    assert store.appraisals.rule_sets() == (USUAL,)
    assert store.appraisals.bring_to((INSPECTION,)) == (INSPECTION.version, USUAL.version)
    assert store.appraisals.bring_to((INSPECTION,)) == ()
    assert store.appraisals.rule_sets() == (INSPECTION,)
    assert store.appraisals.bring_to(()) == (INSPECTION.version, USUAL.version)
    assert store.appraisals.rule_sets() == (USUAL,)


def test_lots_are_kept_once(store: Books) -> None:
    """Two replicas that draw at the same time: one of them is told what the other drew."""
    assert store.scoring.keep(replace(DRAW, seed="A")) is not None
    assert store.scoring.keep(replace(DRAW, seed="B")) is None
    assert store.connection.scalar(sa.select(sa.func.count()).select_from(tables.score_draws)) == 1


def test_the_tables_of_a_month(store: Books) -> None:
    """Both documents: typed text is text, every point has its cases, and before the end nobody reads a score."""
    office, head = person("林晓岚", store), person("叶秀兰", store)
    for _ in range(3):
        reported(NOW, store)
    scoring.lots(office, Cause(office, NOW), store)
    drawn = store.scoring.latest()
    assert drawn
    pair = drawn.turn.pairs[0]
    typed = "=1+1"
    store.scoring.fill(ScoreSheet(drawn.id, *pair, 91.5, typed, office.id, NOW))
    end = NOW.replace(month=4, day=1, hour=0)
    later = NOW + timedelta(days=2)
    early = pages(Order("评分", later, span=Span(NOW.replace(day=1, hour=0), later)), store)
    assert typed not in str(early["互评"]) and "已交" in str(early["互评"])
    whole = pages(Order("评分", end, span=Span(NOW.replace(day=1, hour=0), end)), store)
    assert (91.5, typed) in [row[2:4] for row in whole["互评"]]
    assert [row[2] for row in whole["互评"]].count("缺") == len(drawn.turn.pairs) - 1
    by_hand = {row[1]: row[4] for row in whole["汇总"]}
    assert by_hand["金山一网格"] == 50 and by_hand["长城网格"] == 100  # three of three late: 100 - 0.5 x 100
    assert [row[8] for row in whole["考核分"] if row[2] == "按期率"] == ["#1、#2、#3"]

    one = redlist.draw_up(NOW.date().replace(day=1), office, Cause(office, end), store)
    assert isinstance(one, RedList)
    redlist.review(one, office, Cause(office, end), store)
    under = store.redlists.of_month(one.month)
    grid = next(grid for grid in store.district.grids if grid.code == "01")
    assert under
    redlist.object_to(under, grid, head, Cause(head, end, typed), store)
    listed = pages(Order("红黄榜", end, span=Span(NOW.replace(day=1, hour=0), end)), store)
    # The only one with enough cases: it has a place, and is on no list by places.
    ranked = [(row[0], row[1], row[3], row[8]) for row in listed["榜单"] if row[0]]
    assert ranked == [(1, "金山一网格", "", f"异议：{typed} → 还没定")]
    assert [(row[1], row[2], row[4]) for row in listed["经过"]] == [
        ("林晓岚", "拟榜", ""),
        ("林晓岚", "审核", ""),
        ("叶秀兰", "异议", typed),
    ]


def test_a_narrow_sheet_is_as_wide_as_its_heading() -> None:
    """What is printed is as wide as the columns: a heading wider than them would be cut."""
    page = TablePage("按种类", "青澜区 03-01到03-31 走街发的消息", "", (("哪种消息", 12), ("占几成", 8)), ())
    (sheet,) = load_workbook(BytesIO(excel_of(Tabular("负担", (page,)))))
    assert sum(one.width for one in sheet.column_dimensions.values()) > 2 * len(page.title)


def test_photos_of_a_sheet_are_kept(store: Books) -> None:
    """A photo that only a score sheet has is not tidied away; one that nothing has is."""
    kept, lost = "a" * 64, "b" * 64
    store.connection.execute(tables.photos.insert(), [{"sha256": kept}, {"sha256": lost}])
    drawn = store.scoring.keep(DRAW)
    assert drawn
    store.scoring.fill(replace(sheet("01", "02", 90), draw=drawn.id, photos=(Photo(kept),)))
    remove_unused(store.connection, store.files, NOW + timedelta(days=9))
    assert list(store.connection.scalars(sa.select(tables.photos.c.sha256))) == [kept]


def test_a_table_is_of_a_whole_month(store: Books) -> None:
    """A week is refused in words; a month without a list is shown as it would be drawn up, and nothing is kept."""
    week = Order("评分", NOW, span=Span(NOW.replace(hour=0), NOW.replace(day=5)))
    with pytest.raises(NotAMonth):
        find_documents()["评分"].facts(week, store)
    assert len(pages(Order("红黄榜", NOW), store)["榜单"]) == len(store.district.grids)
    assert store.redlists.of_month(NOW.date().replace(day=1)) is None


def pages(order: Order, store: Books) -> dict[str, list[tuple[object, ...]]]:
    """The rows of each sheet as another library reads them, below the heads; nothing in them is a formula."""
    drawn = find_documents()[order.name].facts(order, store)
    assert isinstance(drawn, Tabular)
    book = load_workbook(BytesIO(excel_of(drawn)))
    assert all(cell.data_type != "f" for page in book for row in page.iter_rows() for cell in row)
    return {page.title: list(page.iter_rows(min_row=4, values_only=True)) for page in book}


def reported(at: datetime, store: Books) -> None:
    """Somebody reports something."""
    reporter = person("程晓燕", store)
    open_cases(Telling(reporter, None, Cause(reporter, at, "人民广场 占道经营")), store)


def person(name: str, store: Books) -> Person:
    """Somebody of the sample district."""
    return next(one for one in store.district.people if one.name == name)


def test_a_score_is_put_right_in_words() -> None:
    """填错了 是85 and 改成87 with or without a new reason; what counts something, and 发错了, is none."""
    for text, said in (
        ("填错了 是85", ("85", "")),
        ("改成87，有一处没清", ("87", "有一处没清")),
        ("分数填错了", ("", "")),
    ):
        assert corrected(text) == said, text
    assert not any(map(corrected, ("发错了", "不对", "改成3处", "双龙网格 85", "改成85号")))
