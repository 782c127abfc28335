"""Reports, papers and what meetings decide."""

from __future__ import annotations

from domain import refused
from domain.bulletins import issue_name
from domain.stretches import EXAMPLES
from texts.refusals.why import typed, wording


@wording.register
def _(_why: refused.NotAMonth) -> str:
    return "评分和红黄榜按月，时段请写 2026-11 这样的月份。"


@wording.register
def _(why: refused.NotOneReport) -> str:
    often = {
        "周报": "一周一期，放假一整周的不出，请写哪一周",
        "月报": "一月一期，请写哪个月",
        "季报": "一季一期，请写哪一季",
        "年报": "一年一期，请写哪一年",
    }
    unread = f"“{typed(why.words)}”不行。" if why.words else ""
    return f"{unread}{why.kind}{often[why.kind]}，如：{why.kind} {EXAMPLES[why.kind]}"


@wording.register
def _(why: refused.ReportToCome) -> str:
    return f"{why.name} 还没开始。"


@wording.register
def _(why: refused.PeriodToCome) -> str:
    return f"{why.words}还没到，没有数。"


@wording.register
def _(why: refused.NoSuchTheme) -> str:
    return f"{typed(why.words)}没有主题月。" if why.words else "没有主题月。"


@wording.register
def _(why: refused.NothingYet) -> str:
    first = why.first
    return f"{why.name} 没有数：第一件是 {first.year}年{first.month}月{first.day}日 报的。"


@wording.register
def _(why: refused.NoSuchFigure) -> str:
    unread = f"没有“{typed(why.words)}”这个数。" if why.words else ""
    return f"{unread}可以展开：{'、'.join(why.figures)}。如：展开 按期率"


@wording.register
def _(why: refused.AlreadyIssued) -> str:
    return f"{why.period}的{why.kind}已经签发过，是{why.name}。要看发：{why.kind} {why.name}"


@wording.register
def _(why: refused.NotOnePeriod) -> str:
    return f"“{typed(why.words)}”不行，{why.kind}写一周、一月、一季或一年，如：{why.kind} 2026-W47"


@wording.register
def _(why: refused.NoSuchIssue) -> str:
    return f"没有 {issue_name(why.year, why.number)} {why.kind}。"


@wording.register
def _(why: refused.NoSuchResolution) -> str:
    return f"没有 议定{why.number}，发“议定”看还有哪些。"


@wording.register
def _(why: refused.NotYourLetter) -> str:
    return f"{why.unit}的责任书、承诺书由他们单位或创建办登记。"


@wording.register
def _(why: refused.NotYourResolution) -> str:
    return f"议定{why.number} 是{why.unit}的，不归您这边。"


@wording.register
def _(why: refused.ResolutionEnded) -> str:
    return f"议定{why.number} 已经结束了，不用再发。还要办请创建办发：议定 重开 {why.number} 原因"


@wording.register
def _(why: refused.ResolutionOpen) -> str:
    return f"议定{why.number} 还没结束，不用重开。"
