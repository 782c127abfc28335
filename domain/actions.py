"""What people can ask for, and which right it takes to take a step of a case."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from domain.cases import Step


class Action(StrEnum):
    """What people can ask for."""

    REPORT = "上报问题"
    WALK = "走街"
    DRAGNET = "拉网"
    SWEEP = "报拉网结果"
    ADD = "补充情况"
    TRIAGE = "受理"
    ASSIGN = "派遣"
    SPLIT = "拆分"
    CLAIM = "认领"
    RETURN = "退回"
    RECTIFY = "整改"
    VERIFY = "核查"
    REOPEN = "重开"
    LOOK_BACK = "回头看"
    DRAWN = "看回头看名单"
    LOOK_ELSEWHERE = "触类旁通"
    WITHDRAW = "撤回"
    VOID = "作废"
    ECHO = "反映"
    APPEAL = "申诉"
    CONCEAL = "保密"
    DISCLOSE = "公开"
    SUPERVISE = "督办"
    RECEIVE = "签收督办"
    SOURCE = "定来源"
    EXPLAIN = "说明自报情况"
    JUDGE = "定免责或追责"
    EXTEND = "申请延期"
    DEFER = "申请挂账"
    SIGN = "签批"
    CONSULT = "会商"
    SPEAK = "发表会商意见"
    ASSIST = "请人配合"
    ASSISTED = "回复配合"
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
    DRAFT = "起草简报"
    ISSUE = "签发简报"
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
        Action.BURDEN,
        Action.DRAWN,
        Action.NOTICES,
        Action.HELP,
    }
)


def action_of(step: Step) -> Action:
    """Which right it takes to take a step."""
    match step:
        case Step.REPORT:
            return Action.REPORT
        case Step.ADD | Step.CATEGORY | Step.PLACE:
            return Action.ADD
        case Step.ACCEPT | Step.REJECT:
            return Action.TRIAGE
        case Step.ASSIGN:
            return Action.ASSIGN
        case Step.SPLIT | Step.WHOLE | Step.UNDONE | Step.APART:
            return Action.SPLIT
        case Step.CLAIM:
            return Action.CLAIM
        case Step.RETURN:
            return Action.RETURN
        case Step.RECTIFY:
            return Action.RECTIFY
        case Step.PASS | Step.FAIL:
            return Action.VERIFY
        case Step.REOPEN:
            return Action.REOPEN
        case Step.WITHDRAW:
            return Action.WITHDRAW
        case Step.VOID | Step.MERGE:
            return Action.VOID
        case Step.ECHO:
            return Action.ECHO
        case Step.SUPERVISE | Step.SETTLE:
            return Action.SUPERVISE
        case Step.RECEIVE | Step.REPLY:
            return Action.RECEIVE
        case Step.SOURCE:
            return Action.SOURCE
        case Step.TRACE:
            return Action.SEE  # it is looked for by itself; people see what was found
        case Step.EXPLAIN:
            return Action.EXPLAIN
        case Step.SHIELD | Step.BLAME:
            return Action.JUDGE
        case Step.EXTEND:
            return Action.EXTEND
        case Step.DEFER:
            return Action.DEFER
        case Step.CONSULT | Step.CONCLUDE:
            return Action.CONSULT
        case Step.SPEAK:
            return Action.SPEAK
        case Step.ASSIST:
            return Action.ASSIST
        case Step.HELPED:
            return Action.ASSISTED
        case Step.LASTS | Step.REBOUND:
            return Action.LOOK_BACK
        case Step.APPEAL:
            return Action.APPEAL
    assert_never(step)
