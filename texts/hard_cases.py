"""How 老大难 are told: each with what makes it one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from domain.cases import Case
from domain.district import District
from texts import times

WORD = "老大难"
MOST = 10  # in one message


def returned(count: int) -> str:
    """Units sent it back."""
    return f"退回{count}次"


def reworked(count: int) -> str:
    """Verifiers sent it back."""
    return f"返工{count}次"


def deferred(count: int) -> str:
    """It was put off."""
    return f"挂账{count}次"


def extended(count: int) -> str:
    """It was given more time."""
    return f"延期{count}次"


def late(by: timedelta) -> str:
    """It is among those that are late the longest."""
    return f"超期最久（{times.span(by)}）"


def chronic(count: int, days: int) -> str:
    """The same is there again and again."""
    return f"顽疾：{days}日内第{count}次"


def none(scope: str) -> str:
    """There are none."""
    return f"{scope}没有{WORD}：没有顽疾、专项，没有退回、返工、挂账、延期两次的，没有超期的。"


def listed(scope: str, lines: Sequence[str]) -> str:
    """All of them, those with most reasons first."""
    more = [f"……还有 {len(lines) - MOST} 件，请写范围：{WORD} 金山"] if len(lines) > MOST else []
    return "\n".join([f"{WORD} · {scope}（{len(lines)} 件）", *lines[:MOST], *more])


def line(case: Case, row: str, reasons: Sequence[str], district: District) -> str:
    """`#12 占道经营 · 人民广场 · 金山社区 · 已超期 3天｜退回2次、挂账2次`."""
    head = district.unit.get(case.left_unit or 0) if case.unit is None else None
    had = [f"退回前在{head.short}"] if head else []
    return f"{row}｜{'、'.join([*reasons, *had])}"
