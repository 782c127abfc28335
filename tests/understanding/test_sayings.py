"""Words that nobody understands, and what they are most like."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import pytest

from handlers.kit import find_handlers
from tests.readers import questions
from understanding.orders.without_a_case.sayings import Sayings, nearest, packaged

_OFFERED = 3
_TENTHS = 10
DAY = date(2026, 12, 9)


def _near(sayings: Sayings, text: str) -> list[str]:
    return [one.wanted for one in sayings.nearest(text)][:_OFFERED]


def test_whatever_is_offered_is_taken() -> None:
    """Each is a command, or a question that is read whole."""
    commands = {word for one in find_handlers() for word in one.words}
    others = [one for one in packaged() if one not in commands and one.split()[0] not in commands]
    unread = [one for one in others if questions().read(one, DAY).question is None]
    assert unread == []


def test_a_saying_is_found_by_the_others() -> None:
    """A tenth of the sayings left out and looked for, ten times: how far the words carry to words not in the file."""
    said = [(wanted, one) for wanted, sayings in packaged().items() for one in sayings]
    found = 0
    for tenth in range(_TENTHS):
        kept = defaultdict[str, list[str]](list)
        for number, (wanted, one) in enumerate(said):
            kept[wanted] += [one] if number % _TENTHS != tenth else []
        rest = Sayings({wanted: tuple(sayings) for wanted, sayings in kept.items()})
        found += sum(wanted in _near(rest, one) for wanted, one in said[tenth::_TENTHS])
    assert found / len(said) >= 0.28


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("那张督办单重发我一下", "督办单"),
        ("打分抽签弄了没", "评分 抽签"),
        ("这期简报先弄个word稿", "简报"),
        ("一时半会拆不了，先挂着到年底", "挂账"),
        ("晚上七点谁去巡一圈", "夜查计划"),
    ],
)
def test_words_are_like_what_they_want(text: str, wanted: str) -> None:
    """None of these stands in the file."""
    assert wanted in [one.wanted for one in nearest(text)]


@pytest.mark.parametrize(
    "text", ["请各单位加强值守", "大家明天把值班排好", "今天天气不错", "哈哈哈", "", "12345", "ok"]
)
def test_what_is_no_wish_is_like_nothing(text: str) -> None:
    """What is asked of everybody, and small talk."""
    assert nearest(text) == ()
