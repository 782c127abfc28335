"""The words of 负担."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from domain.burden import OfGroup, OfRole
from domain.notices import Notice
from texts.times import short_day

MOST_GROUPS = 5
MOST_KINDS = 5
ANSWERS = "群里答复别人"
LESS = "要少收：群里发“群设置”，私聊发“通知设置”"
OVERHEARD = "旁听：单位群、网格群里的消息。要创建办处理的事只发到私聊、联络群、核心群，单位群和网格群不用盯"
LATELY = "近五个工作日"
WHICH_DAYS = "看不懂是哪几天，请写：负担 上周，或 负担 2026-11"


def nothing(period: str) -> str:
    """Nobody got anything in that time."""
    return f"{period or LATELY}走街没有发过消息。"


def told(
    first: date,
    last: date,
    roles: Sequence[OfRole],
    groups: Sequence[OfGroup],
    kinds: Sequence[tuple[Notice, float]],
    mentions: float,
) -> str:
    """How many messages a working day brings, by role and in the fullest groups; which kinds, and how to have less."""
    lines = [
        f"【负担】{short_day(first)}{'' if first == last else f'到{short_day(last)}'}，每人每个工作日收到走街几条",
        "（居中的人，括号里是最多的；群里的每人都算；答复自己的另算）",
        *map(_role, roles),
    ]
    if any(one.overheard for one in roles):
        lines.append(OVERHEARD)
    if groups:
        fullest = "、".join(f"{one.group.name} {_tenths(one.got)}" for one in groups[:MOST_GROUPS])
        lines.append(f"说得最多的群，每天：{fullest}")
    if kinds:
        most = "、".join(f"{kind or ANSWERS} {share:.0%}" for kind, share in kinds[:MOST_KINDS])
        lines.append(f"最多的几种：{most}")
    return "\n".join([*lines, f"提到人（@），每天共 {_tenths(mentions)} 次", LESS])


def _role(one: OfRole) -> str:
    overheard = f"，其中旁听 {_tenths(one.overheard)}" if one.overheard else ""
    middle, most, answers = _tenths(one.middle), _tenths(one.most), _tenths(one.answers)
    return f"{one.role} {middle}（{most}）{overheard}，另有答复自己的 {answers}"


def _tenths(a_day: float) -> str:
    """Of eighteen days no more is told than of five: `15.6`, `2`."""
    return f"{round(a_day, 1):g}"
