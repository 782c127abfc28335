"""重点工作: milestones in their order, how far a job is, and which milestone is late."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from domain.key_jobs import WHOLE, JobReport, KeyJob, in_order
from tests.talk import MONDAY

DAY = MONDAY.date()
PARTS = [
    (DAY + timedelta(days=30), "完工", None),
    (DAY, "出方案", None),
    (DAY + timedelta(days=9), "过半", None),
]


def _at(percent: int) -> KeyJob:
    planned = in_order(PARTS)
    assert planned is not None
    return KeyJob(milestones=planned, progress=(JobReport(percent, "", 1, MONDAY, cases=(1,)),))


def test_milestones_stand_by_their_day_in_equal_shares() -> None:
    """The last is the whole."""
    assert [(one.words, one.percent) for one in _at(0).milestones] == [
        ("出方案", 33), ("过半", 66), ("完工", 100),
    ]  # fmt: skip


def test_all_have_a_percentage_or_none_and_later_ones_are_more() -> None:
    """Otherwise it is asked anew."""
    assert in_order([(DAY, "甲", 20), (DAY + timedelta(days=1), "乙", None)]) is None
    assert in_order([(DAY, "甲", 50), (DAY + timedelta(days=1), "乙", 50)]) is None
    assert in_order([(DAY, "甲", 50), (DAY + timedelta(days=1), "乙", 101)]) is None
    assert in_order([(DAY, "甲", 0), (DAY + timedelta(days=1), "乙", 100)]) is None


@given(st.lists(st.dates(date(2026, 1, 1), date(2027, 12, 31)), min_size=1, max_size=WHOLE))
def test_shares_rise_to_the_whole(days: list[date]) -> None:
    """However many milestones there are."""
    planned = in_order([(day, "节点", None) for day in days])
    assert planned is not None and planned[-1].percent == WHOLE
    assert all(one.percent < after.percent and one.day <= after.day for one, after in pairwise(planned))


def test_a_milestone_is_late_from_the_day_after_until_it_is_reached() -> None:
    """Its own day is not late; what was reported last counts, also where it is less than before."""
    assert _at(0).late(DAY) == ()
    assert [one.words for one in _at(32).late(DAY + timedelta(days=10))] == ["出方案", "过半"]
    assert [one.words for one in _at(33).late(DAY + timedelta(days=10))] == ["过半"]
    assert _at(100).late(DAY + timedelta(days=99)) == () and _at(100).coming is None
    assert KeyJob().percent == 0 and not KeyJob().is_one
