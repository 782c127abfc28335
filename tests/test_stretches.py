"""What a report covers: from one cut-off to the next, whatever is off between them, and under one name."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from domain.cycles import MonthsEnd, Weekly
from domain.periods import find_period
from domain.ruleline import BadRule
from domain.rules import DEFAULTS
from domain.rulesheet import line_of
from domain.stretches import EditionKind, latest, of_period, stretch
from domain.visits import DuringVisit, Visit
from storage.workdays import WorkDays
from tests.talk import ZONE

CALENDAR = WorkDays(ZONE)
W, M, Q, Y = EditionKind


@pytest.mark.parametrize(
    ("kind", "day", "period", "since", "cut_off"),
    [
        (W, "2026-11-18", "2026-W47", "2026-11-13 17:00", "2026-11-20 17:00"),
        (W, "2026-11-22", "2026-W47", "2026-11-13 17:00", "2026-11-20 17:00"),
        # 25 September is 中秋, 1 October 2026 is a Thursday: each week is cut off on the day worked before it.
        (W, "2026-10-02", "2026-W40", "2026-09-24 17:00", "2026-09-30 17:00"),
        # A week without a day worked is part of the one after it.
        (W, "2026-02-27", "2026-W09", "2026-02-13 17:00", "2026-02-27 17:00"),
        (W, "2027-01-01", "2026-W53", "2026-12-25 17:00", "2026-12-31 17:00"),
        (M, "2026-11-30", "2026-11", "2026-11-01 00:00", "2026-12-01 00:00"),
        (Q, "2026-12-31", "2026-Q4", "2026-10-01 00:00", "2027-01-01 00:00"),
        (Y, "2026-06-01", "2026", "2026-01-01 00:00", "2027-01-01 00:00"),
    ],
)
def test_what_it_covers(kind: EditionKind, day: str, period: str, since: str, cut_off: str) -> None:
    """Of the week, month, quarter or year of a day."""
    found = stretch(kind, date.fromisoformat(day), DEFAULTS, CALENDAR)
    assert found and found.period == period
    assert [f"{one:%Y-%m-%d %H:%M}" for one in (found.since, found.cut_off)] == [since, cut_off]


def test_a_week_off_has_none() -> None:
    """The Spring Festival of 2026 leaves no working day from Monday, 16 to Sunday, 22 February."""
    assert stretch(W, date(2026, 2, 18), DEFAULTS, CALENDAR) is None


@pytest.mark.parametrize(
    ("kind", "words", "period"),
    [
        (W, "2026-W47", "2026-W47"),
        (W, "上周", "2026-W46"),
        (W, "2026-11", None),
        (W, "11月16日", None),
        (M, "2026-11", "2026-11"),
        (M, "上月", "2026-10"),
        (M, "2026-11-01..2026-11-15", None),
        (Q, "2026-Q4", "2026-Q4"),
        (Q, "2026年第三季度", "2026-Q3"),
        (Y, "2026年", "2026"),
        (Y, "2026-Q4", None),
    ],
)
def test_only_one_whole_one_has_a_report(kind: EditionKind, words: str, period: str | None) -> None:
    """As people write it, on a Wednesday."""
    found = find_period(words, date(2026, 11, 18))
    assert found and not found[1]
    wanted = of_period(kind, found[0], DEFAULTS, CALENDAR)
    assert (wanted.period if wanted else None) == period


@pytest.mark.parametrize(
    ("kind", "at", "period"),
    [
        (W, "2026-11-20 16:59", "2026-W46"),
        (W, "2026-11-20 17:00", "2026-W47"),
        (W, "2026-11-23 09:00", "2026-W47"),
        (M, "2026-12-01 00:00", "2026-11"),
        (Q, "2027-01-04 10:00", "2026-Q4"),
        (Y, "2027-01-04 10:00", "2026"),
    ],
)
def test_the_newest_that_is_cut_off(kind: EditionKind, at: str, period: str) -> None:
    """At the very moment it is."""
    moment = datetime.fromisoformat(at).replace(tzinfo=ZONE)
    assert latest(kind, moment, DEFAULTS, CALENDAR).period == period


def test_a_month_ends_at_midnight_whether_or_not_it_is_worked() -> None:
    """1 November 2026 is a Sunday."""
    found = [*MonthsEnd().moments(date(2026, 10, 20), date(2026, 12, 1), CALENDAR)]
    assert [f"{one:%m-%d %H:%M}" for one in found] == ["11-01 00:00", "12-01 00:00"]


@pytest.mark.parametrize(
    "typed", ["2026-12-01 至 2026-12-05", "2026年12月1日到2026年12月5日", "2026.12.1 至 2026.12.5"]
)
def test_days_of_a_visit_are_read(typed: str) -> None:
    """As people write them; said in one way."""
    line = line_of("迎检")[1]
    assert line.spelling.say(line.read(typed)) == "2026-12-01 至 2026-12-05"
    assert line.read("无") is None and line.spelling.say(None) == "无"


@pytest.mark.parametrize(
    "typed", ["下周", "2026-12-05 至 2026-12-01", "2026-13-01 至 2026-13-02", "2026-01-01 至 2026-12-31"]
)
def test_impossible_days_of_a_visit_are_refused(typed: str) -> None:
    """With what would be right."""
    with pytest.raises(BadRule) as bad:
        line_of("迎检")[1].read(typed)
    assert "2026-12-01 至 2026-12-05" in bad.value.right


def test_a_visit_adds_nothing_where_the_report_comes_anyway() -> None:
    """On Friday 周报 itself is sent; Saturday and Sunday are days of a visit too."""
    visit = Visit(date(2026, 12, 3), date(2026, 12, 6))
    cycle = DuringVisit(visit, DEFAULTS.weekly.at, but=Weekly(5, DEFAULTS.weekly.at))
    found = [one.day for one in cycle.moments(date(2026, 11, 1), date(2026, 12, 31), CALENDAR)]
    assert found == [3, 5, 6]
    assert [
        *DuringVisit(None, DEFAULTS.weekly.at).moments(date(2026, 12, 1), date(2026, 12, 2), CALENDAR)
    ] == []
