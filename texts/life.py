"""The Chinese of the table in domain/life.py: how a state is told, what it asks, and what each step is called.

A state or a step without its words fails the import of this file.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

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


_AGAIN = "有异议请发：重开 {} 理由"
_STATES: Mapping[State, StageWords] = {
    State.PENDING: StageWords("还没受理", "请创建办受理并派单", "请等创建办受理。"),
    State.UNASSIGNED: StageWords(
        "还没派到单位",
        "请单位认领，或创建办派单：派 {} 单位",
        "请先认领或派单。",
        {Step.ACCEPT: "已经受理，不用再点"},
    ),
    State.OPEN: StageWords(
        "正在处置",
        "整改后请拍照发：整改 {} 说明",
        "请等单位报整改。",
        {Step.ACCEPT: "已经派到单位，不用再受理", Step.UNFIXED: "没有报整改，不用撤回"},
    ),
    State.RETURNED: StageWords("已退回创建办，等重新派单", "请创建办重新派单：派 {} 单位"),
    State.SPLIT: StageWords(
        "已拆分给几个单位分别办",
        "各部分都办完，这件自动销号",
        "请对它的各部分说，编号请发：查 {}",
        {Step.SPLIT: "已经拆分，不用再拆"},
    ),
    State.CHECKING: StageWords(
        "已报整改，正等核查",
        "请督查员或创建办核查（不能是整改单位）",
        already={Step.RECTIFY: "已报整改，正等核查，不用再报"},
    ),
    State.CLOSED: StageWords(
        "已经销号", "", "问题还在请发：重开 {} 理由", {Step.PASS: "已经销号，不用再核查"}
    ),
    State.REJECTED: StageWords("没有受理", _AGAIN, _AGAIN, {Step.REJECT: "已经不予受理，不用再点"}),
    State.VOID: StageWords(
        "已经作废", _AGAIN, _AGAIN, {Step.VOID: "已经作废，不用再办", Step.WITHDRAW: "已经撤回，不用再办"}
    ),
    State.MERGED: StageWords(
        "已经并案", "", "不是同一件请发：重开 {} 理由", {Step.MERGE: "已经并案，不用再并"}
    ),
}
assert _STATES.keys() == set(State), "every state has its words"


def told(state: State) -> StageWords:
    """The words of a state."""
    return _STATES[state]


def _plain(word: str) -> StepWords:
    return StepWords(word, word, word)


_STEPS: Mapping[Step, StepWords] = {
    Step.REPORT: _plain("上报"),
    Step.ADD: _plain("补充"),
    Step.ACCEPT: _plain("受理"),
    Step.REJECT: StepWords("不予受理", "不予受理", "改成不予受理"),
    Step.ASSIGN: StepWords("派", "派给", "派单"),
    Step.CLAIM: _plain("认领"),
    Step.CONFIRM: _plain("确认认领"),
    Step.RETURN: _plain("退回"),
    Step.RECTIFY: StepWords("整改", "报整改", "报整改"),
    Step.UNFIXED: _plain("撤回整改"),
    Step.PASS: StepWords("通过", "通过", "核查"),
    Step.FAIL: StepWords("不通过", "不通过", "核查"),
    Step.REOPEN: _plain("重开"),
    Step.WITHDRAW: _plain("撤回"),
    Step.VOID: _plain("作废"),
    Step.MERGE: _plain("并案"),
    Step.ECHO: StepWords("反映", "就是它", "再反映"),
    Step.EXTEND: _plain("延期"),
    Step.DEFER: _plain("挂账"),
    Step.SOURCE: StepWords("来源", "定来源", "改来源"),
    Step.GRADE: _plain("定级"),
    Step.CATEGORY: _plain("改类别"),
    Step.PLACE: _plain("改地点"),
    Step.SUPERVISE: _plain("督办"),
    Step.RECEIVE: _plain("签收"),
    Step.REPLY: _plain("回复"),
    Step.SETTLE: _plain("办结"),
    Step.CONSULT: _plain("会商"),
    Step.SPEAK: StepWords("意见", "发表意见", "发表会商意见"),
    Step.CONCLUDE: StepWords("结论", "定给", "定会商结论"),
    Step.ASSIST: StepWords("配合", "请人配合", "请人配合"),
    Step.HELPED: StepWords("配合好了", "配合好了", "报配合好了"),
    Step.TRACE: StepWords("自报", "自报", "倒查自报"),
    Step.EXPLAIN: StepWords("说明", "说明", "说明自报"),
    Step.SHIELD: StepWords("免责", "免责", "定免责"),
    Step.BLAME: StepWords("追责", "追责", "定追责"),
    Step.SEND: _plain("请人去看"),
    Step.UNSENT: StepWords("不用去看", "不用去看", "取消请人去看"),
    Step.SEEN: StepWords("看过", "看过了", "报现场情况"),
    Step.LASTS: StepWords("好", "没反弹", "回头看"),
    Step.REBOUND: StepWords("反弹", "反弹了", "报反弹"),
    Step.CORRECT: _plain("反弹更正"),
    Step.APPEAL: _plain("申诉"),
    Step.SPLIT: _plain("拆分"),
    Step.WHOLE: StepWords("各部分办完", "各部分办完", "办完"),
    Step.UNDONE: StepWords("各部分没办", "各部分没办", "交回创建办"),
    Step.APART: StepWords("部分重开", "部分重开", "重开"),
}
assert _STEPS.keys() == set(Step), "every step has its words"


def of_step(step: Step) -> StepWords:
    """The words of a step."""
    return _STEPS[step]


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
