"""Words that nobody understands, and what they are most like."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from handlers.kit import find_handlers
from tests.readers import questions
from understanding.orders.without_a_case.sayings import nearest, packaged

_OFFERED = 3
STRANGERS = Path(__file__).parent / "sayings.tsv"
DAY = date(2026, 12, 9)


def test_whatever_is_offered_is_taken() -> None:
    """Each is a command, or a question that is read whole."""
    commands = {word for one in find_handlers() for word in one.words}
    others = [one for one in packaged() if one not in commands and one.split()[0] not in commands]
    unread = [one for one in others if questions().read(one, DAY).question is None]
    assert unread == []


def test_what_strangers_say_is_found() -> None:
    """`sayings.tsv` was written by somebody who had not seen the sayings; none of its rows may become one."""
    rows = [line.split("\t") for line in STRANGERS.read_text(encoding="utf-8").splitlines()]
    offered = [
        (set(wanted.split("|")), [one.wanted for one in nearest(text)][:_OFFERED]) for wanted, text in rows
    ]
    first = sum(near[:1] != [] and near[0] in wanted for wanted, near in offered)
    among = sum(bool(wanted.intersection(near)) for wanted, near in offered)
    nothing = sum(not near for _, near in offered)
    assert first / len(rows) >= 0.7
    assert among / len(rows) >= 0.78
    assert (len(rows) - among - nothing) / len(rows) <= 0.12, "others are offered only"
    said = {one for sayings in packaged().values() for one in sayings}
    assert said.isdisjoint(text for _, text in rows)


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
