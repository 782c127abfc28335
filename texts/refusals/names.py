"""Names and days that nobody knows."""

from __future__ import annotations

from collections.abc import Sequence

from domain import refused
from texts.refusals.why import typed, wording
from texts.times import short_day


@wording.register
def _(why: refused.UnknownUnit) -> str:
    return f"没有找到单位“{typed(why.words)}”。{_maybe(why.near)}"


@wording.register
def _(why: refused.UnknownPerson) -> str:
    return f"{why.unit}没有“{typed(why.words)}”这个人。{_maybe(why.near)}"


@wording.register
def _(why: refused.UnknownGrid) -> str:
    return f"没有找到网格“{typed(why.words)}”。{_maybe(why.near)}"


@wording.register
def _(why: refused.NameTaken) -> str:
    what = "不用再加" if why.of.endswith("点位") else "请换个名称"
    return f"“{typed(why.name)}”已经是{why.of}，{what}。"


@wording.register
def _(why: refused.NoName) -> str:
    return f"点位名称要有 {why.least} 到 {why.most} 个字，不能只是数字。"


@wording.register
def _(why: refused.UnknownScope) -> str:
    if why.was:
        return f"{why.was}。"
    return f"不认识“{typed(why.words)}”。可以写单位、网格或地点，如：进度 金山 本周"


@wording.register
def _(why: refused.NotDivided) -> str:
    return f"{why.what}不按网格、单位分开算。看一个请写名称，如：{why.what} 金山"


@wording.register
def _(why: refused.RegisterStands) -> str:
    return (
        f"迎检期间底册不能改，到 {short_day(why.last)}晚上自动恢复。"
        "非改不可，请创建办或领导发：迎检 解冻 原因（当天有效）"
    )


@wording.register
def _(_why: refused.UnknownDate) -> str:
    return "日期没看懂，请写成：调休 2027-02-14 上班"


def _maybe(near: Sequence[str]) -> str:
    return f"是不是：{'、'.join(near)}？" if near else "请核对名称。"
