"""What is said of a photo whose words tell of no problem, by what they seem to be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from understanding.reports.kinds import Kind

_SEEMS: Mapping[Kind, str] = {
    Kind.FIXED: "看着是已经整改好的",
    Kind.PRAISE: "看着是表扬",
    Kind.NEGATED: "看着是没有问题",
    Kind.QUESTION: "看着是在问事",
    Kind.PLAN: "看着是工作打算",
    Kind.NOTICE: "看着是通知",
    Kind.WISH: "看着是建议",
    Kind.CONDITION: "看着是假设",
    Kind.STATISTICS: "看着是统计数字",
    Kind.TITLE: "看着是文件标题",
    Kind.CORRECTION: "看着是更正",
    Kind.PRESENCE: "看着是到岗",
    Kind.LEAVE: "看着是请假",
}


def no_problem(kind: Kind) -> str:
    """Why nothing was opened, and how to open it all the same."""
    return f"{_SEEMS.get(kind, '看着不是问题')}，没有立案。要上报回“是”，或发：上报 地点 问题"


VIDEO, FILE = "视频", "文件"


def cannot_look_at(what: str) -> str:
    """The answer to what the bot cannot use: 视频, 文件 …"""
    return f"{what}我看不了，请发文字或照片。"


def not_kept(what: str, cases: Sequence[int]) -> str:
    """What came with words that took effect, and was not kept; what to send instead. In: the cases they are about."""
    how = f"请拍照发：补充 {cases[0]} 说明" if len(cases) == 1 else "要作依据请发照片"
    return f"{what}没有留下，我只看得了文字和照片。{how}。"


SEND_THE_RIGHT_ONE = "好，那张不算。请发对的照片。"


def waits_still(words: str) -> str:
    """Asked once more of a photo, whose sender has told of something else meanwhile."""
    return f"“{words}”的照片还没报，请说清在哪里、什么问题；不报就回“取消”。"
