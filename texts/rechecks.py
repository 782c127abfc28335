"""复查组 in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.matters import Matter
from domain.rechecks import Team
from texts import times

WORD, WHO = "复查", "分组"
NO_GROUPS = (
    "还没有分复查组，回头看派给一个人看。要分组，请在底册《规则》里写，如："
    "\n复查组 一组 高正扬、罗清越；二组 林晓岚、周启文"
)
HOW = "组里有经办人、核查过的人或整改单位的人，就不派给那组。改分组在底册《规则》的“复查组”。"


def title(count: int) -> str:
    """How many groups there are."""
    return f"【复查组】{count} 个组"


def members(group: Team) -> str:
    """Who is in it, and what is wrong with it."""
    wrong = f"（{'、'.join(group.missing)} 不是督查员或创建办的人，不算）" if group.missing else ""
    few = "；不到两个人，不派" if not group.works else ""
    return f"{group.name}：{'、'.join(one.name for one in group.people) or '没有人'}{wrong}{few}"


def heading(group: Team, done: int, waiting: int) -> str:
    """`一组 高正扬、罗清越：上次抽的看了 2 件，还有 1 件`."""
    left = f"还有 {waiting} 件" if waiting else "没有等看的"
    return f"{members(group)}｜上次抽的看了 {done} 件，{left}"


def until(matter: Matter, now: datetime) -> str:
    """By when it is to be looked at."""
    return times.due(matter.until, now) if matter.until else ""


def unknown(name: str, groups: Sequence[Team]) -> str:
    """No such group."""
    return f"没有复查组“{name}”。有：{'、'.join(one.name for one in groups)}"
