"""战果: amounts as people write them, sums that mix no measures, and what was found and not done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from domain.campaigns import Amount, CampaignCount, CampaignSum, amounts, left, summed
from tests.talk import MONDAY

LAMPS = CampaignCount("新亮工程", "更换路灯", 7000, "盏", False, False, 1, 1, MONDAY)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("更换路灯 70 盏", [Amount("更换路灯", 7000, "盏", False)]),
        (
            "更换路灯70余盏，清理垃圾26.5吨",
            [Amount("更换路灯", 7000, "盏", True), Amount("清理垃圾", 2650, "吨", False)],
        ),
        ("清小广告1.2万处", [Amount("清小广告", 1_200_000, "处", False)]),
        ("粉刷楼道 400 个", [Amount("粉刷楼道", 40_000, "个", False)]),
        ("没有数", []),
    ],
)  # fmt: skip
def test_amounts_as_people_write_them(typed: str, found: list[Amount]) -> None:
    """With 余 and 万, in any measure that is known."""
    assert amounts(typed) == found


def test_measures_are_not_mixed_and_the_last_target_holds() -> None:
    """26 tons and 600 loads of the same are two sums."""
    more = replace(LAMPS, hundredths=500, about=True)
    first, second = (replace(LAMPS, target=True, hundredths=one) for one in (10_000, 30_000))
    loads = replace(LAMPS, measure="车")
    assert summed([LAMPS, first, more, second, loads]) == [
        CampaignSum("更换路灯", "盏", 7500, 30_000, True),
        CampaignSum("更换路灯", "车", 7000, 0, False),
    ]


def test_what_was_found_and_is_not_done_stays_in_sight() -> None:
    """300 lamps found, 70 replaced: 230 to go; equal ones, another thing and another measure say nothing."""
    found = CampaignSum("排查路灯故障", "盏", 30_000, 0, True)
    done = CampaignSum("更换路灯", "盏", 7000, 0, True)
    assert left([found, done]) == [("路灯", "盏", 30_000, 7000)]
    assert left([found, replace(done, done=30_000)]) == []
    assert left([found, replace(done, item="更换垃圾桶")]) == []
    assert left([found, replace(done, measure="个")]) == []
