"""How each refusal is worded: what is the matter, and what to do instead, in one or two short sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import singledispatch

from domain import refused
from domain.authority import Action
from domain.district import Purpose
from domain.refused import Refused
from domain.stretches import EXAMPLES
from texts import doubts, life, times
from texts.typed import one_line

STRANGER = "我还不认识您。请向创建办要一个登记码，然后发：登记 码"
LOST = "没看懂。发“帮助”看能做什么。"
HERE = "在。发“帮助”看能做什么。"
OLD_BUTTON = "这个按钮过时了。请看最新的卡片，或发：查 编号"
_VERIFIERS = "核查请督查员、创建办或上报的网格员来做（不能是整改单位的）。"


@singledispatch
def wording(why: Refused) -> str:
    """The answer for the person who was refused. Each class of domain/refused.py is worded below."""
    raise NotImplementedError(f"{type(why).__name__} has no wording")


@wording.register
def _(why: refused.NotYoursToDo) -> str:
    if why.action is Action.VERIFY:
        return _VERIFIERS
    if why.action is Action.ANSWER:
        return "点名不叫您，不用应答。"
    return f"“{why.action}”要由{'、'.join(why.roles)}来做。"


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
    if why.action is Action.WITHDRAW:
        return f"#{number} 不是您上报的，不能撤回。误报请创建办发：作废 {number} 理由"
    if why.holder is None:
        return f"#{number} {life.told(why.case.state).now}，不能{why.action}。"
    return f"#{number} 是{why.holder}的，不归您这边。"


@wording.register
def _(why: refused.NotHere) -> str:
    groups = "、".join(f"{purpose}群" for purpose in why.purposes if purpose is not Purpose.PRIVATE)
    return f"“{why.action}”不在这里办，请{f'到{groups}或和我私聊' if groups else '和我私聊'}。"


@wording.register
def _(why: refused.NotThisGroup) -> str:
    return f"#{why.case.number} 不是本群的事，请到它所在的群或和我私聊。"


@wording.register
def _(why: refused.NoNumber) -> str:
    return f"是哪一件？请带上编号，如：{why.help.partition(' — ')[0]}"


@wording.register
def _(why: refused.NotOffered) -> str:
    return f"“{why.step}”现在还不能发给走街办，请联系创建办。"


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
def _(why: refused.PastDue) -> str:
    number = why.case.number
    return f"#{number} 已经超期，不能再延期。请尽快整改；一时办不了请单位负责人发：挂账 {number} 到 日期 措施"


@wording.register
def _(why: refused.ExtendedOften) -> str:
    return f"#{why.case.number} 已经延期{why.most}次，不能再延。"


@wording.register
def _(why: refused.TooEarlyDate) -> str:
    return f"#{why.case.number} 的日期要晚于{why.after.month}月{why.after.day}日。"


@wording.register
def _(why: refused.AlreadyAskedFor) -> str:
    return f"#{why.case.number} 的{why.kind}正等签批，不用再报。"


@wording.register
def _(why: refused.NothingToSign) -> str:
    return f"#{why.case.number} 没有等签的事。"


@wording.register
def _(why: refused.NotYourSignature) -> str:
    if why.own:
        return f"#{why.case.number} 的{why.kind}您已经签过，或是您自己报的，要别人签。"
    return f"#{why.case.number} 的{why.kind}要{why.signers}签，不用您签。"


@wording.register
def _(why: refused.AlreadyHeld) -> str:
    who = f"{why.handler}在办" if why.handler else "在办"
    if why.own:
        return f"#{why.case.number} 已在您单位，{who}，不用认领。"
    return f"#{why.case.number} 已派给{why.unit}，{who}，不用认领。要换单位请找创建办。"


@wording.register
def _(why: refused.NoMoreReturns) -> str:
    if why.decision:
        return f"#{why.case.number} 会商定了由本单位办：{why.decision}，不能再退回。办不了请找创建办改派。"
    return f"#{why.case.number} 已经退回{why.case.returned}次，不能再退回。办不了请找创建办改派。"


@wording.register
def _(why: refused.Consulted) -> str:
    number = why.case.number
    return f"#{number} 正在会商，不能直接派单、认领。请创建办定：结论 {number} 单位 说明"


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
def _(why: refused.NotIndependent) -> str:
    return f"#{why.case.number} 是您或您单位整改的，请督查员或创建办核查。"


@wording.register
def _(_why: refused.WalkChanged) -> str:
    return "这份清单刚变了，请发：走街"


@wording.register
def _(_why: refused.ListChanged) -> str:
    return "这份榜刚被别人处理了，请发：红黄榜"


@wording.register
def _(_why: refused.NotAMonth) -> str:
    return "评分和红黄榜按月，时段请写 2026-11 这样的月份。"


@wording.register
def _(why: refused.OldPhoto) -> str:
    return doubts.old_photo(why.number)


@wording.register
def _(why: refused.UnknownUnit) -> str:
    return f"没有找到单位“{_typed(why.words)}”。{_maybe(why.near)}"


@wording.register
def _(why: refused.UnknownPerson) -> str:
    return f"{why.unit}没有“{_typed(why.words)}”这个人。{_maybe(why.near)}"


@wording.register
def _(why: refused.UnknownGrid) -> str:
    return f"没有找到网格“{_typed(why.words)}”。{_maybe(why.near)}"


@wording.register
def _(why: refused.NameTaken) -> str:
    what = "不用再加" if why.of.endswith("点位") else "请换个名称"
    return f"“{_typed(why.name)}”已经是{why.of}，{what}。"


@wording.register
def _(why: refused.NoName) -> str:
    return f"点位名称要有 {why.least} 到 {why.most} 个字，不能只是数字。"


@wording.register
def _(why: refused.UnknownScope) -> str:
    return f"不认识“{_typed(why.words)}”。可以写单位、网格或地点，如：进度 金山 本周"


@wording.register
def _(why: refused.NotOneReport) -> str:
    often = {
        "周报": "一周一期，放假一整周的不出，请写哪一周",
        "月报": "一月一期，请写哪个月",
        "季报": "一季一期，请写哪一季",
        "年报": "一年一期，请写哪一年",
    }
    unread = f"“{_typed(why.words)}”不行。" if why.words else ""
    return f"{unread}{why.kind}{often[why.kind]}，如：{why.kind} {EXAMPLES[why.kind]}"


@wording.register
def _(why: refused.ReportToCome) -> str:
    return f"{why.name} 还没开始。"


@wording.register
def _(why: refused.NoSuchFigure) -> str:
    unread = f"没有“{_typed(why.words)}”这个数。" if why.words else ""
    return f"{unread}可以展开：{'、'.join(why.figures)}。如：展开 按期率"


@wording.register
def _(why: refused.ScopeNotHere) -> str:
    return f"本群只说{why.here}的事。“{why.words}”请和我私聊问。"


@wording.register
def _(why: refused.ScopeNotYours) -> str:
    return f"“{why.words}”不归您这边，只能查本单位、本网格的。"


@wording.register
def _(_why: refused.UnknownDate) -> str:
    return "日期没看懂，请写成：调休 2027-02-14 上班"


@wording.register
def _(why: refused.NothingToAdd) -> str:
    return f"请附上照片或写明情况，如：补充 {why.case.number} 又堆满了"


@wording.register
def _(_why: refused.CodeInvalid) -> str:
    return "登记码不对，或已用过、已过期。请向创建办再要一个。"


@wording.register
def _(why: refused.AlreadyJoined) -> str:
    return f"您已登记：{why.name}。不用再登记。"


@wording.register
def _(why: refused.UnitHasNobody) -> str:
    return f"{why.unit}没有经办人，派不出去。请先在底册里补上。"


@wording.register
def _(why: refused.TooLong) -> str:
    return f"太长了，请写在 {why.most} 字以内。"


def _typed(words: str) -> str:
    return one_line(words, 20)


def _maybe(near: Sequence[str]) -> str:
    return f"是不是：{'、'.join(near)}？" if near else "请核对名称。"


@wording.register
def _(why: refused.NoUnitHolds) -> str:
    return f"#{why.case.number} 还没派到单位，请先派单：派 {why.case.number} 单位"


@wording.register
def _(why: refused.AlreadySupervised) -> str:
    return f"#{why.case.number} 已经督办，{why.label}。要文件请发：督办单 {why.case.number}"


@wording.register
def _(why: refused.NotSupervised) -> str:
    return f"#{why.case.number} 没有督办。"


@wording.register
def _(why: refused.Confidential) -> str:
    return f"#{why.case.number} 是保密件，不发督办单。请私下找经办人。"


@wording.register
def _(why: refused.CannotMerge) -> str:
    return f"#{why.case.number} 不能并到 #{why.into}：要并到另一件还没办完的；保密件和拆出来的不并案。"


@wording.register
def _(why: refused.NotLate) -> str:
    return f"#{why.case.number} 没有超期，不用申诉。"


@wording.register
def _(why: refused.AlreadyAppealed) -> str:
    return f"#{why.case.number} 这次超期已经申诉过，不能再申诉。"


@wording.register
def _(why: refused.NotQuestioned) -> str:
    return f"#{why.case.number} 没有自报倒查的事要办。看经过请发：自报 {why.case.number}"


@wording.register
def _(why: refused.AlreadyExplained) -> str:
    return f"#{why.case.number} 已经说明过，等创建办定。"


@wording.register
def _(why: refused.StatementAwaited) -> str:
    number = why.case.number
    if why.until is None:
        return f"#{number} 还没派到单位，等派了、{why.unit}说明了再定追责。"
    return f"#{number} 还在等{why.unit}说明，{times.due(why.until, why.at)}；说明了或到时没说明再定追责。"


@wording.register
def _(why: refused.OwnUnit) -> str:
    return f"#{why.case.number} 是您单位的，免责、追责要创建办别的人来定。"


@wording.register
def _(why: refused.NotDrawn) -> str:
    number = why.case.number
    return f"#{number} 没有抽中回头看，不用报好。问题又出现请拍照发：反弹 {number} 说明"


@wording.register
def _(why: refused.LookedBack) -> str:
    return f"#{why.case.number} 已经回头看过：{why.found}，不用再报。"


@wording.register
def _(why: refused.NotYourLook) -> str:
    number = why.case.number
    return f"#{number} 的回头看派给了{why.looker}，不归您看。问题又出现请拍照发：反弹 {number} 说明"


@wording.register
def _(why: refused.MustNotLook) -> str:
    return f"#{why.case.number} 是您或您单位办的、核查的，回头看要换个人。"


@wording.register
def _(why: refused.ClosedLongAgo) -> str:
    return f"#{why.case.number} 销号超过{why.days}天，不算反弹，请另外上报。"


@wording.register
def _(why: refused.NoDraw) -> str:
    return f"{_typed(why.period) or '还'}没有抽过回头看。"


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


@wording.register
def _(why: refused.SharedOut) -> str:
    return f"#{why.case.number} 已经拆分给几个单位办，不能改为保密。"


@wording.register
def _(why: refused.AlreadyIssued) -> str:
    return f"{why.period}的{why.kind}已经签发过，是{why.name}。要看发：{why.kind} {why.name}"


@wording.register
def _(why: refused.NotOnePeriod) -> str:
    return f"“{_typed(why.words)}”不行，{why.kind}写一周、一月、一季或一年，如：{why.kind} 2026-W47"


@wording.register
def _(why: refused.NoSuchIssue) -> str:
    return f"没有 {why.year}年第{why.number}期 {why.kind}。"


@wording.register
def _(why: refused.NoSuchResolution) -> str:
    return f"没有 议定{why.number}，发“议定”看还有哪些。"


@wording.register
def _(why: refused.NotYourResolution) -> str:
    return f"议定{why.number} 是{why.unit}的，不归您这边。"


@wording.register
def _(why: refused.ResolutionEnded) -> str:
    return f"议定{why.number} 已经结束了，不用再发。"
