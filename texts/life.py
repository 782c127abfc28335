"""The Chinese of the table in domain/life.py: how a state is told, what it asks, and what each step is called.

A state or a step without its words fails the type checker, and is an error where it is first worded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import assert_never

from domain.cases import Case, State, Step
from domain.life import is_unclear


@dataclass(frozen=True, slots=True)
class StageWords:
    """How a case stands, for somebody who tried what is not the next step; `{}` is its number.

    `now` is how it stands, `then` what to do instead, if anything. `already` words the steps that somebody else has
    taken before, or that were pressed twice. `asked` is what a card asks.
    """

    now: str
    asked: str
    then: str = ""
    already: Mapping[Step, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StepWords:
    """`command` is what people say to take the step, `button` what is on the button, `verb` what cannot be done."""

    command: str
    button: str
    verb: str


def told(state: State) -> StageWords:
    """The words of a state."""
    match state:
        case State.PENDING:
            return StageWords("还没受理", "请创建办受理并派单", "请等创建办受理。")
        case State.UNASSIGNED:
            return StageWords(
                "还没派到单位",
                "请单位认领，或创建办派单：派 {} 单位",
                "请先认领或派单。",
                {Step.ACCEPT: "已经受理，不用再点"},
            )
        case State.OPEN:
            return StageWords(
                "正在处置",
                "整改后请拍照发：整改 {} 说明",
                "请等单位报整改。",
                {Step.ACCEPT: "已经派到单位，不用再受理"},
            )
        case State.RETURNED:
            return StageWords("已退回创建办，等重新派单", "请创建办重新派单：派 {} 单位")
        case State.SPLIT:
            return StageWords(
                "已拆分给几个单位分别办",
                "各部分都办完，这件自动销号",
                "请对它的各部分说，编号请发：查 {}",
                {Step.SPLIT: "已经拆分，不用再拆"},
            )
        case State.CHECKING:
            return StageWords(
                "已报整改，正等核查",
                "请督查员或创建办核查（不能是整改单位）",
                already={Step.RECTIFY: "已报整改，正等核查，不用再报"},
            )
        case State.CLOSED:
            return StageWords(
                "已经销号", "", "问题还在请发：重开 {} 理由", {Step.PASS: "已经销号，不用再核查"}
            )
        case State.REJECTED:
            reopen = "有异议请发：重开 {} 理由"
            return StageWords("没有受理", reopen, reopen, {Step.REJECT: "已经不予受理，不用再点"})
        case State.VOID:
            again = "有异议请发：重开 {} 理由"
            done = {Step.VOID: "已经作废，不用再办", Step.WITHDRAW: "已经撤回，不用再办"}
            return StageWords("已经作废", again, again, done)
        case State.MERGED:
            apart = "不是同一件请发：重开 {} 理由"
            return StageWords("已经并案", "", apart, {Step.MERGE: "已经并案，不用再并"})
    assert_never(state)


def of_step(step: Step) -> StepWords:
    """The words of a step."""
    match step:
        case Step.REPORT:
            return StepWords("上报", "上报", "上报")
        case Step.ADD:
            return StepWords("补充", "补充", "补充")
        case Step.ACCEPT:
            return StepWords("受理", "受理", "受理")
        case Step.REJECT:
            return StepWords("不予受理", "不予受理", "改成不予受理")
        case Step.ASSIGN:
            return StepWords("派", "派给", "派单")
        case Step.CLAIM:
            return StepWords("认领", "认领", "认领")
        case Step.RETURN:
            return StepWords("退回", "退回", "退回")
        case Step.RECTIFY:
            return StepWords("整改", "报整改", "报整改")
        case Step.PASS:
            return StepWords("通过", "通过", "核查")
        case Step.FAIL:
            return StepWords("不通过", "不通过", "核查")
        case Step.REOPEN:
            return StepWords("重开", "重开", "重开")
        case Step.WITHDRAW:
            return StepWords("撤回", "撤回", "撤回")
        case Step.VOID:
            return StepWords("作废", "作废", "作废")
        case Step.MERGE:
            return StepWords("并案", "并案", "并案")
        case Step.ECHO:
            return StepWords("反映", "就是它", "再反映")
        case Step.EXTEND:
            return StepWords("延期", "延期", "延期")
        case Step.DEFER:
            return StepWords("挂账", "挂账", "挂账")
        case Step.SOURCE:
            return StepWords("来源", "定来源", "改来源")
        case Step.CATEGORY:
            return StepWords("改类别", "改类别", "改类别")
        case Step.PLACE:
            return StepWords("改地点", "改地点", "改地点")
        case Step.SUPERVISE:
            return StepWords("督办", "督办", "督办")
        case Step.RECEIVE:
            return StepWords("签收", "签收", "签收")
        case Step.REPLY:
            return StepWords("回复", "回复", "回复")
        case Step.SETTLE:
            return StepWords("办结", "办结", "办结")
        case Step.CONSULT:
            return StepWords("会商", "会商", "会商")
        case Step.SPEAK:
            return StepWords("意见", "发表意见", "发表会商意见")
        case Step.CONCLUDE:
            return StepWords("结论", "定给", "定会商结论")
        case Step.ASSIST:
            return StepWords("配合", "请人配合", "请人配合")
        case Step.HELPED:
            return StepWords("配合好了", "配合好了", "报配合好了")
        case Step.TRACE:
            return StepWords("自报", "自报", "倒查自报")
        case Step.EXPLAIN:
            return StepWords("说明", "说明", "说明自报")
        case Step.SHIELD:
            return StepWords("免责", "免责", "定免责")
        case Step.BLAME:
            return StepWords("追责", "追责", "定追责")
        case Step.LASTS:
            return StepWords("好", "没反弹", "回头看")
        case Step.REBOUND:
            return StepWords("反弹", "反弹了", "报反弹")
        case Step.APPEAL:
            return StepWords("申诉", "申诉", "申诉")
        case Step.SPLIT:
            return StepWords("拆分", "拆分", "拆分")
        case Step.WHOLE:
            return StepWords("各部分办完", "各部分办完", "办完")
        case Step.UNDONE:
            return StepWords("各部分没办", "各部分没办", "交回创建办")
        case Step.APART:
            return StepWords("部分重开", "部分重开", "重开")
    assert_never(step)


def asked(case: Case) -> str:
    """What a card asks of whom: the last of its lines; empty where nothing is asked."""
    if is_unclear(case):
        missing = [*([] if case.grid else ["地点"]), *([] if case.category else ["类别"])]
        words = " ".join(missing)
        return f"请上报人或创建办定{'、'.join(missing)}：点按钮，或发 补充 {case.number} {words}"
    if case.consulted_until is not None:
        return f"请各方发表意见，创建办来定：结论 {case.number} 单位 说明"
    return told(case.state).asked.format(case.number)


def not_now(case: Case, step: Step) -> str:
    """Why the step cannot be taken now, and what to do instead."""
    words = told(case.state)
    if step is Step.REOPEN:
        return f"#{case.number} 还没结束，不用重开。"
    if step in words.already:
        return f"#{case.number} {words.already[step]}。"
    return f"#{case.number} {words.now}，不能{of_step(step).verb}。{words.then.format(case.number)}"
