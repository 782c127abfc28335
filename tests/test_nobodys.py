"""哪些点位没人管: what is taken for that question, and what is not."""

from __future__ import annotations

import pytest

from handlers.nobodys import _ASKED


@pytest.mark.parametrize(
    "text",
    [
        "哪些点位没有负责人", "还有哪些网格没人管", "没人管的点位有哪些", "所有点位都有人管吗", "点位都包干到人了吗",
        "全区有多少个点位缺管理员", "没有网格员的网格有几个？", "哪个网格没网格员",
    ],
)  # fmt: skip
def test_it_is_asked_in_many_words(text: str) -> None:
    """Of points and of grids, by whoever is missing."""
    assert _ASKED.fullmatch(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        "没人管的有哪些",
        "哪些点位问题最多",
        "人民广场没人管",
        "哪些问题没人管",
        "哪个网格没人到岗",
        "网格员没到的有哪些",
    ],
)
def test_cases_and_rollcalls_are_asked_for_otherwise(text: str) -> None:
    """Cases that nobody has, places, who is absent."""
    assert _ASKED.fullmatch(text) is None
