"""互评: what the lots promise for every number of grids, and when grids come or go."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rotation import Turn, draw, months, most_sheets, seed_of
from tests.turns import AT_LARGE

SHORT = {*range(3, 21), 31, 32, 60}  # numbers of grids whose months are all drawn in the suite, odd and even
SEEDS = st.text("0123456789ABCDEF", min_size=12, max_size=12)


def named(count: int) -> list[str]:
    """So many grids by number."""
    return [f"{number:02}" for number in range(1, count + 1)]


def sound(turn: Turn, grids: list[str], sheets: int) -> bool:
    """Each gives and gets as many sheets; nobody scores themselves; no two score each other."""
    pairs = turn.pairs
    scorers, scored = [one for one, _ in pairs], [other for _, other in pairs]
    fair = sorted(scorers) == sorted(scored) == sorted(grids * sheets) and len(set(pairs)) == len(pairs)
    return fair and not any((other, one) in pairs for one, other in pairs)


def drawn(grids: list[str], seed: str, many: int, sheets: int = 1) -> list[Turn]:
    """The lots of so many months."""
    turns: list[Turn] = []
    for month in range(many):
        turns.append(draw(grids, f"{seed}{month}", turns, sheets))
    return turns


@pytest.mark.parametrize(
    "count", [one if one in SHORT else pytest.param(one, marks=AT_LARGE) for one in range(3, 61)]
)
def test_no_pair_comes_twice_as_long_as_there_are_others(count: int) -> None:
    """For every number of grids: all months that are possible, and one more, in which a new circle begins."""
    grids = named(count)
    turns = drawn(grids, "7F", months(count) + 1)
    assert all(sound(turn, grids, 1) for turn in turns)
    pairs = [pair for turn in turns[:-1] for pair in turn.pairs]
    assert len(set(pairs)) == len(pairs) == count * (count - 1 - (count % 2 == 0))
    assert [turn.begins for turn in turns] == [True, *[False] * (len(turns) - 2), True]
    assert not set(turns[-1].pairs) & set(turns[-2].pairs), "not the same as the month before"


@settings(max_examples=40)
@given(st.integers(3, 60), st.integers(1, 5), SEEDS)
def test_several_sheets_for_each_grid(count: int, wanted: int, seed: str) -> None:
    """By several at once: never by two that score each other, and never twice within the months there are."""
    grids, sheets = named(count), min(wanted, most_sheets(count))
    many = min(months(count, sheets), 8)
    turns = drawn(grids, seed, many, wanted)
    assert all(sound(turn, grids, sheets) for turn in turns)
    pairs = [pair for turn in turns for pair in turn.pairs]
    assert len(set(pairs)) == len(pairs)


@settings(max_examples=60)
@given(st.lists(st.integers(3, 60), min_size=2, max_size=5), SEEDS, st.data())
def test_grids_come_and_go(sizes: list[int], seed: str, data: st.DataObject) -> None:
    """A new circle of whoever is there; nobody scores whom they scored the month before."""
    turns: list[Turn] = []
    for month, size in enumerate(sizes):
        grids = data.draw(st.permutations(named(60)))[:size]
        turn = draw(grids, f"{seed}{month}", turns)
        assert sound(turn, grids, 1)
        if turns:
            assert not set(turn.pairs) & set(turns[-1].pairs)
        turns.append(turn)


@given(SEEDS, st.permutations(named(10)))
def test_the_lots_are_the_seed_s(seed: str, grids: list[str]) -> None:
    """The same seed gives the same, in whatever order the register has the grids."""
    assert draw(grids, seed) == draw(named(10), seed)


def test_another_seed_gives_another_circle() -> None:
    """Ten seeds, ten circles; a seed is of its month, of the line and of the line's hash."""
    assert len({draw(named(10), seed).order for seed in named(10)}) == 10
    seeds = {seed_of("2026-11", 7, "ab"), seed_of("2026-12", 7, "ab"), seed_of("2026-11", 8, "ab")}
    assert len(seeds | {seed_of("2026-11", 7, "ac")}) == 4


def test_what_cannot_be() -> None:
    """Two grids can only score each other; with three or four nobody can be scored by two."""
    with pytest.raises(ValueError, match="three"):
        draw(["01", "02"], "7F")
    assert [most_sheets(count) for count in (3, 4, 5, 10)] == [1, 1, 2, 4]
    assert [months(count) for count in (3, 4, 5, 10)] == [2, 2, 4, 8]
    assert len(draw(named(3), "7F", (), 2).shifts) == 1
