"""Who may do something, where, and what belongs to whom."""

from __future__ import annotations

from domain import refused
from domain.actions import Action
from domain.cases import State, Step
from domain.district import Purpose
from texts import life
from texts.refusals.why import wording
from texts.typed import one_line

_LINE = 40  # characters of a command that somebody else is to send
_VERIFIERS = "核查请督查员、创建办或上报的网格员来做（不能是整改单位的）。"


@wording.register
def _(why: refused.NotYoursToDo) -> str:
    if why.action is Action.VERIFY:
        return _VERIFIERS
    if why.action is Action.ANSWER:
        return "点名不叫您，不用应答。"
    if why.action is Action.RETURN:
        instead = f"改派请发：{why.line}" if why.line else ""
        return f"退回、转派要由{'、'.join(why.roles)}来做。{instead}"
    told = f"“{why.action}”要由{'、'.join(why.roles)}{'、'.join(why.heads)}来做。"
    return f"{told}请其发：{one_line(why.line, _LINE)}" if why.heads and why.line else told


@wording.register
def _(why: refused.NotYourCase) -> str:
    if why.action in (Action.SPEAK, Action.ASSISTED):
        return f"#{why.case.number} 没有请您单位{'会商' if why.action is Action.SPEAK else '配合'}。"
    """Who may do it instead; if that is not always the same, who has the case."""
    number = why.case.number
    if why.action is Action.VERIFY:
        return _VERIFIERS
    if why.action is Action.REOPEN:
        return f"#{number} 只有上报人、督查员、创建办能重开。"
    if why.action is Action.DISCLOSE:
        return f"#{number} 要不要公开，由上报人自己定。"
    if why.holder is None:
        return f"#{number} {life.told(why.case.state).now}，不能{why.action}。"
    return f"#{number} 是{why.holder}的，不归您这边。"


@wording.register
def _(why: refused.NotYourReport) -> str:
    """What else may be meant to be taken back, and who may; 作废 only for whoever neither has it nor helps."""
    number = why.case.number
    head = f"#{number} 不是您上报的，不能撤回。"
    if why.holds and why.case.state is State.CHECKING:
        who = f"{why.fixer}发" if why.fixer else "发"
        return f"{head}要撤回整改，请{who}：撤回整改 {number} 理由"
    if why.helps:
        return f"{head}“配合好了”报了也不能撤回，要更正请发：补充 {number} 情况"
    if why.holds:
        head = f"{head.rstrip('。')}；也没有等核查的整改要撤。"
    return f"{head}误报请创建办发：作废 {number} 理由"


@wording.register
def _(why: refused.NotHere) -> str:
    groups = "、".join(f"{purpose}群" for purpose in why.purposes if purpose is not Purpose.PRIVATE)
    return f"“{why.action}”不在这里办，请{f'到{groups}或和我私聊' if groups else '和我私聊'}。"


@wording.register
def _(why: refused.NotThisGroup) -> str:
    there = f"请到{why.group}" if why.group else "请到它所在的群"
    photos = "照片没有记下。" if why.photos else ""
    return f"#{why.case.number} 不是本群的事，{there}或和我私聊。{photos}"


@wording.register
def _(why: refused.NotOffered) -> str:
    return f"“{why.step}”现在还不能发给走街办，请联系创建办。"


@wording.register
def _(why: refused.ScopeNotHere) -> str:
    return f"本群只说{why.here}的事。“{why.words}”请和我私聊问。"


@wording.register
def _(why: refused.ScopeNotYours) -> str:
    return f"“{why.words}”不归您这边，只能查本单位、本网格的。"


@wording.register
def _(_why: refused.LinkedToNothing) -> str:
    return "底册里没有您联系的单位。联系领导写在《单位》的“联系领导”一列，请找创建办。"


@wording.register
def _(_why: refused.CodeInvalid) -> str:
    return "登记码不对，或已用过、已过期。请向创建办再要一个。"


@wording.register
def _(why: refused.AlreadyJoined) -> str:
    return f"您已登记：{why.name}。不用再登记。"


@wording.register
def _(why: refused.Confidential) -> str:
    number = why.case.number
    if why.step is Step.SUPERVISE:
        return f"#{number} 是保密件，不发督办单。请私下找经办人。"
    if why.step is Step.CONSULT:
        return f"#{number} 是保密件，不能会商。请创建办直接派给具体的人：派 {number} 单位 人"
    return f"#{number} 是保密件，只告诉经办人，不能{life.of_step(why.step).verb}。"


@wording.register
def _(why: refused.SharedOut) -> str:
    return f"#{why.case.number} 已经{life.of_step(why.step).verb}，别的单位知道了，不能改为保密。"
