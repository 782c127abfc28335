"""What a day of 飞检 found, and what became of the day before."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cases import Case, State

WORD = "飞检情况"
NONE = "今天、昨天飞检都没有发现问题。"
MOST = 5
_FIXED = (State.CHECKING, State.CLOSED)


def summary(found: Sequence[Case], rows: Sequence[str], before: Sequence[Case]) -> list[str]:
    """`【飞检】今天发现 2 件`, a line for each; `昨天发现 3 件，已整改 2 件，没整改：#4`. Nothing if both are empty."""
    if not (found or before):
        return []
    more = [f"……还有 {len(rows) - MOST} 件"] if len(rows) > MOST else []
    head = f"【飞检】今天发现 {len(found)} 件" if found else "【飞检】今天没有发现问题"
    return [head, *rows[:MOST], *more, *([_before(before)] if before else [])]


def _before(cases: Sequence[Case]) -> str:
    left = [case for case in cases if case.state not in _FIXED]
    told = f"昨天发现 {len(cases)} 件，已整改 {len(cases) - len(left)} 件"
    return f"{told}，没整改：{'、'.join(f'#{one.number}' for one in left)}" if left else told
