"""时间表: under which day a case stands, and in which order."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from domain.cases import Case, Source, State
from domain.timetable import Falls, falls, in_order
from texts.by_day import buttons

WEDNESDAY = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
CASE = Case(1, State.OPEN, "占道经营", Source.PATROL, "路口", reporter=21, opened_at=WEDNESDAY)


def _due(hours: float) -> Case:
    return replace(CASE, due_at=WEDNESDAY + timedelta(hours=hours))


def test_the_day_on_which_a_case_falls_due() -> None:
    """A limit of this very minute is not late; 本周 ends on Sunday; what is 挂账 falls due on its day."""
    found = [falls(_due(hours), WEDNESDAY) for hours in (-1, 0, 24, 48, 110, 111)]
    assert found == [Falls.OVERDUE, Falls.TODAY, Falls.TOMORROW, Falls.WEEK, Falls.WEEK, Falls.LATER]
    assert falls(CASE, WEDNESDAY) is Falls.NEVER
    later = WEDNESDAY + timedelta(days=9)
    assert falls(replace(_due(3), deferred_until=later), WEDNESDAY) is Falls.LATER
    assert falls(replace(_due(-3), deferred_until=later), WEDNESDAY) is Falls.LATER


def test_what_presses_most_comes_first_and_what_has_no_limit_last() -> None:
    """The longest overdue first."""
    assert in_order([CASE, _due(5), _due(-2), _due(-9)], WEDNESDAY) == [_due(-9), _due(-2), _due(5), CASE]


def test_there_is_a_next_page_only_where_something_stands_on_it() -> None:
    """Ten on a page."""
    assert [one.says for one in buttons("时间表", 11, 1)] == ["时间表 第2页", "时间表 打印"]
    assert [one.says for one in buttons("时间表", 20, 2)] == ["时间表 打印"]
