"""The words of what waits for the office."""

from __future__ import annotations

from dataclasses import replace

from domain.cases import Case
from domain.chat import Choice

NOTHING = "没有等创建办办的了。"
IN_PRIVATE = "请私聊走街发“接着办”。"
NEXT = Choice("下一件", "接着办")


def behind(case: Case) -> Choice:
    """The button that leaves a case for later."""
    return replace(NEXT, says=f"{NEXT.says} {case.number}")


def rest(count: int) -> str:
    """What else waits for the office."""
    return f"另有 {count} 件等创建办办，点“下一件”或发“我的任务”"
