"""What is told before the question in one breath, or said by others, changes nothing; what narrows is asked about."""

from __future__ import annotations

import pytest

from tests.readers import questions
from tests.understanding.judge_questions import TODAY


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
        # parted by no sign: a sentence ends where another begins
        ("领导刚才又催了金山社区本周新增多少", "金山社区本周新增多少"),
        ("哎呀这个天真冷啊金衡街占道经营这个月报了多少起", "金衡街占道经营这个月报了多少起"),
        ("双龙小区的垃圾桶满出来还有几个没清居民又打电话来了", "双龙小区的垃圾桶满出来还有几个没清"),
        ("我看了一下台账好像不太对上个月全区销号到底是多少", "上个月全区销号到底是多少"),
        ("我孩子发烧在医院呢你直接告诉我33号办完了没有", "33号办完了没有"),
        # dictated, with particles for signs
        ("这个飞线充电啊安全上头不能含糊啊还有多少没弄掉", "飞线充电还有多少没弄掉"),
        ("啊北湖街道他们昨天销了几件呀陆主任在我边上", "北湖街道昨天销了几件"),
        ("常书记跟我讲苏溪村的问题全部办结了，他们还有没有没销号的", "苏溪村还有没有没销号的"),
        ("上面领导问起来了我不好回答超期最多的是哪个单位", "超期最多的是哪个单位"),
    ],
)
def test_a_story_changes_nothing(told: str, asked: str) -> None:
    """Of the story only the places and problems count that the question does not name."""
    one, other = questions().read(told, TODAY), questions().read(asked, TODAY)
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
        "外地大货车进城金山街道还有几件没整改",
        "三号楼住户反映过金山街道还有几件没整改",
        "放了两天没人碰过的单子有几张我记到交班本上",
        "供电所要来改的，金山街道还有几件没整改",
        "物业在修，金山街道还有几件没整改",
        "消防要查的，金山街道还有几件没整改",
    ],
)
def test_what_narrows_is_no_story(said: str) -> None:
    """Though somebody turns to asking behind it."""
    assert questions().read(said, TODAY).left


@pytest.mark.parametrize(
    "said",
    [
        "谁说北湖超期最多的？瞎讲",
        "我怎么知道谁没到岗，又不是我管考勤",
        "没整改的不就那几件嘛，你急什么",
        "谁不想早点销号啊，可人手呢",
        "天天问还有几件没整改，烦不烦",
    ],
)
def test_who_only_retorts_asks_nothing(said: str) -> None:
    """Who has been asked and answers so does not ask the bot."""
    assert not questions().read(said, TODAY).sure


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("明天要去长城镇调研，金山街道超期多少", "金山街道超期多少"),
        ("明天记者来，九州广场没整改的全列给我", "九州广场没整改的全列给我"),
        ("双龙小区问题多少，指已经销掉的", "双龙小区已经销掉的问题多少"),
        ("本月新增多少，我的意思是菜场那块", "本月菜场那块新增多少"),
        ("你急什么，先告诉我超期几件", "超期几件"),
        ("各单位超期排一下，倒着来", "各单位超期从少到多排一下"),
    ],
)
def test_what_is_meant_is_asked(told: str, asked: str) -> None:
    """A day to come, a place that somebody goes to and a retort are none of it; what somebody says they mean is."""
    one, other = questions().read(told, TODAY), questions().read(asked, TODAY)
    assert (one.left, one.sure) == ((), True)
    assert one.question == other.question


def test_many_sentences_in_one_breath_are_asked_about() -> None:
    """What is far longer than a sentence is not read again with signs in it: it costs as much each time."""
    told = "领导刚才又催了金山社区本周新增多少"
    assert questions().read(told, TODAY).left == ()
    assert questions().read("今天真是忙得很开了一整天的会连口水都没有喝上" * 3 + told, TODAY).left
