"""日报: when a day is a 零报告, and who is asked to confirm it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from actions import day_reports
from domain.day_reports import DayFacts, DayReport
from domain.tally import Tally
from storage.database import Database
from tests.talk import MONDAY
from tests.turns import ONE_DATABASE

NOTHING = DayFacts(MONDAY.date(), 14, 3, Tally(), whole=False)


@pytest.mark.parametrize("name", ["new", "closed", "fell_due", "open", "checking"])
def test_what_happened_or_is_at_work_is_no_zero_report(name: str) -> None:
    """Being at points is none of it: somebody was there and found nothing."""
    assert NOTHING.nothing
    assert not replace(NOTHING, tally=Tally(**{name: 1})).nothing


def test_of_a_day_that_is_over_it_counts_what_happened_then() -> None:
    """What is at work now says nothing of that day."""
    assert replace(NOTHING, tally=Tally(open=2), whole=True).nothing
    assert not replace(NOTHING, tally=Tally(closed=1), whole=True).nothing


@ONE_DATABASE
def test_who_confirmed_is_not_asked_again(database: Database) -> None:
    """Nobody is asked on a day off, nor where the rule is not set; the first to confirm holds."""
    day = MONDAY.date()
    with database.transaction() as store:
        assert day_reports.asked(day, store) == frozenset()
        store.bring_to(store.district, replace(store.rules, confirmed_days=True))
    with database.transaction() as store:
        all_ = day_reports.asked(day, store)
        assert len(all_) > 10 and day_reports.asked(day - timedelta(days=1), store) == frozenset()
        one = DayReport(min(all_), day, store.district.people[0].id, MONDAY, "零报告")
        assert store.day_reports.confirm(one)
        assert not store.day_reports.confirm(replace(one, text="另一份"))
        assert store.day_reports.of(day)[one.unit].text == "零报告"
        assert day_reports.asked(day, store) == all_ - {one.unit}
        (none,) = day_reports.in_digest(day, store)  # nobody could confirm the day before
        assert none.startswith("日报：近几天还没有") and f"（{len(all_)} 家）" in none
        assert day_reports.in_digest(date(2026, 3, 3), store)[0].endswith(f"（{len(all_) - 1} 家）")
