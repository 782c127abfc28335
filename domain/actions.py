"""What people can ask for, and which right it takes to take a step of a case."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from domain.cases import Step


class Action(StrEnum):
    """What people can ask for."""

    REPORT = "上报问题"
    WALK = "走街"
    FROM_ABOVE = "记上级通报"
    DRAGNET = "拉网"
    PLAN_NIGHT = "排夜查"
    SWEEP = "报拉网结果"
    ADD = "补充情况"
    TRIAGE = "受理"
    ASSIGN = "派遣"
    NAME_HANDLER = "定经办人"
    SPLIT = "拆分"
    CLAIM = "认领"
    CONFIRM = "确认认领"
    RETURN = "退回"
    RECTIFY = "整改"
    POST_NOTICE = "贴告知"
    VERIFY = "核查"
    REOPEN = "重开"
    LOOK_BACK = "回头看"
    DRAWN = "看回头看名单"
    LOOK_ELSEWHERE = "触类旁通"
    WITHDRAW = "撤回"
    VOID = "作废"
    MERGE = "并案"
    ECHO = "反映"
    APPEAL = "申诉"
    CONCEAL = "保密"
    DISCLOSE = "公开"
    SUPERVISE = "督办"
    RECEIVE = "签收督办"
    REPLY = "回复督办"
    SOURCE = "定来源"
    GRADE = "定级"
    EXPLAIN = "说明自报情况"
    JUDGE = "定免责或追责"
    EXTEND = "申请延期"
    DEFER = "申请挂账"
    SIGN = "签批"
    CONSULT = "会商"
    SPEAK = "发表会商意见"
    ASSIST = "请人配合"
    ASSISTED = "回复配合"
    SEND = "请人去看"
    SEEN = "报现场情况"
    SEE = "查看问题"
    ASK = "查询进度"
    MINE = "看自己的任务"
    ANSWER = "应答点名"
    CALLED = "看点名情况"
    ON_DUTY = "看值班"
    ROSTER = "排班"
    STAND_IN = "替班"
    CHECK_POST = "查岗"
    EXPLAIN_POST = "说明查岗"
    SIGN_NOTICE = "签发查岗通报"
    SQUAD = "派应急队"
    SQUAD_STEP = "应急处置"
    DRAW_LOTS = "评分抽签"
    SCORE = "评分"
    SCORES = "看评分"
    LISTS = "看红黄榜"
    DRAW_UP = "拟榜、审核"
    OBJECT = "提异议"
    SIGN_LIST = "签发红黄榜"
    WITHDRAW_LIST = "撤榜"
    MAKE_EXEMPLAR = "创建示范"
    SIGN_EXEMPLAR = "签发示范点"
    END_EXEMPLAR = "取消示范"
    KEEP_LETTERS = "登记责任书"
    CONFIRM_DAY = "确认日报"
    FUNDS = "看项目资金"
    APPLY_FUNDS = "申请、使用资金"
    REVIEW_FUNDS = "审核资金"
    APPROVE_FUNDS = "批准资金"
    REJECT_FUNDS = "不同意资金"
    COUNT = "记战果"
    AIM = "定战果目标"
    STORIES = "看报道素材"
    CHOOSE_STORY = "选报道素材"
    AGREE_STORY = "同意报道"
    READ_PLANS = "看方案"
    KEEP_PLANS = "存方案"
    VOLUNTEERS = "看志愿服务"
    CALL_VOLUNTEERS = "招志愿者"
    VOLUNTEER = "参加志愿服务"
    VOLUNTEER_HOURS = "看志愿时长"
    DRAFT = "起草简报"
    ISSUE = "签发简报"
    AGENDA = "看例会议程"
    CONTACTS = "看迎检联系卡"
    LIFT_FREEZE = "解冻底册"
    MEETINGS = "看会议记录"
    KEEP_MEETINGS = "记会议"
    RESOLVE = "记议定事项"
    FULFIL = "办议定事项"
    BURDEN = "看负担"
    NOTICES = "看通知设置"
    CHOOSE = "定通知"
    ISSUE_CODE = "发登记码"
    SET_WORKDAY = "设置调休"
    ADD_POINT = "加点位"
    BIND = "绑定群"
    JOIN = "登记"
    HELP = "帮助"


# What changes nothing, whoever asks for it.
ASKING = frozenset(
    {
        Action.SEE,
        Action.ASK,
        Action.MINE,
        Action.CALLED,
        Action.ON_DUTY,
        Action.SCORES,
        Action.FUNDS,
        Action.STORIES,
        Action.READ_PLANS,
        Action.VOLUNTEERS,
        Action.VOLUNTEER_HOURS,
        Action.AGENDA,
        Action.MEETINGS,
        Action.CONTACTS,
        Action.BURDEN,
        Action.DRAWN,
        Action.NOTICES,
        Action.HELP,
    }
)


_RIGHTS: Mapping[Action, tuple[Step, ...]] = {
    Action.REPORT: (Step.REPORT,),
    Action.ADD: (Step.ADD, Step.CATEGORY, Step.PLACE),
    Action.TRIAGE: (Step.ACCEPT, Step.REJECT),
    Action.ASSIGN: (Step.ASSIGN,),
    Action.CONFIRM: (Step.CONFIRM,),
    Action.SPLIT: (Step.SPLIT, Step.WHOLE, Step.UNDONE, Step.APART),
    Action.CLAIM: (Step.CLAIM,),
    Action.RETURN: (Step.RETURN,),
    Action.RECTIFY: (Step.RECTIFY, Step.UNFIXED),
    Action.VERIFY: (Step.PASS, Step.FAIL),
    Action.REOPEN: (Step.REOPEN,),
    Action.WITHDRAW: (Step.WITHDRAW,),
    Action.VOID: (Step.VOID,),
    Action.MERGE: (Step.MERGE,),
    Action.ECHO: (Step.ECHO,),
    Action.SUPERVISE: (Step.SUPERVISE, Step.SETTLE),
    Action.RECEIVE: (Step.RECEIVE,),
    Action.REPLY: (Step.REPLY,),
    Action.SOURCE: (Step.SOURCE,),
    Action.GRADE: (Step.GRADE,),
    Action.SEE: (Step.TRACE,),  # it is looked for by itself; people see what was found
    Action.EXPLAIN: (Step.EXPLAIN,),
    Action.JUDGE: (Step.SHIELD, Step.BLAME),
    Action.EXTEND: (Step.EXTEND,),
    Action.DEFER: (Step.DEFER,),
    Action.CONSULT: (Step.CONSULT, Step.CONCLUDE),
    Action.SPEAK: (Step.SPEAK,),
    Action.ASSIST: (Step.ASSIST,),
    Action.ASSISTED: (Step.HELPED,),
    Action.SEND: (Step.SEND, Step.UNSENT),
    Action.SEEN: (Step.SEEN,),
    Action.LOOK_BACK: (Step.LASTS, Step.REBOUND, Step.CORRECT),
    Action.APPEAL: (Step.APPEAL,),
}
_OF_STEP = {step: action for action, steps in _RIGHTS.items() for step in steps}
assert _OF_STEP.keys() == set(Step), "every step takes a right"


def action_of(step: Step) -> Action:
    """Which right it takes to take a step."""
    return _OF_STEP[step]
