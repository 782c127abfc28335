"""What `make score` and `make bench` make of what they find; the measuring itself is theirs."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from tests.bench.goals import line, missed
from tests.score.__main__ import to_the_end
from tests.score.elsewhere import Run
from tests.score.telegram_says import are_in_lanes
from tests.score.wecom_site import tells_of

LANES = [["一", "三"], ["二", "四"]]


async def test_a_row_that_breaks_is_told() -> None:
    """It fails with the end of its traceback, and what came before it counts."""

    async def rows() -> AsyncIterator[Run]:
        yield Run("good", 0, "said", 0.0)
        raise ValueError("no such thing")

    good, broken = [one async for one in to_the_end("part", rows())]
    assert (good.passed, broken.passed) == (True, False)
    assert (broken.name, broken.faults[-1]) == ("part, the next row", "ValueError: no such thing")


def test_a_goal_is_shown_beside_its_figure() -> None:
    """Reached, missed, or none."""
    assert line("a report read (ms)", 2.0).rstrip().endswith("2.00  ok, at most 2")
    assert line("a report read (ms)", 2.1).rstrip().endswith("2.10  MISSED, at most 2")
    assert line("start (s)", 99.0).rstrip().endswith("99.00")
    assert [missed("a report read (ms)", value) for value in (2.0, 2.1)] == [False, True]


@pytest.mark.parametrize(
    ("said", "good"),
    [
        (["一", "二", "三", "四"], True),
        (["二", "四", "一", "三"], True),
        (["三", "二", "一", "四"], False),
        (["一", "二", "三"], False),
        (["一", "二", "三", "四", "四"], False),
        (["一", "二", "三", "四", "五"], False),
    ],
)
def test_each_lane_is_in_order(said: list[str], good: bool) -> None:
    """What one lane says may come before the other; within a lane nothing may, and nothing more or less is said."""
    assert are_in_lanes(said, LANES) is good


def test_a_case_is_told_by_its_card_or_a_line_of_a_list() -> None:
    """Not by the card of another one whose number begins alike."""
    listed = "新问题 2 件（看详情发：查 编号）\n#3 占道经营 · 人民广场\n#14 垃圾外溢 · 金山路"
    assert [tells_of(number, listed) for number in (3, 14, 1)] == [True, True, False]
    assert tells_of(5, "#5 处置中 · 占道经营")
