"""项目资金 in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.chat import Choice
from domain.district import District
from domain.funds import YUAN, Fund, FundLine, FundStep, speaks_of
from texts import times
from texts.typed import one_line

WORD = "资金"
NONE = "还没有申请项目资金的。"
HOW = "上过红榜、有示范点的网格可以申请：资金 申请 金山一网格 20000 楼道粉刷"
HOW_TO_SPEND = "请写第几号、多少钱、买什么，附票据或现场照片，如：资金 支出 1 3200 买涂料"
PHOTO = "请附票据或现场的照片。"
WHICH = "第几号？如：资金 审核 1"
WHY = "为什么不同意？请写原因。"
FASTER = "有人刚办过这一步，请再看一下：资金"
UNLIKE = "没写明用在项目上"
MOST_LISTED = 15
_WAITS = {
    FundStep.APPLY: "等创建办审核",
    FundStep.REVIEW: "等领导批准",
    FundStep.REJECT: "没有同意",
    FundStep.CLOSE: "已结清",
}


def money(amount: int) -> str:
    """`3200元`, `3200.5元`."""
    yuan, rest = divmod(amount, YUAN)
    return f"{yuan}{f'.{rest:02}'.rstrip('0') if rest else ''}元"


def line(one: Fund, district: District) -> str:
    """`资金1 金山一网格 楼道粉刷：批准 20000元，已支 3200元，还剩 16800元`."""
    head = f"资金{one.number} {district.grid[one.grid].name} {one_line(one.project, 30)}：申请 {money(one.asked)}"
    if not one.approved:
        return f"{head}，{_WAITS.get(one.state, one.state)}"
    told = f"{head}，批准 {money(one.approved)}，已支 {money(one.spent)}，还剩 {money(one.left)}"
    told += f"（{UNLIKE} {len(one.unlike)} 笔）" if one.unlike else ""
    return f"{told}，{_WAITS[one.state]}" if one.state is FundStep.CLOSE else told


def listed(found: Sequence[Fund], district: District) -> str:
    """The newest first."""
    lines = [line(one, district) for one in reversed(found)][:MOST_LISTED]
    more = [f"……还有 {len(found) - MOST_LISTED} 号"] if len(found) > MOST_LISTED else []
    return "\n".join([f"项目资金 {len(found)} 号：", *lines, *more])


def whole(one: Fund, district: District, now: datetime) -> str:
    """Every step, with who took it."""
    unlike = one.unlike
    return "\n".join([
        line(one, district),
        *(_step(each, district, now, unlike=each in unlike) for each in one.lines),
    ])  # fmt: skip


def applied(one: Fund, why: str, district: District) -> tuple[str, tuple[Choice, ...]]:
    """To the office: whether it may be applied for is said."""
    choices = (Choice("审核通过", f"资金 审核 {one.number}"), Choice("不同意", f"资金 不同意 {one.number}"))
    return f"【项目资金】{line(one, district)}\n可以申请，因为：{why}", choices


def reviewed(one: Fund, district: District) -> tuple[str, tuple[Choice, ...]]:
    """To the leaders."""
    choices = (Choice("批准", f"资金 批准 {one.number}"), Choice("不同意", f"资金 不同意 {one.number}"))
    return f"【项目资金】创建办审核过了，请批：\n{line(one, district)}", choices


def decided(one: Fund, district: District) -> str:
    """To the unit."""
    why = f"\n原因：{one_line(one.lines[-1].words)}" if one.state is FundStep.REJECT else ""
    spend = f"\n花了发：资金 支出 {one.number} 金额 用途，附照片" if one.state is FundStep.APPROVE else ""
    return f"【项目资金】{line(one, district)}{why}{spend}"


def not_eligible(grid: str) -> str:
    """It is no reward for nothing."""
    return f"{grid}近一年没上过红榜，也没有示范点，不能申请项目资金。"


def not_yours(grid: str) -> str:
    """Another unit's."""
    return f"{grid}不是您单位的。"


def no_such(number: int) -> str:
    """No application has this number."""
    return f"没有资金{number}号，发“资金”看还有哪些。"


def not_now(one: Fund, district: District) -> str:
    """The step does not fit how far it is."""
    return f"现在不是这一步：{line(one, district)}"


def too_much(one: Fund) -> str:
    """More than is left, or more than was asked for."""
    return f"超了：批准 {money(one.approved)}，已支 {money(one.spent)}，最多还能支 {money(one.left)}。"


def more_than_asked(one: Fund) -> str:
    """Nobody approves more than was applied for."""
    return f"只申请了 {money(one.asked)}，批准不能更多。"


def is_for_it(one: Fund, amount: int, words: str) -> str:
    """专款专用: whoever spends says so, and how where their words have nothing of the project's."""
    told = f"{money(amount)} {one_line(words)}：是用在“{one_line(one.project)}”上的吗？专款专用。"
    if speaks_of(words, one.project):
        return told
    again = f"资金 支出 {one.number} {money(amount)} {one_line(words)}，{one_line(one.project)}用"
    return f"{told}\n这样记会标“{UNLIKE}”；要写清用在哪儿就取消，重发，如：{again}"


def _step(one: FundLine, district: District, now: datetime, *, unlike: bool) -> str:
    amount = f" {money(one.amount)}" if one.amount else ""
    words = f"：{one_line(one.words)}" if one.words else ""
    photos = f"（照片 {len(one.photos)} 张）" if one.photos else ""
    photos += f"（{UNLIKE}）" if unlike else ""
    return (
        f"{times.date_of(one.at, now)} {one.step}{amount} {district.person[one.person].name}{words}{photos}"
    )
