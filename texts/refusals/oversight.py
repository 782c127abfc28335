"""督办, 自报倒查, 回头看."""

from __future__ import annotations

from domain import refused
from domain.lookback import LookResult
from texts import dragnets, times
from texts.refusals.why import typed, wording


@wording.register
def _(why: refused.AlreadySupervised) -> str:
    return f"#{why.case.number} 已经督办，{why.label}。要文件请发：督办单 {why.case.number}"


@wording.register
def _(why: refused.NotSupervised) -> str:
    ended = f"督办{why.case.supervised} 已经办结，不用再办。" if why.case.supervised else "没有督办。"
    return f"#{why.case.number} {ended}"


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
    back = f"报错了请发：反弹更正 {why.case.number} 理由" if why.found.startswith(LookResult.REBOUND) else ""
    return f"#{why.case.number} 已经回头看过：{why.found}，不用再报。{back}"


@wording.register
def _(why: refused.NoRebound) -> str:
    return f"#{why.case.number} 没有报过反弹，不用更正。"


@wording.register
def _(why: refused.NotYourRebound) -> str:
    return f"#{why.case.number} 的反弹是{why.teller}报的，请他本人或创建办更正。"


@wording.register
def _(why: refused.ReboundStands) -> str:
    number, again = why.case.number, why.again.number
    return f"#{number} 反弹另立的 #{again} 已经整改或已有处理，不能更正。看经过请发：查 {again}"


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
def _(why: refused.NoDragnet) -> str:
    return dragnets.no_table(why.name)


@wording.register
def _(why: refused.NoDraw) -> str:
    return f"{typed(why.period) or '还'}没有抽过回头看。"


@wording.register
def _(why: refused.SeeFirst) -> str:
    number = why.case.number
    return f"#{number} 已请{why.name}去现场看，还没回话，看过再定。不等了请先发：不用去看 {number} 理由"


@wording.register
def _(why: refused.AlreadySent) -> str:
    number = why.case.number
    return f"#{number} 已经请{why.name}去看，不用再请。要换人先发：不用去看 {number} 理由"


@wording.register
def _(why: refused.NobodyToSend) -> str:
    number = why.case.number
    if why.name:
        return f"#{number} 不能请{why.name}去看（没和走街私聊过，或是被督办单位的人），请换个人：请人去看 {number} 姓名"
    return f"#{number} 不知道请谁去看，请写明：请人去看 {number} 姓名 看什么"


@wording.register
def _(why: refused.NotAskedToLook) -> str:
    number = why.case.number
    return f"没有请您去看 #{number}。要补充情况请发：补充 {number} 情况"


@wording.register
def _(why: refused.AlreadyReceived) -> str:
    return f"#{why.case.number} 督办{why.label} 已经签收，不用再签。"


@wording.register
def _(why: refused.AlreadyJudged) -> str:
    return f"#{why.case.number} 已经定了{why.step}，不用再定。"


@wording.register
def _(why: refused.NobodyLooks) -> str:
    return f"#{why.case.number} 没有在等谁去看。"
