"""What is said further of what was just done, and what only looks like it."""

import pytest

from understanding.orders.without_a_case.said_further import reason_given
from understanding.orders.without_a_case.squad_words import declines


def test_a_reason_is_given() -> None:
    """The words behind 理由就是."""
    assert reason_given("理由就是那边在修路") == "那边在修路"


@pytest.mark.parametrize("text", ["原因是什么", "情况是这样吗", "理由：为什么退"])
def test_a_reason_is_asked_for(text: str) -> None:
    """A question is no note to a case."""
    assert reason_given(text) is None


@pytest.mark.parametrize(("text", "why"), [("去不了", ""), ("来不了了 车坏了", "车坏了"), ("不接", "")])
def test_a_team_declines(text: str, why: str) -> None:
    """With or without saying why."""
    assert declines(text) == why


@pytest.mark.parametrize("text", ["接不了电话", "过不去就绕路"])
def test_no_team_declines(text: str) -> None:
    """What goes on in one breath says something else."""
    assert declines(text) is None
