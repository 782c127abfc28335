"""The fair on-time rate and the places by it."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.standing import Ranked, Standing, beside_others, rank


@st.composite
def standing(draw: st.DrawFn, name: str | None = None) -> Standing:
    """Any standing that can be; small numbers, so that equals are frequent."""
    due, due_today, overdue = (draw(st.integers(0, 6)) for _ in range(3))
    return Standing(
        name=name or draw(st.text("甲乙丙丁", min_size=1, max_size=3)),
        due=due,
        on_time=draw(st.integers(0, due)),
        closed=draw(st.integers(0, 6)),
        open=due_today + overdue + draw(st.integers(0, 3)),
        due_today=due_today,
        overdue=overdue,
        size=draw(st.sampled_from([0.5, 1.0, 2.0, 3.0])),
    )


standings = st.lists(standing(), max_size=9, unique_by=lambda one: one.name)


def test_an_open_overdue_case_stands_in_the_denominator() -> None:
    """Ten of ten closed on time, and two left open too long: 10/12, not 100 %."""
    one = Standing("一网格", due=12, on_time=10, open=3, due_today=1, overdue=2)
    assert one.percent == 83
    assert one.rate == pytest.approx(10 / 12)


def test_nothing_due_is_no_rate() -> None:
    """Open cases whose limit is to come say nothing yet."""
    one = Standing("一网格", due=0, on_time=0, open=4, due_today=2, overdue=0)
    assert one.rate is None
    assert one.percent is None


def test_a_hundred_percent_means_every_case() -> None:
    """Rounding never hides the one late case, nor the one that was in time."""
    assert Standing("大", due=1000, on_time=999, open=0, due_today=0, overdue=0).percent == 99
    assert Standing("小", due=1000, on_time=1, open=0, due_today=0, overdue=0).percent == 1


def test_places_go_by_rate_then_overdue_then_closed_per_size_then_name() -> None:
    """Each rule decides only where those before it leave equals."""
    best = Standing("甲", due=2, on_time=2, open=0, due_today=0, overdue=0, closed=2)
    fewer_overdue = Standing("乙", due=2, on_time=1, open=0, due_today=0, overdue=0, closed=2)
    more_overdue = Standing("丙", due=4, on_time=2, open=1, due_today=0, overdue=1, closed=3)
    busier = Standing("丁", due=4, on_time=2, open=0, due_today=0, overdue=0, closed=4, size=1.5)
    idle = Standing("戊", due=0, on_time=0, open=1, due_today=0, overdue=0)
    ranked = rank([idle, more_overdue, fewer_overdue, best, busier])
    assert [(one.standing.name, one.place) for one in ranked] == [
        ("甲", 1),
        ("丁", 2),
        ("乙", 3),
        ("丙", 4),
        ("戊", None),
    ]


def test_of_too_few_cases_there_is_no_place() -> None:
    """One case kept is no reason to stand above forty-seven of fifty; who had nothing comes last."""
    one = Standing("小", due=1, on_time=1, open=0, due_today=0, overdue=0)
    many = Standing("大", due=50, on_time=47, open=0, due_today=0, overdue=0)
    idle = Standing("无", due=0, on_time=0, open=0, due_today=0, overdue=0)
    ranked = rank([idle, one, many], fewest=5)
    assert [(one.standing.name, one.place) for one in ranked] == [("大", 1), ("小", None), ("无", None)]


def test_a_large_grid_does_not_win_by_being_large() -> None:
    """Twice the cases from four times the points is less, not more."""
    small = Standing("小", due=5, on_time=5, open=0, due_today=0, overdue=0, closed=5, size=10)
    large = Standing("大", due=10, on_time=10, open=0, due_today=0, overdue=0, closed=10, size=40)
    assert [one.standing.name for one in rank([large, small])] == ["小", "大"]


def test_equals_share_a_place_and_the_next_is_skipped() -> None:
    """Two firsts, then a third; the name decides only who is printed first."""
    equal = [Standing(name, due=3, on_time=3, open=0, due_today=0, overdue=0) for name in "乙甲"]
    third = Standing("丙", due=3, on_time=2, open=0, due_today=0, overdue=0)
    assert [one.place for one in rank([*equal, third])] == [1, 1, 3]


@pytest.mark.parametrize(
    ("on_time", "due_today", "overdue", "size"),
    [(4, 1, 1, 1.0), (2, 1, 3, 1.0), (2, 3, 0, 1.0), (-1, 1, 1, 1.0), (2, 1, -1, 1.0), (2, 1, 1, 0.0)],
)
def test_counts_that_cannot_be_are_refused(on_time: int, due_today: int, overdue: int, size: float) -> None:
    """A part larger than its whole is a fault of whoever counted."""
    with pytest.raises(ValueError, match="甲"):
        Standing("甲", 3, on_time, 2, due_today, overdue, size=size)


@given(one=standing())
def test_a_rate_is_between_none_and_all(one: Standing) -> None:
    """0 ≤ rate ≤ 1, and percent says the same within one point."""
    if one.rate is not None and one.percent is not None:
        assert 0 <= one.rate <= 1
        assert abs(one.percent - one.rate * 100) <= 1
        assert (one.percent == 100) == (one.on_time == one.due)


@given(everybody=standings, seed=st.integers())
def test_the_order_they_come_in_does_not_matter(everybody: list[Standing], seed: int) -> None:
    """Ranking is by merit alone."""
    shuffled = Random(seed).sample(everybody, len(everybody))
    assert rank(shuffled) == rank(everybody)


@given(everybody=standings)
def test_everybody_is_listed_once_and_those_without_place_last(everybody: list[Standing]) -> None:
    """Nobody is lost; a place is one more than the number of those strictly better."""
    ranked = rank(iter(everybody))
    assert sorted(one.standing.name for one in ranked) == sorted(one.name for one in everybody)
    places = [one.place for one in ranked if one.place is not None]
    assert places == sorted(places)
    assert [one.place is None for one in ranked] == sorted(one.place is None for one in ranked)
    assert all(place == 1 + sum(other < place for other in places) for place in places)
    assert all((one.place is None) == (one.standing.rate is None) for one in ranked)


@given(everybody=standings, one=standing(name="戊"))
def test_one_more_overdue_case_never_helps(everybody: list[Standing], one: Standing) -> None:
    """Neither the rate nor the place gets better by letting a case run over."""
    worse = replace(one, due=one.due + 1, open=one.open + 1, overdue=one.overdue + 1)
    if one.rate is not None:
        assert worse.rate is not None
        assert worse.rate <= one.rate
        assert _place(rank([*everybody, worse])) >= _place(rank([*everybody, one]))


@given(everybody=standings, one=standing(name="戊"))
def test_closing_an_overdue_case_late_never_hurts(everybody: list[Standing], one: Standing) -> None:
    """Who cleans up what is late stands no worse for it: hiding is never the better choice."""
    if one.overdue and one.due:
        tidied = replace(one, open=one.open - 1, overdue=one.overdue - 1, closed=one.closed + 1)
        assert tidied.rate == one.rate
        assert _place(rank([*everybody, tidied])) <= _place(rank([*everybody, one]))


@given(everybody=standings, one=standing(name="戊"))
def test_closing_in_time_never_hurts(everybody: list[Standing], one: Standing) -> None:
    """One more case closed on time raises the rate or leaves it at the top."""
    better = replace(one, due=one.due + 1, closed=one.closed + 1, on_time=one.on_time + 1)
    assert better.rate is not None
    if one.rate is not None:
        assert better.rate >= one.rate
        assert _place(rank([*everybody, better])) <= _place(rank([*everybody, one]))


def _place(ranked: tuple[Ranked, ...]) -> int:
    place = next(one.place for one in ranked if one.standing.name == "戊")
    assert place is not None
    return place


def test_one_alone_is_before_nobody() -> None:
    """The only one with enough cases gets no place; of two each keeps theirs."""
    one, other = (
        Standing(name, due=5, on_time=due, open=0, due_today=0, overdue=0)
        for name, due in (("甲", 1), ("乙", 4))
    )
    few = replace(other, name="丙", due=4)
    assert [row.place for row in beside_others(rank((one, few), 5))] == [None, None]
    assert [row.place for row in beside_others(rank((one, other, few), 5))] == [1, 2, None]


def test_of_those_with_nothing_due_who_is_late_is_seen_first() -> None:
    """They have no place, but a reader looks for what is overdue."""
    calm, late = Standing("甲", 0, 0, 1, 0, 0, 0), Standing("乙", 0, 0, 2, 0, 2, 0)
    assert [row.standing.name for row in rank((calm, late))] == ["乙", "甲"]
