"""指标: which one words name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.district import District
from domain.indicators import indicators, named
from tests.small_district import CATEGORIES

FIRST, SECOND = "2.1 环境卫生", "2.2 市容秩序"
DISTRICT = District(
    categories=(
        replace(CATEGORIES[0], indicators=(FIRST,)),
        replace(CATEGORIES[1], indicators=(FIRST, SECOND)),
        replace(CATEGORIES[2], indicators=("公益广告",)),
    )
)


def test_an_indicator_has_the_categories_that_name_it() -> None:
    """By name; a category may be evidence for several."""
    assert [(one.name, one.categories) for one in indicators(DISTRICT)] == [
        (FIRST, (201, 202)),
        (SECOND, (202,)),
        ("公益广告", (203,)),
    ]


@pytest.mark.parametrize(
    ("words", "called", "found"),
    [
        ("金山街道 2.1 环境卫生 本月", False, (FIRST, "金山街道 本月")),
        ("2.2 本月", True, (SECOND, "本月")),
        ("市容秩序 本月", True, (SECOND, "本月")),
        ("公益广告", False, ("公益广告", "")),
        ("2.2 本月", False, None),  # may be a day
        ("市容秩序 本月", False, None),  # may be a 大类
        ("12.2 本月", True, None),
        ("2.21 本月", True, None),
        ("本月", True, None),
    ],
)
def test_words_name_one(words: str, called: bool, found: tuple[str, str] | None) -> None:
    """Whole, or by its code or words where somebody speaks of indicators; what is left of the words."""
    got = named(words, DISTRICT, called=called)
    assert (got and (got[0].name, got[1])) == found


def test_what_two_are_called_names_neither() -> None:
    """The same words under two codes."""
    twice = District(categories=(replace(CATEGORIES[0], indicators=("1.1 卫生", "1.2 卫生")),))
    assert named("卫生 本月", twice, called=True) is None
    assert named("1.2 卫生", twice, called=True) is not None
