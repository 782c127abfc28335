"""Who has a case: 认领, 退回, 会商, 配合, 拆分."""

from __future__ import annotations

from domain import refused
from texts import life
from texts.refusals.why import wording


@wording.register
def _(why: refused.AlreadyHeld) -> str:
    who = f"{why.handler}在办" if why.handler else "在办"
    if why.own:
        return f"#{why.case.number} 已在您单位，{who}，不用认领。"
    return f"#{why.case.number} 已派给{why.unit}，{who}，不用认领。要换单位请找创建办。"


@wording.register
def _(why: refused.AlreadyAssigned) -> str:
    return f"#{why.case.number} 已经派给{why.unit} {why.handler}，不用再派。"


@wording.register
def _(why: refused.SameGrade) -> str:
    return f"#{why.case.number} 已经定为{why.grade}，不用改。"


@wording.register
def _(why: refused.NotClaimed) -> str:
    why_not = "的认领已经确认过了" if why.confirmed else "不是认领来的，不用确认"
    return f"#{why.case.number} {why_not}。"


@wording.register
def _(why: refused.OwnClaim) -> str:
    return f"#{why.case.number} 是您自己认领的，请创建办别的人确认。"


@wording.register
def _(why: refused.NoMoreReturns) -> str:
    if why.decision:
        return f"#{why.case.number} 会商定了由本单位办：{why.decision}，不能再退回。办不了请找创建办改派。"
    return f"#{why.case.number} 已经退回{why.case.returned}次，不能再退回。办不了请找创建办改派。"


@wording.register
def _(why: refused.Consulted) -> str:
    number = why.case.number
    return f"#{number} 正在会商，定了再办。请创建办定：结论 {number} 单位 说明"


@wording.register
def _(why: refused.NotConsulted) -> str:
    return f"#{why.case.number} 没有在会商。"


@wording.register
def _(why: refused.StillAssisted) -> str:
    number = why.case.number
    return f"#{number} 还在等{why.units}配合，不能通过。不用等了请发：不用配合 {number}"


@wording.register
def _(why: refused.AlreadyAssists) -> str:
    return f"#{why.case.number} {why.unit}已经在办，不用再请。"


@wording.register
def _(why: refused.NotAssisting) -> str:
    return f"#{why.case.number} 没有等配合的事。"


@wording.register
def _(why: refused.UnitHasNobody) -> str:
    return f"{why.unit}没有经办人，派不出去。请先在底册里补上。"


@wording.register
def _(why: refused.NoUnitHolds) -> str:
    return f"#{why.case.number} 还没派到单位，请先派单：派 {why.case.number} 单位"


@wording.register
def _(why: refused.UnitIsGone) -> str:
    number = why.case.number
    return f"#{number} 的责任单位{why.unit}已停用，或没有人了，督办没人签收。请先改派：派 {number} 单位"


@wording.register
def _(why: refused.CannotSplit) -> str:
    return f"#{why.case.number} 不能拆分：{why.because}。"


@wording.register
def _(why: refused.PartsHaveIt) -> str:
    parts = "、".join(f"#{number}" for number in why.parts)
    how = f"{life.of_step(why.step).command} {why.parts[0]} 理由"
    return f"#{why.case.number} 是拆成 {parts} 办的，请对其中没办好的说，如：{how}"


@wording.register
def _(why: refused.PartIsOver) -> str:
    whole = why.case.tied_to
    return f"#{why.case.number} 是 #{whole} 拆出来的，#{whole} 已另行办理，请在 #{whole} 上说。"
