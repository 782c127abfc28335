"""How many of the reports that the reader's author wrote are understood: never fewer than were once."""

import pytest

from tests.understanding.judge_reports import Judge, Judged, shares
from tests.understanding.rows import reports
from understanding.examples import packaged

# A little below what was measured; these rows guard, the held half of reports.tsv proves.
FLOORS = {
    "kind": 0.88,
    "report recall with photo": 0.98,
    "report precision with photo": 0.985,
    "category": 0.96,
    "second problem": 0.94,
    "place": 0.96,
    "urgent found": 0.75,
    "not wrong with confidence": 0.985,
}


@pytest.fixture(scope="module")
def own() -> list[Judged]:
    """Every row, read and compared."""
    return Judge().own()


@pytest.mark.parametrize("field", FLOORS)
def test_own_rows(own: list[Judged], field: str) -> None:
    """The share of right ones in this field has not fallen."""
    assert shares(own)[field] >= FLOORS[field]


def test_no_row_is_an_example() -> None:
    """No row of this set, and no held row, is among the examples that the reader weighs texts against."""
    known = {text.strip("＿ ") for _, text in packaged()}
    tested = [*reports("own_reports.tsv"), *(row for row in reports() if row.half == "held")]
    assert not [row.text for row in tested if row.text in known]
