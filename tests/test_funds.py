"""项目资金: amounts as people write them, which step follows which, and who may apply."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.funds import why_eligible
from domain.funds import Fund, FundLine, FundStep, amount_ahead, speaks_of
from domain.redlist import Listed, ListEntry, ListState, RedList
from storage.database import Database
from tests.talk import MONDAY
from tests.turns import ONE_DATABASE
from texts.funds import money

FIRST = FundLine(1, 1, FundStep.APPLY, 7, MONDAY, 2_000_000, "楼道粉刷")


def _fund(*steps: tuple[FundStep, int]) -> Fund:
    later = (replace(FIRST, step=step, amount=amount) for step, amount in steps)
    return Fund((FIRST, *later))


@pytest.mark.parametrize(
    ("words", "amount", "rest"),
    [
        ("20000 楼道粉刷", 2_000_000, "楼道粉刷"),
        ("2万元 楼道粉刷", 2_000_000, "楼道粉刷"),
        ("1.5万楼道粉刷", 1_500_000, "楼道粉刷"),
        ("3200.05元，买涂料", 320_005, "买涂料"),
    ],
)
def test_amounts_as_people_write_them(words: str, amount: int, rest: str) -> None:
    """In yuan or in ten thousand of them."""
    assert amount_ahead(words) == (amount, rest)


@pytest.mark.parametrize("words", ["", "楼道", "0 楼道", "0.001元 楼道", "200000万 楼道"])
def test_what_is_no_amount(words: str) -> None:
    """Nothing, less than a 分, or more than anybody gives."""
    assert amount_ahead(words) is None


@given(st.integers(1, 10_000_000))
def test_an_amount_is_read_as_it_is_said(amount: int) -> None:
    """To the last 分."""
    assert amount_ahead(f"{money(amount)} 买涂料") == (amount, "买涂料")


def test_each_step_follows_the_one_before() -> None:
    """Nobody approves what was not reviewed, nor spends what was not approved; after 结清 nothing comes."""
    assert _fund().allows(FundStep.REVIEW) and not _fund().allows(FundStep.APPROVE)
    approved = _fund((FundStep.REVIEW, 0), (FundStep.APPROVE, 1_500_000))
    assert approved.allows(FundStep.SPEND) and not approved.allows(FundStep.REJECT)
    spent = _fund((FundStep.REVIEW, 0), (FundStep.APPROVE, 1_500_000), (FundStep.SPEND, 300_000))
    assert (spent.approved, spent.spent, spent.left) == (1_500_000, 300_000, 1_200_000)
    closed = Fund((*spent.lines, replace(FIRST, step=FundStep.CLOSE)))
    assert not any(closed.allows(step) for step in FundStep)


@ONE_DATABASE
def test_a_place_on_the_good_list_counts_for_a_year(database: Database) -> None:
    """A published one; on the weak list, or on none, it may not."""
    with database.transaction() as store:
        good, weak, *_ = store.district.grids
        entries = (
            ListEntry(good.code, 99.0, 99.0, None, 9, 1, Listed.GOOD),
            ListEntry(weak.code, 60.0, 60.0, None, 9, 2, Listed.WEAK),
        )
        one = RedList(date(2026, 1, 1), 1, ListState.PUBLISHED, ("红榜", "黄榜"), "", entries, MONDAY)
        assert not why_eligible(good, MONDAY, store)
        store.redlists.begin(one)
        assert why_eligible(good, MONDAY, store).endswith("红榜")
        assert not why_eligible(weak, MONDAY, store)
        assert not why_eligible(good, MONDAY + timedelta(days=400), store)


@pytest.mark.parametrize(
    ("words", "project", "told"),
    [
        ("粉刷三单元楼道", "楼道粉刷", True),
        ("买涂料，楼道粉刷用", "楼道粉刷", True),
        ("买沙发", "楼道粉刷", False),
        ("社区工程费用", "社区路灯工程", False),
        ("买灯具装路灯", "社区路灯改造工程", True),
        ("买什么都行", "改造工程", True),  # a name that tells nothing apart
    ],
)
def test_a_spending_speaks_of_its_project(words: str, project: str, told: bool) -> None:
    """Words that stand in the name of any project are none of it."""
    assert speaks_of(words, project) is told


def test_what_does_not_speak_of_it_is_marked() -> None:
    """Its spendings alone, and none where all do."""
    one = _fund((FundStep.APPROVE, 1_000), (FundStep.SPEND, 100))
    assert one.unlike == ()
    other = replace(one.lines[-1], words="买沙发")
    assert Fund((*one.lines, other)).unlike == (other,)
