"""周报, 月报, 季报, 年报: their figures are what the raw rows say, and stay so; words and document say the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest

from actions import editions
from actions.documents.kit import find_documents
from domain.cases import Event, State, Step
from domain.editions import (
    WHOLE,
    Counted,
    Edition,
    Issued,
    Portion,
    differences,
    improved,
    places,
    unbalanced,
)
from domain.measures import Figure
from domain.order import Order
from domain.paper import Paper, PaperTable, Paragraph
from domain.stretches import EditionKind, Stretch
from domain.tally import Scope
from jobs.kit import find_jobs
from storage.behind import COUNTED
from storage.books import Books
from storage.database import Database
from tests.edition_text import agree, paper_agrees
from tests.played_weeks import move, play
from tests.recounted import Recount
from tests.small_district import DISTRICT
from tests.talk import ZONE
from tests.turns import AT_LARGE, ONE_DATABASE
from texts import edition_papers, edition_parts, edition_pictures
from texts import editions as wording

FRIDAYS = [datetime(2026, 3, day, 17, tzinfo=ZONE) for day in (6, 13, 20, 27)]
APRIL = datetime(2026, 4, 1, tzinfo=ZONE)
JOBS = {one.name: one for one in find_jobs()}


@ONE_DATABASE
@pytest.mark.parametrize(
    "until", [FRIDAYS[0], pytest.param(APRIL, marks=AT_LARGE)], ids=["a week", "a month"]
)
def test_what_is_said_is_what_the_rows_say(database: Database, until: datetime) -> None:
    """A week and a month: every figure of every message and of the document, for the district and each unit; and they
    stay so whatever comes after."""
    dice, checked, said = Random(12), [], {}
    with database.transaction() as store:

        def at_cut_off(hour: datetime) -> None:
            if hour in FRIDAYS or hour == APRIL:
                kind = EditionKind.MONTHLY if hour == APRIL else EditionKind.WEEKLY
                said.update(_checked(kind, hour, store))
                checked.append(hour)

        play(store, dice, until, at_cut_off)
        for _ in range(60):
            move(store, dice, until + timedelta(hours=10))
        for stretch, (told, line) in said.items():
            again = wording.words(editions.shown(stretch, until + timedelta(days=3), store), WHOLE).text
            assert [
                one for one in again.splitlines() if not one.startswith("截稿后变化")
            ] == told.splitlines()
            assert line in again
        late = editions.shown(list(said)[-1], until + timedelta(days=3), store).late
        assert late and all(one.words for one in late)
    assert checked == [one for one in (*FRIDAYS, APRIL) if one <= until]


def _checked(kind: EditionKind, at: datetime, store: Books) -> dict[Stretch, tuple[str, str]]:
    """The job's messages against the rows; and the frozen document."""
    job = JOBS["cut-off" if kind is EditionKind.MONTHLY else "weekly"]
    if job.beforehand is not None:
        job.beforehand(at, store)
    told = list(job.work(at, store))
    if kind is EditionKind.MONTHLY:
        told = list(JOBS["monthly"].work(at + timedelta(hours=9), store))
    stretch = editions.due(kind, at, store)
    rows = Recount(store, stretch.since, stretch.cut_off)
    by_chat = {one.chat.id: one.text for one in told}
    for group in store.district.groups:
        if group.chat in by_chat:
            units = store.district.within(group.unit) if group.unit else None
            agree(by_chat[group.chat], rows, units)
    assert len(by_chat) > 5
    edition = editions.shown(stretch, at, store).edition
    assert not unbalanced(edition) and edition.totals["到期"] == rows.number("到期") > 20
    _document_agrees(kind, at, stretch, rows, store)
    core = next(one for one in told if one.text.startswith(f"【{kind}】全区"))
    return {stretch: (core.text, f"新增 {rows.number('新增')}")}


def _document_agrees(kind: EditionKind, at: datetime, stretch: Stretch, rows: Recount, store: Books) -> None:
    paper = find_documents()[kind].facts(Order(kind, at, period=stretch.period), store)
    assert isinstance(paper, Paper)
    paper_agrees(paper, rows, store)
    numbers = paper.appendix[-1]
    assert isinstance(numbers, PaperTable)
    appendix = {row[0]: row for row in numbers.rows}
    for name in ("新增", "到期", "超期", "派到单位", "抽查"):
        assert int(appendix[name][1]) == _cases_in(appendix[name][2]) == rows.number(name)


def _cases_in(numbers: str) -> int:
    """How many cases `#1–4 #7 #9×2` are."""
    found = re.findall(r"#(\d+)(?:–(\d+)|×(\d+))?", numbers)
    return sum(int(last) - int(first) + 1 if last else int(times or 1) for first, last, times in found)


