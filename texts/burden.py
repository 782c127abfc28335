"""The words of 负担."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from domain.burden import OfGroup, OfRole
from domain.notices import Notice
from texts.times import short_day

MOST_GROUPS = 3
MOST_KINDS = 3
ANSWERS = "群里答复别人"
LESS = "要少收：群里发“群设置”，私聊发“通知设置”。每个人、每个群的在表里"
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
    days = f"{short_day(first)}{'' if first == last else f'到{short_day(last)}'}"
    lines = [f"【负担】{days}，走街每个工作日发给每人几条（居中的人，答复自己的不算）", *_roles(roles)]
    if groups:
        fullest = "、".join(f"{one.group.name} {_tenths(one.got)}" for one in groups[:MOST_GROUPS])
        lines.append(f"最多的群，每天：{fullest}")
    if kinds:
        most = "、".join(f"{kind or ANSWERS} {share:.0%}" for kind, share in kinds[:MOST_KINDS])
        lines.append(f"最多的几种：{most}")
    return "\n".join([*lines, f"提到人（@），每天共 {_tenths(mentions)} 次", LESS])


def _roles(roles: Sequence[OfRole]) -> Iterator[str]:
    """All in one line, but those who overhear a line each; who gets most stands in the file."""
    by_themselves = [one for one in roles if not one.overheard]
    if by_themselves:
        yield "，".join(f"{one.role} {_tenths(one.middle)}" for one in by_themselves)
    for one in roles:
        if one.overheard:
            yield f"{one.role} {_tenths(one.middle)}，其中旁听单位群、网格群 {_tenths(one.overheard)}（不用盯）"


def _tenths(a_day: float) -> str:
    """Of eighteen days no more is told than of five: `15.6`, `2`."""
    return f"{round(a_day, 1):g}"
