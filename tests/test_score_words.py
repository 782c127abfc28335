"""Words of people's own for the rules of 考核分, for one's own points, for the sheets of 互评 and for the 红黄榜."""

import pytest

from understanding.orders.without_a_case.intents import intent_of
from understanding.orders.without_a_case.reader import command_meant


@pytest.mark.parametrize(
    "text",
    [
        "打分标准发我看看",
        "考核办法是什么",
        "超期一件扣几分",
        "扣分依据在哪看",
        "综合分怎么算的",
        "有几版评分规则",
        "督办一次扣多少分",
        "考核分咋定的",
    ],
)
def test_the_rules_are_asked_for(text: str) -> None:
    """By what points are given, or how many for one thing."""
    assert intent_of(text) == "评分 规则"


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("评分细则改成数字城管考核", "评分 规则 数字城管考核"),
        ("评分规则从4月15日起换一套", "评分 规则"),
        ("金山社区扣分怎么来的", "评分 为什么 金山社区"),
    ],
)
def test_one_set_or_one_grid_is_named(text: str, command: str) -> None:
    """Another set is shown with how it is taken; whose points are asked about is no question of rules."""
    assert command_meant(text) == command


@pytest.mark.parametrize(
    "text", ["整改标准是什么", "我们超期扣了几分", "考核组明天来几个人", "评分规则怎么评的这么低"]
)
def test_no_rules_are_asked_for(text: str) -> None:
    """Of something else, or of what was given already."""
    assert intent_of(text) != "评分 规则"
    assert command_meant(text) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("谁评我们", "评分 结果 我们"),
        ("这个月谁给我们网格打分", "评分 结果 我们"),
        ("谁给我们打了30分", "评分 结果 我们"),
        ("我们网格是谁评的", "评分 结果 我们"),
        ("凭什么给我们打这么低", "评分 结果 我们"),
        ("看看3月互评的照片", "评分 结果 3月 我们"),
        ("我们评完了吗", "评分"),
        ("评分表忘填了，还能补吗", "评分"),
        ("谁还没评", "评分 结果"),
        ("哪些网格没交评分表", "评分 结果"),
        ("北湖二网格打的30分不算", "怎么弄 互评异议"),
        ("互评不公平", "怎么弄 互评异议"),
        ("双龙网格打80分，不知道谁堆的", "评分 填 双龙网格 80 不知道谁堆的"),
    ],
)
def test_sheets_are_asked_about(text: str, command: str) -> None:
    """Who scored us and how, what is missing, what can be done about it; a score with a reason is filled in still."""
    assert command_meant(text) == command


@pytest.mark.parametrize(
    "text", ["谁还没交", "谁给我们派车", "我们办完了吗", "看看3月的照片", "30分钟不够", "哪些单位没整改"]
)
def test_no_sheets_are_asked_about(text: str) -> None:
    """Alike, and of something else."""
    assert command_meant(text) is None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("榜什么时候公布", "红黄榜有谁"),
        ("红黄榜签了吗", "红黄榜有谁"),
        ("3月的榜怎么撤了", "3月红黄榜有谁"),
        ("榜是谁签的", "红黄榜有谁"),
        ("北湖一网格为什么不在黄榜上", "红黄榜有谁"),
        ("我们没上红榜", "红黄榜有谁"),
        ("有谁提了异议", "红黄榜有谁"),
        ("我的异议怎么样了", "红黄榜有谁"),
        ("我对黄榜不服", "异议"),
        ("红黄榜上的分算错了", "怎么弄 更正榜"),
        ("双龙网格那件算错了，榜要更正", "怎么弄 更正榜"),
        ("红黄榜签发", "签发"),
        ("红黄榜撤了吧", "撤榜"),
    ],
)
def test_the_list_is_asked_about(text: str, command: str) -> None:
    """How far it is and what became of objections is shown, and nothing drawn up; who wants it signed still signs."""
    assert command_meant(text) == command


@pytest.mark.parametrize(
    "text", ["榜样公布了吗", "光荣榜掉了谁修", "谁提的意见", "我对这件有异议", "榜前有人占道"]
)
def test_no_list_is_asked_about(text: str) -> None:
    """Another 榜, another objection."""
    assert command_meant(text) is None


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("为什么我们上黄榜", "我们网格"),
        ("我们网格怎么又上了黄榜", "我们网格"),
        ("金山一网格为什么在黄榜上", "金山一网格"),
    ],
)
def test_why_on_the_list(text: str, whose: str) -> None:
    """The points of the month before, of the grid."""
    assert command_meant(text) == f"评分 为什么 {whose} 上月"
