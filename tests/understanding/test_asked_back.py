"""A clear question that has no answer is asked back, and people's talk is left alone (decision 0117)."""

from __future__ import annotations

import pytest

from tests.readers import questions
from tests.understanding.judge_questions import TODAY
from tests.understanding.said_to_the_bot import asked
from understanding.questions.reader import Asked


def overheard(text: str) -> Asked:
    """What is made of words that were not said to the bot."""
    return questions().read(text, TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "罚款总共开出去多少",
        "老百姓满意度这个月涨了几个点",
        "同一家店被报过三回的有哪些",
        "这个月暗访扣分扣了多少",
        "穿红马甲的人拍的有几起",
        "下大雪那天出的还剩几处",
        "需要花大钱才改得了的有几处",
        "老党员反映的多还是学生反映的多",
        "下雾天报的问题占多少",
        "租户报的这个月几条",
        "有几件是靠无人机找到的",
        "住三楼的人嫌吵的是哪几件",
        "下雨天报上来的占几成",
        "晴天报的多还是雨天报的多",
        "全区护栏数量",
        "金山社区多少个小区",
    ],
)
def test_what_no_figures_are_kept_of_is_asked_back(text: str) -> None:
    """Also among colleagues: nobody else could tell."""
    assert (found := overheard(text)).sure
    assert found.left


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("北湖街道倒数第一的按期率", "倒数第一的"),
        ("两边整改率哪边低", "哪边低"),
        ("全区路灯总数", "路灯总数"),
        ("能整改的还有几件没销号", "整改"),
        ("北湖网格超期多少", "网格"),
        ("超期？未销号？", "未销号"),
        ("超期最多返工也最多", "返工"),
        ("今天比昨天多报的是哪个网格", "是哪个网格"),
        ("本月超期同比上升多大比例", "比例"),
        ("网格有几个超期的", "网格"),
        ("撤销督办的有几件", "撤销"),
        ("程晓燕那个网格有几件", "那个网格"),
        ("沈知远联系的街道有几件", "联系"),
        ("问题最多的点位是哪类问题", "点位"),
        ("群众投诉，超期几件", "群众投诉"),
        ("上过会，还有几件没整改", "上过会"),
        ("除了占道超期的外还有几件", "除了"),
    ],
)
def test_what_an_answer_would_drop_is_asked_about(text: str, words: str) -> None:
    """A second state, order or whole, and a noun beside the question that narrows it: one rule each."""
    assert words in asked(text).left


@pytest.mark.parametrize(
    "text",
    [
        "还有几个没填",
        "谁的问题",
        "我买的水还有几件",
        "发下去的宣传单有几件没收回来",
        "群里说的那几件大家抓紧",
        "下雨天巡查的有几个人",
        "去开会的有几个名额",
    ],
)
def test_what_is_said_of_anything_is_no_question_in_a_group(text: str) -> None:
    """Forms are filled in too, anything may be somebody's problem, and goods and people are counted as well."""
    assert not overheard(text).sure


@pytest.mark.parametrize(
    "text",
    ["金山社区离第一名还差多少分", "办一件平均花多少经费", "实践站的横幅谁做的", "环卫所还有几辆洒水车"],
)
def test_who_asks_the_bot_is_asked_back(text: str) -> None:
    """Unknown words beside words of the work: the bot names them, if it was spoken to."""
    assert (found := asked(text)).sure
    assert found.left
    assert not overheard(text).sure


@pytest.mark.parametrize(
    "text",
    [
        "食堂今天几个菜",
        "昨天球赛谁赢了",
        "口罩还剩多少",
        "领导批了的，今明两天公休",
        "志愿者之家说是文明实践点，进去全是灰，上礼拜有没有搞活动谁也说不出",
        "昨天谁也没去",
    ],
)
def test_talk_and_reports_are_no_questions(text: str) -> None:
    """Even where the bot alone is spoken to."""
    assert not asked(text).sure


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("谁报得最多", "哪个人报得最多"),
        ("加急的还有吗", "加急的有几件"),
        ("飞检查到啥了", "飞检查到了哪些"),
        ("现在球在哪些单位脚下", "现在球在哪家单位脚下"),
        ("反弹的，本月", "本月反弹的有哪些"),
        ("已经整改但还没来核查的有哪些", "待核查的有哪些"),
        ("今天谁换人了", "今天谁替班"),
        ("上周的件办结的占全部的几成", "上周的件办结的占几成"),
        ("今天到期的都清了吧，没清的列一下", "今天到期的列一下"),
    ],
)
def test_short_questions_are_asked(text: str, same: str) -> None:
    """Among colleagues too."""
    assert (found := overheard(text)).sure
    assert not found.left
    assert found.question == asked(same).question
