"""延期, 挂账, 申诉 and who signs them; 告知, which nobody signs."""

from __future__ import annotations

from domain import refused
from texts import tow_notices
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
    number = why.case.number
    return f"#{number} 的{why.kind}正等签批，不用再报。申请人要撤，请发：{why.kind} {number} 撤回"


@wording.register
def _(why: refused.NothingAskedFor) -> str:
    return f"#{why.case.number} 没有您的{why.kind}申请在等签批，不用撤。"


@wording.register
def _(why: refused.NothingToSign) -> str:
    if why.decided is None:
        return f"#{why.case.number} 没有等签的事。"
    kind, who, word = why.decided
    return f"#{why.case.number} 的{kind}，{who} 已经签了{word}，不用再签。"


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


@wording.register
def _(why: refused.NeedsNoNotice) -> str:
    those = "、".join(why.categories) or "（没有定）"
    return f"#{why.case.number} 不用告知。先告知、再处置的类别：{those}，由《规则》的“告知类别”定。"


@wording.register
def _(why: refused.CategoryByOwn) -> str:
    number = why.case.number
    return f"#{number} 的类别是承办单位自己改的，告知前请创建办确认，发：改类别 {number} {why.category}"


@wording.register
def _(why: refused.NoticedBefore) -> str:
    number = why.case.number
    if why.until is None:
        return f"#{number} 告知过一次了，不能再告知。请整改，或申请延期、挂账。"
    until = f"告知期到 {why.until.month}月{why.until.day}日 {why.until:%H:%M}"
    return f"#{number} 已经告知过，{until}。车主挪走了发：告知 {number} {tow_notices.TAKE_BACK}"


@wording.register
def _(why: refused.NotNoticed) -> str:
    return f"#{why.case.number} 没有在等的告知。"


@wording.register
def _(why: refused.NoticeTooLong) -> str:
    return f"告知 #{why.case.number} 请写 1 到 {why.most} 天；再久请申请延期或挂账。"


@wording.register
def _(why: refused.NoticeUnseen) -> str:
    return tow_notices.photo(why.case)
