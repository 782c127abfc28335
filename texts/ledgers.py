"""台账 that are being made, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from texts import times

NONE = "没有在做的台账，做好的都发了。"
WAIT = "做好就发过来，您可以先忙别的。"


def begun(what: str, count: int, how_long: str) -> str:
    """That a long one is being made: `在做台账 · 全区 · 本月，1200 件，不到 1 分钟，…`."""
    return f"在做{what}，{count} 件，{how_long}，{WAIT}"


def made(what: str, count: int, before: int, now: datetime) -> str:
    """Above the file. What was reported before its days and went on in them is no 新增 of a report."""
    of_before = f"（以前报的 {before} 件也在内）" if before else ""
    return f"{what}：{count} 件{of_before}，截至 {now:%H:%M}"


def under_way(text: str, asked_at: datetime, ahead: int, now: datetime) -> str:
    """One that was asked for, and how many are made before it."""
    before = f"，前面还有 {ahead} 份" if ahead else ""
    return f"还在做：{_named(text)}，{times.moment(asked_at.astimezone(now.tzinfo), now)} 要的{before}"


def stopped(texts: Sequence[str]) -> str:
    """What is not made any more."""
    return f"好，不做了：{'；'.join(map(_named, texts))}"


def _named(text: str) -> str:
    """`台账 · 全区 · 本月：1200 件` of what stands above the file."""
    return text.partition("\n")[0].partition("，截至")[0]