@ONE_DATABASE
def test_what_is_late_is_said_beside(database: Database) -> None:
    """A report that was dated before the cut-off and came after it is in no figure, and is told with its time."""
    with database.transaction() as store:
        play(store, Random(3), FRIDAYS[0], lambda _hour: None)
        stretch = editions.due(EditionKind.WEEKLY, FRIDAYS[0], store)
        before = editions.freeze(stretch, FRIDAYS[0], store)
        case = next(one for one in store.cases.every() if one.state is State.CLOSED)
        late = replace(case, number=store.cases.next_number(), opened_at=FRIDAYS[0] - timedelta(minutes=2))
        store.cases.open(late, Event(late.number, late.opened_at, late.reporter, Step.REPORT, late.state))
        shown = editions.shown(stretch, FRIDAYS[0] + timedelta(hours=1), store)
        assert shown.edition.count(Figure.NEW) == before.count(Figure.NEW)
        assert f"#{late.number} 上报（03-06 16:58，截稿后才收到）" in wording.words(shown, WHOLE).text
        assert editions.freeze(stretch, FRIDAYS[1], store).taken_at == before.taken_at


def _edition(behind: dict[str, list[tuple[int, int | None]]], totals: dict[str, int]) -> Edition:
    at = FRIDAYS[0]
    return Edition(
        Stretch(EditionKind.WEEKLY, "2026-W10", at - timedelta(days=7), at),
        at,
        {name: tuple(Counted(*one, None, at) for one in some) for name, some in behind.items()},
        totals,
        {1: Portion("甲"), 2: Portion("乙"), 3: Portion("丙")},
        ranked_from=2,
    )


def test_a_total_that_is_not_the_sum_of_its_parts_is_shown() -> None:
    """3182 against 36 + 142 + 2124 + 819."""
    found = differences({"新亮": 3182, "新增": 2}, {"新亮": (36, 142, 2124, 819), "新增": (1, 1)})
    assert [(one.total, one.parts) for one in found] == [(3182, 3121)]
    assert wording.difference(found[0]) == "核对：新亮合计 3182 与各项之和 3121 差 61"
    whole = wording.difference(replace(found[0], name="合计"))
    assert whole == "核对：合计 3182 与各项之和 3121 差 61"
    wrong = _edition({"新增": [(1, 1), (2, 2), (3, None)]}, {"新增": 4})
    assert [(one.name, one.total, one.parts) for one in unbalanced(wrong)] == [("新增", 4, 3)]


def test_few_cases_have_no_place_and_a_rise_is_named() -> None:
    """Of one case a rate says nothing; whoever has too few in one of two reports has not improved."""
    now = _edition({"到期": [(1, 1), (2, 1), (3, 2)], "按期": [(1, 1), (2, 1), (3, 2)]}, {})
    then = _edition({"到期": [(7, 1), (8, 1), (9, 2), (10, 2)], "按期": [(7, 1)]}, {})
    scopes = [(one, 1.0) for one in now.by_unit().values()]
    found, before = places(now, scopes), places(then, scopes)
    assert [one.standing.name for one in found.ranked] == ["甲"] and [one.name for one in found.too_few] == [
        "乙"
    ]
    best = improved(found, before)
    assert best is not None and (best.name, best.before, best.now) == ("甲", 50, 100)
    assert improved(before, found) is None


def test_a_month_that_is_not_whole_says_so() -> None:
    """The first, if the data begins within it, and the one that is not over; one that is whole has its year."""
    months = [_of_month(number) for number in (2, 3, 4)]
    running = replace(months[2], taken_at=months[2].stretch.since + timedelta(days=8, hours=10), frozen=False)
    shown = Issued(running, (months[1], months[0]), began=months[0].stretch.since + timedelta(days=15))
    drawn = edition_pictures.trend(shown, WHOLE, DISTRICT)
    assert drawn is not None
    assert drawn.labels == (("2月", "16日起"), ("3月", "2026"), ("4月", "至9日"))
    assert drawn.head.cutoff == "截至 2026年4月9日 10:00（没截稿）"
    paper = edition_papers.paper(shown, WHOLE, DISTRICT)
    (table,) = [one for one in paper.blocks if isinstance(one, PaperTable) and one.columns[0] == "时段"]
    assert [row[0] for row in table.rows] == ["2026年2月（16日起）", "2026年3月", "2026年4月（至9日）"]
    whole = replace(shown, began=months[0].stretch.since + timedelta(days=6))
    drawn = edition_pictures.trend(whole, WHOLE, DISTRICT)
    assert drawn is not None and drawn.labels[0] == ("2月", "2026"), "six days may just be quiet"


