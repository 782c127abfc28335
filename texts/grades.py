"""定级 in words."""

from __future__ import annotations

from collections.abc import Sequence

from domain.cases import Case, Grade
from domain.chat import Choice

WORD = "定级"


def hint(grade: Grade, grounds: Sequence[str]) -> str:
    """`严重：危险`; the grade alone where a person said so."""
    return f"{grade}：{'、'.join(grounds)}" if grounds else grade


def changed(changes: str, reason: str) -> str:
    """For the card: from which to which, and why."""
    return f"{WORD}：{changes}{f'（{reason}）' if reason else ''}"


def ask(case: Case, now: Grade) -> str:
    """Which one it is to be."""
    return f"#{case.number} 现在是{now}，定为哪一级？"


def buttons(now: Grade) -> tuple[Choice, ...]:
    """The others."""
    return tuple(Choice(one, one) for one in Grade if one is not now)
