"""口径: the page of docs/ and the chat say the same, and they say what is counted."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from domain.measures import ON_TIME_RATE, RATIOS, REBOUND_RATE, Deed, Figure
from domain.standing import Standing, rank
from domain.tally import Tally
from texts import measures as wording

PAGE = (Path(__file__).parent.parent / "docs" / "measures.md").read_text(encoding="utf-8")


def test_every_figure_of_a_tally_is_explained() -> None:
    """No figure without its words, no words without a figure; and a figure is that field of the tally."""
    names = [field.name for field in fields(Tally)]
    assert [one.name.lower() for one in wording.COUNTS] == [one.name.lower() for one in Figure]
    assert sorted(one.name.lower() for one in Figure) == sorted(names)
    for number, one in enumerate(Figure, 1):
        assert one.of(Tally(**{one.name.lower(): number})) == number


def test_the_page_says_what_the_chat_says() -> None:
    """docs/measures.md has each formula and each row."""
    assert f"\n{wording.place().join(('名次：', ''))}\n" in PAGE
    for ratio in RATIOS:
        assert f"\n{wording.formula(ratio)}\n" in PAGE
    for one in Figure:
        assert f"\n| {one} | {wording.COUNTS[one]} | " in PAGE
    for name, words in (wording.DEEDS | wording.OTHERS).items():
        assert f"\n| {name} | {words} | " in PAGE
    assert set(wording.DEEDS) == set(Deed)


def test_the_rate_is_what_its_formula_says() -> None:
    """按期率 = 按期 ÷ 到期; without a 到期 there is none."""
    assert wording.formula(ON_TIME_RATE) == "按期率 = 按期 ÷ 到期"
    assert ON_TIME_RATE.of(Tally(fell_due=3, on_time=2, open=9)) == 67
    assert ON_TIME_RATE.of(Tally(open=9)) is None
    assert wording.formula(REBOUND_RATE) == "反弹率 = 反弹 ÷ 回头看"
    assert REBOUND_RATE.of(Tally(looked=8, rebounded=1)) == 12


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({"due": 2, "on_time": 2, "overdue": 3}, {"due": 2, "on_time": 1, "overdue": 0}),
        ({"due": 2, "on_time": 1, "overdue": 1}, {"due": 2, "on_time": 1, "overdue": 2, "closed": 9}),
        (
            {"due": 1, "on_time": 1, "closed": 2, "size": 1.0},
            {"due": 1, "on_time": 1, "closed": 3, "size": 2.0},
        ),
    ],
    ids=["rate", "overdue", "closed by size"],
)
def test_places_go_by_the_order_that_is_told(better: dict[str, float], worse: dict[str, float]) -> None:
    """Each of what decides, where all before it is equal."""
    assert len(wording.MERITS) == 3
    ranked = rank([_standing("乙", worse), _standing("甲", better)])
    assert [one.standing.name for one in ranked] == ["甲", "乙"] and ranked[1].place == 2


def _standing(name: str, known: dict[str, float]) -> Standing:
    return Standing(**{"name": name, "on_time": 0, "open": 9, "due_today": 0, "overdue": 0, **known})  # type: ignore[arg-type]