def test_the_first_report_has_a_trend_of_its_weeks() -> None:
    """Nothing came before it: it is compared with itself, week by week, as far as it has gone."""
    month = _of_month(3)
    moments = (datetime(2026, 3, 1, 9, tzinfo=ZONE), datetime(2026, 3, 4, 9, tzinfo=ZONE))
    cases = tuple(Counted(number, 1, None, at) for number, at in enumerate((*moments, moments[1])))
    drawn = edition_pictures.trend(Issued(replace(month, behind={Figure.NEW: cases}), ()), WHOLE, DISTRICT)
    assert drawn is not None and drawn.head.period == "2026年3月 按周"
    assert drawn.labels == (
        ("3/1", ""),
        ("3/2", "至3/8"),
        ("3/9", "至3/15"),
        ("3/16", "至3/22"),
        ("3/23", "至3/29"),
        ("3/30", "至3/31"),
    )
    assert drawn.tracks[0].series[0].values[:3] == (1, 2, 0)


def _of_month(number: int) -> Edition:
    since, cut_off = (datetime(2026, one, 1, tzinfo=ZONE) for one in (number, number + 1))
    stretch = Stretch(EditionKind.MONTHLY, f"2026-{number:02}", since, cut_off)
    found = replace(_edition({"新增": [(1, 1)]}, {"新增": 1}), stretch=stretch, taken_at=cut_off, frozen=True)
    return replace(found, behind={Figure.NEW: (Counted(1, 1, None, since),)})


def test_every_figure_has_its_cases() -> None:
    """A figure of a tally that no report lists would be a total without parts."""
    assert set(Figure) - set(COUNTED) == {Figure.DUE}


def test_a_document_has_no_arrows_and_no_empty_column() -> None:
    """Arrows are for a message; where nobody has a place there is no column for it, and a line says why."""
    before, now = _of_month(3), _of_month(4)
    since = now.stretch.since
    now = replace(now, behind={Figure.NEW: (Counted(1, 1, None, since), Counted(2, 2, None, since))})
    shown = Issued(now, (before,), began=before.stretch.since)
    assert any("↑" in line for line in wording.figures(shown, WHOLE))
    sentences = [one.text for one in edition_papers.summary(shown, WHOLE) if isinstance(one, Paragraph)]
    assert sentences and not any("↑" in one for one in sentences)
    table, told = edition_parts.parts(shown, WHOLE, "单位")
    assert isinstance(table, PaperTable) and "名次" not in table.columns
    assert {len(row) for row in table.rows} == {len(table.columns)} == {len(table.widths)}
    assert isinstance(told, Paragraph) and told.text == "到期满 2 件的单位不到两个，这次不排名次。"


def test_a_document_of_nothing_has_no_table_of_noughts() -> None:
    """Before the first case of all nothing was put in order either, and that is what it says."""
    nothing = replace(_of_month(3), behind={})
    assert edition_papers.main_figures(Issued(nothing), WHOLE) == []
    *_, last = edition_papers.summary(Issued(nothing), WHOLE)
    assert last == Paragraph("还没有上报过问题，没有数。")
    later = Issued(nothing, began=nothing.stretch.since)
    assert edition_papers.summary(later, WHOLE)[-1] == Paragraph("没有新增，没有在办，都清了。")


def test_the_grids_of_a_unit_add_up_to_it() -> None:
    """What another unit has in hand in one of its grids is not the unit's: no line is below zero, and that is said."""
    month = _of_month(3)
    at = month.stretch.since
    places = [(1, 1), (1, 1), (1, 2), (2, 1)]  # unit and grid of each case
    cases = tuple(Counted(number, unit, grid, at) for number, (unit, grid) in enumerate(places))
    month = replace(
        month,
        behind={Figure.NEW: cases},
        units={1: Portion("甲街道"), 2: Portion("环卫所")},
        grids={1: Portion("甲一网格", 1), 2: Portion("甲二网格", 1)},
    )
    table, *told = edition_parts.parts(Issued(month, ()), Scope("甲街道", units=frozenset({1})), "网格")
    assert isinstance(table, PaperTable)
    assert [row[:2] for row in table.rows] == [("甲一网格", "2"), ("甲二网格", "1"), ("合计", "3")]
    lines = [one.text for one in told if isinstance(one, Paragraph)]
    assert lines[-1] == "各网格只数甲街道名下的，网格里由别的单位承办的不在内。"
