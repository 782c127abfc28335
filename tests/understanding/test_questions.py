"""How well the labelled questions are read. The floors lie a little below what is reached (`judge_questions`)."""

from __future__ import annotations

import pytest

from tests.understanding.judge_questions import Judged, everything, table

FLOORS = {"train": 0.955, "held": 0.87}  # share of rows that are exact in every field
CONFIDENT = {"train": 0.002, "held": 0.013}  # share of rows that are answered otherwise than asked, at most


@pytest.fixture(scope="module")
def rows() -> tuple[Judged, ...]:
    """Every row, judged once."""
    return everything()


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_exact(rows: tuple[Judged, ...], half: str) -> None:
    """So many questions are read exactly: measure, scope, period, state, category and all the rest."""
    found = [one for one in rows if one.row.half == half]
    assert sum(one.exact for one in found) >= FLOORS[half] * len(found), table(found)


@pytest.mark.parametrize("half", sorted(CONFIDENT))
def test_confident_errors(rows: tuple[Judged, ...], half: str) -> None:
    """What is not understood is asked, not answered."""
    found = [one for one in rows if one.row.half == half]
    assert sum(one.confident_error for one in found) <= CONFIDENT[half] * len(found), table(found)


def test_talk_is_left_alone(rows: tuple[Judged, ...]) -> None:
    """No row of people's own talk is answered."""
    assert not [one for one in rows if "none" in one.row.measure and one.confident_error]
