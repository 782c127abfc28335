"""What is told before the question in one breath, or said by others, changes nothing; what narrows is asked about."""

from __future__ import annotations

import pytest

from tests.understanding.judge_questions import TODAY, sample

_, READER = sample()


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("下午要去区里开会领导让我准备数字所以你帮我看下金山街道本月反弹几件", "金山街道本月反弹几件"),
        ("我刚接手长城镇这块很多情况不熟悉麻烦你告诉我长城镇现在超期的有哪些", "长城镇超期的有哪些"),
        ("老张昨天请假了群里又在吵所以我想问今天金山片谁没到岗", "今天金山片谁没到岗"),
        ("王局说“反弹太多了”，金山片反弹几件", "金山片反弹几件"),
        ("有人说周一缺人，那今天谁请假了", "今天谁请假了"),
        ("群里说“金山社区这周进步大”，本周跟上周比销号多了多少", "金山社区本周跟上周比销号多了多少"),
        ("单位：双龙社区；查询事项：超期；几件", "双龙社区超期几件"),
    ],
)
def test_a_story_changes_nothing(told: str, asked: str) -> None:
    """Of the story only the places and problems count that the question does not name."""
    one, other = READER.read(told, TODAY), READER.read(asked, TODAY)
    assert (one.left, one.sure) == ((), True)
    assert one.question is not None and other.question is not None
    assert (one.question.measure, one.question.states) == (other.question.measure, other.question.states)
    assert [scope.ids for scope in one.question.scopes] == [scope.ids for scope in other.question.scopes]


@pytest.mark.parametrize(
    "said",
    [
        "外地大货车你帮我看下本周几起",
        "领导要求拍视频的你帮我看下有几件没整改",
        "书记说的那批老旧小区问题我想知道还剩几件",
        "晚上八点以后报的你帮我查查本月几件",
    ],
)
def test_what_narrows_is_no_story(said: str) -> None:
    """Though somebody turns to asking behind it."""
    assert READER.read(said, TODAY).left
