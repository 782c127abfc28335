"""How each refusal is worded: what is the matter, and what to do instead, in one or two short sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from domain.authority import Action
from domain.cases import Case, State, Step
from domain.district import Purpose
from domain.refused import Reason, Refused
from texts.typed import one_line

STRANGER = "我还不认识您。请向创建办要一个登记码，然后发：登记 码"
LOST = "没看懂。发“帮助”看能做什么。"
HERE = "在。发“帮助”看能做什么。"
OLD_BUTTON = "这个按钮过时了。请看最新的卡片，或发：查 编号"
_VERIFIERS = "核查请督查员、创建办或上报的网格员来做（不能是整改单位的）。"

Facts = Mapping[str, Any]

# How a case stands, for somebody who tried what is not the next step.
_NOW: dict[State, str] = {
    State.PENDING: "还没受理",
    State.UNASSIGNED: "还没派到单位",
    State.OPEN: "正在处置",
    State.RETURNED: "已退回创建办，等重新派单",
    State.CHECKING: "已报整改，正等核查",
    State.CLOSED: "已经销号",
    State.REJECTED: "没有受理",
}
_NEXT: dict[State, str] = {
    State.PENDING: "请等创建办受理。",
    State.UNASSIGNED: "请先认领或派单。",
    State.OPEN: "请等单位报整改。",
    State.CLOSED: "问题还在请发：重开 {} 理由",
    State.REJECTED: "有异议请发：重开 {} 理由",
}
_VERB: dict[Step, str] = {
    Step.ADD: "补充",
    Step.ACCEPT: "受理",
    Step.REJECT: "改成不予受理",
    Step.ASSIGN: "派单",
    Step.CLAIM: "认领",
    Step.RETURN: "退回",
    Step.RECTIFY: "报整改",
    Step.PASS: "核查",
    Step.FAIL: "核查",
}
# Somebody was faster, or pressed twice: what was wanted is so already.
_ALREADY: dict[tuple[State, Step], str] = {
    (State.UNASSIGNED, Step.ACCEPT): "已经受理，不用再点",
    (State.OPEN, Step.ACCEPT): "已经派到单位，不用再受理",
    (State.OPEN, Step.CLAIM): "已有单位在办，不用认领",
    (State.CHECKING, Step.RECTIFY): "已报整改，正等核查，不用再报",
    (State.CLOSED, Step.PASS): "已经销号，不用再核查",
    (State.REJECTED, Step.REJECT): "已经不予受理，不用再点",
}


def wording(refused: Refused) -> str:
    """The answer for the person who was refused."""
    return _WORDINGS[refused.reason](refused.facts)


def _wrong_state(facts: Facts) -> str:
    case, step = facts["case"], facts["step"]
    if step is Step.REOPEN:
        return f"#{case.number} 还没结束，不用重开。"
    if already := _ALREADY.get((case.state, step)):
        return f"#{case.number} {already}。"
    then = _NEXT.get(case.state, "").format(case.number)
    return f"#{case.number} {_NOW[case.state]}，不能{_VERB[step]}。{then}"


def _roles(facts: Facts) -> str:
    if facts["action"] is Action.VERIFY:
        return _VERIFIERS
    if facts["action"] is Action.ANSWER:
        return "点名不叫您，不用应答。"
    able = "、".join(facts["roles"])
    return f"“{facts['action']}”要由{able}来做。"


def _not_yours(facts: Facts) -> str:
    """Who may do it instead, where that is always the same; else who has the case."""
    case, action = facts["case"], facts["action"]
    if action is Action.VERIFY:
        return _VERIFIERS
    if action is Action.REOPEN:
        return f"#{case.number} 只有上报人、督查员、创建办能重开。"
    if facts["holder"] is None:
        return f"#{case.number} {_NOW[case.state]}，不能{action}。"
    return f"#{case.number} 是{facts['holder']}的，不归您这边。"


def _where(facts: Facts) -> str:
    groups = "、".join(f"{purpose}群" for purpose in facts["purposes"] if purpose is not Purpose.PRIVATE)
    return f"到{groups}或和我私聊" if groups else "和我私聊"


def _number(case: Case) -> str:
    return f"#{case.number}"


_WORDINGS: dict[Reason, Callable[[Facts], str]] = {
    Reason.NOT_YOURS_TO_DO: _roles,
    Reason.NOT_YOUR_CASE: _not_yours,
    Reason.NOT_HERE: lambda facts: f"“{facts['action']}”不在这里办，请{_where(facts)}。",
    Reason.NOT_THIS_GROUP: lambda facts: f"{_number(facts['case'])} 不是本群的事，请到它所在的群或和我私聊。",
    Reason.NO_NUMBER: lambda facts: f"是哪一件？请带上编号，如：{facts['help'].partition(' — ')[0]}",
    Reason.NO_SUCH_CASE: lambda facts: f"没有 #{facts['number']} 这件，请核对编号。",
    Reason.WRONG_STATE: _wrong_state,
    Reason.CHANGED: lambda facts: f"{_number(facts['case'])} 刚被别人处理了，请发：查 {facts['case'].number}",
    Reason.NOT_INDEPENDENT: lambda facts: (
        f"{_number(facts['case'])} 是您或您单位整改的，请督查员或创建办核查。"
    ),
    Reason.OLD_PHOTO: lambda facts: f"这张照片在 #{facts['number']} 用过。请到现场重新拍一张。",
    Reason.UNKNOWN_UNIT: lambda facts: f"没有找到单位“{_typed(facts)}”。{_maybe(facts)}",
    Reason.UNKNOWN_PERSON: lambda facts: f"{facts['unit']}没有“{_typed(facts)}”这个人。{_maybe(facts)}",
    Reason.UNKNOWN_SCOPE: lambda facts: (
        f"不认识“{_typed(facts)}”。可以写单位、网格或地点，如：进度 金山 本周"
    ),
    Reason.SCOPE_NOT_HERE: lambda facts: f"本群只说{facts['here']}的事。“{facts['words']}”请和我私聊问。",
    Reason.SCOPE_NOT_YOURS: lambda facts: f"“{facts['words']}”不归您这边，只能查本单位、本网格的。",
    Reason.UNKNOWN_DATE: lambda _facts: "日期没看懂，请写成：调休 2027-02-14 上班",
    Reason.NOTHING_TO_ADD: lambda facts: f"请附上照片或写明情况，如：补充 {facts['case'].number} 又堆满了",
    Reason.CODE_INVALID: lambda _facts: "登记码不对，或已用过、已过期。请向创建办再要一个。",
    Reason.ALREADY_JOINED: lambda facts: f"您已登记：{facts['name']}。不用再登记。",
    Reason.UNIT_HAS_NOBODY: lambda facts: f"{facts['unit']}没有经办人，派不出去。请先在底册里补上。",
    Reason.TOO_LONG: lambda facts: f"太长了，请写在 {facts['most']} 字以内。",
}


def _typed(facts: Facts) -> str:
    return one_line(facts["words"], 20)


def _maybe(facts: Facts) -> str:
    near = "、".join(facts.get("near", ()))
    return f"是不是：{near}？" if near else "请核对名称。"
