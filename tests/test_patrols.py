"""巡查频次: every how many days somebody should be at a point."""

from __future__ import annotations

import pytest

from domain.patrols import FREQUENCY, Frequency
from domain.seasons import SEASONS


@pytest.mark.parametrize(
    ("kind", "rebound", "stubborn", "wanted"),
    [
        ("公厕", False, False, (30, "普通")),
        ("农贸市场", False, False, (10, "农贸市场")),
        ("农贸市场", True, False, (10, "农贸市场")),
        ("公厕", True, False, (14, "反弹")),
        ("公厕", True, True, (7, "顽疾")),
    ],
)
def test_what_asks_for_more_visits_holds(
    kind: str, rebound: bool, stubborn: bool, wanted: tuple[int, str]
) -> None:
    """The shortest time of those that are meant, and why."""
    frequency = FREQUENCY.read("普通 30日、反弹14天、顽疾 7日、农贸市场 10日")
    assert frequency is not None
    assert frequency.wanted(kind, rebound=rebound, stubborn=stubborn) == wanted


def test_a_frequency_without_a_reason_does_not_count_it() -> None:
    """普通 alone holds for all points, and 无 for none."""
    assert Frequency((("普通", 5),)).wanted("", rebound=True, stubborn=True) == (5, "普通")
    assert FREQUENCY.read("无") is None


def test_a_season_goes_over_new_year_and_asks_for_more_visits() -> None:
    """季节巡查: both months are part of it; outside it nothing is asked for."""
    (winter,) = SEASONS.read("11-2月 占道经营 3日")
    assert [month for month in range(1, 13) if winter.has(month)] == [1, 2, 11, 12]
    (summer,) = SEASONS.read("6月至9月占道经营7天")
    assert [month for month in range(1, 13) if summer.has(month)] == [6, 7, 8, 9]
    frequency = Frequency((("普通", 30), ("顽疾", 2)))
    assert frequency.wanted("", rebound=False, stubborn=False, seasons=[winter]) == (3, "11-2月占道经营")
    assert frequency.wanted("", rebound=False, stubborn=True, seasons=[winter]) == (2, "顽疾")
    assert SEASONS.read("无") == ()


@pytest.mark.parametrize("text", ["0-9月 占道经营 7日", "6-13月 垃圾 7日", "6-9月 垃圾 0日", "夏天 垃圾 7日"])
def test_what_is_no_season_is_refused(text: str) -> None:
    """Months from 1 to 12, and days from 1 on."""
    with pytest.raises(ValueError):
        SEASONS.read(text)


@pytest.mark.parametrize("text", ["30日", "反弹 14日", "普通 0日", "普通 30日、普通 14日", "普通 三十日"])
def test_what_is_no_frequency_is_refused(text: str) -> None:
    """普通 has to be there, each name once, with days from 1 on."""
    with pytest.raises(ValueError):
        FREQUENCY.read(text)
