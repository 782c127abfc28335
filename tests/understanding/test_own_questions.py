"""Questions that the author of the reading wrote, before looking at what was made of each.

They were used to mend the reading, so they prove less than `questions.tsv`: they hold what is reached.
"""

from __future__ import annotations

import pytest

from tests.turns import AT_LARGE
from tests.understanding.judge_questions import Judged, own, phrases, table

PHRASES, MISTAKEN = 0.97, 4  # of the phrase books: the share that is exact, how many are answered otherwise
FLOOR = 0.985  # share of rows that are exact in every field


@pytest.fixture(scope="module", params=[3, pytest.param(1, marks=AT_LARGE)], ids=["a third", "all"])
def rows(request: pytest.FixtureRequest) -> tuple[Judged, ...]:
    """Every third row, or every row, judged once."""
    return own(request.param)


def test_exact(rows: tuple[Judged, ...]) -> None:
    """So many are read exactly, or asked back where there is no answer."""
    assert sum(one.exact for one in rows) >= FLOOR * len(rows), table(rows)


def test_no_confident_errors(rows: tuple[Judged, ...]) -> None:
    """Not one is answered otherwise than asked."""
    assert not [one.row.text for one in rows if one.confident_error]


@AT_LARGE
def test_phrases() -> None:
    """What strangers' phrase books showed stays understood."""
    said = phrases()
    assert sum(one.exact for one in said) >= PHRASES * len(said), table(said)
    assert sum(one.confident_error for one in said) <= MISTAKEN, table(said)
