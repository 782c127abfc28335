"""帮助: what this person says here every day; 帮助 全部 has all of it, 帮助 延期 one command. Lines are docstrings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from domain import authority
from domain.actions import Action
from domain.chat import Outgoing
from domain.district import Role
from handlers.kit import Answer, Handler, Said, button, command, find_handlers
from storage.store import Store

# What each role says most; whoever has several roles has all of theirs.
_DAILY = {
    Role.REPORTER: "上报 整改 通过 我的任务 查 到 请假",
    Role.HANDLER: "整改 退回 认领 延期 我的任务 查 到 请假",
    Role.UNIT_HEAD: "我的任务 同意 签收 挂账 超期 进度 周报 查 到 请假",
    Role.INSPECTOR: "上报 核查 通过 不通过 我的任务 超期 进度 查",
    Role.OFFICE: "受理 派 通过 督办 我的任务 进度 超期 台账 周报 查",
    Role.LEADER: "进度 超期 我联系的片 晒比拼 周报 督办 台账 查",
    Role.OBSERVER: "进度 超期 晒比拼 查",
}
_ALL = "全部"
_SAYING = "说大白话也行，如：金山片还有多少没整改"
# In the order of a case's life, then of the day.
_ORDER = tuple(Action)
_CONSULTING = (Action.CONSULT, Action.SPEAK)
_HEADINGS = {
    "上报": (
        *(Action.REPORT, Action.WALK, Action.FROM_ABOVE, Action.SWEEP, Action.DRAGNET, Action.PLAN_NIGHT),
        *(Action.ADD, Action.WITHDRAW),
    ),
    "派单": (
        Action.TRIAGE,
        Action.ASSIGN,
        Action.SPLIT,
        Action.SEND,
        Action.CLAIM,
        Action.CONFIRM,
        Action.RETURN,
        *_CONSULTING,
        Action.VOID,
        Action.SOURCE,
        Action.GRADE,
    ),
    "整改": (Action.RECTIFY, Action.POST_NOTICE, Action.SEEN, Action.EXTEND, Action.DEFER, Action.SIGN),
    "核查": (Action.VERIFY, Action.REOPEN, Action.LOOK_BACK, Action.DRAWN, Action.LOOK_ELSEWHERE),
    "督办": (Action.SUPERVISE, Action.RECEIVE, Action.REPLY, Action.EXPLAIN, Action.JUDGE),
    "查看": (Action.SEE, Action.ASK, Action.MINE),
    "简报和会议": (Action.DRAFT, Action.ISSUE, Action.RESOLVE, Action.FULFIL),
    "评分": (
        Action.DRAW_LOTS,
        Action.SCORE,
        Action.SCORES,
        Action.LISTS,
        Action.DRAW_UP,
        Action.OBJECT,
        Action.SIGN_LIST,
        Action.WITHDRAW_LIST,
        Action.MAKE_EXEMPLAR,
        Action.SIGN_EXEMPLAR,
        Action.END_EXEMPLAR,
    ),
    "应急": (Action.SQUAD, Action.SQUAD_STEP),
    "点名值班": (
        *(Action.ANSWER, Action.CALLED, Action.ON_DUTY, Action.STAND_IN, Action.ROSTER),
        *(Action.CHECK_POST, Action.EXPLAIN_POST, Action.SIGN_NOTICE),
    ),
}
_OTHERS = "其他"


@command("帮助", "help", "start", does=Action.HELP)
def show(said: Said, _store: Store) -> Answer:
    """帮助 — 看在这里能做什么；帮助 全部 是全部"""
    able = sorted(
        (one for one in find_handlers() if one.words and not one.by_button and _may(one, said)), key=_place
    )
    wanted = said.words.strip()
    if wanted == _ALL:
        return "\n".join([f"{said.person.name}，在这里可以：", *_grouped(able)])
    if named := [one.help for one in able if wanted and _is_called(one, wanted)]:
        return "\n".join(named)
    if wanted and any(_is_called(one, wanted) for one in find_handlers()):
        return f"“{wanted}”不归您在这里办。发“帮助”看能做什么。"
    daily = _daily(said)
    lines = [one.help for one in able if daily & set(one.words)]
    text = "\n".join([f"{said.person.name}，在这里常用：", *lines, _SAYING])
    return Outgoing(said.chat, text, choices=(button(f"帮助 {_ALL}"),))


def _is_called(one: Handler, wanted: str) -> bool:
    """By one of its words; 评分 also calls 评分 填."""
    return any(word == wanted or word.startswith(f"{wanted} ") for word in one.words)


def _daily(said: Said) -> set[str]:
    return {word for role in said.person.roles for word in _DAILY[role].split()}


def _grouped(able: Iterable[Handler]) -> Iterator[str]:
    under: dict[str, list[str]] = {heading: [] for heading in (*_HEADINGS, _OTHERS)}
    for one in able:
        heading = next((name for name, actions in _HEADINGS.items() if one.does in actions), _OTHERS)
        under[heading].append(one.help)
    for heading, lines in under.items():
        if lines:
            yield from (f"【{heading}】", *lines)


def _place(handler: Handler) -> int:
    return _ORDER.index(handler.does)


def _may(handler: Handler, said: Said) -> bool:
    if handler.does is Action.JOIN:
        return False  # whoever may read this has joined
    return authority.allows(said.person, said.purpose, handler.does)
