"""年度评分: what a year comes to, what an appeal changes, and that two who are equally fast do not both change it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from actions.documents.kit import find_documents
from domain.order import Order
from domain.tabular import Tabular
from domain.year_scores import YearAppeal, YearEntry, YearScore, is_ripe, standing
from storage.database import Database
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

AT = datetime(2026, 1, 5, 10, tzinfo=ZONE)
ENTRIES = (
    YearEntry("01", ((11, 90.0), (12, 97.1))),
    YearEntry("02", ((12, 93.6),)),
    YearEntry("03", ()),
    YearEntry("04", ((10, 60.0), (11, 70.0), (12, 80.0))),
)
YEAR = YearScore(2025, ENTRIES, 3, AT, AT + timedelta(days=2))
APPEAL = YearAppeal(2025, "04", "停电", 20, AT)


def test_a_year_is_the_mean_of_the_months_that_have_a_score() -> None:
    """A month without one is no zero; equals share a place; a grid without any has none."""
    found = {line.entry.grid: (line.place, line.points) for line in standing(ENTRIES, [])}
    assert found == {"01": (1, 93.6), "02": (1, 93.6), "04": (3, 70.0), "03": (None, None)}


def test_an_upheld_appeal_gives_another_score_and_place() -> None:
    """What was opened stays beside it; one that was dismissed, or waits, changes nothing."""
    upheld = replace(APPEAL, decided_by=3, decided_at=AT, points=95.0, reason="属实")
    lines = standing(ENTRIES, [upheld])
    assert [line.entry.grid for line in lines] == ["04", "01", "02", "03"]
    assert (lines[0].points, lines[0].entry.total) == (95.0, 70.0)
    for other in (APPEAL, replace(upheld, points=None)):
        assert [line.points for line in standing(ENTRIES, [other])] == [93.6, 93.6, 70.0, None]


def test_it_is_ripe_when_the_time_is_over_and_every_appeal_decided() -> None:
    """Neither alone is enough, and what is frozen is ripe no more."""
    later, decided = AT + timedelta(days=3), replace(APPEAL, decided_at=AT)
    assert is_ripe(YEAR, [decided], later)
    assert not is_ripe(YEAR, [decided], AT) and not is_ripe(YEAR, [APPEAL], later)
    assert not is_ripe(replace(YEAR, frozen_at=later), [], later)


@ONE_DATABASE
def test_what_is_kept_is_kept_once(database: Database) -> None:
    """Opened, appealed against, decided and frozen: each the first time alone, and read as it was written."""
    with database.transaction() as store:
        assert store.year_scores.last() is None
        assert store.year_scores.open(YEAR) and not store.year_scores.open(replace(YEAR, entries=()))
        assert store.year_scores.appeal(APPEAL) and not store.year_scores.appeal(APPEAL)
        decided = replace(APPEAL, decided_by=3, decided_at=AT, points=80.5, reason="属实")
        assert store.year_scores.decide(decided) and not store.year_scores.decide(
            replace(decided, points=1.0)
        )
        assert store.year_scores.freeze(2025, 1, AT) and not store.year_scores.freeze(2025, 2, AT)
    with database.reading() as store:
        assert store.year_scores.of(2025) == replace(YEAR, frozen_by=1, frozen_at=AT)
        assert store.year_scores.appeals(2025) == [decided]


@ONE_DATABASE
def test_a_month_without_a_score_has_no_lines(database: Database) -> None:
    """In a year in which nothing happened the file has every grid, and no points that nobody was given."""
    with database.reading() as store:
        found = find_documents()["年度评分"].facts(Order("年度评分", AT, period="2025"), store)
        grids = len(store.district.grids)
    assert isinstance(found, Tabular)
    totals, points = found.pages
    assert len(totals.rows) == grids and all(row[0] is None for row in totals.rows)
    assert points.rows == ()
