"""Questions of cases that are still to be done, however they came: what their days mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from domain.question import Status
from handlers.inquiry import Inquiry
from handlers.parts import number_of

_ALIVE = frozenset({Status.UNCLOSED, Status.OPEN, Status.OVERDUE, Status.DUE})


def lives(asked: Inquiry) -> bool:
    """True where only cases are asked about that are still to be done."""
    return bool(asked.states) and set(asked.states) <= _ALIVE


def of_then(asked: Inquiry) -> Iterator[str]:
    """That what is still so is counted by the days on which it was reported."""
    period = asked.question.period
    if period and lives(asked):
        yield f"（{period.words}上报的，现在还是这样的）"
        if Status.OVERDUE in asked.question.states:
            yield f"不限哪天上报的，现在一共 {number_of(asked, replace(asked.sought, span=None))} 件"
