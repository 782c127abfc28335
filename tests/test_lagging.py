"""弱项 on plain values: the score, and what comes first."""

from __future__ import annotations

from domain.editions import Share
from domain.lagging import RATES, WeakItem, weak
from domain.measures import REBOUND_RATE


def item(name: str, *shares: tuple[int, int]) -> WeakItem:
    """A category with its shares, in the order of the rates."""
    return WeakItem(name, {ratio: Share(*one) for ratio, one in zip(RATES, shares, strict=True)})


def test_the_lowest_comes_first_and_what_is_at_its_best_or_too_few_is_not_weak() -> None:
    """The mean of 按期率, 100 less 返工率 and 100 less 反弹率; what is of nothing is left out of it."""
    late = item("晚", (1, 4), (0, 2), (0, 0))  # 25 and 100
    came_back = item("反弹", (4, 4), (0, 4), (1, 1))  # 100, 100 and 0
    fine, few = item("好", (9, 9), (0, 9), (0, 1)), item("少", (0, 1), (1, 1), (0, 0))
    assert weak([few, fine, came_back, late], 5) == [late, came_back]
    assert [one.score for one in (late, came_back, fine, few)] == [62, 66, 100, 0]
    assert came_back.weakest is REBOUND_RATE and fine.weakest is None
    assert item("没有", (0, 0), (0, 0), (0, 0)).score == 100
