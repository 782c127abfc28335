"""What could be read as two questions: an answer holds all of it, or the bot asks (decision 0100)."""

from __future__ import annotations

import pytest

from tests.turns import AT_LARGE
from tests.understanding.said_to_the_bot import asked

# Each is a state that is counted apart, and none is said by another one of them but the pairs below.
STATES = [
    "新增的", "已销号的", "超期的", "退回的", "挂账的", "延期的", "申诉的", "反弹的", "返工的", "重开的", "待核查的",
    "待派遣的", "督办的", "作废的", "紧急的", "会商的", "督查发现的", "媒体曝光的", "不予受理的", "没按期的",
]  # fmt: skip
SAID_ALREADY = {
    ("新增的", "待派遣的"), ("新增的", "待核查的"), ("已销号的", "反弹的"), ("已销号的", "返工的"),
    ("已销号的", "重开的"), ("待核查的", "返工的"), ("退回的", "返工的"), ("返工的", "退回的"), ("退回的", "重开的"),
}  # fmt: skip


FORMS = ["金山街道{}又{}有几件", "金山街道{}的，{}有几件", "本月{}{}有哪些"]


@pytest.mark.parametrize("first", range(len(STATES)), ids=STATES)
def test_no_state_falls_away(first: int) -> None:
    """Neither of two states falls away; each two are said in one of the forms, which take turns."""
    for second in range(len(STATES)):
        _both_count(FORMS[(first + second) % len(FORMS)], STATES[first], STATES[second])


@AT_LARGE
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("first", STATES)
def test_no_state_falls_away_in_any_form(form: str, first: str) -> None:
    """Each two in each form."""
    for second in STATES:
        _both_count(form, first, second)


def _both_count(form: str, first: str, second: str) -> None:
    if first == second:
        return
    one = asked(form.format(first.removesuffix("的"), second))
    alone = {
        asked(form.replace("又", "").format(state, "").replace("的的，", "的")).question
        for state in (first, second)
    }
    fallen = one.sure and not one.left and one.question in alone
    joined = first == "新增的" and form.endswith("哪些")  # 新增超期的: late of what is new
    assert not fallen or joined or (first, second) in SAID_ALREADY, (form, first, second)


@pytest.mark.parametrize(
    "question",
    [
        "小广告店外经营几件",
        "撤销挂账的有几件",
        "社区有几个超期的",
        "本周比上周多报的是哪个社区",
        "执法局，店外经营归谁管",
        "想知道超期多少，其次才是名单",
        "金山街道退回后又报的几件",
        "昨天点名情况说下，还有超期数",
        "金山街道：超期？未销号？",
        "新增最多的网格返工几件",
        "超期最多的街道是哪类问题",
        "程晓燕那个网格没销的几件",
        "沈知远分管的街道超期几件",
        "只剩百分之9的电了，全区超期多少",
        "河边小区垃圾几件",
    ],
)
def test_two_readings_are_asked_about(question: str) -> None:
    """Another problem, another part, another number: one of them would fall away."""
    assert asked(question).left


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        ("会上被点名批评了，双龙社区超期几件", "双龙社区超期几件"),
        ("最后再给我说下双龙社区超期几件", "双龙社区超期几件"),
        ("最少也得告诉我双龙社区超期几件", "双龙社区超期几件"),
        ("又来问你了，双龙社区超期几件", "双龙社区超期几件"),
        ("今天天真冷，双龙社区超期几件", "双龙社区超期几件"),
        ("双龙社区销号后又反弹的几件", "双龙社区反弹的几件"),
        ("双龙社区办结了又重开的几件", "双龙社区重开的几件"),
        ("双龙社区占道经营那件事，还有几家没整改", "双龙社区占道经营还有几家没整改"),
    ],
)
def test_what_is_said_beside_it_changes_nothing(question: str, plain: str) -> None:
    """No roll-call, no order, no report, no day and no single case comes of it."""
    one = asked(question)
    assert (one.question, one.left) == (asked(plain).question, ())
