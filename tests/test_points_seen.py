"""What people say of points that they were to look at, in words of their own."""

from __future__ import annotations

import pytest

from domain.dragnets import Found
from understanding.orders.without_a_case.points_seen import (
    OfPoints,
    all_fine,
    asks_what_is_left,
    told_of_points,
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("金山小学没问题", OfPoints(Found.FINE, "金山小学", sure=False)),
        ("看过金山小学了，没问题", OfPoints(Found.FINE, "金山小学")),
        ("金山小学、金山小区都看过了，一切正常", OfPoints(Found.FINE, "金山小学、金山小区")),
        ("金山小区有问题，垃圾外溢", OfPoints(Found.PROBLEM, "金山小区", "垃圾外溢")),
        ("人民广场公厕锁门了，进不去", OfPoints(Found.UNREACHED, "人民广场公厕锁门了", sure=False)),
        ("金山小学没问题吗", None),
        ("金山小区有问题的有哪些", None),
        ("金山小学去不去得了", None),
    ],
)
def test_what_is_told_of_points(text: str, told: OfPoints | None) -> None:
    """The result, the names and the rest; a question tells nothing."""
    assert told_of_points(text) == told


def test_what_names_no_point() -> None:
    """都没问题 is said of all, 还差哪些 asks; 好 alone is neither."""
    assert all_fine("都看过了，没问题") and not all_fine("好") and not all_fine("没问题")
    assert asks_what_is_left("还有哪些没看") and asks_what_is_left("还缺几处")
    assert not asks_what_is_left("还有哪些没整改") and not asks_what_is_left("还有几件")
