"""延期, 挂账, 申诉 and who signs them."""

from __future__ import annotations

from domain import refused
from texts.refusals.why import wording


@wording.register
def _(why: refused.PastDue) -> str:
    number = why.case.number
    return f"#{number} 已经超期，不能再延期。请尽快整改；一时办不了请单位负责人发：挂账 {number} 到 日期 措施"


@wording.register
def _(why: refused.ExtendedOften) -> str:
    return f"#{why.case.number} 已经延期{why.most}次，不能再延。"


@wording.register
def _(why: refused.TooEarlyDate) -> str:
    return f"#{why.case.number} 的日期要晚于{why.after.month}月{why.after.day}日 {why.after:%H:%M}。"


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
def _(why: refused.NotLate) -> str:
    return f"#{why.case.number} 没有超期，不用申诉。"


@wording.register
def _(why: refused.AlreadyAppealed) -> str:
    return f"#{why.case.number} 这次超期已经申诉过，不能再申诉。"
