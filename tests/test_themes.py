"""主题月: which days it is held against, what it is about, and what its closing report has."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from actions.documents.themes import closing
from domain.cases import Case, Event, Source, State, Step
from domain.daywords import DaysOf
from domain.order import Order
from domain.paper import Paper, PaperTable
from domain.refused import NoSuchTheme
from domain.rulesheet import rules_of
from domain.tally import Span
from domain.themes import Theme, calendar
from storage.database import Database
from storage.store import Store
from tests.talk import ZONE
from tests.turns import ONE_DATABASE

APRIL = Theme("环境整治月", date(2026, 4, 1), date(2026, 4, 30), ("占道经营",))
MAY_10 = datetime(2026, 5, 10, 12, tzinfo=ZONE)


def test_as_many_days_before_and_after() -> None:
    """Both ends are days of it."""
    assert APRIL.before == DaysOf(date(2026, 3, 2), date(2026, 3, 31))
    assert APRIL.after == DaysOf(date(2026, 5, 1), date(2026, 5, 30))


def test_the_days_of_an_amnesty_are_a_theme_unless_one_names_them() -> None:
    """The rule 排摸月 is part of the calendar, once."""
    may = DaysOf(date(2026, 5, 1), date(2026, 5, 31))
    (first, second) = calendar([APRIL], [may])
    assert first == APRIL and second.amnesty and second.during == may
    named = replace(second, name="找问题月")
    assert calendar([named], [may]) == (named,)


@ONE_DATABASE
def test_the_closing_report_compares_what_it_is_about(database: Database) -> None:
    """Before, during and after; other categories are not in it, nor is another time. A month without one is refused."""
    with database.transaction() as store:
        store.bring_to(store.district, rules_of({"主题月": "2026-04 环境整治月（占道经营）"}))
    with database.transaction() as store:
        about, other = (_category(name, store) for name in ("占道经营", "垃圾外溢"))
        days = ((3, 20, about), (4, 2, about), (4, 3, about), (4, 4, other), (5, 5, about), (2, 1, about))
        for number, (month, day, category) in enumerate(days, 1):
            _open(number, datetime(2026, month, day, 9, tzinfo=ZONE), category, store)
        paper = closing.facts(_ordered(4), store)
        assert isinstance(paper, Paper)
        table = next(one for one in paper.blocks if isinstance(one, PaperTable))
        before, during, after = table.columns[1:]
        assert (before, during) == ("之前（3月2日–3月31日）", "期间（4月1日–4月30日）")
        assert after == "之后（5月1日–5月30日，到现在）"
        assert table.rows[0] == ("新增", "1", "2", "1")
        with pytest.raises(NoSuchTheme):
            closing.facts(_ordered(3), store)


def _ordered(month: int) -> Order:
    span = Span(datetime(2026, month, 1, tzinfo=ZONE), datetime(2026, month + 1, 1, tzinfo=ZONE))
    return Order("主题月总结", MAY_10, span=span, period=f"2026-0{month}")


def _category(name: str, store: Store) -> int:
    return next(one.id for one in store.district.categories if one.name == name)


def _open(number: int, at: datetime, category: int, store: Store) -> None:
    reporter = store.district.people[0].id
    case = Case(number, State.PENDING, "乱", Source.PATROL, "路口", reporter, at, category=category)
    store.cases.open(case, Event(number, at, reporter, Step.REPORT, State.PENDING))
