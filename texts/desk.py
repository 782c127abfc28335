"""The words of what waits for the office."""

from __future__ import annotations

from dataclasses import replace

from domain.cases import Case
from domain.chat import Choice

NOTHING = "创建办没有要处理的了。"
IN_PRIVATE = "请私聊走街发“接着办”。"
NEXT = Choice("下一件", "接着办")


def behind(case: Case) -> Choice:
    """The button that leaves a case for later."""
    return replace(NEXT, says=f"{NEXT.says} {case.number}")


def rest(count: int) -> str:
    """What else waits for the office."""
    return f"还有 {count} 件等创建办处理，点“下一件”或发“我的任务”"
