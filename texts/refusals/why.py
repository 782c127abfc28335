"""What one says to whom nobody knows or understands, and the function that words a refusal."""

from __future__ import annotations

from functools import singledispatch

from domain.refused import Refused
from texts.typed import one_line

STRANGER = "我还不认识您。请向创建办要 8 位登记码（不用报手机号），拿到后私聊发给我。"
PASSED_ON = "已转给创建办，由他们看要不要立案；您这边不能直接立案，也不用再报。有危险先打 110、119、120。"
LOST = "没看懂。发“帮助”看能做什么。"
HERE = "在。发“帮助”看能做什么。"
OVER = "这一问已经过了，或者问的不是您。还要办请重新发。"
OLD_BUTTON = "这个按钮过时了。请看最新的卡片，或发：查 编号"


@singledispatch
def wording(why: Refused) -> str:
    """The answer for the person who was refused. Each class of domain/refused is worded in this folder."""
    raise NotImplementedError(f"{type(why).__name__} has no wording")


def stranger_reports(hotline: str) -> str:
    """To somebody whom nobody knows: that it was not noted, and whom to tell instead."""
    return (
        f"我还不认识您，这条没有记下。请把照片和话发给社区（村）、网格员，或打 {hotline}；有危险先打 110、119、120。\n"
        "本区工作人员请向创建办要 8 位登记码（不用报手机号），拿到后私聊发给我，再报一次。"
    )


def passed_on(unit: str, name: str, words: str) -> str:
    """What somebody who may not report has told, to the office."""
    said = one_line(words, 200) or "（只有照片）"
    return f"【转报】{unit} {name} 报的，还没有立案：{said}\n要立案，带照片发：上报 地点 问题"


def typed(words: str) -> str:
    """What somebody typed, short enough to be said back to them."""
    return one_line(words, 20)
