"""No shorter word is heard in a word that is whole as it stands (decision 0117)."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.turns import AT_LARGE
from tests.understanding.said_to_the_bot import asked

LISTED = [
    word
    for line in (files("understanding.vocabulary") / "whole.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
    for word in line.split()
]
KNOWN = {"迟到"}  # as it stands


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=AT_LARGE)])
def test_no_part_of_a_word_is_heard(step: int) -> None:
    """科创园成立的有几件 is asked about, and not answered for what was 立 (新增). Of every so many words."""
    tried = LISTED[::step]
    swallowed = {word for word in tried if (one := asked(f"科创园{word}的有几件")).sure and not one.left}
    assert swallowed == KNOWN & {*tried}


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("上周完成立案的有几件", "上周完成 立案的有几件"),
        ("污水平均几天办完", "污水乱泼平均几天办完"),
        ("昨晚报了几件", "昨天晚上报了几件"),
        ("本月跟上月新增比一比", "本月和上月新增比一比"),
        ("哪个单位按期率领头", "哪个单位按期率最高"),
        ("迟到几个人今天", "今天迟到几个人"),
        ("问下周一到今天新增几件", "周一到今天新增几件"),
    ],
)
def test_words_that_meet_are_no_word(text: str, same: str) -> None:
    """完成|立案 holds no 成立, though its characters stand there."""
    assert asked(text).question == asked(same).question is not None


@pytest.mark.parametrize("text", ["村庄缺绿化的有几处", "小区缺井盖的有几处", "缺垃圾桶的本周几处"])
def test_what_is_lacking_is_nobodys_absence(text: str) -> None:
    """缺 with a thing behind it is no roll-call."""
    found = asked(text)
    assert found.left or (found.question and not found.question.states)
