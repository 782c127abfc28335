"""尾巴 in words: what has been open for too long, 挂账 about to end, and what has no owner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from domain.cases import Case
from texts import times


def counted(where: str, days: int, count: int) -> str:
    """`全区 · 尾巴：5 件（超过 15 天没办结，或挂账快到期）`."""
    return f"{where} · 尾巴：{count} 件（超过 {days} 天没办结，或挂账快到期）"


def why(case: Case, now: datetime) -> str:
    """Why it is in the list: `报了 20天`, or until when it is 挂账."""
    if case.deferred_until is not None and case.deferred_until > now:
        return f"挂账到 {times.date_of(case.deferred_until, now)}"
    return f"报了 {times.span(now - case.opened_at)}"


def places(first: int, shown: int, count: int, of: str) -> Sequence[str]:
    """Which of them the page has, where there are more; `of` is what they are counted in, 件 or 处."""
    return [f"第 {first + 1}–{first + shown} {of}，共 {count} {of}"] if count > shown else []
