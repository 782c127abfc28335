"""模拟测评: what an indicator would be given, and which year's count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from domain.mock_scores import MockScore, YearIndicator, of_year, summed

STREETS = YearIndicator(2026, "2.2 市容秩序", 20)


@given(st.integers(0, 500), st.integers(0, 500), st.floats(0.5, 100))
def test_it_is_never_more_than_its_points(seen: int, bad: int, points: float) -> None:
    """Nor less than nothing, and one more bad place never gives more."""
    bad = min(bad, seen)
    one = MockScore(YearIndicator(2026, "", points), seen, bad)
    assert 0 <= one.given <= points + 0.005
    if bad < seen:
        assert MockScore(one.indicator, seen, bad + 1).given <= one.given


def test_what_nobody_knows_is_not_counted() -> None:
    """Nothing seen, or no category for it: neither its points nor what it would be given."""
    known = MockScore(STREETS, 10, 1, (3,))
    unseen, unmapped = MockScore(STREETS, 0, 0), MockScore(STREETS, 10, 0, mapped=False)
    assert known.given == 18
    assert summed([known, unseen, unmapped]) == (18, 20)
    assert summed([unseen]) == (0, 0)


def test_the_last_year_that_is_known_counts() -> None:
    """That of the year, else the one before it, never one to come."""
    later = YearIndicator(2028, "新", 5)
    assert of_year([STREETS, later], 2026) == [STREETS]
    assert of_year([STREETS, later], 2027) == [STREETS]
    assert of_year([later], 2027) == []
