"""What cannot be done with a case or a list as it stands."""

from __future__ import annotations

from datetime import timedelta

from domain import refused
from texts import doubts, life
from texts.refusals.why import wording


@wording.register
def _(why: refused.NoNumber) -> str:
    return f"是哪一件？请带上编号，如：{why.help.partition(' — ')[0]}"


_NOTHING = {
    "签收": "没有等您签收的督办。",
    "回复": "没有等您回复的督办。",
    "办结": "没有在办的督办。",
    "意见": "没有请您单位会商的。",
    "结论": "没有在会商的。",
    "配合好了": "没有请您单位配合的。",
    "说明": "没有等您说明的自报倒查。",
    "同意": "没有等您签批的。",
    "不同意": "没有等您签批的。",
}


@wording.register
def _(why: refused.NothingWaits) -> str:
    if not why.signed:
        return _NOTHING[why.word]
    numbers = "、".join(f"#{one}" for one in why.signed)
    return f"{numbers} 已经签收，不用再签。办得怎么样请发：回复 {why.signed[0]} 说明"


@wording.register
def _(why: refused.NoSuchCase) -> str:
    return f"没有 #{why.number} 这件，请核对编号。"


@wording.register
def _(why: refused.WrongState) -> str:
    return life.not_now(why.case, why.step)


@wording.register
def _(why: refused.Changed) -> str:
    return f"#{why.case.number} 刚被别人处理了，请发：查 {why.case.number}"


@wording.register
def _(why: refused.MatterChanged) -> str:
    return f"#{why.number} 的{why.kind}刚被别人处理了，请发：查 {why.number}"


@wording.register
def _(why: refused.TooLateToWithdraw) -> str:
    within = why.within // timedelta(minutes=1)
    return f"#{why.case.number} 上报超过{within}分钟了，不能撤回。请创建办发：作废 {why.case.number} 理由"


@wording.register
def _(why: refused.TooLateToConceal) -> str:
    within = why.within // timedelta(minutes=1)
    return (
        f"#{why.case.number} 上报超过{within}分钟或过了时限，不能改为保密。"
        "要保密的，请创建办作废这件，再私聊重新上报，写明“保密”"
    )


@wording.register
def _(why: refused.InHand) -> str:
    return f"#{why.case.number} 已经有人办了，不能撤回。请创建办发：作废 {why.case.number} 理由"


@wording.register
def _(why: refused.NotIndependent) -> str:
    return f"#{why.case.number} 是您或您单位整改的，请督查员或创建办核查。"


@wording.register
def _(why: refused.NotOwnRepair) -> str:
    number = why.case.number
    return f"#{number} 的整改不是您报的，请报的人自己撤回；没修好的，请核查的人发：不通过 {number} 理由"


@wording.register
def _(_why: refused.WalkChanged) -> str:
    return "这份清单刚变了，请发：走街"


@wording.register
def _(_why: refused.ListChanged) -> str:
    return "这份榜刚被别人处理了，请发：红黄榜"


@wording.register
def _(_why: refused.ExemplarChanged) -> str:
    return "这个示范刚被别人处理了，请发：示范"


@wording.register
def _(why: refused.OldPhoto) -> str:
    return doubts.old_photo(why.number)


@wording.register
def _(why: refused.NothingToAdd) -> str:
    return f"请附上照片或写明情况，如：补充 {why.case.number} 又堆满了"


@wording.register
def _(why: refused.TooLong) -> str:
    return f"太长了，请写在 {why.most} 字以内。"


@wording.register
def _(why: refused.CannotMerge) -> str:
    number, into = why.case.number, why.into
    if why.other_way:
        return f"#{into} 已经并入 #{number}。要反过来，先发：重开 {into} 理由，再发：并案 {number} 到 {into}"
    return f"#{number} 不能并到 #{into}：要并到另一件还没办完的；保密件和拆出来的不并案。"


@wording.register
def _(why: refused.SameSource) -> str:
    return f"#{why.case.number} 的来源已经是{why.case.source}，不用改。"


@wording.register
def _(why: refused.SameCategory) -> str:
    return f"#{why.case.number} 已经是{why.category.name}，不用改。"


@wording.register
def _(why: refused.ThereAlready) -> str:
    return f"#{why.case.number} 已经在{why.case.place}，不用改。"


@wording.register
def _(why: refused.ConfidentialAlready) -> str:
    return f"#{why.case.number} 已经是保密件。"


@wording.register
def _(why: refused.NotConfidential) -> str:
    return f"#{why.case.number} 不是保密件。"
