"""What counts as one time more of the same kind of problem at one place (顽疾)."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from domain.recurring import Reported, occurrences
from tests.talk import ZONE

NINE = datetime(2026, 3, 2, 9, tzinfo=ZONE)


def reported(number: int, minutes: int, fixed: int | None = None) -> Reported:
    """A case that was reported so many minutes after nine, and put right then."""
    return Reported(
        number, NINE + timedelta(minutes=minutes), None if fixed is None else NINE + timedelta(minutes=fixed)
    )


@pytest.mark.parametrize(
    ("cases", "events"),
    [
        ([], []),
        ([reported(1, 0), reported(2, 0)], [[1, 2]]),
        ([reported(2, 5), reported(1, 0)], [[1, 2]]),
        ([reported(1, 0), reported(2, 110), reported(3, 220)], [[1, 2, 3]]),
        ([reported(1, 0), reported(2, 120)], [[1], [2]]),
        ([reported(1, 0, 30), reported(2, 40)], [[1], [2]]),
        ([reported(1, 0, 60), reported(2, 40)], [[1, 2]]),
        ([reported(1, 0, 30), reported(2, 10), reported(3, 40)], [[1, 2], [3]]),
    ],
)
def test_what_is_told_at_the_same_time_is_one_time(cases: list[Reported], events: list[list[int]]) -> None:
    """Until two hours pass, or it was put right in between: then it came back."""
    assert occurrences(cases) == events
